"""What the assistant says itself: reviewed, in two languages, with its values put in as text."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import assistant.wording
from assistant.screening.kinds import Kind
from assistant.wording import (
    LANGUAGES,
    MissingValue,
    in_both_languages,
    placeholders_of,
    wording_for,
)

FOLDER = Path(assistant.wording.__file__).parent
ASSISTANT = FOLDER.parent
NAMES = sorted(one.stem for one in (FOLDER / "en").glob("*.md"))
HOSTILE = "{day} {kinds} {0} {} %s \\1 \\g<1> {publication"
# A message of the program stands alone in English; in Welsh it is said that it is in English.
NO_WORDS_OF_ITS_OWN = {"problem"}


def said(name: str, language: str) -> str:
    return wording_for(name, language, **dict.fromkeys(placeholders_of(name, language), "x"))


def test_both_languages_have_the_same_wordings() -> None:
    assert len(NAMES) > 60
    assert [sorted(one.stem for one in (FOLDER / two).iterdir()) for two in LANGUAGES] == [
        NAMES,
        NAMES,
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_wording_says_when_it_is_shown_and_needs_the_same_values_in_each_language(
    name: str,
) -> None:
    for language in LANGUAGES:
        text = (FOLDER / language / f"{name}.md").read_text(encoding="utf-8")
        assert text.startswith("<!-- Shown when: ")
        assert said(name, language)
        assert "<!--" not in said(name, language)
    assert placeholders_of(name, "en") == placeholders_of(name, "cy")


@pytest.mark.parametrize("name", NAMES)
def test_welsh_is_not_english_left_as_it_was(name: str) -> None:
    english, welsh = said(name, "en"), said(name, "cy")
    assert english != welsh
    assert english.count("\n\n") == welsh.count("\n\n")
    assert {one for one in ("999", "116 123", "55") if one in english} == {
        one for one in ("999", "116 123", "55") if one in welsh
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_wording_is_whole_and_no_piece_of_one(name: str) -> None:
    """A sentence begins with a capital and ends; a label, a kind or a day is a phrase by itself."""
    phrase = name.startswith(("label_", "kind_")) or name in ("day_unknown", "list_of_kinds")
    for language in LANGUAGES:
        text = said(name, language)
        assert text == text.strip()
        if not phrase and name not in NO_WORDS_OF_ITS_OWN:
            assert text[0].isupper() or text[0] in "“"
            assert text[-1] in ".?:”"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_looks_like_a_placeholder_in_a_value_is_text(language: str) -> None:
    for name in NAMES:
        names = placeholders_of(name, language)
        text = wording_for(name, language, **dict.fromkeys(names, HOSTILE))
        assert text.count(HOSTILE) >= len(names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_value_is_a_fault(language: str) -> None:
    for name in NAMES:
        if placeholders_of(name, language):
            with pytest.raises(MissingValue, match=name):
                wording_for(name, language)


@pytest.mark.parametrize("language", ["fr", "", "CY", "..", "../en", "en/../cy"])
def test_a_language_that_is_not_spoken_here_is_english(language: str) -> None:
    assert wording_for("emergency", language) == wording_for("emergency", "en")


def test_a_language_without_the_file_is_english(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for language in LANGUAGES:
        (tmp_path / language).mkdir()
    (tmp_path / "en" / "new.md").write_text("<!-- Shown when: new -->\nNew on {day}.\n")
    monkeypatch.setattr("assistant.wording.files", lambda _: tmp_path)
    assert wording_for("new", "cy", day="3 May") == "New on 3 May."


def test_both_languages_are_said_the_spoken_one_first() -> None:
    english, welsh = in_both_languages("asked_in_welsh", "en")
    assert english.startswith("The guidance held")
    assert in_both_languages("asked_in_welsh", "cy") == (welsh, english)


def test_every_kind_of_personal_data_has_its_words() -> None:
    for kind in Kind:
        assert kind.value.casefold() in said(f"kind_{kind.name.lower()}", "en").casefold()
    assert len({said(f"kind_{kind.name.lower()}", "cy") for kind in Kind}) == len(Kind)


def calls() -> Iterator[tuple[Path, ast.Call]]:
    for path in sorted(ASSISTANT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield path, node


def test_no_sentence_for_people_stands_in_the_code() -> None:
    """What a notice, a wording or a label says is read from a file, never written in the code."""
    written = (ast.Constant, ast.JoinedStr, ast.BinOp)
    found = []
    for path, call in calls():
        name = ast.unparse(call.func)
        said = [one.value for one in call.keywords if one.arg in ("wording", "label")]
        said += call.args[1:] if name == "Notice" else call.args[2:3] if name == "Statement" else []
        found += [f"{path.name}:{call.lineno}" for one in said if isinstance(one, written)]
    assert found == []


def test_every_wording_is_said_somewhere() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in (ASSISTANT, ASSISTANT.parent / "ui")
        for path in folder.rglob("*.py")
    )
    together = ("label_", "kind_", "text_", "rule_", "out_of_scope_")
    outcomes = ("about_a_person", "case_judgement", "emergency", "personal_advice", "out_of_scope")
    unsaid = {one for one in NAMES if f'"{one}"' not in code and not one.startswith(together)}
    assert unsaid <= set(outcomes)
