"""Conversations with everything in them that a file has to keep."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from assistant.answer import (
    Answer,
    Citation,
    Contact,
    Mode,
    NearestHeading,
    Notice,
    Outcome,
    Statement,
    Trace,
)
from assistant.records.conversations import KeptConversation, KeptTurn
from assistant.scope import Family, Nation, Scope
from assistant.wording import wording_for
from corpus.written_date import PartialDate
from tests.ui.made_answers import answer_from, note
from ui.export.transcribe import transcribe
from ui.export.transcript import Transcript
from ui.web.language import words_in

MOMENT = datetime(2026, 11, 28, 12, 30, tzinfo=UTC)
FRAMEWORK = "Ferry recall policy framework"
LIST = (
    "A recall report must show:\nthe condition that was broken;\nwhat was tried before;\n"
    "why the risk can no longer be managed."
)
WELSH = "Rhaid i’r swyddog ymweld â’r tŷ cyn pen pum niwrnod gwaith; ŵyl y banc ni chyfrifir."
MARKUP = (
    "# Not a heading\n- not a list\n1. not a number\n> not a quote\n===\n"
    "**not bold** _nor this_ `code` [link](javascript:alert(1)) ![pixel](http://192.0.2.7/p.png)\n"
    "<script>alert(1)</script> <b>bold</b> &amp; &#60; https://example.org/bare www.example.org "
    "a@example.org | a | b | $x$ {{ value }} #let x = 1 \\\\ $ @label <label> ~strike~ footnote[^1]"
)
STRANGE = (
    "bell\x07 null\x00 form\x0cfeed half\ud83d right\u202eto\u202c left עברית عربي 中文 😀 a\u0301"
)


def citation(number: int, quote: str, **values: object) -> Citation:
    """Return a citation of the policy framework; `values` are set instead."""
    made = Citation(
        number=number,
        document_id="framework",
        passage_id="framework:0-9",
        publication=FRAMEWORK,
        publisher="HM Ferry Service",
        heading_trail=(FRAMEWORK, "4. Recall", "4.2 The report"),
        page=12,
        url="https://www.example.org/framework#the-report",
        status="current",
        published=PartialDate(2024, 4, 2),
        updated=PartialDate(2026, 3),
        applies_from=PartialDate(2024, 5, 1),
        applies_to=None,
        starter_note=False,
        quote=quote,
        start=1000,
        end=1000 + len(quote),
        licence="Open Government Licence v3.0",
        attribution="© Crown copyright, Open Government Licence v3.0",
    )
    return replace(made, **values)  # type: ignore[arg-type]


def versions(build: str = "build-0007") -> Trace:
    """Return a trace that tells the versions of everything."""
    return Trace(
        versions={
            "index": build,
            "library_generation": 41,
            "documents": 187,
            "model": "all-MiniLM-L6-v2@0123456789ab",
        }
    )


def listed() -> Answer:
    """Return an answer that quotes a list and a sentence, each from its source."""
    sentence = "The report must be sent within 24 hours of the decision."
    return Answer(
        "What must a recall report show, and how soon must it be sent?",
        "What must a recall report show, and how soon must it be sent?",
        Outcome.ANSWERED,
        statements=(Statement(LIST, (1,)), Statement(sentence, (2, 1))),
        citations=(citation(1, LIST), citation(2, sentence, start=5000, end=5056, page=None)),
        trace=versions(),
    )


def corrected() -> Answer:
    """Return an answer with the present rule and the former one, from a note of ours."""
    return replace(answer_from(note()), trace=versions())


def written() -> Answer:
    """Return an answer that was written, and cites again what an earlier one has cited."""
    return Answer(
        "And who reads it?",
        "And who reads it? What must a recall report show",
        Outcome.ANSWERED,
        mode=Mode.WRITTEN,
        statements=(Statement("The manager reads it and signs it the same day.", (1, 2)),),
        citations=(
            citation(1, "The manager signs the report.", start=7000, end=7029),
            citation(2, LIST),
        ),
        notices=(Notice("personal_data", wording_for("personal_data", kinds="a CRN")),),
        trace=versions(),
        scope=Scope(
            as_at=date(2026, 1, 31),
            nation=Nation.WALES,
            families=frozenset({Family.POLICY, Family.LAW}),
            only_official=True,
            documents=frozenset({"framework", "other"}),
        ),
    )


def refused() -> Answer:
    """Return a non-answer that helps: wording, nearest headings, contacts."""
    return Answer(
        "How many seats has the staff canteen?",
        "How many seats has the staff canteen?",
        Outcome.NOT_IN_GUIDANCE,
        wording=wording_for("not_in_guidance"),
        nearest=(
            NearestHeading(
                "framework", FRAMEWORK, (FRAMEWORK, "9. Offices"), "https://www.example.org/f#nine"
            ),
            NearestHeading("note", "Offices in short", (), None, starter_note=True),
            NearestHeading("old", "Old handbook", ("Seats",), None, status="superseded"),
        ),
        contacts=(
            Contact("Ferry helpdesk", "questions on offices", "help@example.org"),
            Contact("Property team", "rooms", None, "https://www.example.org/property"),
        ),
        trace=versions("build-0008"),
    )


def asked_back() -> Answer:
    """Return a question that was too bare, with its readings."""
    return Answer(
        "recall?",
        "recall?",
        Outcome.NEEDS_DETAIL,
        wording=wording_for("needs_detail"),
        readings=("What is recall?", f"{FRAMEWORK}: The report"),
    )


def hostile(text: str = MARKUP) -> Answer:
    """Return an answer in which every text that is not ours is `text`."""
    return Answer(
        text,
        text,
        Outcome.PARTIAL,
        wording=text,
        statements=(Statement(text, (1,), text),),
        citations=(
            citation(
                1,
                text,
                publication=text,
                publisher=text,
                heading_trail=(text, text),
                url="javascript:alert(1)",
                attribution=text,
                document_id="hostile",
            ),
        ),
        notices=(Notice("open_part", text),),
        readings=(text,),
        nearest=(
            NearestHeading("hostile", text, (text,), "http://x> <script>"),
            NearestHeading("hostile", text, (text, text), None, quote=text, end=9),
        ),
        contacts=(Contact(text, text, "a@b> <c", "data:text/html,x"),),
        trace=Trace(versions={"index": text, "model": text, "library_generation": text}),
    )


def conversation(*answers: Answer, title: str = "Recall reports: tŷ a ŵyl") -> KeptConversation:
    """Return a conversation of these answers, or of one of every kind."""
    answers = answers or (listed(), corrected(), written(), refused(), asked_back())
    turns = tuple(
        KeptTurn(number, one.question, one, MOMENT, seconds=0.5)
        for number, one in enumerate(answers, start=1)
    )
    return KeptConversation("c0ffee", title, MOMENT, MOMENT, turns, len(turns))


def transcript(made: KeptConversation | None = None, language: str = "en") -> Transcript:
    """Return a conversation, or one of every kind of answer, as it goes into a file."""
    return transcribe(made or conversation(), words_in(language), MOMENT)
