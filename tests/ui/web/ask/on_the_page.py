"""What a page in a browser shows of a conversation, and what its address chooses."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from ui.web.visitor import COOKIE, owner_of_cookies


def chosen(page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def conversation_of(page) -> str:
    page.wait_for_url("**conversation=*")
    return chosen(page)["conversation"][0]


def owner_at(page) -> str:
    cookies = {one["name"]: one["value"] for one in page.context.cookies()}
    return owner_of_cookies({COOKIE: cookies[COOKIE]})


def asked_in(page) -> list[str]:
    """Return the questions that the page shows, in order."""
    return [
        one.removeprefix("You asked: ").strip()
        for one in page.locator("article.turn h2.asked").all_text_contents()
    ]


def button(page, name: str):
    return page.get_by_role("button", name=name, exact=True)
