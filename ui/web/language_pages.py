"""Where a person chooses the language of the pages."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import RedirectResponse

from ui.web.language import COOKIE, LANGUAGES
from ui.web.rendering import local_path

_KEPT_SECONDS = 400 * 24 * 3600


def router() -> APIRouter:
    """Return the page that keeps the choice and goes back to where it was made."""
    pages = APIRouter()

    @pages.get("/language/{language}")
    def choose(language: str, back: str = "/") -> RedirectResponse:
        response = RedirectResponse(local_path(back), status_code=303)
        if language in LANGUAGES:
            response.set_cookie(
                COOKIE, language, max_age=_KEPT_SECONDS, httponly=True, samesite="lax"
            )
        return response

    return pages
