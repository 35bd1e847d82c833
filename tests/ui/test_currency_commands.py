"""The commands that tell and decide what is current, as a person and a program meet them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus.catalogue import read_catalogue
from corpus.publication import Status
from ui.command_line import main

OLD = """---
title: Handbook on parcels 2019
id: parcels-2019
publisher: Kestrel County
published: 2019-04-01
---
# Handbook on parcels 2019

## Opening

A parcel must be opened by two officers within nine days of its arrival.

## Storing

A parcel is kept on the shelf beside the door.
"""
NEW = """---
title: Handbook on parcels 2025
id: parcels-2025
publisher: Kestrel County
published: 2025-02-01
---
# Handbook on parcels 2025

## Opening

A parcel must be opened by two officers within three days of its arrival.
"""
Run = Callable[..., dict[str, Any]]


@pytest.fixture
def home(
    tmp_path: Path,
    models_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Path:
    """A home with both handbooks, neither of which says that it replaces the other."""
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "models").symlink_to(models_folder, target_is_directory=True)
    monkeypatch.setenv("PROBATION_ASSISTANT_STARTER_NOTES", "off")
    (tmp_path / "old.md").write_text(OLD)
    (tmp_path / "new.md").write_text(NEW)
    paths = [str(tmp_path / "old.md"), str(tmp_path / "new.md")]
    assert main(["--home", str(folder), "corpus", "add", *paths]) == 0
    capsys.readouterr()
    return folder


@pytest.fixture
def told(home: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command that succeeds and gives the JSON object it prints."""

    def run(*arguments: str) -> dict[str, Any]:
        status = main(["--home", str(home), *arguments, "--json"])
        printed = capsys.readouterr()
        assert status == 0, printed.err
        found = json.loads(printed.out)
        assert isinstance(found, dict)
        return found

    return run


def refused(home: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["--home", str(home), *arguments]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.strip().splitlines()) == 1
    return printed.err


def superseded(told: Run, *more: str) -> dict[str, Any]:
    return told("corpus", "status", "parcels-2019", "--superseded-by", "parcels-2025", *more)


def test_status_tells_how_a_publication_stands(told: Run) -> None:
    found = told("corpus", "status", "parcels-2019")
    assert found["id"] == "parcels-2019"
    assert found["publication"]["status"] == "current"
    assert found["publication"]["published"] == "2019-04-01"
    assert found["decisions"] == []


def test_a_decision_is_kept_with_who_when_and_why(told: Run) -> None:
    found = superseded(
        told, "--from", "2025-02-01", "--reason", "Told by the county.", "--by", "A. Person"
    )
    publication = found["publication"]
    assert (publication["status"], publication["replaced_by"]) == ("superseded", "parcels-2025")
    assert publication["applies_to"] == "2025-01-31"
    (line,) = found["decisions"]
    assert line.pop("decided_at").startswith("20")
    assert line == {
        "status": "superseded",
        "superseded_by": "parcels-2025",
        "from": "2025-02-01",
        "reason": "Told by the county.",
        "decided_by": "A. Person",
    }


def test_a_decision_can_be_taken_back_and_the_audit_keeps_both(told: Run) -> None:
    superseded(told)
    found = told("corpus", "status", "parcels-2019", "--current")
    assert found["publication"]["status"] == "current"
    assert [one["status"] for one in found["decisions"]] == ["superseded", "current"]
    assert told("corpus", "status", "parcels-2019") == found


def test_a_decision_by_the_id_of_the_document_is_one_on_its_publication(told: Run) -> None:
    document = next(
        one["document_id"]
        for one in told("corpus", "list")["documents"]
        if one["external_id"] == "parcels-2019"
    )
    told("corpus", "status", document, "--withdrawn")
    assert told("corpus", "status", "parcels-2019")["status"] == "withdrawn"
    found = told("corpus", "status", "parcels-2019", "--current")
    assert found["status"] == told("corpus", "status", document)["status"] == "current"
    assert [one["status"] for one in found["decisions"]] == ["withdrawn", "current"]


@pytest.mark.parametrize("by", ["id", "document", "title"])
def test_what_replaces_is_named_by_id_by_document_or_by_title(told: Run, by: str) -> None:
    documents = told("corpus", "list")["documents"]
    ids = {one["external_id"]: one["document_id"] for one in documents}
    names = {
        "id": "parcels-2025",
        "title": "handbook on parcels 2025",
        "document": ids["parcels-2025"],
    }
    found = told("corpus", "status", "parcels-2019", "--superseded-by", names[by])
    assert found["publication"]["replaced_by"] == "parcels-2025"


def test_the_list_and_the_status_follow_the_dates(told: Run) -> None:
    superseded(told, "--from", "2999-01-01")
    told("corpus", "status", "parcels-2025", "--current", "--from", "2999-01-01")
    listed = {one["external_id"]: one["status"] for one in told("corpus", "list")["documents"]}
    assert listed == {"parcels-2019": "current", "parcels-2025": "draft"}
    assert told("corpus", "status", "parcels-2019")["status"] == "current"


def test_the_status_in_words_follows_the_dates(
    home: Path, told: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    superseded(told, "--from", "2999-01-01")
    told("corpus", "status", "parcels-2025", "--current", "--from", "2999-01-01")
    assert main(["--home", str(home), "corpus", "status", "parcels-2019"]) == 0
    until = "current, applies until 31 December 2998, then replaced by Handbook on parcels 2025"
    assert until in capsys.readouterr().out
    assert main(["--home", str(home), "corpus", "status", "parcels-2025"]) == 0
    assert "draft, applies from 1 January 2999" in capsys.readouterr().out


def test_an_empty_or_unknown_name_is_refused_and_changes_nothing(
    home: Path, told: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    status = ("corpus", "status", "parcels-2019")
    assert "No publication" in refused(home, capsys, *status, "--superseded-by", "")
    assert "loop" in refused(home, capsys, *status, "--superseded-by", "Handbook on parcels 2019")
    assert "parcels-2019" in refused(home, capsys, "corpus", "status", "parcel-2019")
    assert "No publication" in refused(home, capsys, "corpus", "changes", "--document", "nowhere")
    assert told(*status)["decisions"] == []


@pytest.mark.parametrize("word", ["current", "draft", "withdrawn", "historic"])
def test_every_status_can_be_decided(told: Run, word: str) -> None:
    found = told("corpus", "status", "parcels-2019", f"--{word}")
    assert found["publication"]["status"] == word


def test_a_document_and_a_publication_of_the_catalogue_have_a_status_too(told: Run) -> None:
    document = told("corpus", "list")["documents"][0]["document_id"]
    assert told("corpus", "status", document)["publication"]["status"] == "current"
    assert told("corpus", "status", document, "--historic")["publication"]["status"] == "historic"
    listed = next(one for one in read_catalogue().publications if one.status is Status.CURRENT)
    name = str(listed.external_id)
    assert told("corpus", "status", name)["publication"]["title"] == listed.title
    told("corpus", "status", name, "--withdrawn")
    publications = {one["id"]: one for one in told("corpus", "list")["publications"]}
    assert publications[name]["status"] == "withdrawn"


def test_status_in_words(home: Path, told: Run, capsys: pytest.CaptureFixture[str]) -> None:
    superseded(told, "--from", "2025-02-01", "--by", "A. Person", "--reason", "Told so.")
    assert main(["--home", str(home), "corpus", "status", "parcels-2019"]) == 0
    printed = capsys.readouterr().out
    assert "Handbook on parcels 2019\n" in printed
    assert "superseded, applied until 31 January 2025" in printed
    assert "replaced by Handbook on parcels 2025" in printed
    assert "A. Person: superseded by parcels-2025 from 2025-02-01 (Told so.)" in printed


def test_an_unknown_publication_is_one_clear_line_with_what_may_be_meant(
    home: Path, told: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "'no-such-thing-at-all'" in refused(
        home, capsys, "corpus", "status", "no-such-thing-at-all"
    )
    name = str(read_catalogue().publications[0].external_id)
    line = refused(home, capsys, "corpus", "status", f"{name}x", "--withdrawn")
    assert f"Did you mean {name}" in line
    assert "corpus list" in line
    assert told("corpus", "status", name)["decisions"] == []


def test_nothing_may_replace_itself_however_many_steps_away(
    home: Path, told: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    own = ("corpus", "status", "parcels-2019", "--superseded-by")
    assert "loop" in refused(home, capsys, *own, "parcels-2019")
    superseded(told)
    back = ("corpus", "status", "parcels-2025", "--superseded-by")
    assert "loop" in refused(home, capsys, *back, "parcels-2019")
    assert told("corpus", "status", "parcels-2025")["decisions"] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("corpus", "status"),
        ("corpus", "status", "x", "--current", "--withdrawn"),
        ("corpus", "status", "x", "--current", "--superseded-by", "y"),
        ("corpus", "status", "x", "--current", "--from", "2021-02-30"),
        ("corpus", "status", "x", "--superseded"),
        ("corpus", "changes", "--since", "March 2021"),
        ("corpus", "changes", "--since"),
        ("ask", "what?", "--as-at", "2021-13-01"),
        ("ask", "what?", "--as-at", "yesterday"),
    ],
)
def test_wrong_use_ends_with_two(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: " in capsys.readouterr().err


def test_a_wrong_day_is_said_with_how_to_write_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["ask", "what?", "--as-at", "07/31/2021"])
    assert "'07/31/2021' is not a day; write it as 2021-07-01" in capsys.readouterr().err


QUESTION = "Within how many days of its arrival must a parcel be opened by two officers?"


def test_search_and_answers_obey_a_decision_at_once(told: Run) -> None:
    superseded(told, "--from", "2025-02-01")
    answer = told("ask", QUESTION)
    assert "three days" in answer["statements"][0]["text"]
    assert "nine days" not in json.dumps([one for one in answer["statements"] if not one["label"]])
    shelf = told("ask", "On which shelf is a parcel kept?")
    assert shelf["statements"][0]["label"] == "No longer applies (until 31 January 2025)"
    (citation,) = shelf["citations"][:1]
    assert (citation["status"], citation["replaced_on"]) == ("superseded", "2025-02-01")
    assert citation["replaced_by"]["title"] == "Handbook on parcels 2025"


def test_a_day_is_asked_about(told: Run) -> None:
    superseded(told, "--from", "2025-02-01")
    then = told("ask", QUESTION, "--as-at", "2/1/2020")
    assert then["as_at"] == "2020-01-02"
    assert "nine days" in then["statements"][0]["text"]
    assert then["statements"][0]["label"] == ""
    assert any(one["kind"] == "as_at" for one in then["notices"])
    now = told("ask", QUESTION)
    assert now["as_at"] is None
    assert "three days" in now["statements"][0]["text"]


def test_the_list_has_every_publication_with_the_documents_held_of_it(told: Run) -> None:
    listed = told("corpus", "list")
    assert {one["external_id"] for one in listed["documents"]} == {"parcels-2019", "parcels-2025"}
    catalogue = read_catalogue()
    publications = {one["id"]: one for one in listed["publications"]}
    assert set(publications) == set(catalogue)
    for name, one in publications.items():
        assert one["title"] == catalogue[name].title
        assert one["status"] in list(Status)
        assert one["held"] == []


def test_a_file_held_stands_beside_its_publication(
    home: Path, told: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = str(read_catalogue().publications[0].external_id)
    path = tmp_path / "official.md"
    path.write_text(f"---\ntitle: Official\nid: {name}\n---\n\nOfficial words.\n")
    assert main(["--home", str(home), "corpus", "add", str(path), "--no-index"]) == 0
    capsys.readouterr()
    listed = told("corpus", "list")
    document = next(one for one in listed["documents"] if one["external_id"] == name)
    publications = {one["id"]: one["held"] for one in listed["publications"]}
    assert publications.pop(name) == [document["document_id"]]
    assert not any(publications.values())


def test_the_list_in_words_counts_both_and_shows_the_catalogue_if_asked(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    count = len(read_catalogue())
    assert main(["--home", str(home), "corpus", "list"]) == 0
    short = capsys.readouterr().out
    assert f"2 documents held, {count:,} publications known of" in short
    assert main(["--home", str(home), "corpus", "list", "--publications"]) == 0
    whole = capsys.readouterr().out
    last = read_catalogue().publications[-1]
    assert f"{last.external_id}\n  {last.title} [" in whole
    assert f"{last.external_id}\n" not in short


def test_changes_since_a_day(told: Run) -> None:
    every = told("corpus", "changes")["changes"]
    days = [one["day"] for one in every]
    assert len(every) > len(read_catalogue()) / 2
    assert [day[:4] for day in days] == sorted(day[:4] for day in days)
    late = told("corpus", "changes", "--since", "2025-02-01")["changes"]
    assert {"title": "Handbook on parcels 2025", "kind": "published"}.items() <= next(
        one for one in late if one["publication_id"] == "parcels-2025"
    ).items()
    assert not any(
        one["publication_id"] == "parcels-2019" and one["kind"] == "published" for one in late
    )
    assert told("corpus", "changes", "--since", "2999-01-01")["changes"] == []


def test_changes_tell_decisions(told: Run) -> None:
    superseded(told, "--from", "2025-02-01", "--by", "A. Person")
    kinds = {
        (one["kind"], one["publication_id"]): one
        for one in told("corpus", "changes", "--since", "2025-01-01")["changes"]
    }
    assert "by A. Person" in kinds["status decided", "parcels-2019"]["detail"]
    replaced = kinds["replaced", "parcels-2019"]
    assert (replaced["day"], replaced["detail"]) == ("2025-02-01", "by Handbook on parcels 2025")


def test_changes_of_one_document_say_what_was_reworded(
    home: Path, told: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "old.md"
    path.write_text(OLD.replace("nine days", "eight days").replace("## Storing", "## Keeping"))
    assert main(["--home", str(home), "corpus", "add", str(path), "--no-index"]) == 0
    capsys.readouterr()
    changes = told("corpus", "changes", "--document", "parcels-2019")["changes"]
    assert {one["publication_id"] for one in changes} == {"parcels-2019"}
    (version,) = [one for one in changes if one["kind"] == "new version"]
    rule = "A parcel must be opened by two officers within"
    assert version["passages"] == {
        "added": [],
        "removed": [],
        "reworded": [
            {
                "heading_trail": ["Handbook on parcels 2019", "Opening"],
                "before": f"{rule} nine days of its arrival.",
                "after": f"{rule} eight days of its arrival.",
            }
        ],
    }
    assert main(["--home", str(home), "corpus", "changes", "--document", "parcels-2019"]) == 0
    printed = capsys.readouterr().out
    assert "~ [Handbook on parcels 2019 › Opening] A parcel must be opened" in printed
    assert "before: A parcel must be opened by two officers within nine days" in printed
    assert f"{len(changes)} changes" in printed


def test_the_library_lists_what_is_current_after_a_restart(told: Run) -> None:
    superseded(told)
    listed = told("corpus", "list")["documents"]
    assert {one["external_id"]: one["status"] for one in listed} == {
        "parcels-2019": "superseded",
        "parcels-2025": "current",
    }
    shown = told("corpus", "show", listed[0]["document_id"])
    assert shown["publication"]["status"] == listed[0]["status"]
