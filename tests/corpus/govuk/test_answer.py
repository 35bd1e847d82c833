from __future__ import annotations

from datetime import date

import pytest

from corpus.govuk.answer import Answer, british_day
from corpus.govuk.errors import UnusableAnswer
from corpus.govuk.facts import Wanted, publication_of
from corpus.publication import Publication, Status

_LISTED = Publication(title="As listed", topics=("courts",))
_WANTED = Wanted("ID", "https://www.gov.uk/x", _LISTED)


def publication(**values: object) -> Publication:
    return publication_of(Answer(dict(values)), _WANTED, "https://www.gov.uk/x")


@pytest.mark.parametrize("body", [b"", b"<html>", b"[1]", b'"x"', b"null", b"[" * 100_000])
def test_what_is_no_page_is_said_to_be_none(body: bytes):
    with pytest.raises(UnusableAnswer):
        Answer.of(body)


@pytest.mark.parametrize("odd", [None, 7, [], {}, [1, None], {"title": 3}, "words", True])
def test_values_of_another_form_read_as_empty(odd: object):
    names = ("title", "description", "details", "links", "withdrawn_notice", "locale")
    found = publication(**dict.fromkeys(names, odd), first_published_at=odd)
    assert found.title in ("As listed", "words")
    assert found.status is Status.CURRENT
    assert found.published is None
    assert found.nation is None


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2013-05-22T23:00:00.000+00:00", date(2013, 5, 23)),
        ("2013-05-23T00:00:00.000+01:00", date(2013, 5, 23)),
        ("2013-01-22T23:30:00Z", date(2013, 1, 22)),
        ("2026-03-29T00:59:59Z", date(2026, 3, 29)),
        ("2026-10-24T23:30:00Z", date(2026, 10, 25)),
        ("2026-10-25T23:30:00Z", date(2026, 10, 25)),
        ("2013-01-22", date(2013, 1, 22)),
        ("0001-01-01T00:00:00+14:00", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_moment_falls_on_its_day_in_the_united_kingdom(moment: str, day: date | None):
    assert british_day(moment) == day


def test_the_first_public_day_outranks_the_day_it_came_to_the_site():
    details = {"first_public_at": "2013-05-23T00:00:00+01:00"}
    found = publication(first_published_at="2016-02-29T09:24:10+00:00", details=details)
    assert found.published == date(2013, 5, 23)


@pytest.mark.parametrize(("first", "published"), [(True, date(2015, 7, 8)), (False, None)])
def test_the_day_of_a_version_is_that_of_publication_only_for_the_first(
    first: bool, published: date | None
):
    details = {"public_timestamp": "2015-07-08T14:19:42Z", "first_published_version": first}
    found = publication(details=details)
    assert found.published == published
    assert found.updated == date(2015, 7, 8)


def test_a_withdrawal_says_when_and_why():
    notice = {"explanation": "<p>Old &amp; <a href='x'>done</a></p>", "withdrawn_at": "2019-11-19"}
    found = publication(withdrawn_notice=notice)
    assert found.status is Status.WITHDRAWN
    assert found.status_note == "Old & done"
    assert found.withdrawn_on == found.applies_to == date(2019, 11, 19)


def test_an_empty_notice_withdraws_nothing():
    assert publication(withdrawn_notice={}).status is Status.CURRENT


@pytest.mark.parametrize(
    ("applicable", "nation"),
    [
        (["england"], "England"),
        (["wales", "england"], "England and Wales"),
        (["scotland", "wales", "england"], "England, Wales and Scotland"),
        ([], None),
    ],
)
def test_nations_are_those_that_are_said_to_apply(applicable: list[str], nation: str | None):
    known = ("england", "northern_ireland", "scotland", "wales")
    stated = {one: {"applicable": one in applicable, "label": one} for one in known}
    assert publication(details={"national_applicability": stated}).nation == nation


def test_the_primary_publisher_is_named_alone_and_others_together():
    first = [{"title": "HM Prison and Probation Service"}]
    others = [*first, {"title": "Ministry of Justice"}]
    links = {"organisations": others}
    assert publication(links=links).publisher == (
        "HM Prison and Probation Service; Ministry of Justice"
    )
    links["primary_publishing_organisation"] = first
    assert publication(links=links).publisher == "HM Prison and Probation Service"
    assert publication().publisher is None


def test_what_the_catalogue_says_is_kept_and_terms_are_stated():
    found = publication(title="As published")
    assert (found.title, found.topics, found.external_id) == ("As published", ("courts",), "ID")
    assert found.licence == "Open Government Licence v3.0"
    assert found.attribution
    assert "Open Government Licence" in found.attribution


def test_changes_are_told_with_their_days():
    told = [
        {"public_timestamp": "2021-06-01T23:30:00Z", "note": "Added\n the  annex."},
        {"public_timestamp": "nonsense", "note": "lost"},
    ]
    found = publication(details={"change_history": told})
    assert found.change_history == (("2021-06-02", "Added the annex."),)
