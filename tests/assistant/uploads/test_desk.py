"""The desk between two kills: a batch is in, or it is not in, and the library says which."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.assembly import Assembly
from assistant.settings import Settings
from assistant.uploads.batch import Batch, Note, State
from assistant.uploads.desk import UploadDesk
from assistant.uploads.errors import NotNow, UploadBusy
from assistant.uploads.limits import UploadLimits
from assistant.uploads.worker import Worker
from index.exported_model import Embedder

OWNER = "a" * 64
TEXT = b"# Recall\n\nA manager approves a recall within two days.\n"


@pytest.fixture
def assembly(tmp_path: Path, embedder: Embedder) -> Iterator[Assembly]:
    made = Assembly(Settings(home=tmp_path, starter_notes=False), stays=True)
    made.embedder = embedder
    made.keeper.is_up_to_date = lambda: True  # a build takes seconds, and is tested elsewhere
    yield made
    made.library.close()


@pytest.fixture
def restarted(assembly: Assembly) -> Iterator[Callable[[], UploadDesk]]:
    """Starts a desk as a process does; the one before it has ended."""
    desks: list[UploadDesk] = []

    def start() -> UploadDesk:
        for one in desks:
            one.stop()
        desks.append(UploadDesk(assembly))
        desks[-1].start()
        return desks[-1]

    yield start
    for one in desks:
        one.stop()


def sent(desk: UploadDesk, data: bytes = TEXT, name: str = "recall.md") -> Batch:
    arrival = desk.arrival(OWNER)
    arrival.begin(name)
    arrival.write(data)
    arrival.end()
    return arrival.finish()


def settled(desk: UploadDesk, batch: Batch) -> Batch:
    for _ in range(600):
        present = desk.staging.get(OWNER, batch.id)
        if not present.is_working:
            return present
        time.sleep(0.05)
    raise AssertionError(present)


def current(assembly: Assembly) -> set[tuple[str, str]]:
    versions = assembly.library.versions()
    return {(one.source, one.document_id) for one in versions if not one.replaced_at}


def test_a_batch_goes_in_and_back(assembly, restarted) -> None:
    desk = restarted()
    batch = sent(desk)
    desk.read(batch)
    ready = settled(desk, batch)
    assert [one.chosen for one in ready.entries] == [True]
    assert ready.entries[0].look.headings == 1
    desk.put_in(ready)
    inside = settled(desk, batch)
    assert inside.state is State.IN
    assert current(assembly) == {("upload:recall.md", inside.entries[0].document_id)}
    with pytest.raises(NotNow):
        desk.give_up(inside)
    with pytest.raises(NotNow):
        desk.put_in(inside)
    desk.take_back(inside)
    assert settled(desk, batch).state is State.TAKEN_BACK
    assert current(assembly) == set()


def test_what_was_not_read_at_a_kill_is_read_at_the_next_start(restarted) -> None:
    desk = restarted()
    waiting = sent(desk)
    reading = sent(desk, b"# Other\n\nOther words.\n")
    desk.staging.save(replace(reading, state=State.READING, done=1))
    desk = restarted()
    for batch in (waiting, reading):
        assert settled(desk, batch).state is State.READY


@pytest.mark.parametrize("committed", [False, True])
def test_a_kill_while_it_goes_in(assembly, restarted, committed: bool) -> None:
    """The library is written in one transaction: before it, nothing is in; after it, all is."""
    desk = restarted()
    batch = sent(desk)
    desk.read(batch)
    ready = settled(desk, batch)
    desk.stop()
    desk.staging.save(replace(ready, state=State.GOING_IN))
    if committed:
        assembly.keeper.put_in(batch.id, [desk.document(batch, ready.entries[0])])
    present = settled(restarted(), batch)
    if committed:
        assert (present.state, present.note) == (State.IN, Note.NONE)
        assert len(current(assembly)) == 1
    else:
        assert (present.state, present.note) == (State.READY, Note.INTERRUPTED)
        assert current(assembly) == set()


@pytest.mark.parametrize("committed", [False, True])
def test_a_kill_while_it_is_taken_back(assembly, restarted, committed: bool) -> None:
    desk = restarted()
    batch = sent(desk)
    desk.read(batch)
    desk.put_in(settled(desk, batch))
    inside = settled(desk, batch)
    desk.stop()
    desk.staging.save(replace(inside, state=State.GOING_BACK))
    if committed:
        assembly.keeper.take_back(batch.id)
    present = settled(restarted(), batch)
    assert present.state is (State.TAKEN_BACK if committed else State.IN)
    assert len(current(assembly)) == (0 if committed else 1)


@pytest.mark.killing
def test_a_real_kill_at_any_moment(assembly, restarted, tmp_path: Path) -> None:
    """A process of its own puts a batch in and takes it back, and is killed along the way."""
    desk = restarted()
    batch = sent(desk)
    desk.read(batch)
    settled(desk, batch)
    desk.stop()
    program = (
        "import sys; from pathlib import Path\n"
        "from assistant.assembly import Assembly; from assistant.settings import Settings\n"
        "from assistant.uploads.desk import UploadDesk\n"
        "made = Assembly(Settings(home=Path(sys.argv[1]), starter_notes=False), stays=True)\n"
        "made.keeper.is_up_to_date = lambda: True\n"
        "desk = UploadDesk(made); desk.start()\n"
        "desk.put_in(desk.staging.get(sys.argv[2], sys.argv[3]))\n"
        "print('begun', flush=True); import time; time.sleep(60)\n"
    )
    arguments = [sys.executable, "-c", program, str(tmp_path), OWNER, batch.id]
    child = subprocess.Popen(arguments, stdout=subprocess.PIPE, cwd=Path(__file__).parents[3])
    assert child.stdout is not None
    assert child.stdout.readline() == b"begun\n"
    child.kill()
    child.wait()
    child.stdout.close()
    present = settled(restarted(), batch)
    assert present.state in (State.READY, State.IN)
    assert len(current(assembly)) == (1 if present.state is State.IN else 0)


def test_a_batch_that_is_given_up_while_it_is_read_is_gone(restarted) -> None:
    desk = restarted()
    batch = sent(desk)
    desk.read(batch)
    desk.give_up(batch)
    other = sent(desk)
    desk.read(other)
    assert settled(desk, other).state is State.READY
    assert [one.id for one in desk.staging.of(OWNER)] == [other.id]


def test_only_so_much_may_wait(assembly) -> None:
    desk = UploadDesk(assembly, UploadLimits(waiting=1, open_batches=3))
    desk.read(sent(desk))
    with pytest.raises(UploadBusy, match="waiting"):
        desk.arrival(OWNER)
    desk = UploadDesk(assembly, UploadLimits(open_batches=1))
    with pytest.raises(UploadBusy, match="open_batches"):
        desk.arrival(OWNER)
    with pytest.raises(UploadBusy, match="disk"):
        UploadDesk(assembly, UploadLimits(spare_bytes=10**18)).arrival(OWNER)


def test_a_second_process_leaves_the_first_ones_batches_alone(assembly, restarted) -> None:
    desk = restarted()
    batch = sent(desk)
    for _ in range(200):  # its worker takes the lock when its turn comes
        if (assembly.settings.home / "uploads.lock").exists():
            break
        time.sleep(0.05)
    time.sleep(0.3)
    second = UploadDesk(assembly)
    second.start()
    time.sleep(0.5)
    second.stop()
    assert desk.staging.get(OWNER, batch.id).state is State.WAITING


def test_a_job_that_fails_does_not_end_the_worker() -> None:
    worker, done = Worker(3), []
    worker.start(lambda: 1 / 0)
    worker.give(lambda: 1 / 0)
    worker.give(lambda: done.append(1))
    for _ in range(100):
        if done:
            break
        time.sleep(0.05)
    worker.stop()
    assert done == [1]
