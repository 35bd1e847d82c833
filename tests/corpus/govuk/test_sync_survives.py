from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.syncing import ground_in, run_killed
from tests.corpus.govuk.publisher import Publisher, serving


@pytest.mark.killing
def test_a_sync_that_was_killed_ends_as_an_undisturbed_one(tmp_path: Path):
    with serving(Publisher()) as publisher:
        ground, made = ground_in(tmp_path, publisher, pages=20, seed=7)
        kills, loss = run_killed(ground, made, kills=4, seed=7)
    assert loss == ""
    assert any(one.landed for one in kills)
