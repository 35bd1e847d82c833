"""Talks for the tests of how a conversation goes on, with answers that are made up."""

from __future__ import annotations

from assistant.answer import Answer, Outcome
from assistant.scope import Scope
from tests.ui.web.ask.made_turns import said
from ui.web.ask.choices import Choices
from ui.web.ask.talk import Talk, Wish

ME = "me"


def echoing(question: str) -> Answer:
    return Answer(question, question, Outcome.ANSWERED, statements=said("one").statements)


def asks(assembly, question, conversation="", *, owner=ME, edit=0, wish=None, scope=None):
    """Ask, and return the talk with everything that arrived."""
    talk = Talk(assembly, owner, Choices(scope or Scope(), conversation, edit))
    return talk, list(talk.arriving(question, talk.earlier(), wish or Wish()))


def questions(assembly, conversation, owner=ME):
    return [one.question for one in assembly.conversations.get(owner, conversation).turns]
