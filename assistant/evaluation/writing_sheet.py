"""A sheet to read: each question quoted and written, and what was held back of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answer import Answer, Citation, Statement
from assistant.evaluation.claims_followed import Became
from assistant.evaluation.side_by_side import Arm, SideBySide, Told

_MARKUP = re.compile(r"([\\`*_\[\]<>#|])")
_HELD_BACK = (Became.QUOTED, Became.DROPPED)


def writing_sheet(found: Sequence[SideBySide], model: str) -> str:
    """Return the sheet as Markdown; whatever stands in answers is shown as it is."""
    lines = [
        "# Quoted and written, side by side",
        "",
        f"Written by {_plain(model)}, and checked. Read each written sentence against the quotes "
        "under it: does it say what they say, and does it answer the question?",
    ]
    for one in found:
        lines += ["", *_question(one)]
    return "\n".join([*lines, ""])


def _question(one: SideBySide) -> Iterator[str]:
    checked = one.by_arm[Arm.CHECKED]
    yield f"## {_plain(one.case.id)}: {_plain(one.case.question)}"
    for turn in one.case.history:
        yield f"\n- before, {turn.role}: {_plain(turn.content)}"
    yield from _answer("Quoted", one.by_arm[Arm.QUOTED])
    if checked.writing is None:
        yield f"\nNot written: {checked.end}."
        return
    yield from _answer("Written", checked)
    if checked.end != "written":
        yield f"\n{checked.end.capitalize()}."
    yield from _held_back(checked)


def _answer(head: str, told: Told) -> Iterator[str]:
    answer = told.answer
    yield f"\n### {head}: {answer.outcome.value}\n"
    for one in answer.statements:
        yield f"- {_statement(one, answer)}"
    if any(one.written for one in answer.statements):
        quotes = (
            f"> \\[{each.number}\\] “{_plain(each.quote)}” — {_place(each)}"
            for each in answer.citations
        )
        yield "\n" + "\n>\n".join(quotes)
    for notice in answer.notices:
        yield f"\n*{_plain(notice.text)}*"


def _statement(one: Statement, answer: Answer) -> str:
    """Return a statement with its numbers, and with its places where it is a quote."""
    label = f"({_plain(one.label)}) " if one.label else ""
    numbers = "".join(f"\\[{number}\\]" for number in one.citations)
    if one.written:
        return f"{label}{_plain(one.text)} {numbers}"
    places = "; ".join(_place(each) for each in answer.citations if each.number in one.citations)
    return f"{label}“{_plain(one.text)}” {numbers} {places}"


def _held_back(told: Told) -> Iterator[str]:
    claims = [one for one in told.claims if one.became in _HELD_BACK]
    if claims:
        yield "\n### Held back\n"
    for one in claims:
        yield f"- “{_plain(one.text)}” — {one.became.value}; {_plain(one.why)}"
        for words in one.words:
            yield f"    - relies on: “{_plain(words)}”"


def _place(cited: Citation) -> str:
    return _plain(" › ".join(dict.fromkeys((cited.publication, *cited.heading_trail))))


def _plain(text: str) -> str:
    """Return text in one line, in which nothing is markup; lines are parted by a stroke."""
    told = " / ".join(" ".join(one.split()) for one in text.splitlines() if one.strip())
    return _MARKUP.sub(r"\\\1", told)
