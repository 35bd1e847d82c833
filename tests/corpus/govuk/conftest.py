"""What the tests of the sync share: a clock to turn, a publisher on loopback, a home."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.corpus.govuk.publisher import Publisher, serving
from tests.corpus.govuk.synced_home import Home, TurnedClock


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with serving(Publisher()) as one:
        yield one


@pytest.fixture
def home(tmp_path: Path, publisher: Publisher) -> Iterator[Home]:
    made = Home(tmp_path, publisher)
    yield made
    made.library.close()
