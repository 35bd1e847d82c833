"""Public addresses, and where they are asked: GOV.UK pages at its Content API."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from corpus.govuk.errors import AddressRefused, WrongBase
from corpus.govuk.hosts import allowed_host

GOVUK = "https://www.gov.uk"
ASSETS = "https://assets.publishing.service.gov.uk"
_API = "/api/content"
_GOVUK_HOSTS = ("www.gov.uk", "gov.uk")
_FILE_PATHS = ("/government/uploads/", "/media/")
_MEANT_IN_PATHS = "/%:@!$&'()*+,;=~-._"
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Base:
    """The address of the Content API: GOV.UK's own, or one that a person has set.

    With one set, pages and files of GOV.UK are asked there under the same paths, and it alone may
    be a private address.
    """

    address: str = GOVUK

    @classmethod
    def of(cls, address: str) -> Base:
        """Check an address as a person wrote it; raises `WrongBase`."""
        parts = urlsplit(address.strip())
        try:
            known = parts.scheme in _PORTS and bool(parts.hostname) and parts.port != 0
        except ValueError:
            known = False
        if not known or parts.query or parts.fragment or parts.username or parts.password:
            raise WrongBase(address)
        return cls(address.strip().rstrip("/"))

    def asked(self, public: str) -> str:
        """Return where to ask for a public address."""
        if is_page(public):
            return f"{self.address}{_API}{path_of(public)}"
        parts = urlsplit(public)
        if self.address != GOVUK and _is_govuk_file(parts.hostname, parts.path):
            return f"{self.address}{parts.path}" + (f"?{parts.query}" if parts.query else "")
        return public

    def is_set(self, asked: str) -> bool:
        """Tell whether a request goes to the address that a person has set."""
        return self.address != GOVUK and origin(asked) == origin(self.address)

    def redirected(self, public: str, location: str) -> str:
        """Return the public address that an answer for `public` leads to.

        `location` may be a path, an address, or one of the Content API itself. Raises
        `AddressRefused` for what is no address of the web.
        """
        asked = f"{GOVUK}{_API}{path_of(public)}" if is_page(public) else public
        try:
            target = urljoin(asked, location)
            stands_for_another = self.is_set(target)
        except ValueError as problem:
            raise AddressRefused(location, f"is not an address of the web ({problem})") from problem
        if stands_for_another:
            start = origin(GOVUK if is_page(public) else public)
            target = start + target[len(origin(self.address)) :]
        return public_address(target)


def public_address(address: str) -> str:
    """Return `address` in the one form in which it is compared and shown.

    `http` becomes `https`, hosts are in small letters, fragments go, and so does the part of a
    GOV.UK address that names the Content API. Raises `AddressRefused` if it is no web address or
    carries a name and password.
    """
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError as problem:
        raise AddressRefused(address, f"is not an address of the web ({problem})") from problem
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in _PORTS or not host:
        raise AddressRefused(address, "is not an address of the web; give one with https://")
    if parts.username is not None or parts.password is not None:
        raise AddressRefused(address, "carries a user name; give the address without it")
    path, query = _path(parts.path), quote(parts.query, safe=f"{_MEANT_IN_PATHS}?")
    if port is not None and port != _PORTS[parts.scheme]:
        return urlunsplit((parts.scheme, f"{host}:{port}", path, query, ""))
    if host not in _GOVUK_HOSTS:
        return urlunsplit(("https", host, path, query, ""))
    path = path.removeprefix(_API) if path.startswith(f"{_API}/") else path
    return f"{GOVUK}{path.rstrip('/') or '/'}"


def refusal(public: str) -> str | None:
    """Return why a public address must not be asked, or `None` if it may be."""
    parts = urlsplit(public)
    if allowed_host(parts.hostname) is None:
        return f"{parts.hostname} is not on the list of publishers that are asked"
    if parts.port is not None:
        return f"port {parts.port} is not one that publishers use"
    return None


def is_page(public: str) -> bool:
    """Tell whether a public address is a page of GOV.UK, which its Content API answers for."""
    parts = urlsplit(public)
    return parts.hostname in _GOVUK_HOSTS and not parts.path.startswith(_FILE_PATHS)


def path_of(public: str) -> str:
    """Return the path of an address; of what is none, the whole of it."""
    try:
        return urlsplit(public).path
    except ValueError:
        # A page may tell of anything; asking for it will say what is wrong.
        return public


def origin(address: str) -> str:
    """Return scheme, host and port of an address."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _is_govuk_file(host: str | None, path: str) -> bool:
    if host == urlsplit(ASSETS).hostname:
        return True
    return host in _GOVUK_HOSTS and path.startswith(_FILE_PATHS)


def _path(path: str) -> str:
    return quote(path, safe=_MEANT_IN_PATHS) or "/"
