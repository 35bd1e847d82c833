from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.govuk.errors import FetchRecordsDamaged
from corpus.govuk.fetches import Fetch, Lead, SqliteFetchRecords
from corpus.publication import Publication
from corpus.written_date import PartialDate

_FULL = Fetch(
    address="https://www.gov.uk/api/content/x",
    wanted="ID",
    reading=1,
    etag='W/"abc"',
    last_modified="Sat, 21 Nov 2026 10:00:00 GMT",
    gave=(("ID", "c1"), ("ID/part", "c2")),
    leads=(Lead("/a", ("https://a", "https://b"), is_file=True, title="Â"), Lead(".cy", ("c",))),
    publication=Publication(title="T", published=PartialDate.of(date(2026, 1, 2)), topics=("x",)),
)


def test_a_fetch_is_read_back_equal_by_another_process(tmp_path: Path):
    path = tmp_path / "new" / "fetches.sqlite3"
    bare = Fetch(address="https://y", wanted="Y", reading=1)
    for one in (_FULL, bare):
        SqliteFetchRecords(path).keep(one)
    again = SqliteFetchRecords(path)
    assert again.get(_FULL.address) == _FULL
    assert again.get(bare.address) == bare
    assert again.get("https://nowhere") is None


def test_the_last_fetch_of_an_address_counts(tmp_path: Path):
    records = SqliteFetchRecords(tmp_path / "fetches.sqlite3")
    records.keep(_FULL)
    newer = Fetch(address=_FULL.address, wanted="ID", reading=2)
    records.keep(newer)
    assert records.get(_FULL.address) == newer


def test_only_what_was_stated_is_asked_for():
    assert _FULL.conditions == {
        "If-None-Match": 'W/"abc"',
        "If-Modified-Since": "Sat, 21 Nov 2026 10:00:00 GMT",
    }
    assert Fetch(address="a", wanted="b", reading=1, etag="é").conditions == {}


def test_a_damaged_file_says_that_it_may_go(tmp_path: Path):
    path = tmp_path / "fetches.sqlite3"
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(FetchRecordsDamaged, match="Delete it"):
        SqliteFetchRecords(path)
