"""What the meaning of a mail tells of its route and its sender, beside single words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from assistant.helpdesk.enquiry import Route, SenderKind
from assistant.helpdesk.intake.by_meaning import Meaning, meaning_of, weighed, words_used
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


def test_what_words_show_counts_where_the_whole_is_undecided() -> None:
    seen = Routed(Route.COMPLAINT, "Seen.")
    assert with_meaning(seen, Meaning({Route.COMPLAINT: 0.45, Route.PERSON: 0.55}, {})) == seen
    nearly = Meaning({Route.GUIDANCE: 0.45, Route.PERSON: 0.55}, {})
    assert with_meaning(NOTHING_SEEN, nearly).route is Route.PERSON


def test_of_two_routes_that_people_settle_the_graver_is_taken_if_words_show_it() -> None:
    likely = Meaning({Route.PERSON: 0.97, Route.MEDIA: 0.02, Route.GUIDANCE: 0.01}, {})
    assert with_meaning(Routed(Route.MEDIA, "Seen."), likely) == Routed(Route.MEDIA, "Seen.")
    likely = Meaning({Route.MEDIA: 0.97, Route.PERSON: 0.02, Route.GUIDANCE: 0.01}, {})
    assert with_meaning(Routed(Route.PERSON, "Seen."), likely).route is Route.MEDIA


def test_a_journalists_record_is_no_record_of_a_person() -> None:
    seen = Routed(Route.SUBJECT_ACCESS, "Seen.")
    likely = Meaning({Route.MEDIA: 0.99, Route.GUIDANCE: 0.01}, {})
    assert with_meaning(seen, likely).route is Route.MEDIA
    less = Meaning({Route.MEDIA: 0.9, Route.SUBJECT_ACCESS: 0.05, Route.GUIDANCE: 0.05}, {})
    assert with_meaning(seen, less) == seen


def test_words_that_the_whole_mail_speaks_against_are_overruled_and_it_is_said() -> None:
    seen = Routed(Route.MEDIA, "Seen.")
    told = with_meaning(seen, Meaning({Route.GUIDANCE: 0.95, Route.MEDIA: 0.05}, {}))
    assert told.route is Route.GUIDANCE
    assert "could mean a request from the press" in told.why
    assert not told.may_tell_of_danger


def test_words_of_danger_that_are_overruled_are_warned_of() -> None:
    seen = Routed(Route.THREAT, "Seen.")
    told = with_meaning(seen, Meaning({Route.GUIDANCE: 0.98, Route.THREAT: 0.02}, {}))
    assert told.route is Route.GUIDANCE
    assert told.may_tell_of_danger
    assert "may tell of danger" in told.why


def test_where_the_whole_tells_nothing_words_decide() -> None:
    seen = Routed(Route.COMPLAINT, "Seen.")
    assert with_meaning(seen, Meaning({}, {})) == seen


@pytest.mark.parametrize("route", [Route.GUIDANCE, Route.COMPLAINT])
def test_possible_danger_is_told_and_the_mail_stays_where_it_is(route: Route) -> None:
    likely = {route: 0.5, Route.THREAT: 0.2, Route.VICTIM_AT_RISK: 0.3}
    told = with_meaning(Routed(route, "Seen."), Meaning(likely, {}))
    assert told.route is route
    assert "may tell of danger" in told.why


def test_a_mail_that_is_routed_for_danger_needs_no_warning() -> None:
    seen = Routed(Route.THREAT, "Seen.")
    assert with_meaning(seen, Meaning({Route.THREAT: 1.0}, {})) == seen


def test_a_sender_is_the_likeliest_and_what_was_shown_counts() -> None:
    likely = {SenderKind.COURT: 0.6, SenderKind.POLICE: 0.3, SenderKind.PUBLIC: 0.1}
    meaning = Meaning({}, likely)
    assert meaning.sender_with(SenderKind.PUBLIC) is SenderKind.COURT
    assert meaning.sender_with(SenderKind.POLICE) is SenderKind.POLICE
    sure = Meaning({}, {SenderKind.COURT: 0.99, SenderKind.POLICE: 0.01})
    assert sure.sender_with(SenderKind.POLICE) is SenderKind.COURT


def test_words_are_weighed_as_the_library_for_it_weighs_them() -> None:
    texts = ["The bench rises at four, the BENCH does", "our tenants rise at four", "it's four"]
    library = TfidfVectorizer(
        sublinear_tf=True, ngram_range=(1, 2), token_pattern=r"[a-z']+", norm="l2"
    )
    expected = library.fit_transform(texts).toarray()
    rarity = dict(zip(library.get_feature_names_out(), library.idf_, strict=True))
    for text, row in zip(texts, expected, strict=True):
        assert weighed(words_used(text), rarity) == pytest.approx(row, abs=1e-5)


def test_another_model_and_welsh_tell_nothing(made_up_parts: Parts) -> None:
    message = read_pasted(UNKNOWN_WORDS)
    asked = asked_in(message).texts
    other: Any = _OtherModel(made_up_parts.embedder)
    assert meaning_of(message, asked, other) == Meaning({}, {})
    welsh = replace(message, language="cy")
    nothing = meaning_of(welsh, asked, made_up_parts.embedder)
    assert nothing == Meaning({}, {})
    assert nothing.route_with(Route.MEDIA) is Route.MEDIA
    assert nothing.sender_with(SenderKind.POLICE) is SenderKind.POLICE
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
