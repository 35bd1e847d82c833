"""Where a browser is led to: places here, and the same words at their publisher's."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest

from ui.web.library.addresses import official_place, page_address, publication_address

PAGE = "https://www.example.org/guide"


@pytest.mark.parametrize(
    ("address", "page", "quoted", "expected"),
    [
        (PAGE, None, "", PAGE),
        (PAGE, 12, "", PAGE),
        (f"{PAGE}.pdf", 12, "Some words.", f"{PAGE}.pdf#page=12"),
        (f"{PAGE}.PDF?v=2#page=1", 3, "Some words.", f"{PAGE}.PDF?v=2#page=3"),
        (f"{PAGE}.pdf", None, "Some words.", f"{PAGE}.pdf"),
        (f"{PAGE}.pdf", 0, "Some words.", f"{PAGE}.pdf"),
        (PAGE, None, "Within five days.", f"{PAGE}#:~:text=Within%20five%20days."),
        (f"{PAGE}#s-2", 4, "five days", f"{PAGE}#s-2:~:text=five%20days"),
        (f"{PAGE}#s-2:~:text=old", None, "new", f"{PAGE}#s-2:~:text=new"),
        (PAGE, None, "  •  ", PAGE),
    ],
)
def test_a_quote_has_a_place_at_its_publishers(address, page, quoted, expected):
    assert official_place(address, page, quoted) == expected


def test_a_long_quote_is_found_by_its_first_and_last_words():
    quoted = "one two three four five six seven eight nine ten eleven twelve"
    found = official_place(PAGE, None, quoted)
    text = "one%20two%20three%20four%20five,eight%20nine%20ten%20eleven%20twelve"
    assert found == f"{PAGE}#:~:text={text}"


def test_what_means_something_in_a_fragment_is_encoded():
    found = official_place(PAGE, None, "a-b, c & d # “é” 100%")
    assert found is not None
    directive = found.partition(":~:text=")[2]
    assert not set(directive) & set("-,&# ")
    assert unquote(directive) == "a-b, c & d # “é” 100%"


@pytest.mark.parametrize(
    ("quoted", "directive"),
    [
        ("The record must show:\n• the reason", "The record must show:,the reason"),
        ("(a) the reason\n(b) the date", "the reason,the date"),
        ("1. Check the address.\n2. Send it.", "Check the address.,Send it."),
        ("Kind | Limit\nFirst letter | five days", "Kind,five days"),
        ("alone\n\n—", "alone"),
    ],
)
def test_a_quote_of_several_blocks_is_found_by_its_edges_without_markers(quoted, directive):
    found = official_place(PAGE, None, quoted)
    assert found is not None
    assert unquote(found.partition(":~:text=")[2]) == directive


@pytest.mark.parametrize(
    "address", [None, "", "javascript:alert(1)", "/local", "data:text/html,x", "http://[::1"]
)
def test_only_an_address_of_the_web_is_a_place(address):
    assert official_place(address, 1, "words") is None


@pytest.mark.parametrize("name", ["a/b", "starter:x", "é ?#%", "<b>", "x\x00y"])
def test_an_id_of_any_letters_stays_one_part_of_an_address(name):
    path = urlsplit(publication_address(name))
    assert (path.query, path.fragment) == ("", "")
    assert unquote(path.path.removeprefix("/library/publications/")) == name
    assert page_address(name, 3).endswith("#page-3")
