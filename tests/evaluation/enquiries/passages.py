"""Measures how the questions of made-up mails are answered, passage by passage.

    python tests/evaluation/enquiries/passages.py [--home HOME] [--emails FILE ...] [--failures]

Each question goes the whole way: found in the mail, made so that it can be asked alone, answered.
`right` is one whose first quote is from a passage that answers it, `among` one with such a quote
further down, `wrong` one answered from elsewhere, `left open` one that is not answered; beside them
those that were not found in the mail. "Offered" are the questions left open or wrong of which a
right passage is among the places that a colleague may choose. Of questions that the notes do not
answer, `left open` is right. `asked alone` asks the question as whoever wrote the mail put it
afterwards, complete: the best that finding and restating could come to.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# Started as a file, the packages beside "tests" must be found first.
sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from assistant.answer import Answer, Outcome
from assistant.ask import ask as asked
from assistant.helpdesk.enquiry import Enquiry
from assistant.helpdesk.reply.answered import AnsweredQuestion
from assistant.helpdesk.reply.answering import AskInProcess, letter_around
from assistant.manner import Manner
from assistant.parts import Parts
from assistant.scope import Scope
from tests.evaluation.enquiries.measure import emails, parts_at, read

_FOLDER = Path(__file__).with_name("passages")
SETS = (_FOLDER / "first.jsonl", _FOLDER / "second.jsonl")
_ANSWERED = (Outcome.ANSWERED, Outcome.PARTIAL, Outcome.PREMISE_CORRECTED)
_KINDS = ("right", "among", "wrong", "left open", "not found")


@dataclass(frozen=True, slots=True)
class Judged:
    """A question of a mail, what became of it, and what becomes of it asked alone."""

    email: str
    text: str
    alone: str
    places: frozenset[str]
    became: str
    became_alone: str
    offered: bool


def _answered_in_order(enquiry: Enquiry, ask: AskInProcess) -> list[Answer]:
    """Return the answer to each question found, which knows what a reply says before it."""
    found: list[AnsweredQuestion] = []
    for one in enquiry.questions:
        letter = letter_around(one, enquiry.message, found)
        found.append(AnsweredQuestion(one, ask(one.text, letter, "en", Scope())))
    return [one.answer for one in found if one.answer is not None]


def judged(file: Path, parts: Parts) -> list[Judged]:
    """Return every question of a set of mails with what became of it."""
    told = {one["id"]: one for one in map(json.loads, file.read_text("utf-8").splitlines())}
    ask = AskInProcess(parts)
    found: list[Judged] = []
    for email in emails(file):
        done = read(email, parts)
        at = dict(done.matched)
        answers = _answered_in_order(done.enquiry, ask)
        for number, (alone, places) in enumerate(
            zip(email.questions or (), told[email.id]["answers"], strict=True)
        ):
            right = frozenset(
                () if places == "open" else (one.split(" > ", 1)[1] for one in places)
            )
            by_itself = _became(asked(alone, parts, manner=Manner.PLAIN), right)
            if number not in at:
                found.append(Judged(email.id, "", alone, right, "not found", by_itself, False))
                continue
            question = done.enquiry.questions[at[number]]
            answer = answers[at[number]]
            offered = any(
                one.heading_trail[-1:] and one.heading_trail[-1] in right for one in answer.nearest
            )
            became = _became(answer, right)
            found.append(Judged(email.id, question.text, alone, right, became, by_itself, offered))
    return found


def _became(answer: Answer, right: frozenset[str]) -> str:
    if answer.outcome not in _ANSWERED:
        return "left open"
    quoted = [one.heading_trail[-1] if one.heading_trail else "" for one in answer.citations]
    if quoted and quoted[0] in right:
        return "right"
    return "among" if right.intersection(quoted) else "wrong"


def print_table(name: str, every: Sequence[Judged]) -> None:
    """Print what became of the questions of a set."""
    for told, those in (
        ("answered by the notes", [one for one in every if one.places]),
        ("not answered by them", [one for one in every if not one.places]),
    ):
        counts = Counter(one.became for one in those)
        alone = Counter(one.became_alone for one in those)
        print(f"{name}, {told}: {len(those)} questions")
        print("  in the mail  ", ", ".join(f"{kind} {counts[kind]}" for kind in _KINDS))
        print("  asked alone  ", ", ".join(f"{kind} {alone[kind]}" for kind in _KINDS[:4]))
        lost = [one for one in those if one.became in ("wrong", "left open") and one.places]
        if lost:
            print(
                f"  offered       {sum(one.offered for one in lost)} of {len(lost)} wrong or open"
            )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--home", type=Path)
    parser.add_argument("--emails", type=Path, nargs="+", default=list(SETS))
    parser.add_argument("--failures", action="store_true")
    options = parser.parse_args()
    with parts_at(options.home) as parts:
        for file in options.emails:
            every = judged(file, parts)
            print_table(file.stem, every)
            for one in every if options.failures else ():
                if one.became not in ("right", "left open" if not one.places else "right"):
                    print(
                        f"  {one.email} {one.became}: {one.text} | {one.alone} | {set(one.places)}"
                    )


if __name__ == "__main__":
    main()
