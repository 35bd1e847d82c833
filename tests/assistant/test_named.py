"""What is asked of an official reference by itself: text that names it, or that none does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Answer, Outcome
from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.named import without_unheld_papers
from corpus.document import TextBuilder
from corpus.publication import Status
from index.exported_model import Embedder
from tests.assistant.conftest import home_of
from tests.assistant.language_model.queued_model import QueuedModel
from tests.made_documents import made_document


@pytest.fixture(scope="module")
def ferries(
    tmp_path_factory: pytest.TempPathFactory, models_folder: Path, embedder: Embedder
) -> Iterator[Assembly]:
    """Instructions that replaced one another, and two Acts with sections."""
    assert embedder.identity.dimension
    home = tmp_path_factory.mktemp("ferries") / "home"
    documents = [
        made_document("Ferry instructions and how they stand", _fill_instructions, source="/a.md"),
        made_document("Ferry law", _fill_law, source="/b.md"),
        made_document(
            "Probation Instruction 05/2015: gangways",
            "A gangway is painted white and is looked at by two people before each crossing.",
            source="/c.md",
            status=Status.SUPERSEDED,
            applies_to=date(2021, 3, 31),
            replaced_by="the gangway framework",
        ),
    ]
    made = home_of(home, models_folder, documents)
    yield made
    made.parts.close()


def _fill_instructions(content: TextBuilder) -> None:
    content.heading("Ferry instructions and how they stand", 1)
    content.heading("Instructions on passenger lists", 2)
    content.paragraph(
        "Probation Instruction (PI) 31/2019 on passenger lists is no longer in force. It was "
        "withdrawn in May 2024."
    )
    content.heading("Instructions on lifeboats", 2)
    content.paragraph(
        "PI 12/2020 on lifeboat drills is still in force, and due for review in 2027."
    )
    content.heading("Lifeboat drills", 2)
    content.paragraph("A lifeboat drill is held every nine days on board of each ferry.")


def _fill_law(content: TextBuilder) -> None:
    content.heading("Ferry law", 1)
    content.heading("Night crossings", 2)
    content.paragraph("Section 14 of the Ferries Act 2022 came into force on 3 April 2025.")
    content.heading("Ice", 2)
    content.paragraph("A ferry waits for the ice breaker, by section 7 of the WFA 2020.")
    content.heading("Mooring", 2)
    content.paragraph("Section 61 of the Harbours Act 2011 was repealed on 9 June 2023.")


def asked(question: str, assembly: Assembly) -> Answer:
    return ask(question, assembly.parts)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("pi 31/2019 still valid or dead", "no longer in force"),
        ("can i still rely on probation instruction 31/2019", "no longer in force"),
        ("PI 12/2020 status", "still in force"),
        ("has PI 12/2020 been withdrawn", "still in force"),
        ("s.14 of the ferries act 2022 commenced?", "came into force on 3 April 2025"),
        ("whats s 61 harbours act 2011", "repealed on 9 June 2023"),
        ("is section 61 of the act still in force", "repealed on 9 June 2023"),
        ("section 7 of the winter ferries act 2020 in force?", "section 7 of the WFA 2020"),
        ("Ferries Act 2022, section 14 in force?", "came into force on 3 April 2025"),
        ("has the harbours act 2011 s 61 been repealed", "repealed on 9 June 2023"),
        ("s14 feries act 2022 comenced yet", "came into force on 3 April 2025"),
        ("pi 31/2019 stil valid or superceeded", "no longer in force"),
    ],
)
def test_what_names_it_answers_however_it_is_put(
    ferries: Assembly, question: str, words: str
) -> None:
    answer = asked(question, ferries)
    assert answer.outcome is Outcome.ANSWERED
    assert words in answer.statements[0].text


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("pi 13/2020 still valid or dead", "PI 13/2020"),
        ("is PI 31/2018 in force", "PI 31/2018"),
        ("my manager says PSI 31/2019 is still live, is it?", "PSI 31/2019"),
        ("what replaced PI 44/2019 and PI 45/2019", "PI 44/2019, PI 45/2019"),
        ("s.99 in force yet", "s.99"),
    ],
)
def test_of_what_no_text_names_nothing_is_said(
    ferries: Assembly, question: str, named: str
) -> None:
    answer = asked(question, ferries)
    assert answer.outcome is Outcome.NOT_IN_GUIDANCE
    assert f"names {named}, so nothing is said about it" in answer.wording
    assert answer.statements == ()
    assert not any(one.quote for one in answer.nearest)


@pytest.mark.parametrize("question", ["pi 05/2015 still live?", "whats replaced PI 5/2015"])
def test_a_paper_that_is_held_and_has_ended_is_shown_as_such(
    ferries: Assembly, question: str
) -> None:
    answer = asked(question, ferries)
    assert answer.outcome is Outcome.ANSWERED
    assert {one.status for one in answer.citations} == {Status.SUPERSEDED}
    assert any("the gangway framework" in one.text for one in answer.notices)


@pytest.mark.parametrize(
    "question",
    ["s.18 on sea bail, is that in force yet", "is the lifeboat rule in s 99 still the law"],
)
def test_whether_a_provision_is_in_force_is_told_by_nothing_that_does_not_name_it(
    ferries: Assembly, question: str
) -> None:
    answer = asked(question, ferries)
    assert answer.outcome is Outcome.NOT_IN_GUIDANCE
    assert answer.statements == ()


def test_a_provision_in_force_is_found_whatever_is_said_beside(ferries: Assembly) -> None:
    answer = asked("s14 on crossings at night, is that in force yet", ferries)
    assert answer.outcome is Outcome.ANSWERED
    assert "came into force on 3 April 2025" in answer.statements[0].text


def test_a_section_of_another_act_answers_nothing(ferries: Assembly) -> None:
    answer = asked("has section 14 of the harbours act 2011 started", ferries)
    assert answer.outcome is Outcome.NOT_IN_GUIDANCE
    assert "does not answer" in answer.wording
    assert not any(one.quote for one in answer.nearest)


def test_whatever_it_is_asked_in_it_is_said_in_the_language_spoken(ferries: Assembly) -> None:
    answer = ask("is PI 13/2020 in force", ferries.parts, language="cy")
    assert "yn enwi PI 13/2020" in answer.wording


def test_a_question_with_a_subject_is_answered_and_the_paper_said_not_to_be_held(
    ferries: Assembly,
) -> None:
    answer = asked("how often is a lifeboat drill held according to pi 13/2020", ferries)
    assert answer.outcome is Outcome.ANSWERED
    assert "every nine days" in answer.statements[0].text
    told = [one.text for one in answer.notices if one.kind == "paper_unheld"]
    assert len(told) == 1
    assert "PI 13/2020" in told[0]
    assert answer.searched_for == "how often is a lifeboat drill held"


@pytest.mark.parametrize(
    ("question", "searched"),
    [
        ("acording to pi 13/2020 how often is a drill", "how often is a drill"),
        ("as per PSI 7/2018, lifeboat drills?", "lifeboat drills?"),
        ("how often are drills in PI 13/2020", "how often are drills"),
        ("are drills in PI 12/2020 or PI 13/2020", "are drills in PI 12/2020 or"),
        ("is PI 13/2020 still in force", "is PI 13/2020 still in force"),
        ("how often is a drill under s.99", "how often is a drill under s.99"),
    ],
)
def test_a_paper_that_no_text_names_is_not_searched_for_if_more_is_asked(
    ferries: Assembly, question: str, searched: str
) -> None:
    assert without_unheld_papers(question, ferries.parts) == searched


@pytest.mark.parametrize(
    "question",
    [
        "how often is a lifeboat drill held",
        "how often is a lifeboat drill held on a CP 13 ferry",
        "he got 9 months under s.99, how often is a lifeboat drill held",
    ],
)
def test_of_what_is_no_paper_nothing_is_said_beside_an_answer(
    ferries: Assembly, question: str
) -> None:
    answer = asked(question, ferries)
    assert answer.outcome is Outcome.ANSWERED
    assert not any(one.kind == "paper_unheld" for one in answer.notices)


def test_of_two_papers_the_one_that_is_not_held_is_said_beside_the_answer(
    ferries: Assembly,
) -> None:
    answer = asked("PI 12/2020 and PI 13/2020, are they still in force", ferries)
    assert "PI 12/2020" in answer.statements[0].text
    told = [one.text for one in answer.notices if one.kind == "paper_unheld"]
    assert [("PI 13/2020" in one, "PI 12/2020" in one) for one in told] == [(True, False)]


def test_no_model_puts_it_in_other_words(ferries: Assembly) -> None:
    model = QueuedModel("is PI 12/2020 in force?")
    answer = ask("is PI 13/2020 in force", replace(ferries.parts, model=model))
    assert answer.outcome is Outcome.NOT_IN_GUIDANCE
    assert model.history == []


def test_a_change_of_another_instruction_is_no_correction_of_this_one(starter: Assembly) -> None:
    answer = asked("PI 99/2017 on work before release still counts doesnt it", starter)
    assert answer.outcome is not Outcome.PREMISE_CORRECTED
