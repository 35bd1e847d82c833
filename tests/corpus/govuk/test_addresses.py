from __future__ import annotations

import pytest

from corpus.govuk.addresses import Base, is_page, public_address, refusal
from corpus.govuk.errors import AddressRefused, WrongBase

_OWN = Base()
_SET = Base.of("http://127.0.0.1:8123/")
_PAGE = "https://www.gov.uk/guidance/x"
_FILE = "https://assets.publishing.service.gov.uk/media/a1/x.pdf"
_LAW = "https://www.legislation.gov.uk/ukpga/2026/2"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("https://www.gov.uk/guidance/x", _PAGE),
        ("http://gov.uk/guidance/x/#part", _PAGE),
        ("HTTPS://WWW.GOV.UK./guidance/x?utm=1", _PAGE),
        ("https://www.gov.uk/api/content/guidance/x", _PAGE),
        (" https://www.gov.uk:443/guidance/x ", _PAGE),
        ("http://www.legislation.gov.uk/ukpga/2026/2#s1", _LAW),
        ("https://x.example/a?b=c", "https://x.example/a?b=c"),
        ("https://x.example:8443/a", "https://x.example:8443/a"),
        ("https://www.gov.uk/gwasanaeth â", "https://www.gov.uk/gwasanaeth%20%C3%A2"),
        ("https://www.gov.uk", "https://www.gov.uk/"),
    ],
)
def test_one_page_has_one_address(written: str, shown: str):
    assert public_address(written) == shown


@pytest.mark.parametrize(
    "written",
    [
        *("", "guidance/x", "ftp://www.gov.uk/x", "file:///etc/passwd", "javascript:alert(1)"),
        *("https:///x", "https://user@www.gov.uk/x", "https://a:b@www.gov.uk/x", "https://[::1/x"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused(written: str):
    with pytest.raises(AddressRefused):
        public_address(written)


def test_pages_are_asked_at_the_content_api_and_all_else_where_it_stands():
    assert _OWN.asked(_PAGE) == "https://www.gov.uk/api/content/guidance/x"
    assert _OWN.asked(_FILE) == _FILE
    assert _OWN.asked(_LAW) == _LAW


def test_with_a_base_set_pages_and_files_of_govuk_are_asked_there():
    assert _SET.asked(_PAGE) == "http://127.0.0.1:8123/api/content/guidance/x"
    assert _SET.asked(_FILE) == "http://127.0.0.1:8123/media/a1/x.pdf"
    older = "https://www.gov.uk/government/uploads/system/x.pdf"
    assert not is_page(older)
    assert _SET.asked(older) == "http://127.0.0.1:8123/government/uploads/system/x.pdf"
    assert _SET.asked(_LAW) == _LAW


def test_only_the_very_base_is_taken_as_set():
    assert _SET.is_set("http://127.0.0.1:8123/anything")
    assert not _SET.is_set("http://127.0.0.1:8124/anything")
    assert not _SET.is_set("https://127.0.0.1:8123/anything")
    assert not _OWN.is_set("https://www.gov.uk/api/content/guidance/x")


@pytest.mark.parametrize("base", [_OWN, _SET])
@pytest.mark.parametrize(
    ("start", "location", "target"),
    [
        (_PAGE, "/api/content/guidance/y", "https://www.gov.uk/guidance/y"),
        (_PAGE, "/guidance/y", "https://www.gov.uk/guidance/y"),
        (_PAGE, "https://www.gov.uk/guidance/y", "https://www.gov.uk/guidance/y"),
        (_PAGE, _LAW, _LAW),
        (_FILE, "/media/b2/x.pdf", "https://assets.publishing.service.gov.uk/media/b2/x.pdf"),
        (_LAW, "/ukpga/2026/2/contents", f"{_LAW}/contents"),
        (_PAGE, "http://169.254.169.254/latest", "https://169.254.169.254/latest"),
    ],
)
def test_a_redirect_leads_to_a_public_address(base: Base, start: str, location: str, target: str):
    assert base.redirected(start, location) == target


def test_a_redirect_to_the_base_that_is_set_stays_on_the_host_it_stands_for():
    there = "http://127.0.0.1:8123"
    assert (
        _SET.redirected(_PAGE, f"{there}/api/content/guidance/y") == "https://www.gov.uk/guidance/y"
    )
    assert _SET.redirected(_FILE, f"{there}/media/c/x.pdf").startswith("https://assets.")


def test_what_may_not_be_asked_says_why():
    assert refusal(_PAGE) is None
    assert "not on the list" in (refusal("https://www.scribd.com/document/1") or "")
    assert "not on the list" in (refusal("https://169.254.169.254/latest") or "")
    assert "port 8443" in (refusal("https://www.gov.uk:8443/x") or "")


@pytest.mark.parametrize(
    "address",
    ["", "www.gov.uk", "ftp://x", "https://", "http://h:99999", "https://u@h", "http://h?x"],
)
def test_a_base_that_is_none_is_refused_with_what_to_do(address: str):
    with pytest.raises(WrongBase, match=r"https://www\.gov\.uk"):
        Base.of(address)
