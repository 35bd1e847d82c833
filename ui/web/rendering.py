"""Templates: every value put into a page is text, and stays text."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from starlette.responses import HTMLResponse

from corpus.written_date import PartialDate
from ui.web.language import Words
from ui.web.safety import PAGE_POLICY
from ui.web.visitor import Visit

_NOT_PLAIN = re.compile(r"[^A-Za-z0-9 ,.;?-]")
_SPACE = re.compile(r"\s+")


def room_page(
    visit: Visit, name: str, *, room: str, code: int = 200, **values: Any
) -> HTMLResponse:
    """Return the page `name` of a room as a response, in the visitor's language."""
    html = page(name, visit.words, room=room, back=visit.back, **values)
    return HTMLResponse(html, code, headers={"content-security-policy": PAGE_POLICY})


def page(name: str, words: Words, **values: Any) -> str:
    """Render a whole page from the template `name`, in the language of `words`.

    A template says a message of the catalogue with `t("message-id", value=…)`.
    """
    return _PAGES.get_template(name).render(t=words, **values)


def piece(name: str, words: Words, **values: Any) -> str:
    """Render a piece of the chat as one line of HTML, for a component that reads Markdown too.

    One line without a blank line is one block of HTML to a Markdown reader; inside it, every
    character that could mean something to Markdown or HTML is a character reference.
    """
    return _SPACE.sub(" ", _PIECES.get_template(name).render(t=words, **values)).strip()


def web_address(address: str | None) -> str | None:
    """Return an address that a browser may follow, or nothing for any other kind."""
    return address if address and address.lower().startswith(("https://", "http://")) else None


def local_path(address: str | None) -> str:
    """Return a path of this service to go back to, `/` for anything that leads elsewhere."""
    given = urlsplit(address or "/")
    inside = given.path.startswith("/") and not given.path.startswith("//")
    if given.scheme or given.netloc or not inside or "\\" in (address or ""):
        return "/"
    return f"{given.path}?{given.query}" if given.query else given.path


@pass_context
def _day(context: Context, when: PartialDate) -> str:
    """Return a date in words, in the language of the page: 8 June 2021, or March 2020."""
    said: str = context["t"].day(when)
    return said


def _as_text(value: Any) -> Any:
    if isinstance(value, Markup):
        return value
    return Markup(_NOT_PLAIN.sub(lambda found: f"&#{ord(found.group())};", str(value)))


def _environment(**more: Any) -> Environment:
    environment = Environment(
        loader=PackageLoader("ui.web", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        **more,
    )
    environment.filters |= {"day": _day, "web_address": web_address}
    return environment


_PAGES = _environment()
_PIECES = _environment(finalize=_as_text)
