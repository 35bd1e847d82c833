"""What an answer of the Content API states about its publication; nothing is guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from html import unescape

from corpus.document import fold_space
from corpus.govuk.addresses import ASSETS, GOVUK
from corpus.govuk.answer import Answer
from corpus.govuk.hosts import allowed_host
from corpus.publication import Publication, Status
from corpus.written_date import PartialDate

_NATIONS = (
    ("england", "England"),
    ("wales", "Wales"),
    ("scotland", "Scotland"),
    ("northern_ireland", "Northern Ireland"),
)
_TAG = re.compile(r"<[^>]*>")
_FORMATS = (
    ("pdf", "PDF"),
    ("wordprocessingml", "DOCX"),
    ("opendocument.text", "ODT"),
    ("msword", "DOC"),
    ("spreadsheetml", "XLSX"),
    ("ms-excel", "XLS"),
    ("opendocument.spreadsheet", "ODS"),
    ("csv", "CSV"),
    ("html", "HTML"),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page or file that is to be read: its id, address, and how the catalogue lists it.

    `part_of` is the id of the publication it belongs to; `title` is what that one calls it.
    """

    external_id: str
    address: str
    listed: Publication
    part_of: str | None = None
    title: str | None = None
    is_file: bool = False
    addresses: tuple[str, ...] = ()


def publication_of(answer: Answer, wanted: Wanted, address: str) -> Publication:
    """Return what `answer` states about the page at `address`."""
    details = answer.within("details")
    notice = answer.within("withdrawn_notice")
    withdrawn_on = notice.day("withdrawn_at")
    withdrawn = withdrawn_on is not None or bool(notice.text("explanation"))
    published, updated = dates_of(answer)
    host = allowed_host("www.gov.uk")
    return Publication(
        title=answer.text("title") or wanted.listed.title,
        publisher=publisher_of(answer),
        address=address,
        licence=host.licence if host else None,
        attribution=host.attribution if host else None,
        published=_partial(published),
        updated=_partial(updated),
        status=Status.WITHDRAWN if withdrawn else Status.CURRENT,
        status_note=plain_words(notice.markup("explanation")) or None,
        applies_to=_partial(withdrawn_on),
        withdrawn_on=_partial(withdrawn_on),
        language=answer.text("locale") or None,
        languages=_languages(answer),
        nation=nation_of(details),
        summary=answer.text("description") or None,
        topics=wanted.listed.topics,
        external_id=wanted.external_id,
        part_of=wanted.part_of,
        kind=answer.text("document_type") or None,
        formats=_formats(details),
        change_history=change_history_of(details),
        first_published_version=details.said("first_published_version"),
    )


def dates_of(answer: Answer) -> tuple[date | None, date | None]:
    """Return the days on which a page was first published and last changed in substance."""
    details = answer.within("details")
    stated = details.day("public_timestamp")
    first = stated if details.truth("first_published_version") else None
    published = details.day("first_public_at") or answer.day("first_published_at") or first
    return published, answer.day("public_updated_at") or stated


def publisher_of(answer: Answer) -> str | None:
    """Return the organisation that publishes a page, or those that are named for it."""
    links = answer.within("links")
    for found in (
        links.each("primary_publishing_organisation"),
        links.each("organisations"),
        answer.within("details").each("organisations"),
    ):
        names = dict.fromkeys(one.text("title") for one in found)
        if any(names):
            return "; ".join(one for one in names if one)
    return None


def parent_paths(answer: Answer) -> list[str]:
    """Return the paths of the publication or manual that a page says it belongs to."""
    links, details = answer.within("links"), answer.within("details")
    found = [*links.each("manual"), details.within("manual"), *links.each("parent")]
    return [path for one in found if (path := one.text("base_path"))]


def nation_of(details: Answer) -> str | None:
    """Return the nations that a page says it applies to, such as "England and Wales"."""
    stated = details.within("national_applicability")
    names = [name for key, name in _NATIONS if stated.within(key).truth("applicable")]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else None


def change_history_of(details: Answer) -> tuple[tuple[str, str], ...]:
    """Return (day, note) of each change that a page or a manual tells of, newest first as told."""
    told = [
        (one.day("public_timestamp"), one.text("note")) for one in details.each("change_history")
    ]
    told += [
        (one.day("published_at"), ": ".join(filter(None, (one.text("title"), _note_of(one)))))
        for one in details.each("change_notes")
    ]
    return tuple((day.isoformat(), note) for day, note in told if day)


def format_of(attachment: Answer) -> str | None:
    """Return the short name of an attachment's format, if it is one that people know."""
    if attachment.text("attachment_type") == "html":
        return "HTML"
    stated = attachment.text("content_type").lower()
    if found := next((name for part, name in _FORMATS if part in stated), None):
        return found
    ending = attachment.text("url").rpartition(".")[2].upper()
    return ending if ending in dict(_FORMATS).values() else None


def attachment_address(url: str) -> str:
    """Return the whole address of an attachment; paths of files belong to the assets host."""
    if not url.startswith("/"):
        return url
    is_file = url.startswith(("/government/uploads/", "/media/"))
    return f"{ASSETS if is_file else GOVUK}{url}"


def plain_words(markup: str) -> str:
    """Return the words of a short piece of HTML on one line."""
    return fold_space(unescape(_TAG.sub(" ", markup)))


def _note_of(change: Answer) -> str:
    return change.text("change_note") or change.text("note")


def _languages(answer: Answer) -> tuple[str, ...]:
    found = answer.within("links").each("available_translations")
    names = [answer.text("locale"), *(one.text("locale") for one in found)]
    return tuple(sorted({one for one in names if one}))


def _formats(details: Answer) -> tuple[str, ...]:
    found = [format_of(one) for one in details.each("attachments")]
    return tuple(dict.fromkeys(["HTML", *(one for one in found if one)]))


def _partial(day: date | None) -> PartialDate | None:
    return PartialDate.of(day) if day else None
