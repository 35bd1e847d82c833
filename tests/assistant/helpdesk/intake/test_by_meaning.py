"""What the meaning of a mail tells of its route and its sender, where no words of it are known."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assistant.helpdesk.enquiry import Route, SenderKind
from assistant.helpdesk.intake.by_meaning import Meaning, meaning_of
from assistant.helpdesk.intake.enquire import enquiry_from
from assistant.helpdesk.intake.questions import asked_in
from assistant.helpdesk.intake.read import read_pasted
from assistant.helpdesk.intake.route import Routed, routed, with_meaning
from assistant.parts import Parts

NOTHING_SEEN = Routed(Route.GUIDANCE, "Nothing.")
UNKNOWN_WORDS = (
    "Third time of asking. I was promised a call on Tuesday and again on Thursday and sat by the "
    "phone both days. It is no way to treat people and somebody senior should hear about it."
)


class _OtherModel:
    """The same embedder under the name of another."""

    def __init__(self, embedder: Any) -> None:
        self.identity = replace(embedder.identity, fingerprint="another")


def test_a_mail_that_reads_like_another_route_goes_there_and_is_said_to(
    made_up_parts: Parts,
) -> None:
    message = read_pasted(UNKNOWN_WORDS)
    assert routed(message, asked_in(message), SenderKind.PUBLIC).route is Route.GUIDANCE
    enquiry = enquiry_from(message, made_up_parts)
    assert enquiry.route is Route.COMPLAINT
    assert "reads like a complaint" in enquiry.why_routed


def test_what_words_show_is_not_overruled() -> None:
    seen = Routed(Route.COMPLAINT, "Seen.")
    assert with_meaning(seen, Meaning({Route.MEDIA: 1.0, Route.GUIDANCE: 0.0}, {})) == seen


def test_a_mail_that_is_only_a_little_like_another_route_stays() -> None:
    likely = {Route.GUIDANCE: 0.5, Route.PERSON: 0.5}
    assert with_meaning(NOTHING_SEEN, Meaning(likely, {})) == NOTHING_SEEN


@pytest.mark.parametrize("route", [Route.GUIDANCE, Route.COMPLAINT])
def test_possible_danger_is_told_and_the_mail_stays_where_it_is(route: Route) -> None:
    likely = {Route.GUIDANCE: 0.5, Route.THREAT: 0.2, Route.VICTIM_AT_RISK: 0.3}
    told = with_meaning(Routed(route, "Seen."), Meaning(likely, {}))
    assert told.route is route
    assert "may tell of danger" in told.why


def test_a_mail_that_is_routed_for_danger_needs_no_warning() -> None:
    seen = Routed(Route.THREAT, "Seen.")
    assert with_meaning(seen, Meaning({Route.THREAT: 1.0}, {})) == seen


def test_a_sender_is_taken_where_the_meaning_is_sure() -> None:
    assert Meaning({}, {SenderKind.COURT: 0.99}).sender is SenderKind.COURT
    assert Meaning({}, {SenderKind.COURT: 0.3, SenderKind.POLICE: 0.2}).sender is SenderKind.PUBLIC


def test_another_model_and_welsh_tell_nothing(made_up_parts: Parts) -> None:
    message = read_pasted(UNKNOWN_WORDS)
    asked = asked_in(message).texts
    other: Any = _OtherModel(made_up_parts.embedder)
    assert meaning_of(message, asked, other) == Meaning({}, {})
    welsh = replace(message, language="cy")
    nothing = meaning_of(welsh, asked, made_up_parts.embedder)
    assert nothing == Meaning({}, {})
    assert (nothing.route, nothing.sender) == (Route.GUIDANCE, SenderKind.PUBLIC)
    assert not nothing.may_tell_of_danger


def test_the_models_were_fitted_for_the_bundled_embedder(made_up_parts: Parts) -> None:
    message = read_pasted(UNKNOWN_WORDS)
    found = meaning_of(message, asked_in(message).texts, made_up_parts.embedder)
    assert set(found.routes) == set(Route)
    assert set(found.senders) == set(SenderKind)
    assert sum(found.routes.values()) == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize(
    "question",
    [
        "How many hours of unpaid work can a court impose?",
        "How do victims join the contact scheme?",
        "What is the policy when somebody on probation makes a threat against staff?",
    ],
)
def test_what_is_asked_about_is_not_who_asks(question: str, made_up_parts: Parts) -> None:
    enquiry = enquiry_from(read_pasted(question), made_up_parts)
    assert (enquiry.route, enquiry.sender) == (Route.GUIDANCE, SenderKind.PUBLIC)
