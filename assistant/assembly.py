"""The one place where the parts are put together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from assistant.answering_processes import AnsweringProcesses
from assistant.checking.checker import Checker, HeldKnowledge, StatementChecker
from assistant.contacts import Contacts, read_contacts
from assistant.headings import Headings
from assistant.held_changes import HeldChanges
from assistant.helpdesk.reply.second_eyes import rule_of
from assistant.helpdesk.room import HelpdeskRoom, helpdesk_room
from assistant.keeping import Keeper
from assistant.language_model.opening import open_language_model
from assistant.language_model.role import LanguageModel
from assistant.parts import DocumentShelf, Parts
from assistant.records.conversations import ConversationStore
from assistant.records.database import RECORDS_FILE, Records
from assistant.records.feedback import FeedbackStore
from assistant.settings import BUNDLED, OFF, Settings
from assistant.training.room import TrainingRoom, training_room
from corpus.library import Library
from index.abbreviations import Abbreviations
from index.builds import Builds
from index.close_reader import (
    BUNDLED_CLOSE_READER,
    CloseReader,
    NoCloseReader,
    TrainedCloseReader,
)
from index.embedding import open_cross_encoder, open_embedder
from index.entailment import BUNDLED_ENTAILMENT, Entailment, NoEntailment, TrainedEntailment
from index.exported_model import Embedder
from index.opening import CurrentIndex, Engine
from index.reader import NoReader, Reader
from index.rerank import CrossEncoderReranker, NoReranker, Reranker
from index.trained_reader import BUNDLED_READER, TrainedReader

LIBRARY_FILE = "library.sqlite3"
_INDEX_FOLDER = "index"
_MODELS_FOLDER = "models"

Tell = Callable[[str], None]


@dataclass
class Assembly:
    """Makes each part when it is first needed, so that a command loads only what it uses.

    `stays` is true for a process that answers many questions; `tell` is told, in plain words, what
    takes long.
    """

    settings: Settings
    stays: bool = False
    tell: Tell = field(default=lambda _: None)

    @cached_property
    def library(self) -> Library:
        """The documents of this home."""
        return Library(self.settings.home / LIBRARY_FILE)

    @cached_property
    def embedder(self) -> Embedder:
        """The embedding model that is set."""
        models = self.settings.home / _MODELS_FOLDER
        return open_embedder(self.settings.embedding_model, models, threads=2)

    @cached_property
    def reader(self) -> Reader:
        """The reader that is set, which looks at the passages found more closely."""
        if self.settings.reader == OFF:
            return NoReader()
        stated = self.settings.reader
        return TrainedReader(BUNDLED_READER if stated == BUNDLED else Path(stated).expanduser())

    @cached_property
    def close_reader(self) -> CloseReader:
        """The close reader that is set, which reads the best passages beside the question."""
        if OFF in (self.settings.reader, self.settings.close_reader):
            return NoCloseReader()
        stated = self.settings.close_reader
        return TrainedCloseReader(
            BUNDLED_CLOSE_READER if stated == BUNDLED else Path(stated).expanduser()
        )

    @cached_property
    def entailment(self) -> Entailment:
        """The entailment model that is set, which reads a statement beside its quotes."""
        if self.settings.entailment == OFF:
            return NoEntailment()
        stated = self.settings.entailment
        return TrainedEntailment(
            BUNDLED_ENTAILMENT if stated == BUNDLED else Path(stated).expanduser()
        )

    @cached_property
    def reranker(self) -> Reranker:
        """The cross-encoder that is set, or one that leaves the order alone."""
        if self.settings.reranker == OFF:
            return NoReranker()
        name = self.settings.reranker
        return CrossEncoderReranker(name, open_cross_encoder(name))

    @cached_property
    def model(self) -> LanguageModel:
        """The language model that is set, or one that writes nothing: answers are quoted then."""
        return open_language_model(self.settings)

    @cached_property
    def builds(self) -> Builds:
        """The folder of builds of this home."""
        return Builds(self.settings.home / _INDEX_FOLDER)

    @cached_property
    def keeper(self) -> Keeper:
        """What brings documents into the library, and the index up to the library."""
        return Keeper(self.settings.home, self.library, self.embedder, self.builds)

    @cached_property
    def records(self) -> Records:
        """The database of conversations and feedback of this home."""
        self.settings.home.mkdir(parents=True, exist_ok=True)
        return Records(self.settings.home / RECORDS_FILE)

    @cached_property
    def conversations(self) -> ConversationStore:
        """What people have asked, each their own."""
        return ConversationStore(self.records)

    @cached_property
    def feedback(self) -> FeedbackStore:
        """What people say of the answers."""
        return FeedbackStore(self.records)

    @cached_property
    def training(self) -> TrainingRoom:
        """The training packs, who learns from them, and what of them is out of date."""
        return training_room(self.records, self.library, self.parts.documents)

    @cached_property
    def helpdesk(self) -> HelpdeskRoom:
        """The enquiries, the replies to them, and the answers that were approved."""
        rule = rule_of(self.settings.second_eyes, self.settings.low_evidence)
        documents = self.parts.documents
        return helpdesk_room(self.records, self.library, documents, lambda: self.parts, rule=rule)

    @cached_property
    def parts(self) -> Parts:
        """Everything that an answer is made with; the index is opened at the first question."""
        source = CurrentIndex(self.builds, lambda: self.keeper.open_index(self.engine(), self.tell))
        return Parts(
            settings=self.settings,
            library=self.library,
            embedder=self.embedder,
            reader=self.reader,
            close_reader=self.close_reader,
            reranker=self.reranker,
            index=source,
            contacts=Contacts(read_contacts()),
            documents=DocumentShelf(self.library),
            headings=Headings(self.embedder),
            changes=HeldChanges(self.library, self.embedder),
            model=self.model,
            checker=self._checker(source),
        )

    @cached_property
    def processes(self) -> AnsweringProcesses:
        """The processes that answer beside this one, once they are started."""
        return AnsweringProcesses(
            partial(_parts_of, self.settings), self.settings.answering_processes
        )

    def _checker(self, source: CurrentIndex) -> Checker:
        def abbreviations() -> Abbreviations:
            with source.lease() as opened:
                return opened.lexicon.abbreviations

        def entailment() -> Entailment:
            return self.entailment

        if self.settings.model != OFF or self.settings.entailment not in (BUNDLED, OFF):
            entailment()  # what cannot be used is told now, not in the middle of an answer
        return StatementChecker(HeldKnowledge(abbreviations, self.embedder), entailment)

    def bring_starter_notes(self) -> None:
        """Bring the bundled catalogue in, and the notes unless the settings say otherwise."""
        self.keeper.bring_catalogue_if_new()
        if self.settings.starter_notes:
            self.keeper.bring_starter_notes_if_new()

    def engine(self) -> Engine:
        """Return what answers the dense arm in this process.

        Loading Chroma takes longer than a small question is worth: a command that answers once and
        ends compares the same vectors exactly, which finds the same passages.
        """
        if self.settings.vectors == "auto":
            return Engine.CHROMA if self.stays else Engine.EXACT
        return Engine(self.settings.vectors)


def _parts_of(settings: Settings) -> Parts:
    return Assembly(settings, stays=True).parts
