"""The runs of a section, as the reader takes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.ask import ask
from assistant.parts import Parts
from assistant.read_ahead import read_ahead
from assistant.runs import Run, runs_of
from corpus.document import TextBuilder
from corpus.passage import Passage
from index.exported_model import Embedder
from index.places import Place
from index.search import Match
from tests.assistant.conftest import home_of
from tests.made_documents import made_document

_SHORT = "Ferries leave from the north quay when the tide is in."
_LONG = [
    f"Ferry number {at} sails from quay {at} and is checked by the harbour master each morning "
    f"before any of its {at + 20} passengers may go on board, whatever the weather is like."
    for at in range(1, 31)
]


def _written(content: TextBuilder) -> None:
    content.heading("Ferries", 1)
    content.heading("Sailing", 2)
    content.paragraph(" ".join(_LONG))
    content.heading("Tides", 2)
    content.paragraph(_SHORT)


@pytest.fixture(scope="module")
def ferries(
    tmp_path_factory: pytest.TempPathFactory, models_folder: Path, embedder: Embedder
) -> Iterator[Parts]:
    assert embedder.identity.dimension
    home = tmp_path_factory.mktemp("ferries") / "home"
    made = home_of(home, models_folder, [made_document("Ferries", _written)])
    yield made.parts
    made.parts.close()


def passages(parts: Parts) -> list[Passage]:
    with parts.index.lease() as opened:
        return parts.library.passages(list(opened.ids), opened.manifest.cutting)


def runs(parts: Parts, *found: Passage) -> list[Run]:
    return runs_of(Place(tuple(Match(one, 0.0, {}) for one in found)), parts)


def of_sailing(parts: Parts) -> list[Passage]:
    return sorted(
        (one for one in passages(parts) if one.heading_trail[-1] == "Sailing"),
        key=lambda one: one.start,
    )


def test_a_run_is_the_same_whatever_is_found_beside_it(ferries: Parts) -> None:
    first, second, *others = of_sailing(ferries)
    assert others
    alone = {one.passage for found in (first, second) for one in runs(ferries, found)}
    assert {one.passage for one in runs(ferries, first, second)} == alone


def test_only_what_was_found_can_be_quoted(ferries: Parts) -> None:
    first, second, *_ = of_sailing(ferries)
    found = [unit for one in runs(ferries, second) for unit in one.found]
    assert found
    assert all(second.start <= unit.core[0] < second.end for unit in found)
    (run,) = [one for one in runs(ferries, first) if one.units[0] is not None]
    assert len(run.found) < len(run.units) == len(run.passage.pieces)


def test_a_long_section_is_read_in_runs_and_a_short_one_in_one(ferries: Parts) -> None:
    every = runs(ferries, *of_sailing(ferries))
    assert len(every) > 1
    pieces = [piece for one in every for piece in one.passage.pieces]
    assert pieces == _LONG
    (short,) = [one for one in passages(ferries) if one.heading_trail[-1] == "Tides"]
    assert [one.passage.pieces for one in runs(ferries, short)] == [(_SHORT,)]


def test_what_was_read_ahead_is_not_encoded_again(
    ferries: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_ahead(ferries) == len(passages(ferries))
    prepared: list[bool] = []
    for one in passages(ferries):
        for run in runs(ferries, one):
            monkeypatch.setattr("index.trained_reader._TOKENS_KEPT", 0)
            prepared.append(ferries.reader.prepare(run.passage))
    assert prepared
    assert all(prepared)


def test_what_stands_far_down_a_long_section_is_quoted(ferries: Parts) -> None:
    answer = ask("Which quay does ferry number 27 sail from?", ferries)
    assert answer.statements[0].text.startswith("Ferry number 27 sails from quay 27")
