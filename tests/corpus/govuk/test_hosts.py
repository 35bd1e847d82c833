from __future__ import annotations

import pytest

from corpus.govuk.errors import AddressRefused, NotReached
from corpus.govuk.hosts import ALLOWED_HOSTS, allowed_host, is_public, public_addresses


def test_every_host_says_why_it_is_asked_and_on_what_terms():
    assert len({one.name for one in ALLOWED_HOSTS}) == len(ALLOWED_HOSTS) > 20
    for one in ALLOWED_HOSTS:
        assert len(one.reason) > 10
        assert one.attribution
        assert one.name == one.name.lower()
        assert one.name.endswith((".uk", "gov.uk"))


def test_terms_are_those_of_the_publisher():
    terms = {name: allowed_host(name) for name in ("www.gov.uk", "hansard.parliament.uk")}
    assert terms["www.gov.uk"].licence == "Open Government Licence v3.0"
    assert "Open Government Licence v3.0" in terms["www.gov.uk"].attribution
    assert terms["hansard.parliament.uk"].licence == "Open Parliament Licence v3.0"
    assert allowed_host("www.nao.org.uk").licence is None


@pytest.mark.parametrize("name", ["WWW.GOV.UK", "www.gov.uk."])
def test_a_host_is_known_in_any_spelling(name: str):
    assert allowed_host(name).name == "www.gov.uk"


@pytest.mark.parametrize(
    "name", ["www.gov.uk.evil.example", "evilgov.uk", "x.www.gov.uk", "127.0.0.1", "", None]
)
def test_a_host_that_only_looks_alike_is_not_asked(name: str | None):
    assert allowed_host(name) is None


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
        *("0.0.0.0", "100.64.0.1", "192.0.2.1", "224.0.0.1", "240.0.0.1", "255.255.255.255"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "64:ff9b::7f00:1"),
        *("2002:7f00:1::", "2002:c0a8:101::1", "localhost", ""),
    ],
)
def test_an_address_inside_is_not_public(address: str):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["151.101.0.144", "2a04:4e42::144", "::ffff:151.101.0.144"])
def test_an_address_outside_is_public(address: str):
    assert is_public(address)


def test_one_private_address_among_public_ones_is_enough_to_refuse():
    with pytest.raises(AddressRefused, match=r"10\.0\.0\.7"):
        public_addresses("www.gov.uk", 443, lambda _name, _port: ["151.101.0.144", "10.0.0.7"])


def test_addresses_are_returned_in_order_and_once():
    found = ["151.101.64.144", "151.101.0.144", "151.101.64.144"]
    assert public_addresses("www.gov.uk", 443, lambda _name, _port: found) == found[:2]


def test_a_name_without_addresses_is_not_reached():
    def none(_name: str, _port: int) -> list[str]:
        raise OSError("no such name")

    with pytest.raises(NotReached, match="no such name"):
        public_addresses("www.gov.uk", 443, none)
    with pytest.raises(NotReached, match="no network address"):
        public_addresses("www.gov.uk", 443, lambda _name, _port: [])
