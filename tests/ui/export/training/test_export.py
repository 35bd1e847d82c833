"""What all forms of a pack have in common."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import pytest

from assistant.training.brief import Audience, Brief, Length, Nation
from assistant.training.item import ItemKind
from assistant.training.pack import Pack
from tests.ui.export.training.made_packs import HOSTILE, hostile_pack, in_words, pack
from ui.export.training.export import export_pack
from ui.export.training.forms import FORM_KINDS, Form
from ui.export.training.worded import letters, sentences
from ui.web.language import LANGUAGES, words_in


def test_every_form_has_a_name_and_a_media_type() -> None:
    assert set(FORM_KINDS) == set(Form)
    made = [export_pack(pack(), form, words_in("en")) for form in Form]
    assert [one.name.removeprefix("recall-and-passes-ty-a-wyl-2026-11-28") for one in made] == [
        ".docx",
        ".pdf",
        ".pptx",
        "-gift.txt",
        "-moodle.xml",
        "-qti.zip",
        ".apkg",
        ".csv",
    ]
    assert all(re.fullmatch(r"[a-z]+/[\w.+-]+(; charset=utf-8)?", one.media_type) for one in made)


def test_the_name_tells_that_the_answers_are_left_out() -> None:
    for form in Form:
        name = export_pack(pack(), form, words_in("en"), answers=False).name
        assert ("-without-answers." in name) is FORM_KINDS[form].answers_optional


@pytest.mark.parametrize("text", HOSTILE)
def test_a_name_is_plain_whatever_the_title(text: str) -> None:
    for form in Form:
        name = export_pack(hostile_pack(text), form, words_in("cy")).name
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z]+", name)


@pytest.mark.parametrize("form", Form)
def test_the_same_pack_is_the_same_file(form: Form) -> None:
    if form in (Form.DOCX, Form.PPTX):
        pytest.skip("python-docx and python-pptx write the time into their ZIP files")
    first, second = (export_pack(pack(), form, words_in("en")) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("form", Form)
def test_nothing_of_this_machine_is_in_a_file(form: Form) -> None:
    content = export_pack(pack(), form, words_in("en")).content
    for told in (str(Path.home()), str(Path.cwd()), socket.gethostname()):
        if len(told) > 5:
            assert told.encode() not in content


@pytest.mark.parametrize("form", Form)
def test_a_pack_with_nothing_in_it_is_a_file(form: Form) -> None:
    bare = Pack("x", "", Brief(), pack().made_at, "1", *((),) * 8)
    made = export_pack(bare, form, words_in("en"))
    assert made.content
    assert made.name.startswith("training-pack-2026-11-28")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_brief_and_every_kind_has_words(language: str) -> None:
    for audience in Audience:
        for length in Length:
            for nation in Nation:
                brief = Brief(("recall",), audience, length, nation)
                about = in_words(pack(brief=brief), language).about
                assert all(one.words and "_" not in one.words for one in about[:3])
    kinds = {one.kind: one.kind_name for one in in_words(language=language).items}
    assert set(kinds) == set(ItemKind)
    assert len(set(kinds.values())) == len(kinds)


def test_topics_are_named_as_the_library_names_them() -> None:
    made = in_words(pack(brief=Brief(("mappa", "unpaid-work", "of no catalogue"))))
    told = {one.name: one.words for one in made.about}
    assert told["Topics"] == "MAPPA, Unpaid work, of no catalogue"


def test_publications_are_told_once_with_their_licence() -> None:
    told = [one.words for one in in_words().licences]
    assert told == [
        "Ferry recall policy framework. HM Ferry Service. © Crown copyright, Open Government "
        "Licence v3.0",
        "Ferry passes in short",
        "Ferry Order. HM Ferry Service. © Crown copyright, Open Government Licence v3.0",
    ]


def test_letters_go_on_behind_z() -> None:
    assert letters(28)[25:] == ("Z", "AA", "AB")


def test_a_question_mark_ends_a_sentence() -> None:
    assert sentences("Why?", "", "Current", "https://x") == "Why? Current. https://x"
    assert sentences() == ""
