"""Who may bring files in: as the settings say, since nobody logs in yet."""

from __future__ import annotations

from starlette.requests import HTTPConnection

from assistant.settings import OFF, Settings
from ui.web.safety import is_loopback

# A proxy in front makes everybody look as if they sat at this machine; it says so in one of these.
_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


def may_upload(request: HTTPConnection, settings: Settings) -> bool:
    """Tell whether whoever asks may bring files in.

    `local` lets only those in who sit at the machine itself.
    """
    if settings.upload == "on":
        return True
    if settings.upload == OFF or not is_loopback(settings.host):
        return False
    client = request.client.host if request.client else ""
    return is_loopback(client) and not any(one in request.headers for one in _FORWARDED)
