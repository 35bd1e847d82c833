"""Made-up training packs with everything in them that a file has to keep."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from assistant.answer import Footing
from assistant.training.brief import Audience, Brief, Length, Nation
from assistant.training.grounds import Grounds
from assistant.training.item import Item, ItemKind, Option
from assistant.training.pack import (
    FurtherReading,
    KeyFact,
    Pack,
    ReadingStep,
    Scenario,
    TermEntry,
    ThenAndNow,
)
from corpus.written_date import PartialDate
from tests.ui.export.made_conversations import FRAMEWORK, MARKUP, STRANGE, WELSH, citation
from tests.ui.made_answers import ACT, ORDER, UNKNOWN
from ui.export.training.worded import WordedPack
from ui.export.training.wording import worded
from ui.web.language import words_in

MADE_AT = datetime(2026, 11, 28, 12, 30, tzinfo=UTC)
RIGHT_LENGTH = "A pass is valid for 56 days from the day it is issued."
OLD_LENGTH = "A pass is valid for 28 days."
LEAD_IN = "The report must show, in this order:"
LONG = " ".join(
    f"The officer must write sentence {number} of this long passage in the record, and say why."
    for number in range(1, 61)
)
HOSTILE = (
    MARKUP,
    STRANGE,
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "%50% ~wrong =right {T} #feedback -> arrow :: name // comment \\n \\{ \\\\ ####general",
    "\tTab first, then [sound:x.mp3] [latex]x[/latex] {{c1::cloze}} \\(x^2\\) $$y$$",
    "]]> <![CDATA[ <!-- --> &amp;nbsp; &nbsp; ‘single’ “double” — … 😀 ŵŷ",
    "#let x = 1; #panic() $x$ @label <label> *strong* _emph_ `raw`",
)


def grounds(*quotes: str, **values: object) -> Grounds:
    """Return what rests on quotes of the policy framework; `values` of the citation are set."""
    return Grounds(
        "framework", tuple(citation(at, one, **values) for at, one in enumerate(quotes, start=1))
    )


def note_grounds(quote: str) -> Grounds:
    """Return what rests on a starter note, which rests on an Act and on unknown minutes."""
    return grounds(
        quote,
        document_id="note",
        publication="Ferry passes in short",
        publisher=None,
        heading_trail=("Ferry passes in short", "How long"),
        page=None,
        url=None,
        starter_note=True,
        rests_on=(ACT, UNKNOWN),
        licence=None,
        attribution=None,
    )


def old_grounds(quote: str) -> Grounds:
    """Return what rests on superseded text."""
    return grounds(
        quote,
        document_id="order",
        publication="Ferry Order",
        heading_trail=("Ferry Order", "Passes"),
        status="superseded",
        replaced_by=ACT,
        replaced_on=PartialDate(2026, 3, 31),
        rests_on=(ORDER,),
    )


def item(kind: ItemKind, *options: str, right: tuple[int, ...] = (0,), **values: object) -> Item:
    """Return a quiz item of a kind; `values` are set instead."""
    made = Item(
        id=f"item-{kind}",
        kind=kind,
        question=f"Which of these is right ({kind})?",
        options=tuple(Option(one) for one in options),
        right=right,
        grounds=(grounds(RIGHT_LENGTH),),
        explanation="The framework says so.",
        topic="recall",
    )
    return replace(made, **values)  # type: ignore[arg-type]


def items() -> tuple[Item, ...]:
    """Return an item of every kind, one that rests on several quotes, and one that was dropped."""
    return (
        item(ItemKind.NUMBER, "12", "24", "36", "48", right=(1,)),
        item(ItemKind.DATE, "31 March 2026", "1 May 2024", "8 June 2021"),
        item(ItemKind.DURATION, "28 days", "56 days", "6 months", right=(1,), topic="licences"),
        item(ItemKind.WHO, "The manager", "The court", "The officer", right=(2,)),
        item(
            ItemKind.WHICH,
            WELSH,
            "A report that is unwritten",
            "Emoji 😀 and “quotes”",
            grounds=(grounds(LEAD_IN, "the condition that was broken;"), note_grounds(WELSH)),
            topic="unknown topic",
        ),
        item(
            ItemKind.ORDER,
            "Send the report",
            "Write the report",
            "Sign the report",
            "Read the file",
            right=(3, 1, 2, 0),
            question="In which order are these done?",
        ),
        item(ItemKind.TRUE_FALSE, "True", "False", right=(1,), question="A manager may sign late."),
        item(
            ItemKind.MATCH,
            "a person who checks",
            "a paper that lets one cross",
            "a place to wait",
            right=(1, 2, 0),
            prompts=("Pass", "Harbour", "Warden"),
            question="Which meaning has each term?",
        ),
        item(
            ItemKind.CURRENT_RULE,
            "28 days",
            "56 days",
            right=(1,),
            grounds=(note_grounds(RIGHT_LENGTH), old_grounds(OLD_LENGTH)),
            topic="",
        ),
        item(ItemKind.NUMBER, "left out", "dropped", id="dropped", question="Gone?", shown=False),
    )


def hostile_items(text: str) -> tuple[Item, ...]:
    """Return items of every way to answer in which every text is `text`."""
    named = grounds(text, publication=text, publisher=text, heading_trail=(text, text), url=text)
    choice = item(
        ItemKind.WHICH,
        text,
        f"{text} not",
        right=(1,),
        id=text,
        question=text,
        explanation=text,
        topic=text,
        grounds=(named,),
    )
    return (
        choice,
        replace(choice, id="order", kind=ItemKind.ORDER, right=(1, 0)),
        replace(choice, id="match", kind=ItemKind.MATCH, right=(1, 0), prompts=(text, f"{text}.")),
    )


def pack(**values: object) -> Pack:
    """Return a pack with a bit of everything; `values` are set instead."""
    made = Pack(
        id="pack-1",
        title="Recall and passes: tŷ a ŵyl",
        brief=Brief(
            ("recall", "licences", "unknown topic"), Audience.PRACTITIONER, Length.HALF_DAY
        ),
        made_at=MADE_AT,
        library_stamp="41",
        aims=("Say how long a pass is valid.", "Put the steps of a report in order."),
        reading=(
            ReadingStep("recall", ("4. Recall", "4.2 The report"), grounds(LEAD_IN), ("p1",), 2.4),
            ReadingStep("licences", (), note_grounds(RIGHT_LENGTH), ("p2",), 0.3),
        ),
        facts=(
            KeyFact("recall", grounds(LEAD_IN, "the condition that was broken;")),
            KeyFact("licences", note_grounds(RIGHT_LENGTH)),
            KeyFact("recall", grounds(LONG, page=None)),
        ),
        glossary=(TermEntry("Pass", note_grounds("A pass is a paper that lets one cross.")),),
        changes=(
            ThenAndNow(
                "licences",
                "A pass lasts 28 days.",
                "A pass lasts 56 days.",
                "2026-03-31",
                "Ferry Act 2026",
                old_grounds(OLD_LENGTH),
                note_grounds(RIGHT_LENGTH),
            ),
            ThenAndNow("", "Passes were blue.", "Passes are red.", "spring 2025", "", None, None),
        ),
        items=items(),
        scenarios=(
            Scenario(
                "scenario-1",
                "recall",
                "A traveller comes with a pass that is 40 days old.",
                "May the traveller cross?",
                (grounds(RIGHT_LENGTH), note_grounds("A valid pass lets one cross.")),
            ),
        ),
        further=(
            FurtherReading(FRAMEWORK, "HM Ferry Service", "https://www.example.org/f", "current"),
            FurtherReading("Ferry Order", "", "", "withdrawn"),
        ),
    )
    return replace(made, **values)  # type: ignore[arg-type]


def hostile_pack(text: str) -> Pack:
    """Return a pack in which every text that is not ours is `text`."""
    named = grounds(
        text,
        publication=text,
        publisher=text,
        heading_trail=(text, text),
        url=f"https://www.example.org/{text}",
        attribution=text,
        rests_on=(Footing(text, address=text),),
    )
    return Pack(
        id=text,
        title=text,
        brief=Brief((text,), Audience.PROVIDER, Length.WEEK, Nation.WALES),
        made_at=MADE_AT,
        library_stamp=text,
        aims=(text,),
        reading=(ReadingStep(text, (text,), named, (text,), 1.0),),
        facts=(KeyFact(text, named),),
        glossary=(TermEntry(text, named),),
        changes=(ThenAndNow(text, text, text, text, text, named, named),),
        items=hostile_items(text),
        scenarios=(Scenario(text, text, text, text, (named,)),),
        further=(FurtherReading(text, text, text, text),),
        version=3,
    )


def in_words(made: Pack | None = None, language: str = "en") -> WordedPack:
    """Return a pack, or the one with a bit of everything, as it goes into a file."""
    return worded(made or pack(), words_in(language))
