"""A conversation taken away as a file: the right kind, with every statement and quote in it."""

from __future__ import annotations

import io
import re

import docx
import pypdfium2
import pytest

from tests.ui.web.ask.made_turns import hostile_answer


def words_of_markdown(content: bytes) -> str:
    return re.sub(r"\\([^\w\s])", r"\1", content.decode("utf-8"))


def words_of_word(content: bytes) -> str:
    return "\n".join(one.text for one in docx.Document(io.BytesIO(content)).paragraphs)


def words_of_pdf(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


KINDS = {
    "md": ("text/markdown; charset=utf-8", words_of_markdown),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        words_of_word,
    ),
    "pdf": ("application/pdf", words_of_pdf),
}


def plain_words(text: str) -> str:
    return " ".join(text.replace("\ufffe", "-").split())


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_has_the_questions_statements_and_quotes(visitor, quoted, kind):
    media_type, words_of = KINDS[kind]
    conversation = visitor.keeps(quoted)
    response = visitor.get(f"/conversations/{conversation}/export.{kind}")
    assert response.status_code == 200
    assert response.headers["content-type"] == media_type
    assert re.fullmatch(
        rf'attachment; filename="when-must-a-missed-appointment-be-recorded-[\d-]+\.{kind}"',
        response.headers["content-disposition"],
    )
    text = plain_words(words_of(response.content))
    assert quoted.question in text
    for statement in quoted.statements:
        assert text.count(statement.text) >= 2, "as a statement, and as the quote that carries it"
    assert "Recall guidance for practitioners" in text


@pytest.mark.parametrize(("kind", "name"), [("md", "Ffynonellau"), ("docx", "Ffynonellau")])
def test_a_file_is_in_the_language_of_the_pages(visitor, quoted, kind, name):
    path = f"/conversations/{visitor.keeps(quoted)}/export.{kind}"
    said = KINDS[kind][1]
    assert name in said(visitor.get(path, params={"language": "cy"}).content)
    assert name not in said(visitor.get(path).content)


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_words_are_no_obstacle(visitor, guidance, kind):
    conversation = visitor.keeps(hostile_answer(guidance["hostile"]))
    response = visitor.get(f"/conversations/{conversation}/export.{kind}")
    assert response.status_code == 200
    name = re.search(r'filename="([^"]*)"', response.headers["content-disposition"])[1]
    assert re.fullmatch(rf"[a-z0-9-]+\.{kind}", name)
    assert "onerror" in KINDS[kind][1](response.content)


def test_another_kind_of_file_is_not_made(visitor, quoted):
    path = f"/conversations/{visitor.keeps(quoted)}/export."
    for kind in ("exe", "html", "", "md.exe", "MD"):
        assert visitor.get(path + kind).status_code in (404, 422)
