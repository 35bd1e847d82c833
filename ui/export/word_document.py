"""A transcript as a Word document."""

from __future__ import annotations

from ui.export.transcript import Listing, Reference, Said, Transcript, WrittenTurn
from ui.export.word_paper import WordFacts, WordPaper, lead_to_place, mark_place


def as_word_document(transcript: Transcript) -> bytes:
    """Return the whole transcript as the bytes of a DOCX file."""
    paper = WordPaper(
        WordFacts(
            title=transcript.title,
            language=transcript.language,
            product=transcript.product,
            made_at=transcript.exported_at,
            page=transcript.words.page,
        )
    )
    _Writer(paper, transcript).write()
    return paper.content()


class _Writer:
    def __init__(self, paper: WordPaper, transcript: Transcript) -> None:
        self._paper = paper
        self._transcript = transcript

    def write(self) -> None:
        """Write everything, in reading order."""
        transcript = self._transcript
        self._paper.say(transcript.title, "Title")
        self._paper.say(transcript.product, "Quiet")
        self._paper.lines(transcript.about, "Fact")
        for turn in transcript.turns:
            self._turn(turn)
        if transcript.references:
            self._paper.say(transcript.words.sources, "Heading 1")
        for reference in transcript.references:
            self._reference(reference)
        self._listing(transcript.closing, "Heading 1")

    def _turn(self, turn: WrittenTurn) -> None:
        self._paper.say(turn.heading, "Heading 1")
        self._paper.say(turn.question, "Normal")
        self._paper.say(". ".join(turn.about), "Quiet")
        for paragraph in turn.wording:
            self._paper.say(paragraph, "Normal")
        for reading in turn.readings:
            self._paper.say(reading, "List Bullet")
        self._paper.say(turn.said_how, "Label")
        for statement in turn.statements:
            self._statement(statement)
        for notice in turn.notices:
            noticed = self._paper.begin("Notice")
            noticed.add_run(self._transcript.words.notice).bold = True
            noticed.add_run(f" {notice}")
        for listing in turn.listings:
            self._listing(listing, "Heading 2")

    def _statement(self, statement: Said) -> None:
        if statement.label:
            self._paper.say(f"{statement.label}:", "Label")
        paragraph = self._paper.begin("Normal")
        paragraph.add_run(statement.text)
        for number in statement.numbers:
            paragraph.add_run("\u00a0")
            lead_to_place(paragraph, number)

    def _reference(self, reference: Reference) -> None:
        heading = self._paper.begin("Heading 2")
        if not reference.several:
            mark_place(heading, reference.quotes[0].number)
        heading.add_run(reference.heading)
        self._paper.say(reference.trail, "Quiet")
        self._paper.say(". ".join(reference.labels), "Label")
        if reference.several:
            self._paper.lines(reference.lines, "Fact")
        for quoted in reference.quotes:
            if reference.several:
                numbered = self._paper.begin("Label")
                mark_place(numbered, quoted.number)
                numbered.add_run(f"[{quoted.number}]")
            self._paper.say(quoted.text.strip("\n"), "Quote")
            self._paper.lines(quoted.lines, "Fact")
        if not reference.several:
            self._paper.lines(reference.lines, "Fact")

    def _listing(self, listing: Listing, heading: str) -> None:
        self._paper.say(listing.title, heading)
        self._paper.lines(listing.lines, "List Bullet")
