import json
from pathlib import Path

import pytest

from assistant.errors import AssistantProblem
from assistant.evaluation.beir import Record, document_from_record, read_beir
from assistant.evaluation.errors import UnusableBeirFolder
from corpus.document import BlockKind
from tests.assistant.evaluation.made_up_set import QUESTIONS, RULES, write_made_up_set


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_made_up_set(tmp_path / "harbour")


def test_a_split_is_read_with_the_questions_that_can_be_measured(folder: Path):
    found = read_beir(folder, "test")
    assert (found.name, found.split) == ("harbour", "test")
    assert [one.id for one in found.records] == list(RULES)
    assert {one.id: (one.text, one.grades) for one in found.questions} == QUESTIONS
    # q97 has no text, q98 no document in the corpus; q99 is judged to be answered by nothing.
    assert (found.without_text, found.without_document, found.judgements_outside) == (1, 1, 0)


def test_judgements_without_headings_with_spaces_in_ids_and_windows_line_ends(folder: Path):
    with (folder / "corpus.jsonl").open("a") as file:
        file.write(json.dumps({"_id": "5.Part 2.1", "text": "Boats are counted."}) + "\r\n\r\n")
    (folder / "qrels" / "dev.tsv").write_bytes(b"q01\t5.Part 2.1\t2\r\nq01\tgone\t1\r\n")
    found = read_beir(folder, "dev")
    assert [one.grades for one in found.questions] == [{"5.Part 2.1": 2, "gone": 1}]
    assert found.judgements_outside == 1


def test_lines_become_paragraphs_and_list_items():
    text = (
        "Permits are given if:\n(a)\tthe visit is short; and\n(iv) \tagreed.\n\n• Stubs\n1. Keep\n"
    )
    document = document_from_record(Record("4::2.1", "Travel", text + "A 1.5 mile walk (by day)"))
    assert [(one.kind, document.text[one.start : one.end]) for one in document.blocks] == [
        (BlockKind.PARAGRAPH, "Permits are given if:"),
        (BlockKind.LIST_ITEM, "the visit is short; and"),
        (BlockKind.LIST_ITEM, "agreed."),
        (BlockKind.LIST_ITEM, "Stubs"),
        (BlockKind.LIST_ITEM, "Keep"),
        (BlockKind.PARAGRAPH, "A 1.5 mile walk (by day)"),
    ]
    assert "\n(iv) agreed.\n• Stubs\n1. Keep" in document.text
    assert document.publication.external_id == "4::2.1"
    assert document.source == "beir:4::2.1"


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b"])
def test_an_empty_text_falls_back_to_its_title_and_then_to_its_id(text: str):
    assert document_from_record(Record("r1", "Clinic", text)).text == "Clinic"
    assert document_from_record(Record("r1", " ", text)).text == "r1"


def test_equal_texts_are_two_documents_and_equal_records_one(folder: Path):
    one, other = (document_from_record(Record(name, "Keys", "At the desk.")) for name in "ab")
    assert one.text == other.text
    assert one.id != other.id
    first = (folder / "corpus.jsonl").read_text().splitlines()[0]
    with (folder / "corpus.jsonl").open("a") as file:
        file.write(first + "\n")
    assert len(read_beir(folder, "test").records) == len(RULES)


def test_half_of_a_surrogate_pair_in_a_record_does_no_harm(folder: Path):
    with (folder / "corpus.jsonl").open("a") as file:
        file.write('{"_id": "half", "title": "\\ud83d", "text": "Torn \\ud83d smile"}\n')
    found = read_beir(folder, "test").records[-1]
    assert document_from_record(found).text == "Torn ? smile"


def test_the_checksum_follows_the_corpus_alone(folder: Path):
    before = read_beir(folder, "test").checksum
    (folder / "qrels" / "test.tsv").write_text("q01\tr01\t1\n")
    assert read_beir(folder, "test").checksum == before
    with (folder / "corpus.jsonl").open("a") as file:
        file.write('{"_id": "r21", "text": "Tea is at four."}\n')
    assert read_beir(folder, "test").checksum != before


@pytest.mark.parametrize(
    ("file", "content", "words"),
    [
        ("corpus.jsonl", None, ["corpus.jsonl", "is missing"]),
        ("queries.jsonl", None, ["queries.jsonl", "is missing"]),
        ("qrels/test.tsv", None, ["no split 'test'", "Splits there: other."]),
        ("corpus.jsonl", b'{"_id": "a"}\n{"_id": "b"\n', ["corpus.jsonl", "line 2", "not JSON"]),
        ("corpus.jsonl", b'{"title": "a"}\n', ["corpus.jsonl", "line 1", "_id"]),
        ("corpus.jsonl", b"[1]\n", ["corpus.jsonl", "line 1", "_id"]),
        ("corpus.jsonl", b"", ["corpus.jsonl", "no documents"]),
        ("corpus.jsonl", b'{"_id": "\xff"}', ["corpus.jsonl", "UTF-8"]),
        (
            "corpus.jsonl",
            b'{"_id": "a", "text": "x"}\n{"_id": "a", "text": "y"}\n',
            ["two different documents", "'a'"],
        ),
        ("corpus.jsonl", b'{"_id": "other"}\n', ["no question of the split 'test'", "Check"]),
        ("queries.jsonl", b'{"_id": "q01", "text": " "}\n', ["no question of the split 'test'"]),
        ("qrels/test.tsv", b"head\t\t\nq01 r01 1\n", ["test.tsv", "line 2", "by tabs"]),
        ("qrels/test.tsv", b"q01\tr01\t0\n", ["test.tsv", "judges no document"]),
    ],
)
def test_a_bad_folder_is_named_with_what_is_wrong(
    folder: Path, file: str, content: bytes | None, words: list[str]
):
    (folder / "qrels" / "other.tsv").write_text("q01\tr01\t1\n")
    if content is None:
        (folder / file).unlink()
    else:
        (folder / file).write_bytes(content)
    with pytest.raises(UnusableBeirFolder) as caught:
        read_beir(folder, "test")
    assert isinstance(caught.value, AssistantProblem)
    assert [one for one in words if one not in str(caught.value)] == []


def test_a_folder_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(UnusableBeirFolder, match="nowhere: is not a folder"):
        read_beir(tmp_path / "nowhere", "test")
