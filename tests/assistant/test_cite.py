"""What a citation says of its quote: where it stands, what it rests on, and whether it applies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import cast

import pytest

from assistant.answer import Citation, Footing
from assistant.cite import citation_of, footing_of, label_of, place_address
from assistant.parts import Parts
from assistant.scope import Scope
from assistant.working import Working
from corpus.document import Document
from corpus.formats.markdown_note import read_markdown
from corpus.library import Library
from corpus.passage import Passage
from corpus.publication import Publication, Status
from corpus.written_date import PartialDate
from index.search import Match
from tests.made_documents import made_document

ADDRESS = "https://www.example.org/ferry-act"
SEEN_AT = "https://mirror.example.org/order.pdf"
NOTE = f"""---
title: Ferry passes in short
id: starter:ferry-passes
starter_note: true
rests_on: [ferry-act, ferry-order]
changes:
  - id: pass-length
    was: A ferry pass is valid for 28 days.
    now: A ferry pass is valid for 56 days.
    from: 2019-05-01
    until: 2026-03-30
    replaced_by: ferry-act
---

A ferry pass is valid for 56 days.[^ferry-act][^now:pass-length]

A ferry pass was valid for 28 days.[^ferry-order][^was:pass-length]

A dog pays half.[^ferry-order][^{ADDRESS}]

A cat pays nothing.[^ferry-order]

This sentence has no source.
"""
ACT = Publication(
    "Ferry Act", external_id="ferry-act", publisher="County", address=ADDRESS,
    seen_at=SEEN_AT, published=PartialDate(2026, 3, 31),
)  # fmt: skip
ORDER = Publication(
    "Ferry Order", external_id="ferry-order", seen_at=SEEN_AT, status=Status.SUPERSEDED,
    applies_to=PartialDate(2026, 3, 30), replaced_by="ferry-act",
)  # fmt: skip
OF_ACT = Footing("Ferry Act", "ferry-act", "County", ADDRESS, "current", PartialDate(2026, 3, 31))
OF_ORDER = Footing("Ferry Order", "ferry-order", address=SEEN_AT, status="superseded")


@pytest.fixture
def parts(library: Library) -> Parts:
    """The parts that a citation is made with: a library that knows two publications."""
    library.listing.keep_catalogue([ACT, ORDER])
    return cast("Parts", SimpleNamespace(library=library))


@pytest.fixture
def note() -> Document:
    return read_markdown(NOTE.encode(), NOTE, name="note.md", source="starter:ferry-passes")


def cited(
    document: Document, words: str, parts: Parts, as_at: date | None = None, anchor: str = ""
) -> Citation:
    start = document.text.index(words)
    span = (start, start + len(words))
    trail = ("Part one", "When")
    place = (document.id, trail, anchor or None, 7)
    passage = Passage(f"{document.id}:0-9", *place, *span, words, (), "")
    return citation_of(
        document, Match(passage, 1.0, {}), span, Working("?", scope=Scope(as_at=as_at)), parts
    )


@pytest.mark.parametrize(
    ("words", "footings"),
    [
        ("valid for 56 days", (OF_ACT,)),
        ("A ferry pass was valid for 28 days.", (OF_ORDER,)),
        ("A dog pays half.", (OF_ORDER, Footing(ADDRESS, address=ADDRESS))),
        ("A dog pays half.\n\nA cat", (OF_ORDER, Footing(ADDRESS, address=ADDRESS))),
        ("no source", ()),
    ],
)
def test_words_of_a_note_rest_on_what_their_own_marks_name(
    note: Document, parts: Parts, words: str, footings: tuple[Footing, ...]
) -> None:
    assert cited(note, words, parts).rests_on == footings


def test_a_note_without_marks_rests_on_what_it_names_as_a_whole(parts: Parts) -> None:
    names = ("ferry-order", "ferry-act", "ferry-order")
    note = made_document("Note", "A dog pays half.", starter_note=True, rests_on=names)
    assert cited(note, "A dog pays half.", parts).rests_on == (OF_ORDER, OF_ACT)


def test_official_text_rests_on_nothing(parts: Parts) -> None:
    assert cited(made_document("Rules", "A dog pays half."), "A dog", parts).rests_on == ()


def test_of_an_unknown_publication_only_the_name_is_known(parts: Parts) -> None:
    assert footing_of("no-such-act", parts) == Footing("no-such-act")
    web = "http://www.example.org/page"
    assert footing_of(web, parts) == Footing(web, address=web)
    assert footing_of("httpd manual", parts).address is None


def test_a_citation_says_where_its_exact_words_stand(parts: Parts) -> None:
    rules = made_document(
        "Rules", "A dog pays half. A cat pays nothing.", publisher="County", address=ADDRESS,
        updated=date(2026, 5, 1), applies_from=date(2026, 4, 1), licence="OGL", attribution="By C.",
    )  # fmt: skip
    one = cited(rules, "A cat pays nothing.", parts, anchor="cats")
    assert one.quote == "A cat pays nothing." == rules.text[one.start : one.end]
    assert (one.document_id, one.passage_id) == (rules.id, f"{rules.id}:0-9")
    assert (one.heading_trail, one.page) == (("Part one", "When"), 7)
    assert (one.publication, one.publisher, one.url) == ("Rules", "County", f"{ADDRESS}#cats")
    assert (one.published, one.updated) == (None, PartialDate(2026, 5, 1))
    assert (one.applies_from, one.applies_to) == (PartialDate(2026, 4, 1), None)
    assert (one.status, one.replaced_by, one.replaced_on) == ("current", None, None)
    assert (one.licence, one.attribution, one.starter_note) == ("OGL", "By C.", False)


@pytest.mark.parametrize(
    ("address", "anchor", "shown"),
    [
        (ADDRESS, "part-2", f"{ADDRESS}#part-2"),
        (ADDRESS, None, ADDRESS),
        (ADDRESS, "", ADDRESS),
        (None, "part-2", None),
        (None, None, None),
    ],
)
def test_an_address_has_an_anchor_only_if_one_was_seen(
    address: str | None, anchor: str | None, shown: str | None
) -> None:
    assert place_address(Publication("Rules", address=address), anchor) == shown


def ended(until: PartialDate | None, replaced_by: str | None = "ferry-act") -> Document:
    return made_document(
        "Old rules", "A dog pays all.", status=Status.SUPERSEDED, applies_to=until,
        replaced_by=replaced_by, published=date(2010, 1, 1),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("until", "replaced_on"),
    [
        (PartialDate(2019, 6, 30), PartialDate(2019, 7, 1)),
        (PartialDate(2019, 12, 31), PartialDate(2020, 1, 1)),
        (PartialDate(2020, 2, 28), PartialDate(2020, 2, 29)),
        (PartialDate(2019, 6), PartialDate(2019, 6)),
        (PartialDate(2019), PartialDate(2019)),
        (None, None),
    ],
)
def test_text_is_replaced_on_the_day_after_its_last_one(
    parts: Parts, until: PartialDate | None, replaced_on: PartialDate | None
) -> None:
    one = cited(ended(until), "A dog", parts)
    assert (one.applies_to, one.replaced_on) == (until, replaced_on)
    assert one.status == "superseded"


def test_withdrawn_text_ended_on_the_day_of_its_withdrawal(parts: Parts) -> None:
    rules = made_document(
        "Rules", "A dog pays.", status=Status.WITHDRAWN, withdrawn_on=date(2018, 9, 3)
    )
    one = cited(rules, "A dog", parts)
    assert (one.status, one.applies_to) == ("withdrawn", PartialDate(2018, 9, 3))
    assert one.replaced_on == PartialDate(2018, 9, 3)


@pytest.mark.parametrize(
    ("replaced_by", "footing"),
    [("ferry-act", OF_ACT), ("The new rules", Footing("The new rules")), (None, None)],
)
def test_what_replaced_a_text_is_told_as_far_as_it_is_known(
    parts: Parts, replaced_by: str | None, footing: Footing | None
) -> None:
    assert cited(ended(PartialDate(2019), replaced_by), "A dog", parts).replaced_by == footing


def test_on_an_earlier_day_what_applied_is_current_and_not_replaced(parts: Parts) -> None:
    one = cited(ended(PartialDate(2019, 6, 30)), "A dog", parts, as_at=date(2019, 6, 30))
    assert (one.status, one.replaced_by) == ("current", None)
    after = cited(ended(PartialDate(2019, 6, 30)), "A dog", parts, as_at=date(2019, 7, 1))
    assert (after.status, after.replaced_by) == ("superseded", OF_ACT)


def test_a_statement_that_ceased_to_apply_is_replaced_by_what_changed_it(
    note: Document, parts: Parts
) -> None:
    elsewhere = replace(note, publication=replace(note.publication, replaced_by="another note"))
    old = cited(elsewhere, "A ferry pass was valid for 28 days.", parts)
    assert (old.status, old.replaced_by) == ("superseded", OF_ACT)
    assert (old.applies_to, old.replaced_on) == (PartialDate(2026, 3, 30), PartialDate(2026, 3, 31))
    present = cited(elsewhere, "valid for 56 days", parts)
    assert (present.status, present.replaced_by, present.replaced_on) == ("current", None, None)
    then = cited(elsewhere, "was valid for 28 days", parts, as_at=date(2024, 1, 1))
    assert (then.status, then.replaced_by) == ("current", None)


@pytest.mark.parametrize(
    ("status", "label"),
    [
        (Status.CURRENT, ""),
        (Status.DRAFT, "Draft, not in force"),
        (Status.SUPERSEDED, "No longer applies"),
        (Status.WITHDRAWN, "Withdrawn, no longer applies"),
        (Status.HISTORIC, "Historic, no longer applies"),
    ],
)
def test_each_status_but_current_has_a_label(parts: Parts, status: Status, label: str) -> None:
    one = cited(made_document("Rules", "A dog pays.", status=status), "A dog", parts)
    assert label_of([one]) == label


def test_a_label_says_until_when_and_one_ended_quote_is_enough(parts: Parts) -> None:
    current = cited(made_document("Rules", "A dog pays half."), "A dog", parts)
    old = cited(ended(PartialDate(2019, 6, 30)), "A dog", parts)
    assert label_of([current, old]) == "No longer applies (until 30 June 2019)"
    assert label_of([current, current]) == label_of([]) == ""
    month = cited(ended(PartialDate(2019, 6)), "A dog", parts)
    assert label_of([month]) == "No longer applies (until June 2019)"
    assert label_of([month], "cy") == "Nid yw’n gymwys mwyach (bu’n gymwys hyd Mehefin 2019)"


@pytest.mark.parametrize(
    ("text", "puts_right"),
    [
        ("Older pages that let a dog pay half are wrong.", True),
        ("The belief that a dog pays half has no basis in the Act.", True),
        ("Some leaflets still speak of half for a dog.", True),
        ("A dog pays half.", False),
        ("A dog is still on half pay.", False),
    ],
)
def test_words_that_say_themselves_what_is_overtaken_are_not_called_so(
    parts: Parts, text: str, puts_right: bool
) -> None:
    one = cited(made_document("Rules", text, status=Status.SUPERSEDED), text, parts)
    assert label_of([one]) == ("On what no longer applies" if puts_right else "No longer applies")
