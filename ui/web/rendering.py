"""Templates: every value put into a page is text, and stays text."""

from __future__ import annotations

import re
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from corpus.written_date import PartialDate

_NOT_PLAIN = re.compile(r"[^A-Za-z0-9 ,.;?-]")
_SPACE = re.compile(r"\s+")


def page(name: str, **values: Any) -> str:
    """Render a whole page from the template `name`."""
    return _PAGES.get_template(name).render(**values)


def piece(name: str, **values: Any) -> str:
    """Render a piece of the chat as one line of HTML, for a component that reads Markdown too.

    One line without a blank line is one block of HTML to a Markdown reader; inside it, every
    character that could mean something to Markdown or HTML is a character reference.
    """
    return _SPACE.sub(" ", _PIECES.get_template(name).render(**values)).strip()


def day(when: PartialDate) -> str:
    """Return a date in words, as far as it is known: 8 June 2021, or March 2020."""
    return str(when)


def web_address(address: str | None) -> str | None:
    """Return an address that a browser may follow, or nothing for any other kind."""
    return address if address and address.lower().startswith(("https://", "http://")) else None


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
    environment.filters |= {"day": day, "web_address": web_address}
    return environment


_PAGES = _environment()
_PIECES = _environment(finalize=_as_text)
