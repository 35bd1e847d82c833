from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.assembly import Assembly
from assistant.settings import Settings
from corpus.errors import CorpusError, LibraryBusy
from corpus.govuk.fetches import Fetch, SqliteFetchRecords
from corpus.publication import Publication
from tests.corpus.govuk.publisher import API, Made, Publisher, serving
from ui.commands import sync as command

_WORDS = {"body": '<h2 id="when">When</h2><p>A parcel must be opened within three days.</p>'}


class Listed:
    """A catalogue of two pages, of which one is on a host that is not asked."""

    publications = (
        Publication(
            "Parcels", external_id="parcels", address="https://www.gov.uk/guidance/parcels"
        ),
        Publication("Copy", external_id="copy", address="https://mirror.example.org/parcels"),
    )


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with serving(Publisher()) as one:
        one.page("/guidance/parcels", title="Parcels", details=_WORDS)
        yield one


@pytest.fixture
def assembly(
    publisher: Publisher, tmp_path: Path, models_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Assembly:
    home = tmp_path / "home"
    home.mkdir()
    (home / "models").symlink_to(models_folder, target_is_directory=True)
    made = Assembly(Settings(home=home, starter_notes=False, govuk_address=publisher.address))
    monkeypatch.setattr(command, "assembly_for", lambda _parsed: made)
    monkeypatch.setattr(command, "read_catalogue", Listed)
    return made


@pytest.fixture
def run(assembly: Assembly) -> Callable[..., int]:
    def sync(*only: str, **options: Any) -> int:
        chosen = {"dry_run": False, "json": False} | options
        return command.sync(Namespace(home=assembly.settings.home, only=list(only), **chosen))

    return sync


def test_what_is_listed_is_brought_in_and_can_be_searched(
    run: Callable[..., int], assembly: Assembly, capsys: pytest.CaptureFixture[str]
):
    assert run() == 0
    printed = capsys.readouterr().out
    assert "new parcels https://www.gov.uk/guidance/parcels\n" in printed
    assert "1 new, 1 skipped" in printed
    assert "Open Government Licence v3.0" in printed
    assert "Index made: 1 documents" in printed
    assert assembly.keeper.is_up_to_date()
    assert run() == 0
    assert "1 unchanged, 1 skipped" in capsys.readouterr().out


def test_a_dry_run_says_so_and_keeps_nothing(
    run: Callable[..., int], assembly: Assembly, capsys: pytest.CaptureFixture[str]
):
    assert run(dry_run=True) == 0
    printed = capsys.readouterr().out
    assert "new parcels" in printed
    assert "Dry run: nothing was kept." in printed
    assert list(assembly.library.documents()) == []


def test_as_json_it_is_one_object(run: Callable[..., int], capsys: pytest.CaptureFixture[str]):
    assert run(json=True) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"dry_run", "counts", "attributions", "pages", "index"}
    assert told["counts"]["new"] == told["counts"]["skipped"] == 1
    pages = {one["external_id"]: one for one in told["pages"]}
    assert pages["parcels"]["status"] == "current"
    assert pages["parcels"]["licence"] == "Open Government Licence v3.0"
    assert "not on the list" in pages["copy"]["note"]


def test_only_what_is_named_is_asked_for_and_told_in_any_case(
    run: Callable[..., int], publisher: Publisher, capsys: pytest.CaptureFixture[str]
):
    assert run("copy") == 0
    assert "skipped copy" in capsys.readouterr().out
    assert publisher.seen == []
    with pytest.raises(CorpusError, match="'parcel'"):
        run("parcel")


def test_a_page_named_by_its_path_is_brought_in_and_asked_for_from_then_on(
    run: Callable[..., int], publisher: Publisher, capsys: pytest.CaptureFixture[str]
):
    publisher.page("/guidance/post", title="Post", details=_WORDS)
    assert run("/guidance/post") == 0
    assert "new /guidance/post" in capsys.readouterr().out
    publisher.seen.clear()
    assert run() == 0
    assert publisher.asked(f"{API}/guidance/post")[0].status == 304


def test_failures_are_told_one_a_line_and_count_only_if_there_is_nothing_else(
    run: Callable[..., int], publisher: Publisher, capsys: pytest.CaptureFixture[str]
):
    publisher.give(f"{API}/guidance/parcels", Made(403))
    assert run() == 1
    told = capsys.readouterr().err.splitlines()
    assert [one for one in told if one.startswith("failed parcels https://www.gov.uk/")]
    publisher.page("/guidance/post", details=_WORDS)
    assert run("parcels", "/guidance/post") == 0


def test_a_page_is_kept_with_its_vectors_before_its_fetch_is_remembered(
    run: Callable[..., int], assembly: Assembly, monkeypatch: pytest.MonkeyPatch
):
    remember = SqliteFetchRecords.keep
    at_the_time: list[tuple[int, int]] = []

    def watched(records: SqliteFetchRecords, fetch: Fetch) -> None:
        held = len(list(assembly.library.documents()))
        at_the_time.append((held, assembly.keeper.passages_behind()))
        remember(records, fetch)

    monkeypatch.setattr(SqliteFetchRecords, "keep", watched)
    assert run() == 0
    assert at_the_time == [(1, 0)]


def test_what_could_not_be_kept_is_not_remembered_and_comes_with_the_next_sync(
    run: Callable[..., int],
    assembly: Assembly,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    def failing(*_: object) -> None:
        raise MemoryError("no room for vectors")

    with monkeypatch.context() as patch:
        patch.setattr(type(assembly.embedder), "embed_passages", failing)
        with pytest.raises(MemoryError):
            run()
    assert list(assembly.library.documents()) == []
    capsys.readouterr()
    assert run() == 0
    assert "new parcels https://www.gov.uk/guidance/parcels\n" in capsys.readouterr().out
    assert len(list(assembly.library.documents())) == 1


def test_nobody_else_may_write_during_a_sync(
    run: Callable[..., int], assembly: Assembly, monkeypatch: pytest.MonkeyPatch
):
    remember = SqliteFetchRecords.keep
    refused: list[str] = []

    def watched(records: SqliteFetchRecords, fetch: Fetch) -> None:
        with pytest.raises(LibraryBusy) as busy:
            assembly.keeper.add_documents([])
        refused.append(busy.value.holder)
        remember(records, fetch)

    monkeypatch.setattr(SqliteFetchRecords, "keep", watched)
    assert run() == 0
    assert ["corpus sync" in one for one in refused] == [True]
