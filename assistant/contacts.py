"""Whom to ask: the contacts that come with the assistant, and which of them a question is for."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from assistant.answer import Contact
from index.keywords import stems_of

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class ListedContact:
    """A contact with the words that show a question to be for it, each entry as its stems."""

    contact: Contact
    about: tuple[frozenset[str], ...] = ()

    def words_in(self, stems: frozenset[str]) -> int:
        """Return how many words of a question, by its stems, show that it is for this contact."""
        return len(frozenset[str]().union(*(one for one in self.about if one <= stems)))


class Contacts:
    """Contacts with what each is for."""

    def __init__(self, listed: Sequence[ListedContact]) -> None:
        """Choose among `listed`; the first takes what no other is for."""
        self._listed = tuple(listed)
        self.every = tuple(one.contact for one in listed)

    def asked_for(self, question: str, *, general: bool = True) -> tuple[Contact, ...]:
        """Return the contacts that a question is for, the one it says most of first.

        By words and not by likeness of meaning: nearly every question here is of probation, and so
        are the names of half the contacts. Where it is for none, the first of all contacts stands
        in, which takes `general` questions: a wrong helpline is worse than none.
        """
        stems = frozenset(stems_of(question))
        said = {one.contact: one.words_in(stems) for one in self._listed}
        found = sorted(filter(said.__getitem__, said), key=lambda one: -said[one])[:_SHOWN]
        return tuple(found) or (self.every[:1] if general else ())


def read_contacts() -> tuple[ListedContact, ...]:
    """Return the contacts that come with the assistant."""
    text = files("corpus").joinpath("starter/contacts.toml").read_text(encoding="utf-8")
    return tuple(
        ListedContact(
            Contact(one["name"], one["for"], one.get("email"), one.get("url")),
            tuple(frozenset(stems_of(words)) for words in one.get("about", ())),
        )
        for one in tomllib.loads(text)["contact"]
    )
