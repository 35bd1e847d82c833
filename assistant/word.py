"""Last step: outcome and notices are put into reviewed words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answer import Citation, Contact, Notice, Outcome
from assistant.nearest import nearest_headings
from assistant.offer import readings_of
from assistant.parts import Parts
from assistant.screening.personal_data import without_placeholders
from assistant.screening.welsh import is_welsh
from assistant.wording import in_both_languages, wording_for
from assistant.working import Working
from corpus.publication import Publication, Status
from corpus.written_date import PartialDate

_WORDED = (
    Outcome.NOT_IN_GUIDANCE,
    Outcome.PARTIAL,
    Outcome.UNAVAILABLE,
    Outcome.PREMISE_CORRECTED,
)
_UNANSWERED = (Outcome.NOT_IN_GUIDANCE, Outcome.NEEDS_DETAIL, Outcome.OUT_OF_SCOPE)
_NARROWED = (Outcome.NOT_IN_GUIDANCE, Outcome.PARTIAL)
# Nothing stands beside "call 999 first".
_WITH_CONTACTS = (
    Outcome.NOT_IN_GUIDANCE,
    Outcome.PARTIAL,
    Outcome.OUT_OF_SCOPE,
    Outcome.ABOUT_A_PERSON,
    Outcome.PERSONAL_ADVICE,
)


def word(working: Working, parts: Parts) -> Working:
    """Add the wording of an outcome that is no answer, what comes nearest, and the notices."""
    working = replace(working, nearest=nearest_headings(working, parts))
    wording = _wording(working, parts)
    notices = (
        *working.notices,
        *_open_notices(working),
        *_disagreement_notices(working),
        *_status_notices(working),
        *_as_at_notices(working),
        *_narrowed_notices(working),
        *_starter_notices(working),
    )
    return replace(working, wording=wording, notices=notices)


def _wording(working: Working, parts: Parts) -> str:
    """Return the wording of the outcome; behind it, for a question in Welsh, that English helps."""
    wording, language = working.wording, working.language
    if working.outcome is Outcome.NOT_IN_GUIDANCE and not wording and _shows_near_words(working):
        wording = wording_for("not_surely_in_guidance", language)
    if working.outcome in _WORDED and not wording:
        wording = wording_for(working.outcome.value, language)
    if working.outcome is Outcome.NEEDS_DETAIL and not wording:
        known = readings_of(working, parts)
        wording = wording_for("needs_detail" if known else "needs_detail_unknown", language)
    if working.query.question and working.outcome in _UNANSWERED and is_welsh(working.question):
        return "\n\n".join((wording, *in_both_languages("asked_in_welsh", language)))
    return wording


def _shows_near_words(working: Working) -> bool:
    """Tell whether words are quoted that may answer; a reply by letter says only what is open."""
    return working.letter is None and any(one.quote for one in working.nearest)


def nearest_contacts(working: Working, parts: Parts) -> tuple[Contact, ...]:
    """Return whom to ask, where the outcome wants somebody to be asked."""
    if working.outcome not in _WITH_CONTACTS:
        return ()
    open_parts = [working.question_parts[one].question for one in working.open_parts]
    asked = " ".join(open_parts) or without_placeholders(working.sought)
    # A mailbox for questions on policy is no place to ask after a person.
    general = working.outcome not in (Outcome.ABOUT_A_PERSON, Outcome.PERSONAL_ADVICE)
    # A letter has told what it is about before "and how soon is that?".
    letter = working.letter
    around = (" ".join(letter.before), letter.whole) if letter is not None else ()
    for text in (asked, *around):
        if found := parts.contacts.asked_for(text, general=False):
            return found
    return parts.contacts.asked_for(asked, general=general)


def _open_notices(working: Working) -> Iterator[Notice]:
    if working.outcome is Outcome.PARTIAL:
        for place in working.open_parts:
            asked = working.question_parts[place].question
            yield Notice("open_part", wording_for("open_part", working.language, asked=asked))


def _disagreement_notices(working: Working) -> Iterator[Notice]:
    if working.rivals and working.citations:
        first, second = (one.document.publication for one in working.rivals)
        text = wording_for(
            "disagreement",
            working.language,
            first=first.title,
            first_day=_day(first, working.language),
            second=second.title,
            second_day=_day(second, working.language),
        )
        yield Notice("disagreement", text)


def _day(publication: Publication, language: str) -> str:
    day = publication.updated or publication.published
    return day.in_words(language) if day else wording_for("day_unknown", language)


def _status_notices(working: Working) -> Iterator[Notice]:
    for citation in _first_by_text(working.citations):
        if citation.status != Status.CURRENT:
            stands = _stands(citation, working.language)
            text = " ".join((stands, *_instead(citation, working.language)))
            yield Notice(citation.status, text)


def _stands(citation: Citation, language: str) -> str:
    """Return the sentence that says how a quoted text, or a rule of a note, stands."""
    name = f"{'rule' if citation.starter_note else 'text'}_{citation.status}"
    ended = citation.replaced_on
    if ended is None or citation.status == Status.DRAFT:
        return wording_for(name, language, publication=citation.publication)
    when = ended.when_in_words(language)
    return wording_for(f"{name}_when", language, publication=citation.publication, when=when)


def _first_by_text(citations: Sequence[Citation]) -> list[Citation]:
    """Return one citation a document and status, so that nothing is said twice."""
    return list({(one.document_id, one.status): one for one in reversed(citations)}.values())[::-1]


def _instead(citation: Citation, language: str) -> Iterator[str]:
    """Yield the sentence that says what replaced a text, or that it is not known."""
    if citation.replaced_by:
        yield wording_for("replaced_by", language, replacement=citation.replaced_by.title)
    elif citation.status != Status.DRAFT and not citation.starter_note:
        yield wording_for("replacement_unknown", language)


def _as_at_notices(working: Working) -> Iterator[Notice]:
    if working.as_at is not None and working.citations:
        day = PartialDate.of(working.as_at).in_words(working.language)
        yield Notice("as_at", wording_for("as_at", working.language, day=day))


def _narrowed_notices(working: Working) -> Iterator[Notice]:
    """Say that part of the guidance was left out, where that may be why nothing answers."""
    if working.scope.is_narrowed and working.outcome in _NARROWED:
        yield Notice("narrowed", wording_for("narrowed", working.language))


def _starter_notices(working: Working) -> Iterator[Notice]:
    if any(one.starter_note for one in working.citations):
        yield Notice("starter_note", wording_for("starter_note", working.language))
