"""An answer of the Content API, read into documents and what the page leads to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import escape

from corpus.document import Document
from corpus.errors import UnreadableFile
from corpus.formats.html_page import read_html
from corpus.govuk.answer import Answer
from corpus.govuk.errors import UnusableAnswer
from corpus.govuk.facts import Wanted, format_of, publication_of
from corpus.govuk.kept import kept_document
from corpus.govuk.leads import INTRODUCING
from corpus.publication import Publication

_BODIES = (
    *("introductory_paragraph", "introduction", "body", "more_information"),
    *("what_you_need_to_know", "other_ways_to_apply"),
    *("final_outcome_detail", "outcome_detail", "public_feedback_detail"),
)
# Pages of these forms show their summary only to search engines.
_WITHOUT_SUMMARY = ("answer", "guide", "help_page", "html_publication", "transaction")


def documents_of(answer: Answer, wanted: Wanted, address: str) -> list[Document]:
    """Read a page into documents: one, or one for each part of a guide; none if it has no words.

    `address` is where the page stands now. Raises `UnusableAnswer` for HTML that cannot be read.
    """
    publication = publication_of(answer, wanted, address)
    parts = list(answer.within("details").each("parts"))
    if parts:
        return list(_guide(parts, publication))
    markup = "\n".join((_opening(answer), *_bodies(answer)))
    return _read(markup, publication)


def _guide(parts: list[Answer], guide: Publication) -> Iterator[Document]:
    """Yield a document for each part; the first part stands at the address of the guide."""
    for place, part in enumerate(parts):
        title, slug = part.text("title"), part.text("slug")
        publication = guide
        if place:
            publication = replace(
                guide,
                title=f"{guide.title}: {title}" if title else guide.title,
                address=f"{guide.address}/{slug}",
                external_id=f"{guide.external_id}/{slug}",
                part_of=guide.external_id,
            )
        heading = f"<h1>{escape(title)}</h1>" if title else ""
        yield from _read(f"{heading}\n{part.markup('body')}", publication)


def _read(markup: str, publication: Publication) -> list[Document]:
    # The reader takes the words inside this class, and leaves the furniture of a page out.
    text = f'<div class="govspeak">{markup}</div>'
    address = publication.address or ""
    try:
        read = read_html(b"", text, name=address, source=address)
    except UnreadableFile as problem:
        raise UnusableAnswer(problem.reason) from problem
    if not any(one.isalnum() for one in read.text):
        return []
    return [kept_document(read, publication, address)]


def _opening(answer: Answer) -> str:
    """Return what GOV.UK shows above the body: the summary, and the documents by their titles."""
    summary = answer.text("description")
    if not summary or answer.text("schema_name") in _WITHOUT_SUMMARY:
        summary = ""
    items = [f"<li>{escape(one)}</li>" for one in _listed(answer)]
    listing = f"<ul>{''.join(items)}</ul>" if items else ""
    return f"<p>{escape(summary)}</p>{listing}" if summary else listing


def _listed(answer: Answer) -> list[str]:
    """Return the titles of attachments, HTML publications and sections that a page leads to."""
    details, links = answer.within("details"), answer.within("links")
    attached: dict[str, str] = {}
    others: list[str] = []
    if answer.text("schema_name") in INTRODUCING:
        attached = {one.text("title"): _line(one) for one in details.each("attachments")}
        others += [one.text("title") for one in links.each("children")]
    others += [one.text("title") for one in _sections(details)]
    others += [one.text("title") for one in links.each("documents")]
    unlisted = (one for one in others if one not in attached)
    return [one for one in dict.fromkeys((*attached.values(), *unlisted)) if one]


def _line(attachment: Answer) -> str:
    title, pages = attachment.text("title"), attachment.number("number_of_pages")
    told = [format_of(attachment) or ""]
    told += [f"{pages} page{'s' if pages > 1 else ''}"] if pages else []
    about = ", ".join(one for one in told if one)
    return f"{title} ({about})" if title and about else title


def _bodies(answer: Answer) -> Iterator[str]:
    details = answer.within("details")
    for name in _BODIES:
        if markup := details.markup(name):
            yield markup


def _sections(details: Answer) -> Iterator[Answer]:
    for group in details.each("child_section_groups"):
        yield from group.each("child_sections")
