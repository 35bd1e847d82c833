"""What is wrong with a sentence of an edited reply, and how it is said in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.checking.verdict import Objection
from assistant.helpdesk.reply.words import said

_LONGEST_WORDS = 160


class Amiss(StrEnum):
    """What may be amiss besides the faults that the checker finds.

    `nothing`: no quote carries the sentence. `label`: text that does not apply is told without
    saying so. `altered`: small words of weight were changed in what is nearly a quote. `cut`: a
    part of a quote without the rest. `inexact`: words in quotation marks that
    no quote has. `source`: the number of another source. `changed`: what it rests on was replaced,
    withdrawn or changed since the draft was made. `missing_notice` and `missing_source`: a warning
    or a source that the rest of the reply needs was taken out.
    """

    NOTHING = "nothing"
    LABEL = "label"
    ALTERED = "altered"
    CUT = "cut"
    INEXACT = "inexact"
    SOURCE = "source"
    CHANGED = "changed"
    MISSING_NOTICE = "missing_notice"
    MISSING_SOURCE = "missing_source"


@dataclass(frozen=True, slots=True)
class Mark:
    """One reason why a sentence is marked; `words` are the ones that it is about."""

    kind: str
    words: str = ""

    def in_words(self, language: str = "en") -> str:
        """Return the reason in plain words."""
        return said("marks", self.kind, language, words=self.words)


def mark_of(objection: Objection) -> Mark:
    """Return an objection of the checker as a mark."""
    return Mark(objection.fault.value, shortened(objection.words))


def shortened(words: str) -> str:
    """Return words on one line, no longer than a reason is read."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_WORDS else line[: _LONGEST_WORDS - 1] + "…"
