"""Fits how likely a place answers a question of a letter, and says how well that tells.

    python tests/benchmarks/letters.py [--home HOME] [--write]

On made-up mails whose questions were judged with the passages found for them (`reader/asked`): each
question is found in its mail, its places proposed, read in all ways and the likeliest few closely;
a place is right that holds a piece which answers. The first regression is fitted on mails that the
close reader has learnt from, the second, which puts that reader's figures beside, on the others.
See `placing.py` for the rest.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

# Started as a file, the packages beside "tests" must be found first.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

from assistant.divide import divide
from assistant.helpdesk.reply.answering import letter_around
from assistant.in_english import in_english
from assistant.in_letter import MODELS, PLACES_READ_CLOSELY, sought_in
from assistant.letter import Letter
from assistant.manner import Manner
from assistant.parts import Parts
from assistant.placing import WeighedPlace, close_answers, weighed_places
from assistant.screen import screen
from assistant.stand_alone import stand_alone
from assistant.working import Working
from tests.benchmarks.placing import Asked, fit, told_and_kept
from tests.benchmarks.read_cases import plain
from tests.evaluation.enquiries.measure import EMAILS, emails, parts_at, read
from tests.evaluation.enquiries.passages import SETS

sys.path.insert(0, str(Path(__file__).with_name("reader")))

from asked import AskedInLetter, Grade, Part, asked_in_letters

# The likelihood that is enough, chosen on the mails left out.
_ENOUGH = 0.5
_TRAINING = EMAILS.with_name("training")


def questions(part: Part, parts: Parts) -> Iterator[Asked]:
    """Yield the questions of a part that were found in their mails."""
    judged = {(one.mail, one.complete): one for one in asked_in_letters(part)}
    files = SETS if part is Part.FIT else sorted(_TRAINING.glob("*.jsonl"))
    for file in files:
        for email in emails(file):
            if not any((email.id, one) in judged for one in email.questions or ()):
                continue
            done = read(email, parts)
            for number, found in done.matched:
                one = judged.get((email.id, (email.questions or ())[number]))
                if one is None or one.grade is Grade.IN_PART:
                    continue
                question = done.enquiry.questions[found]
                letter = letter_around(question, done.enquiry.message)
                yield from _asked(question.text, letter, one, parts)


def _asked(text: str, letter: Letter, judged: AskedInLetter, parts: Parts) -> Iterator[Asked]:
    working = Working(text, manner=Manner.PLAIN, letter=letter)
    for step in (screen, in_english, stand_alone, divide):
        working = step(working, parts)
    sought = sought_in(working.query, letter)
    weighed = weighed_places(working, sought, parts) if working.outcome is None else []
    if weighed:
        yield Asked(
            judged.mail,
            tuple(weighed),
            tuple(_is_right(place, judged) for place in weighed),
            close_answers([one.place for one in weighed], sought, parts),
            judged.grade is Grade.NOT,
        )


def _is_right(place: WeighedPlace, asked: AskedInLetter) -> bool | None:
    told = [plain(one.passage.text) for one in place.place.matches]
    sure = [one for one in asked.judged if one.grade is not Grade.IN_PART]
    if any(plain(piece) in text for text in told for one in sure for piece in one.quoted):
        return True
    judged = any(
        plain(piece) in text for text in told for one in sure for piece in one.passage.pieces
    )
    return False if judged else None


def main() -> None:
    """Fit, report, and with `--write` keep the weights."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--home", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with parts_at(options.home) as parts:
        learnt, others = (list(questions(part, parts)) for part in (Part.TRAIN, Part.FIT))
    told_and_kept(
        fit(learnt, others, enough=_ENOUGH, read_closely=PLACES_READ_CLOSELY),
        MODELS,
        write=options.write,
    )


if __name__ == "__main__":
    main()
