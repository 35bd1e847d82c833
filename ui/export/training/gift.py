"""A quiz in GIFT, the text format of Moodle's question bank.

https://docs.moodle.org/en/GIFT_format says what is escaped: ~ = # { } : and the backslash. A text
begins with `[html]`, so that a less-than sign of the guidance stays one, and the arrow and percent
signs, for which GIFT has no escape, can be written as HTML does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ui.export.characters import one_line
from ui.export.training.answering import Answering, answering_of, is_true, left_over, pairs_of
from ui.export.training.question_html import as_html, asked, explained
from ui.export.training.worded import WordedItem, WordedPack
from ui.export.transcript import Say

_RESERVED = re.compile(r"[\\~=#{}:]")
_NOT_IN_CATEGORIES = re.compile(r"[\\~=#{}:$/<>&]+")
_WEIGHT = "%"


def as_gift(pack: WordedPack, say: Say) -> bytes:
    """Return the quiz of a pack as GIFT, in UTF-8."""
    blocks = [f"$CATEGORY: {_category(pack)}"]
    blocks += [_question(one, say) for one in pack.items]
    return ("\n\n".join(blocks) + "\n").encode("utf-8")


def _category(pack: WordedPack) -> str:
    """Return the name of the category: it is read as it is, with a slash for one within another."""
    return one_line(_NOT_IN_CATEGORIES.sub(" ", pack.title)) or one_line(pack.product)


def _question(item: WordedItem, say: Say) -> str:
    name = _escaped(as_html(item.name))
    answers = "\n".join(f"\t{one}" for one in _answers(item, say))
    explanation = _escaped(explained(item, say))
    end = f"\n\t####{explanation}" if explanation else ""
    return f"::{name}::[html]{_escaped(asked(item))} {{\n{answers}{end}\n}}"


def _answers(item: WordedItem, say: Say) -> Iterator[str]:
    how = answering_of(item)
    if how is Answering.TRUE_FALSE:
        yield "TRUE" if is_true(item) else "FALSE"
    elif how is Answering.CHOOSE:
        for at, one in enumerate(item.options):
            yield f"{'=' if at in item.right else '~'}{_option(one)}"
    else:
        for term, meaning in pairs_of(item, say):
            yield f"={_option(term)} -> {_option(meaning)}"
        if how is Answering.MATCH:
            yield from (f"= -> {_option(one)}" for one in left_over(item))


def _option(text: str) -> str:
    shown = as_html(text)
    if shown.startswith(_WEIGHT):
        shown = f"&#{ord(_WEIGHT)};{shown.removeprefix(_WEIGHT)}"  # else how much it counts
    return _escaped(shown)


def _escaped(text: str) -> str:
    return _RESERVED.sub(r"\\\g<0>", text)
