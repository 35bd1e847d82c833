"""Takes personal data out of the texts of a mail, the names of its writers among it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.helpdesk.intake.people import Names
from assistant.screening.kinds import Kind
from assistant.screening.name_words import name_words
from assistant.screening.personal_data import masked

_PLACEHOLDER = re.compile(r"(\[(?:" + "|".join(re.escape(one) for one in Kind) + r") removed\])")
NAME_REMOVED = f"[{Kind.NAME} removed]"
_NAME_TWICE = re.compile(rf"{re.escape(NAME_REMOVED)}(?:[ ,.]{{0,2}}{re.escape(NAME_REMOVED)})+")
# Behind these a capital letter says nothing.
_STARTS_SENTENCE = re.compile(r"(?:^|[.?!:;\n•>-])\W*$")
_LETTERS_OF_SMALL = 4


class Masking:
    """Masks the texts of one mail, and remembers what kinds of personal data it took out."""

    def __init__(self, names: Names) -> None:
        lists = name_words()
        said = {one for one in names.whole if all(map(lists.is_ordinary, one.split()))}
        self._whole = _any_of(names.whole - said)
        self._said = _any_of(said)
        sure = {one for one in names.parts if not lists.is_ordinary(one)}
        firsts = lists.first_names
        self._sure = _any_of(one for one in sure if one.casefold() not in lists.proper)
        self._small = _any_of(
            one
            for one in sure
            if len(one) >= _LETTERS_OF_SMALL
            and (one.casefold() in firsts or lists.is_unknown(one))
            and one.casefold() not in lists.proper
        )
        self._ordinary = _any_of(names.parts - sure)
        # They stood in what is set aside, if nowhere else.
        self._kinds: dict[Kind, None] = {Kind.NAME: None} if names.parts else {}

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that were taken out so far, first found first."""
        return tuple(one.value for one in self._kinds)

    def text(self, text: str) -> str:
        """Return a text without personal data."""
        found = masked(text)
        self._kinds.update(dict.fromkeys(found.kinds))
        pieces = _PLACEHOLDER.split(found.text)
        cleaned = "".join(
            one if _PLACEHOLDER.fullmatch(one) else self._without_names(one) for one in pieces
        )
        return _NAME_TWICE.sub(NAME_REMOVED, cleaned)

    def _without_names(self, text: str) -> str:
        shapes = (
            (self._whole, True),
            (self._said, False),
            (self._sure, False),
            (self._small, True),
        )
        for shape, any_case in shapes:
            if shape is not None:
                shown = re.compile(shape, re.IGNORECASE if any_case else 0)
                text = shown.sub(self._noted, text)
        if self._ordinary is not None:
            text = re.compile(self._ordinary).sub(self._noted_inside, text)
        return text

    def _noted(self, _: re.Match[str]) -> str:
        self._kinds[Kind.NAME] = None
        return NAME_REMOVED

    def _noted_inside(self, found: re.Match[str]) -> str:
        """Mask a name that is a word too ("Grace") where its capital shows that it is meant."""
        before = found.string[max(0, found.start() - 20) : found.start()]
        if not found[0][0].isupper() or _STARTS_SENTENCE.search(before):
            return found[0]
        return self._noted(found)


def _any_of(names: Iterable[str]) -> str | None:
    """Return one pattern for names, longest first, or nothing where there is none."""
    listed = sorted(set(names), key=lambda one: (-len(one), one))
    either = "|".join(r"\s+".join(map(re.escape, one.split())) for one in listed)
    return rf"(?<!\w)(?:{either})(?:['’]s)?(?!\w)" if either else None
