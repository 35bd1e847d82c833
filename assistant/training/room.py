"""What the training room keeps and watches, together."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.parts import DocumentShelf
from assistant.records.database import Records
from assistant.training.learners import LearnerStore
from assistant.training.learning import LearningStore
from assistant.training.results import ResultsDesk
from assistant.training.stale import StaleWatch
from assistant.training.store import PackStore
from corpus.library import Library


@dataclass(frozen=True, slots=True)
class TrainingRoom:
    """The packs with their learners and results, and the alarm for what has changed."""

    packs: PackStore
    learners: LearnerStore
    learning: LearningStore
    results: ResultsDesk
    watch: StaleWatch


def training_room(records: Records, library: Library, documents: DocumentShelf) -> TrainingRoom:
    """Return the training room of one home."""
    return TrainingRoom(
        PackStore(records),
        LearnerStore(records),
        LearningStore(records),
        ResultsDesk(records),
        StaleWatch(library, documents),
    )
