"""Which hosts may be asked, and which network addresses may be connected to."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from corpus.govuk.errors import AddressRefused, NotReached

LookUp = Callable[[str, int], Sequence[str]]
"""Returns the network addresses of a host name; raises `OSError` if it has none."""

OPEN_GOVERNMENT = "Open Government Licence v3.0"
OPEN_PARLIAMENT = "Open Parliament Licence v3.0"
_GOVERNMENT_WORDS = (
    "Contains public sector information licensed under the Open Government Licence v3.0."
)
_PARLIAMENT_WORDS = (
    "Contains Parliamentary information licensed under the Open Parliament Licence v3.0."
)


@dataclass(frozen=True, slots=True)
class AllowedHost:
    """A host that may be asked, why, and on what terms its text may be kept and shown."""

    name: str
    reason: str
    licence: str | None = OPEN_GOVERNMENT
    attribution: str = _GOVERNMENT_WORDS


def _parliament(name: str, reason: str) -> AllowedHost:
    return AllowedHost(name, reason, OPEN_PARLIAMENT, _PARLIAMENT_WORDS)


# Official publishers only. Mirrors and commentaries are not on the list, even where the catalogue
# says that a text was seen there.
ALLOWED_HOSTS = (
    AllowedHost("www.gov.uk", "HMPPS, the Ministry of Justice and other departments publish here"),
    AllowedHost("gov.uk", "the short name of www.gov.uk"),
    AllowedHost("assets.publishing.service.gov.uk", "the files of GOV.UK publications"),
    AllowedHost("www.legislation.gov.uk", "Acts and statutory instruments, with their changes"),
    AllowedHost("legislation.gov.uk", "the short name of www.legislation.gov.uk"),
    AllowedHost("data.justice.gov.uk", "the Ministry of Justice's published figures"),
    AllowedHost("mappa.justice.gov.uk", "the MAPPA guidance and its lists of levels and duties"),
    AllowedHost("consult.justice.gov.uk", "Ministry of Justice consultations and their results"),
    AllowedHost("jobs.justice.gov.uk", "role and job descriptions of the Ministry of Justice"),
    AllowedHost("hmppsinsights.service.justice.gov.uk", "HMPPS practice and evidence articles"),
    AllowedHost("prisonandprobationjobs.gov.uk", "HMPPS on its roles and how to train for them"),
    AllowedHost("www.find-tender.service.gov.uk", "notices of the contracts for services"),
    AllowedHost("hmiprobation.justiceinspectorates.gov.uk", "HM Inspectorate of Probation"),
    AllowedHost("www.justiceinspectorates.gov.uk", "the inspectorates' older common site"),
    AllowedHost("justiceinspectorates.gov.uk", "the short name of the inspectorates' older site"),
    AllowedHost("www.sentencingcouncil.org.uk", "sentencing guidelines"),
    AllowedHost("sentencingcouncil.org.uk", "the short name of www.sentencingcouncil.org.uk"),
    AllowedHost(
        "www.nao.org.uk", "National Audit Office reports", None, "© National Audit Office."
    ),
    AllowedHost("nao.org.uk", "the short name of www.nao.org.uk", None, "© National Audit Office."),
    _parliament("www.parliament.uk", "the Houses of Parliament"),
    _parliament("publications.parliament.uk", "committee reports and bills as printed"),
    _parliament("committees.parliament.uk", "committees: reports, evidence, responses"),
    _parliament("hansard.parliament.uk", "the official report of debates"),
    _parliament("commonslibrary.parliament.uk", "House of Commons Library briefings"),
)
_BY_NAME = {one.name: one for one in ALLOWED_HOSTS}
_HOLDING_OLD_ADDRESSES = IPv6Network("64:ff9b::/96")


def allowed_host(name: str | None) -> AllowedHost | None:
    """Return the host of this name if it may be asked."""
    return _BY_NAME.get((name or "").lower().rstrip("."))


def public_addresses(name: str, port: int, look_up: LookUp) -> list[str]:
    """Look a host name up and return its network addresses, all of them public.

    Raises `AddressRefused` if any of them is private, loopback, link-local or otherwise not
    public, and `NotReached` if there is none.
    """
    try:
        found = list(dict.fromkeys(look_up(name, port)))
    except OSError as problem:
        raise NotReached(name, f"its name cannot be looked up ({problem})") from problem
    if not found:
        raise NotReached(name, "its name leads to no network address")
    inside = [one for one in found if not is_public(one)]
    if inside:
        raise AddressRefused(name, f"its name leads to {inside[0]}, which is not a public address")
    return found


def is_public(address: str) -> bool:
    """Tell whether a network address belongs to a machine that everybody may reach."""
    try:
        found = ip_address(address)
    except ValueError:
        # An address with a zone (`fe80::1%eth0`) or anything odd is none that we would ask.
        return False
    carried = _carried(found)
    if carried is not None:
        return is_public(str(carried))
    return found.is_global and not found.is_multicast and not found.is_reserved


def _carried(found: IPv4Address | IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that an IPv6 address stands for, if it does."""
    if isinstance(found, IPv4Address):
        return None
    if found in _HOLDING_OLD_ADDRESSES:
        return IPv4Address(int(found) & 0xFFFFFFFF)
    teredo = found.teredo[1] if found.teredo else None
    return found.ipv4_mapped or found.sixtofour or teredo


def system_look_up(name: str, port: int) -> list[str]:
    """Look a name up as this machine does."""
    found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    return [str(one[4][0]) for one in found]
