"""What a page of the Content API leads to: HTML attachments, sections, translations, files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from corpus.govuk.addresses import GOVUK, path_of
from corpus.govuk.answer import Answer
from corpus.govuk.facts import attachment_address, format_of
from corpus.govuk.fetches import Lead

INTRODUCING = ("publication", "consultation", "call_for_evidence")
"""Forms of pages whose body only introduces what is attached to them."""

_READ_FORMATS = ("PDF", "DOCX", "ODT")
_ABOUT_FORM = re.compile(
    r"\((?:[^()]*\b(?:pdf|docx?|odt|word|print|web|accessible|html|large print)\b[^()]*)\)"
    r"|\b(?:pdf|docx?|odt)\b",
    re.IGNORECASE,
)


def leads_of(answer: Answer, address: str) -> tuple[Lead, ...]:
    """Return what must be read besides the page at `address`, each once, in the order told."""
    page = path_of(address)
    found: dict[tuple[str, ...], Lead] = {}
    used: set[str] = set()
    for lead in _all(answer, page):
        if lead.addresses not in found and path_of(lead.addresses[0]) != page:
            suffix = _unused(lead.suffix, used)
            found[lead.addresses] = Lead(suffix, lead.addresses, lead.is_file, lead.title)
    return tuple(found.values())


def _all(answer: Answer, page: str) -> Iterator[Lead]:
    pages = list(_html_parts(answer, page))
    yield from pages
    yield from _sections(answer, page)
    if answer.text("schema_name") in INTRODUCING and not pages:
        yield from _files(answer)
    yield from _welsh(answer, page)


def _html_parts(answer: Answer, page: str) -> Iterator[Lead]:
    for one in answer.within("links").each("children"):
        path, kind = one.text("base_path"), one.text("document_type")
        if kind == "html_publication" or (not kind and path.startswith(f"{page}/")):
            yield _page_lead(path, page)
    for one in answer.within("details").each("attachments"):
        url, kind = one.text("url").removeprefix(GOVUK), one.text("attachment_type")
        if url.startswith("/" if kind == "html" else f"{page}/") and kind in ("", "html"):
            yield _page_lead(url, page)


def _sections(answer: Answer, page: str) -> Iterator[Lead]:
    for group in answer.within("details").each("child_section_groups"):
        for one in group.each("child_sections"):
            if path := one.text("base_path"):
                yield _page_lead(path, page)


def _welsh(answer: Answer, page: str) -> Iterator[Lead]:
    if answer.text("locale") == "cy":
        return
    for one in answer.within("links").each("available_translations"):
        path = one.text("base_path")
        if one.text("locale") == "cy" and path and path != page:
            yield Lead(".cy", (attachment_address(path),))


def _files(answer: Answer) -> Iterator[Lead]:
    """Yield the files that can be read, those of the same title as one, the best format first."""
    groups: dict[str, list[Answer]] = {}
    for one in answer.within("details").each("attachments"):
        is_file = one.text("attachment_type") in ("", "file")
        if is_file and one.text("url") and format_of(one) in _READ_FORMATS:
            groups.setdefault(_plain_title(one), []).append(one)
    for group in groups.values():
        group.sort(key=lambda one: _READ_FORMATS.index(format_of(one) or ""))
        best = group[0]
        addresses = tuple(attachment_address(one.text("url")) for one in group)
        name = unquote(path_of(addresses[0]).rpartition("/")[2]).rpartition(".")[0]
        yield Lead(f"/{_slug(name)}", addresses, is_file=True, title=best.text("title") or None)


def _page_lead(path: str, page: str) -> Lead:
    name = path.removeprefix(f"{page}/") if path.startswith(f"{page}/") else path.rpartition("/")[2]
    return Lead(f"/{name}", (attachment_address(path),))


def _plain_title(attachment: Answer) -> str:
    title = _ABOUT_FORM.sub(" ", attachment.text("title").casefold())
    return " ".join(title.split()) or attachment.text("url")


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "file"


def _unused(suffix: str, used: set[str]) -> str:
    number, free = 2, suffix
    while free in used:
        free, number = f"{suffix}-{number}", number + 1
    used.add(free)
    return free
