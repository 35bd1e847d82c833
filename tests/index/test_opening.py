from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.builds import Builds
from index.opening import CurrentIndex, Engine, OpenIndex, open_current, problems_of
from tests.index.conftest import Shop, made_shop
from tests.index.fakes import WordOverlapEmbedder
from tests.index.probation_notes import NOTES, note_documents
from tests.made_documents import made_document

_ROOT = Path(__file__).parents[2]


@pytest.fixture
def built(shop: Shop) -> Shop:
    shop.put(*note_documents())
    shop.build()
    return shop


def folder_of(shop: Shop) -> Path:
    folder = shop.builds.current()
    assert folder is not None
    return folder


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def flip_a_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0x10
    path.write_bytes(content)


def delete(path: Path) -> None:
    path.unlink()


def add_another(path: Path) -> None:
    (path.parent / "stranger.bin").write_bytes(b"x")


_PLACES = [
    "chroma/chroma.sqlite3",
    "chroma/*/data_level0.bin",
    "chroma/*/header.bin",
    "vectors.npy",
    "mean.npy",
    "covariance.npy",
    "passages.txt",
    "keywords/words.json",
    "keywords/words/rows.npy",
    "keywords/pairs/keys.npy",
    "lexicon/abbreviations.json",
]


@pytest.mark.parametrize("place", _PLACES)
@pytest.mark.parametrize("harm", [truncate, empty, flip_a_byte, delete, add_another])
def test_any_damage_is_named(damageable: Shop, place: str, harm: Callable[[Path], None]) -> None:
    folder = folder_of(damageable)
    (path,) = folder.glob(place)
    content, around = path.read_bytes(), set(path.parent.iterdir())
    harm(path)
    try:
        (problem,) = problems_of(damageable.builds)
    finally:
        for one in set(path.parent.iterdir()) - around:
            one.unlink()
        path.write_bytes(content)
    name = "stranger.bin" if harm is add_another else path.name
    assert name in problem
    assert problems_of(damageable.builds) == []


@pytest.fixture(scope="module")
def damageable(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    shop = made_shop(tmp_path_factory.mktemp("damaged"), WordOverlapEmbedder())
    shop.put(*note_documents())
    shop.build()
    return shop


def test_a_build_of_other_engines_is_not_opened(
    built: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.opening.engine_versions", lambda: {"chromadb": "9"})
    assert problems_of(built.builds) == [
        "it was made by other versions of the libraries that read it"
    ]


def test_no_build_is_a_problem(tmp_path: Path) -> None:
    builds = Builds(tmp_path / "never")
    assert problems_of(builds) == ["there is no finished build"]
    with pytest.raises(FileNotFoundError):
        open_current(builds, Engine.EXACT)
    assert not (tmp_path / "never").exists()


def test_searching_leaves_the_build_as_it_was(built: Shop) -> None:
    with built.opened(Engine.CHROMA) as opened:
        assert built.search(opened, "recall")
        assert problems_of(built.builds) == []
    assert problems_of(built.builds) == []


def copies_of(shop: Shop) -> list[str]:
    folder = shop.builds.copies
    return sorted(one.name for one in folder.iterdir()) if folder.is_dir() else []


def test_private_copies_are_removed_when_closed(built: Shop) -> None:
    opened = open_current(built.builds, Engine.CHROMA)
    assert len(copies_of(built)) == 2
    again = open_current(built.builds, Engine.CHROMA)
    assert len(copies_of(built)) == 4
    opened.close()
    opened.close()
    assert len(copies_of(built)) == 2
    assert built.search(again, "recall")
    again.close()
    assert copies_of(built) == []


def test_exact_vectors_need_no_copy(built: Shop) -> None:
    with built.opened(Engine.EXACT):
        assert copies_of(built) == []


_KEEPS_OPEN = """
import sys
from pathlib import Path
from index.builds import Builds
from index.opening import Engine, open_current
opened = open_current(Builds(Path(sys.argv[1])), Engine.CHROMA)
print(len(opened.ids), flush=True)
sys.stdin.read()
"""


def test_copies_of_dead_processes_are_removed_and_those_of_living_ones_are_not(
    built: Shop,
) -> None:
    others = [
        subprocess.Popen(
            [sys.executable, "-c", _KEEPS_OPEN, str(built.builds.folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=_ROOT,
        )
        for _ in range(2)
    ]
    try:
        for one in others:
            assert one.stdout is not None
            assert one.stdout.readline() == f"{len(NOTES)}\n"
        assert len(copies_of(built)) == 4
        others[0].kill()
        others[0].wait()
        with built.opened(Engine.CHROMA) as opened:
            assert len(copies_of(built)) == 4
            assert built.search(opened, "recall")
        assert len(copies_of(built)) == 2
    finally:
        for one in others:
            one.kill()
            one.communicate()


def release(shop: Shop, number: int) -> None:
    """Change all four documents of a library at once, and build."""
    shop.put(
        *(
            made_document("Rule", f"Rule {name}, edition{number}.", source=f"/{name}")
            for name in "abcd"
        )
    )
    shop.build()


def edition(shop: Shop, opened: OpenIndex) -> str:
    """Return the edition that a search finds; fails if it finds parts of several."""
    found = shop.search(opened, "rule edition", limit=100)
    assert len(found) == 4
    (only,) = {one.passage.text.split(", ")[1] for one in found}
    return only


def test_a_search_sees_the_old_build_or_the_new_one_and_nothing_else(shop: Shop) -> None:
    release(shop, 0)
    done = threading.Event()
    current = shop.current(Engine.CHROMA)

    def ask() -> list[str]:
        seen = []
        while not done.is_set():
            with current.lease() as opened:
                seen.append(edition(shop, opened))
                assert edition(shop, opened) == seen[-1]
        return seen

    with ThreadPoolExecutor(3) as pool:
        askers = [pool.submit(ask) for _ in range(3)]
        for number in range(1, 5):
            release(shop, number)
        with current.lease() as opened:
            assert edition(shop, opened) == "edition4."
        done.set()
        seen = [one.result() for one in askers]
    assert all(each == sorted(each) for each in seen)
    assert len({one for each in seen for one in each}) >= 3
    current.close()
    assert copies_of(shop) == []


class CountedOpener:
    """Opens builds and remembers them."""

    def __init__(self, builds: Builds) -> None:
        self.builds = builds
        self.opened: list[OpenIndex] = []

    def __call__(self) -> OpenIndex:
        self.opened.append(open_current(self.builds, Engine.CHROMA))
        return self.opened[-1]


def test_a_build_is_opened_once_and_closed_when_nobody_searches_it(built: Shop) -> None:
    opener = CountedOpener(built.builds)
    current = CurrentIndex(built.builds, opener)
    for _ in range(3):
        with current.lease() as opened:
            assert opened is opener.opened[0]
    assert len(opener.opened) == 1
    with current.lease() as old:
        built.build(force=True)
        with current.lease() as new:
            assert new is not old
            assert new.name == built.builds.current_name()
            assert len(copies_of(built)) == 4
        assert built.search(old, "recall")
    assert len(copies_of(built)) == 2
    with current.lease() as last:
        current.close()
        assert built.search(last, "recall")
    assert copies_of(built) == []
    current.close()
    with current.lease() as again:
        assert built.search(again, "recall")
    current.close()
    assert copies_of(built) == []


def test_an_opener_that_fails_does_not_hold_up_the_next_search(built: Shop) -> None:
    class Broken(Exception):
        pass

    failing = [True]

    def opener() -> OpenIndex:
        if failing.pop() if failing else False:
            raise Broken
        return open_current(built.builds, Engine.EXACT)

    current = CurrentIndex(built.builds, opener)
    with pytest.raises(Broken), current.lease():
        pytest.fail("nothing was opened")
    with current.lease() as opened:
        assert built.search(opened, "recall")
    current.close()
