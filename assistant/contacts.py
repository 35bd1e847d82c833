"""Whom to ask: the contacts that come with the assistant, and which of them are near a question."""

from __future__ import annotations

import tomllib
from functools import cached_property
from importlib.resources import files

from assistant.answer import Contact
from index.exported_model import Embedder, Vectors

_SHOWN = 3
_NEAR_ENOUGH = 0.35


class Contacts:
    """Contacts with what each is for; their purposes are embedded when one is first needed."""

    def __init__(self, contacts: tuple[Contact, ...], embedder: Embedder) -> None:
        """Choose among `contacts` by their likeness to a question, as `embedder` sees it."""
        self.every = contacts
        self._embedder = embedder

    def nearest(self, question: str, *, general: bool = True) -> tuple[Contact, ...]:
        """Return the contacts whose purpose is near to the question, nearest first.

        Where none is near, the first of all contacts stands in, which takes `general` questions: a
        wrong helpline is worse than none.
        """
        if not self.every:
            return ()
        likeness = self._purposes @ self._embedder.embed_questions([question])[0]
        order = sorted(range(len(self.every)), key=lambda place: -likeness[place])
        near = [place for place in order if likeness[place] >= _NEAR_ENOUGH]
        found = tuple(self.every[place] for place in near[:_SHOWN])
        return found or (self.every[:1] if general else ())

    @cached_property
    def _purposes(self) -> Vectors:
        return self._embedder.embed_passages([f"{one.name}: {one.purpose}" for one in self.every])


def read_contacts() -> tuple[Contact, ...]:
    """Return the contacts that come with the assistant."""
    text = files("corpus").joinpath("starter/contacts.toml").read_text(encoding="utf-8")
    return tuple(
        Contact(one["name"], one["for"], one.get("email"), one.get("url"))
        for one in tomllib.loads(text)["contact"]
    )
