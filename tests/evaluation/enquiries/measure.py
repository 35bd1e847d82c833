"""Measures intake on the 60 made-up emails: questions found, route, and kind of sender.

    python tests/evaluation/enquiries/measure.py [--home HOME] [--emails FILE] [--failures]

Every second email is kept back (`"kept": true`): nobody chooses a rule or a bound on those, and
`--failures` never shows them. `--emails` reads another set of the same form, of which none is kept
back unless it says so. Without `--home` the bundled notes are indexed in a home that is
thrown away afterwards. "Danger seen" is of threats and victims at risk: routed so, or warned of;
"sent away" and "warned in vain" are of the emails for guidance.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

# Started as a file, the packages beside "tests" must be found first.
sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from assistant.assembly import Assembly
from assistant.helpdesk.enquiry import Enquiry, FoundQuestion, Route, SenderKind
from assistant.helpdesk.intake.by_meaning import GRAVE
from assistant.helpdesk.intake.enquire import enquiry_from
from assistant.helpdesk.intake.read import read_message_file, read_pasted
from assistant.parts import Parts
from assistant.settings import Settings
from index.exported_model import Embedder

EMAILS = Path(__file__).with_name("emails.jsonl")

# A found question is one of those looked for when its cosine with the question, or that of either
# with the words of the email that ask it, is this high. The median of two different questions of
# one email is 0.48, and each is matched once only, the nearest first. It "can be asked alone" when
# its text alone, without the email, is as near to the question.
SAME_QUESTION = 0.6


@dataclass(frozen=True, slots=True)
class Email:
    """An email as it came, and what intake should make of it; `words` are its own, asking.

    `questions` are none where nobody has said what they should be.
    """

    id: str
    kind: SenderKind
    form: str
    route: Route
    subject: str
    text: str
    questions: tuple[str, ...] | None
    words: tuple[str, ...]
    kept: bool

    @property
    def is_for_guidance(self) -> bool:
        """Whether it is answered from guidance, so that its questions are counted."""
        return self.route is Route.GUIDANCE and self.questions is not None


@dataclass(frozen=True, slots=True)
class Read:
    """What intake made of an email; `matched` pairs places of questions looked for and found."""

    email: Email
    enquiry: Enquiry
    matched: tuple[tuple[int, int], ...]
    alone: int

    @property
    def found(self) -> int:
        """How many questions were found."""
        return len(self.enquiry.questions)

    @property
    def danger_seen(self) -> bool:
        """Whether a colleague is told to look for danger first, by the route or by a warning."""
        return self.enquiry.route in GRAVE or self.enquiry.may_tell_of_danger


def emails(file: Path = EMAILS) -> list[Email]:
    """Read a set; a line may leave out `form`, `subject`, `questions`, `words` and `kept`.

    Mails without `questions` are measured by their route and their sender alone.
    """
    lines = [json.loads(one) for one in file.read_text(encoding="utf-8").splitlines()]
    return [
        Email(
            id=one["id"],
            kind=SenderKind(one["kind"]),
            form=one.get("form", "pasted"),
            route=Route(one["route"]),
            subject=one.get("subject", ""),
            text=one["text"],
            questions=tuple(one["questions"]) if "questions" in one else None,
            words=tuple(one.get("words", one.get("questions", ()))),
            kept=one.get("kept", False),
        )
        for one in lines
    ]


def read(email: Email, parts: Parts) -> Read:
    """Take an email in and match what was found with what should be."""
    if email.form == "eml":
        message = read_message_file(email.text.encode(), f"{email.id}.eml")
    else:
        message = read_pasted(email.text, subject=email.subject)
    enquiry = enquiry_from(message, parts)
    matched, alone = _matched(email, enquiry.questions, parts.embedder)
    return Read(email, enquiry, matched, alone)


def _matched(
    email: Email, found: Sequence[FoundQuestion], embedder: Embedder
) -> tuple[tuple[tuple[int, int], ...], int]:
    """Match one to one, the nearest first; also tell how many of them can be asked alone."""
    if not email.questions or not found:
        return (), 0
    texts = _vectors([one.text for one in found], embedder)
    found_words = _vectors([one.words for one in found], embedder)
    alone = _vectors(email.questions, embedder) @ texts.T
    asking = _vectors(email.words, embedder)
    nearness = np.maximum.reduce([alone, asking @ texts.T, asking @ found_words.T])
    pairs: list[tuple[int, int]] = []
    for flat in np.argsort(-nearness, axis=None, kind="stable"):
        row, column = (int(one) for one in np.unravel_index(flat, nearness.shape))
        if nearness[row, column] < SAME_QUESTION:
            break
        if all(row != one and column != other for one, other in pairs):
            pairs.append((row, column))
    return tuple(sorted(pairs)), sum(bool(alone[pair] >= SAME_QUESTION) for pair in pairs)


def _vectors(texts: Sequence[str], embedder: Embedder) -> np.ndarray:
    return np.asarray(embedder.embed_questions(texts))


def table_of(reads: Sequence[Read]) -> list[list[str]]:
    """Return the rows of the table, its head first."""
    groups: list[tuple[str, Callable[[Email], bool]]] = [
        ("all", lambda _: True),
        ("not kept back", lambda one: not one.kept),
        ("kept back", lambda one: one.kept),
        *((f"from {kind}", lambda one, kind=kind: one.kind is kind) for kind in SenderKind),
        # Of two emails for a route one is kept back: shown together, they would tell which failed.
        *(
            (
                f"{route}, not kept back",
                lambda one, route=route: one.route is route and not one.kept,
            )
            for route in Route
        ),
    ]
    head = [
        "emails",
        "number",
        "precision",
        "recall",
        "asked alone",
        "route right",
        "sender right",
        "danger seen",
        "sent away",
        "warned in vain",
    ]
    return [
        head,
        *(_row(name, [one for one in reads if holds(one.email)]) for name, holds in groups),
    ]


def _row(name: str, reads: Sequence[Read]) -> list[str]:
    counted = [one for one in reads if one.email.is_for_guidance]
    grave = [one for one in reads if one.email.route in GRAVE]
    calm = [one for one in reads if one.email.route is Route.GUIDANCE]
    matched = sum(len(one.matched) for one in counted)
    return [
        name,
        str(len(reads)),
        _share(matched, sum(one.found for one in counted)),
        _share(matched, sum(len(one.email.questions or ()) for one in counted)),
        _share(sum(one.alone for one in counted), matched),
        _share(sum(one.enquiry.route is one.email.route for one in reads), len(reads)),
        _share(sum(one.enquiry.sender is one.email.kind for one in reads), len(reads)),
        _share(sum(one.danger_seen for one in grave), len(grave)),
        _share(sum(one.enquiry.route is not Route.GUIDANCE for one in calm), len(calm)),
        _share(sum(one.enquiry.may_tell_of_danger for one in calm), len(calm)),
    ]


def _share(count: int, of: int) -> str:
    return f"{count}/{of} = {count / of:.0%}" if of else "-"


def failures(reads: Sequence[Read]) -> Iterator[str]:
    """Yield what went wrong in each email that is not kept back."""
    for one in reads:
        if one.email.kept:
            continue
        if one.enquiry.route is not one.email.route:
            yield f"{one.email.id} route {one.enquiry.route}, not {one.email.route}"
        if one.enquiry.sender is not one.email.kind:
            yield f"{one.email.id} sender {one.enquiry.sender}, not {one.email.kind}"
        if one.email.is_for_guidance:
            yield from _questions_amiss(one)


def _questions_amiss(one: Read) -> Iterator[str]:
    rows = {row for row, _ in one.matched}
    columns = {column for _, column in one.matched}
    for place, question in enumerate(one.email.questions or ()):
        if place not in rows:
            yield f"{one.email.id} missed: {question}"
    for place, found in enumerate(one.enquiry.questions):
        if place not in columns:
            yield f"{one.email.id} not asked: {found.text}"


@contextmanager
def parts_at(home: Path | None) -> Iterator[Parts]:
    """Lend the parts of a home, or of one with the bundled notes that is thrown away."""
    with tempfile.TemporaryDirectory() as made:
        assembly = Assembly(Settings(home=home or Path(made) / "home"))
        if home is None:
            assembly.settings.home.mkdir()
            assembly.bring_starter_notes()
            assembly.keeper.build()
        yield assembly.parts
        assembly.parts.close()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--home", type=Path, help="a home whose index is built")
    parser.add_argument("--emails", type=Path, default=EMAILS, help="another set of emails")
    parser.add_argument("--failures", action="store_true", help="also those not kept back, singly")
    chosen = parser.parse_args()
    with parts_at(chosen.home) as parts:
        reads = [read(one, parts) for one in emails(chosen.emails)]
    for row in table_of(reads):
        print(f"{row[0]:<40}" + "".join(f"{one:>18}" for one in row[1:]))
    if chosen.failures:
        print(*failures(reads), sep="\n")


if __name__ == "__main__":
    main()
