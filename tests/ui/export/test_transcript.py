from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files

import pytest

from assistant.answer import Footing, Mode, Outcome, Statement
from assistant.scope import Family, Nation
from corpus.publication import Status
from corpus.written_date import PartialDate
from tests.ui.export.made_conversations import (
    FRAMEWORK,
    LIST,
    MOMENT,
    STRANGE,
    asked_back,
    citation,
    conversation,
    corrected,
    hostile,
    listed,
    refused,
    transcript,
    written,
)
from tests.ui.made_answers import FORMER, PRESENT
from ui.export.characters import harmless, mail_address, one_line, web_address
from ui.export.download import FileKind, download_of
from ui.export.transcribe import transcribe, transcribe_answer
from ui.export.transcript import Line, Link, Quoted, Transcript
from ui.web.language import words_in


def test_it_tells_when_and_how_much() -> None:
    made = transcript()
    assert made.title == "Recall reports: tŷ a ŵyl"
    assert (made.language, made.exported_at) == ("en", MOMENT)
    assert made.about[:3] == (
        Line("Started", "28 November 2026"),
        Line("Last question", "28 November 2026"),
        Line("Questions", "5"),
    )
    part = replace(conversation(), turn_count=90)
    assert transcript(part).about[2] == Line("Questions", "the last 5 of 90")


def test_questions_have_their_number_and_how_they_were_asked_and_answered() -> None:
    first, second, third, fourth, fifth = transcript().turns
    assert first.heading == "1. What must a recall report show, and how soon must it be sent?"
    assert first.said_how == "Quoted word for word from the guidance:"
    assert second.wording == ("That rule has changed.",)
    assert second.notices == ("It was replaced by: Ferry Act 2026.",)
    assert second.about[1] == "Answered as the guidance stood on 22 November 2026"
    assert third.said_how.startswith("Written from the guidance")
    assert third.about[2] == (
        "Only part of the guidance was asked: what applies in Wales, law, policy and guidance, "
        "official text only, 2 chosen documents"
    )
    assert fourth.said_how == ""
    assert [one.title for one in fourth.listings] == [
        "Nearest headings in the guidance held",
        "Whom to ask",
    ]
    assert fifth.readings == ("What is recall?", f"{FRAMEWORK}: The report")


def quotes_of(made: Transcript) -> list[Quoted]:
    return [one for reference in made.references for one in reference.quotes]


def test_numbers_go_on_and_a_quote_cited_again_keeps_its_number() -> None:
    made = transcript()
    assert [said.numbers for turn in made.turns for said in turn.statements] == [
        (1,),
        (2, 1),
        (3,),
        (4,),
        (5, 1),
    ]
    assert {one.number: one.text for one in quotes_of(made)} == {
        1: LIST,
        2: "The report must be sent within 24 hours of the decision.",
        3: PRESENT,
        4: FORMER,
        5: "The manager signs the report.",
    }


def test_quotes_of_one_place_stand_under_one_heading() -> None:
    references = transcript().references
    assert [[one.number for one in reference.quotes] for reference in references] == [
        [1, 5],
        [2],
        [3],
        [4],
    ]
    assert references[0].heading == f"[1] [5] {FRAMEWORK}"


def test_what_only_one_quote_of_a_place_rests_on_is_told_with_it() -> None:
    act, order = Footing("Ferry Act 2026"), Footing("Ferry Order")
    answer = replace(
        listed(),
        statements=(Statement("Both.", (1, 2)),),
        citations=(
            citation(1, "First.", rests_on=(act,)),
            citation(2, "Second.", start=5000, end=5007, rests_on=(act, order)),
        ),
    )
    (reference,) = transcript(conversation(answer)).references
    assert Line("Rests on", "Ferry Act 2026") in reference.lines
    assert [one.lines for one in reference.quotes] == [(), (Line("Rests on", "Ferry Order"),)]


def test_the_same_words_as_they_stood_on_another_day_are_another_source() -> None:
    now = replace(listed(), statements=(Statement(LIST, (1,)),))
    then = replace(now, citations=(citation(1, LIST, status="draft"),))
    references = transcript(conversation(now, then, now)).references
    assert [[one.number for one in reference.quotes] for reference in references] == [[1], [2]]


def test_a_statement_has_the_label_of_words_that_ended() -> None:
    statements = transcript().turns[1].statements
    assert [one.label for one in statements] == ["", "No longer applies (until 30 March 2026)"]


def test_a_reference_has_everything_to_find_it() -> None:
    page = "https://www.example.org/framework#the-report"
    reference = transcript().references[0]
    assert (reference.publication, reference.trail) == (FRAMEWORK, "4. Recall › 4.2 The report")
    assert reference.labels == ()
    assert reference.lines == (
        Line("Publisher", "HM Ferry Service"),
        Line(
            "Status", "Current, published 2 April 2024, updated March 2026, applies from 1 May 2024"
        ),
        Line("Page", "12"),
        Line("Official page", "", (Link(page, page),)),
        Line("Licence", "© Crown copyright, Open Government Licence v3.0"),
    )


def test_a_starter_note_is_labelled_and_tells_what_it_rests_on() -> None:
    act = "https://www.example.org/ferry-act"
    order = "https://www.example.org/ferry-order"
    reference = transcript().references[3]
    assert reference.labels == ("Superseded", "Starter note, not official guidance")
    assert reference.lines == (
        Line("Status", "Superseded, updated April 2026, applied to 30 March 2026"),
        Line(
            "Replaced on 31 March 2026 by",
            "Ferry Act 2026, County, 31 March 2026",
            (Link(act, act),),
        ),
        Line("Rests on", "Ferry Order, May 2019, Withdrawn", (Link(order, order),)),
        Line("Rests on", "minutes of the harbour board"),
    )


def test_versions_are_told_once_or_with_the_questions_they_answered() -> None:
    told = "version 41 of the guidance held, 187 documents, index: build-000{}, model: "
    told += "all-MiniLM-L6-v2@0123456789ab"
    assert transcript().closing.lines[2:] == (
        Line("Answered with (questions 1–3)", told.format(7)),
        Line("Answered with (question 4)", told.format(8)),
    )
    alone = transcript(conversation(listed()))
    assert alone.closing.lines[2:] == (Line("Answered with", told.format(7)),)
    assert transcript(conversation(asked_back())).closing.lines[2:] == ()
    assert "case data" in alone.closing.lines[1].words


@pytest.mark.parametrize(
    ("shown", "statements", "references", "notice"),
    [
        (0, 0, 0, "before an answer arrived"),
        (1, 1, 1, "Only the part"),
        (2, 2, 2, "replaced by"),
        (9, 2, 2, "replaced by"),
        (None, 2, 2, "replaced by"),
    ],
)
def test_only_what_had_arrived_is_in_it(
    shown: int | None, statements: int, references: int, notice: str
) -> None:
    made = conversation(corrected())
    stopped = replace(made, turns=(replace(made.turns[0], shown=shown),))
    (turn,) = transcript(stopped).turns
    assert len(turn.statements) == statements
    assert len(transcript(stopped).references) == references
    assert notice in turn.notices[0]


def test_a_long_question_or_one_of_many_lines_is_told_whole_below_its_heading() -> None:
    long = "how soon must it be sent " * 20
    lines = "One line\nand another?"
    first, second = transcript(
        conversation(replace(listed(), question=long), replace(listed(), question=lines))
    ).turns
    assert first.heading.endswith("…")
    assert len(first.heading) < 170
    assert first.question == long.strip()
    assert (second.heading, second.question) == ("2. One line and another?", lines)


def test_in_welsh_every_fixed_word_is_welsh() -> None:
    english, welsh = transcript(), transcript(language="cy")
    assert welsh.language == "cy"
    assert welsh.about[0] == Line("Dechreuwyd", "28 Tachwedd 2026")
    assert welsh.turns[0].said_how == "Dyfynnwyd air am air o’r canllawiau:"
    assert welsh.references[3].labels == ("Disodlwyd", "Nodyn cychwynnol, nid canllaw swyddogol")
    assert welsh.words.sources == "Ffynonellau"
    assert welsh.words.page == ("Tudalen ", " o ", "")
    assert english.words.page == ("Page ", " of ", "")
    assert [one.text for one in quotes_of(welsh)] == [one.text for one in quotes_of(english)]


def test_both_languages_have_the_same_messages() -> None:
    def ids(language: str) -> list[str]:
        text = files("ui.web").joinpath(f"words/{language}/export.ftl").read_text(encoding="utf-8")
        return [line.split(" = ")[0] for line in text.splitlines() if line.startswith("export-")]

    assert ids("en") == ids("cy")
    assert len(set(ids("en"))) == len(ids("en")) > 40


def test_every_status_family_and_mode_has_words() -> None:
    for language in ("en", "cy"):
        say = words_in(language)
        for status in Status:
            assert say(f"export-status-{status}")
        for one in (*Family, *Nation):
            assert say(f"export-narrowed-{one.replace('_', '-')}")
        for mode in Mode:
            assert say(f"export-said-{mode}")


def test_one_answer_that_is_not_kept_has_a_transcript() -> None:
    made = transcribe_answer(listed(), words_in("en"), MOMENT - timedelta(days=1))
    assert made.title == listed().question
    assert made.about[0].words == "27 November 2026"
    assert len(made.turns) == 1
    assert len(made.references) == 2


def test_an_answer_that_cites_what_is_not_there_is_told_without_it() -> None:
    answer = replace(listed(), statements=(Statement("Words.", (7, 1)), Statement("Others.", ())))
    assert [one.numbers for one in transcript(conversation(answer)).turns[0].statements] == [
        (1,),
        (),
    ]


def test_what_little_is_known_is_enough() -> None:
    bare = citation(
        1, "Words.", publisher=None, heading_trail=(), page=None, url=None, published=None
    )
    bare = replace(bare, updated=None, applies_from=None, licence=None, attribution=None)
    answer = replace(listed(), statements=(Statement("Words.", (1,)),), citations=(bare,))
    (reference,) = transcript(conversation(answer, title="")).references
    assert reference.lines == (Line("Status", "Current"),)
    assert reference.trail == ""
    assert transcript(conversation(answer, title="")).title == "Conversation"
    assert transcript(conversation(replace(answer, outcome=Outcome.UNAVAILABLE))).turns


def test_no_harmful_character_is_left_anywhere() -> None:
    printed = repr(transcript(conversation(hostile(STRANGE), title=STRANGE)))
    for escape in ("\\x07", "\\x00", "\\x0c", "\\ud83d", "\\u202e", "\\u202c"):
        assert escape not in printed
    assert "עברית عربي 中文 😀 a\u0301" in printed


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a\x00\x07\x1b\x7f\ufeff\ud83d\uffffb\t\u200dc", "ab\t\u200dc"),
        ("\u202eright\u202c \u2066a\u2069", "right a"),
        ("ŵ ŷ “quoted” – ½ 𝔘 \u00a0 \u00ad", "ŵ ŷ “quoted” – ½ 𝔘 \u00a0 \u00ad"),
    ],
)
def test_only_what_cannot_be_seen_is_left_out(text: str, kept: str) -> None:
    assert harmless(text) == kept
    assert "\n" not in one_line(text)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://www.gov.uk/a/b?c=d&e=%20f#g-h", "https://www.gov.uk/a/b?c=d&e=%20f#g-h"),
        ("HTTP://EXAMPLE.ORG/x", "http://EXAMPLE.ORG/x"),
        ("https://example.org/a b<c>(d)\"e'", "https://example.org/a%20b%3Cc%3E%28d%29%22e'"),
        ("https://example.org/tŷ", "https://example.org/t%C5%B7"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.org/x", None),
        ("/documents/x", None),
        ("https://", None),
        ("https://x> <script>", None),
        ("https://[bad", None),
        ("file:///etc/passwd", None),
        ("https://example.org/" + "x" * 3000, None),
        ("", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_are_followed(address: str | None, kept: str | None) -> None:
    assert web_address(address) == kept


def test_only_mailboxes_are_written_to() -> None:
    assert mail_address("help@example.org") == "mailto:help@example.org"
    for other in ("a@b> <c", "a@b?subject=x", "@", "help", "", None):
        assert mail_address(other) is None


@pytest.mark.parametrize("kind", list(FileKind))
def test_a_file_has_a_name_that_every_system_takes(kind: FileKind) -> None:
    file = download_of(transcript(), kind)
    assert file.name == f"recall-reports-ty-a-wyl-2026-11-28.{kind}"
    assert len(file.content) > 1000
    assert "/" in file.media_type
    strange = download_of(transcript(conversation(listed(), title="../中文\n;" + "x" * 200)), kind)
    assert strange.name == f"{'x' * 60}-2026-11-28.{kind}"
    nameless = download_of(transcript(conversation(listed(), title="中文?")), kind)
    assert nameless.name == f"conversation-2026-11-28.{kind}"


def test_dates_are_british_and_as_precise_as_they_are_known() -> None:
    made = citation(1, LIST, published=PartialDate(2019), updated=None, applies_from=None)
    answer = replace(listed(), citations=(made,), statements=(Statement(LIST, (1,)),))
    assert (
        transcript(conversation(answer)).references[0].lines[1].words == "Current, published 2019"
    )


def test_a_moment_of_another_zone_is_the_same_moment() -> None:
    assert transcribe(conversation(), words_in("en")).exported_at <= datetime.now(UTC)
    assert transcript(conversation(refused(), written())).turns[1].heading.startswith("2. ")
