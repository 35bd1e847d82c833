"""Packs are kept in versions, opened by link, frozen for events, and really deleted."""

from __future__ import annotations

import subprocess
import sys
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.records.database import RECORDS_FILE, Records
from assistant.training.errors import PackChanged, UnknownPack
from assistant.training.learners import LearnerStore
from assistant.training.learning import LearningStore
from assistant.training.pack import Pack
from assistant.training.pack_file import pack_as_json
from assistant.training.store import PackStore, Step
from tests.assistant.training.made_up_pack import circular, handbook, made_up_pack

_ROOT = Path(__file__).parents[3]


@pytest.fixture
def pack() -> Pack:
    return made_up_pack(handbook(), circular())


def test_a_pack_is_kept_as_it_is_under_an_id_of_its_own(store: PackStore, pack: Pack) -> None:
    one, other = store.keep("ann", pack), store.keep("ann", pack)
    assert one.id != other.id
    assert len(one.id) == 32
    again = PackStore(store._records)
    assert again.get("ann", one.id).pack == replace(pack, id=one.id)
    assert {entry.id for entry in again.entries("ann")} == {one.id, other.id}


def test_a_trainer_sees_and_changes_only_their_own(store: PackStore, pack: Pack) -> None:
    kept = store.keep("ann", pack)
    assert store.entries("bob") == []
    for act in (
        lambda: store.get("bob", kept.id),
        lambda: store.versions("bob", kept.id),
        lambda: store.version("bob", kept.id, 1),
        lambda: store.change("bob", kept, Step.EDITED),
        lambda: store.share("bob", kept.id),
        lambda: store.end_share("bob", kept.id),
        lambda: store.freeze("bob", kept.id, 1, "x"),
        lambda: store.delete("bob", kept.id),
        lambda: store.get("", kept.id),
    ):
        with pytest.raises(UnknownPack):
            act()
    assert store.get("ann", kept.id).pack == kept


def test_every_change_makes_a_version_and_the_ones_before_stay(
    store: PackStore, pack: Pack
) -> None:
    kept = store.keep("ann", pack)
    titled = store.change("ann", replace(kept, title="Second"), Step.TITLED)
    third = store.change("ann", replace(titled, title="Third"), Step.EDITED)
    assert third.version == 3
    assert [(one.number, one.step) for one in store.versions("ann", kept.id)] == [
        (3, Step.EDITED),
        (2, Step.TITLED),
        (1, Step.MADE),
    ]
    assert store.version("ann", kept.id, 1) == kept
    assert store.version("ann", kept.id, 2).title == "Second"
    assert store.entries("ann")[0].title == "Third"
    with pytest.raises(UnknownPack):
        store.version("ann", kept.id, 4)


def test_a_change_to_an_earlier_version_is_refused(store: PackStore, pack: Pack) -> None:
    kept = store.keep("ann", pack)
    store.change("ann", replace(kept, title="Second"), Step.TITLED)
    with pytest.raises(PackChanged, match="changed meanwhile") as raised:
        store.change("ann", replace(kept, title="Lost?"), Step.TITLED)
    assert (raised.value.based_on, raised.value.latest) == (1, 2)
    assert store.get("ann", kept.id).pack.title == "Second"


def test_a_link_opens_the_latest_version_until_it_is_ended(store: PackStore, pack: Pack) -> None:
    kept = store.keep("ann", pack)
    assert store.get("ann", kept.id).share == ""
    token = store.share("ann", kept.id)
    assert store.share("ann", kept.id) == token
    assert len(token) == 32
    store.change("ann", replace(kept, title="Second"), Step.TITLED)
    assert store.open(token).pack.title == "Second"
    store.end_share("ann", kept.id)
    with pytest.raises(UnknownPack):
        store.open(token)
    assert store.share("ann", kept.id) != token


@pytest.mark.parametrize("token", ["", "x", "None", "' OR 1=1 --", "\ud800", "a" * 5000])
def test_what_is_no_link_opens_nothing(store: PackStore, pack: Pack, token: str) -> None:
    kept = store.keep("ann", pack)
    store.freeze("ann", kept.id, 1, "x")
    with pytest.raises(UnknownPack):
        store.open(token)


def test_a_frozen_version_never_changes(store: PackStore, pack: Pack) -> None:
    kept = store.keep("ann", pack)
    event = store.freeze("ann", kept.id, 1, "Induction in May")
    store.change("ann", replace(kept, title="Second"), Step.TITLED)
    opened = store.open(event.token)
    assert opened.pack == kept
    assert (opened.event, opened.event_key) == ("Induction in May", event.key)
    assert store.versions("ann", kept.id)[1].events == (event,)
    store.end_event("ann", kept.id, event.key)
    with pytest.raises(UnknownPack):
        store.open(event.token)
    assert store.get("ann", kept.id).events[0].token == ""
    with pytest.raises(UnknownPack):
        store.freeze("ann", kept.id, 7, "A version that is not there")


def test_what_a_browser_takes_part_in_is_listed_while_its_link_opens(
    store: PackStore, pack: Pack
) -> None:
    kept = store.keep("ann", pack)
    event = store.freeze("ann", kept.id, 1, "Induction")
    learners = LearnerStore(store._records)
    learners.begin(store.open(event.token), "browser", "Blue otter")
    (entry,) = store.taken_part_in("browser")
    assert (entry.title, entry.token, entry.event, entry.learner) == (
        pack.title,
        event.token,
        "Induction",
        "Blue otter",
    )
    store.end_event("ann", kept.id, event.key)
    assert store.taken_part_in("browser") == []


def test_a_deleted_pack_leaves_nothing_in_the_files(store: PackStore, pack: Pack) -> None:
    records = store._records
    kept = store.keep("ann", replace(pack, title="The zebedee pack"))
    content = zlib.compress(pack_as_json(kept).encode())[:64]
    opened = store.open(store.share("ann", kept.id))
    learner = LearnerStore(records).begin(opened, "browser", "Zebedee learner")
    LearningStore(records).answer(learner, opened, kept.items[0], [0])
    store.freeze("ann", kept.id, 1, "Zebedee event")

    def everything() -> bytes:
        return b"".join(one.read_bytes() for one in records.path.parent.iterdir())

    assert b"ebedee" in everything()
    assert content in everything()
    store.delete("ann", kept.id)
    assert b"ebedee" not in everything()
    assert content not in everything()
    with pytest.raises(UnknownPack):
        store.get("ann", kept.id)
    for table in ("packs", "pack_versions", "events", "learners", "attempts", "cards"):
        assert records.rows(f"SELECT count(*) AS n FROM {table}")[0]["n"] == 0, table


_WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from assistant.records.database import Records
from assistant.training.store import PackStore, Step
from tests.assistant.training.made_up_pack import circular, handbook, made_up_pack
store = PackStore(Records(Path(sys.argv[1])))
pack = store.keep("ann", made_up_pack(handbook(), circular()))
print(pack.id, pack.version, flush=True)
while True:
    pack = store.change("ann", replace(pack, title=f"Title {pack.version}"), Step.TITLED)
    print(pack.id, pack.version, flush=True)
"""


def test_a_kill_loses_no_version_that_was_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / RECORDS_FILE
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path)], stdout=subprocess.PIPE, text=True, cwd=_ROOT
    )
    assert writer.stdout is not None
    told = [writer.stdout.readline() for _ in range(8)]
    writer.kill()
    told += writer.communicate()[0].splitlines(keepends=True)
    pack_id, last = [one for one in told if one.endswith("\n")][-1].split()
    records = Records(path)
    store = PackStore(records)
    assert len(store.versions("ann", pack_id)) >= int(last)
    assert store.version("ann", pack_id, int(last)).title == f"Title {int(last) - 1}"
    records.close()
