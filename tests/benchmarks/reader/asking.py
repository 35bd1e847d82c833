"""Mails to the helpdesk as passages: which of their sentences ask something.

Of the made-up mails in `tests/evaluation/enquiries` that tell in which words their questions stand
(those kept back are left out). Of each file every fourth mail is for fitting what reads the figures
of the close reader, the others for training it. Since mails can be a line and have no subject, each
comes whole, whole without its subject, and in short runs of its sentences, every other one without
it: learnt on whole mails alone, it took nothing in a short one for a question.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from asked import Part
from examples import SEED, Example

from assistant.helpdesk.enquiry import Message, Route
from assistant.helpdesk.intake.blocks import sentences_of
from assistant.helpdesk.intake.read import read_message_file, read_pasted
from assistant.helpdesk.intake.read_for_questions import WANTED, as_passage
from tests.evaluation.enquiries.measure import EMAILS, Email, emails

_FOR_FITTING = 4
_READS = "en"
_FEWEST_WORDS = 3
_MOST_OF_IT = 0.5
_WORD = re.compile(r"\w+")
_RUNS = 2
_LONGEST_RUN = 5


@dataclass(frozen=True, slots=True)
class AskingText:
    """A text of a mail in sentences, and which of them ask; `source` names the file."""

    source: str
    mail: str
    message: Message
    subject: str
    text: str
    sentences: tuple[str, ...]
    asks: tuple[bool, ...]


@cache
def asking_texts(part: Part) -> tuple[AskingText, ...]:
    """Return the texts of the mails that are for `part`."""
    rng = random.Random(SEED)
    files = (EMAILS, *sorted((EMAILS.parent / "training").glob("*.jsonl")))
    whole = [one for file in files for one in texts_of(file, part) if one.sentences]
    runs = [run for one in whole for run in _runs_of(one, rng)]
    return (*whole, *(replace(one, subject="") for one in whole), *runs)


def _runs_of(one: AskingText, rng: random.Random) -> Iterator[AskingText]:
    """Yield a few runs of sentences of a text, every other one without the subject."""
    spans = [span for span in sentences_of(one.text) if one.text[span.start : span.end].strip()]
    for number in range(_RUNS):
        length = rng.randint(1, min(_LONGEST_RUN, len(spans)))
        at = rng.randint(0, len(spans) - length)
        yield replace(
            one,
            subject=one.subject if number % 2 else "",
            text=one.text[spans[at].start : spans[at + length - 1].end],
            sentences=one.sentences[at : at + length],
            asks=one.asks[at : at + length],
        )


def texts_of(file: Path, part: Part | None = None) -> Iterator[AskingText]:
    """Yield the texts of the mails in a file that are for `part`, or of all."""
    for number, mail in enumerate(emails(file)):
        fits = number % _FOR_FITTING == _FOR_FITTING - 1
        if part is not None and fits is not (part is Part.FIT):
            continue
        if mail.route is not Route.GUIDANCE or not mail.questions or mail.kept:
            continue
        message = _message(mail)
        if message.language == _READS:
            for text in (message.body, *message.earlier):
                yield _asking(file.stem, mail, message, text)


def examples_of_asking(part: Part) -> Iterator[Example]:
    """Yield each text with the sentences that ask, as the close reader reads it."""
    for one in asking_texts(part):
        passage = as_passage(one.subject, one.sentences)
        labels = tuple(map(int, one.asks))
        yield Example(WANTED, passage, labels, "asking", f"{one.source}{one.mail}")


def _message(mail: Email) -> Message:
    if mail.form == "eml":
        return read_message_file(mail.text.encode(), "mail.eml")
    return read_pasted(mail.text, subject=mail.subject)


def _asking(source: str, mail: Email, message: Message, text: str) -> AskingText:
    sentences = tuple(
        " ".join(text[one.start : one.end].split())
        for one in sentences_of(text)
        if text[one.start : one.end].strip()
    )
    wanted = [_words(one) for one in mail.words]
    asks = tuple(any(_shares(_words(one), words) for words in wanted) for one in sentences)
    return AskingText(source, mail.id, message, message.subject, text, sentences, asks)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _shares(sentence: Sequence[str], asking: Sequence[str]) -> bool:
    """Tell whether a sentence has most of the words that ask, or is most of them, in a run."""
    if not sentence or not asking:
        return False
    run = SequenceMatcher(None, sentence, asking, autojunk=False).find_longest_match().size
    shorter = min(len(sentence), len(asking))
    return run == shorter or run >= max(_FEWEST_WORDS, _MOST_OF_IT * shorter)
