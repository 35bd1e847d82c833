"""Finds the questions in a message, one by one, each so that it can be asked alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.helpdesk.enquiry import FoundQuestion, Message
from assistant.helpdesk.intake.asking import (
    Asks,
    announces,
    asked_by_the_way,
    is_counted,
    leads_to_questions,
    only_wants,
    settles,
    takes_sides,
    what_it_does,
)
from assistant.helpdesk.intake.blocks import Sentence, sentences_of
from assistant.helpdesk.intake.parting import from_question_on, parts_in, run_on, without_remark
from assistant.helpdesk.intake.read_for_questions import read_otherwise, sentences_read
from assistant.helpdesk.intake.subject import (
    led_to,
    says_itself,
    shares_words,
    stand_alone,
    with_claim,
)
from assistant.helpdesk.intake.topics import topics_in
from index.close_reader import CloseReader, NoCloseReader
from index.keywords import stems_of

_MOST_QUESTIONS = 12
_LAYERS_LOOKED_AT = 6
_FEWEST_WORDS = 2
_NOTHING_READ = NoCloseReader()


@dataclass(frozen=True, slots=True)
class _Read:
    """What was found in one text: its questions, what it told, and whether it points below."""

    questions: tuple[FoundQuestion, ...]
    told: tuple[str, ...]
    points: bool
    asks_fully: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions of a message, and the texts of it that ask them."""

    questions: tuple[FoundQuestion, ...]
    texts: tuple[str, ...]


def asked_in(message: Message, close_reader: CloseReader = _NOTHING_READ) -> Asked:
    """Find what a message asks: in its own words, and in an older mail that it points to.

    By the shape of its sentences, and in English by how a close reader reads them.
    """
    context = _context(message)
    reader = close_reader if message.language == "en" else _NOTHING_READ
    own = _read(message.body, message.subject, context, reader)
    texts = [message.body] if message.body else []
    found = list(own.questions)
    if _asks_about_older(message, own):
        below, text = _newest_that_asks(message, reader)
        found += below
        texts += text
    if not found:
        found += _of_subject(message)
    return Asked(tuple(_once(found))[:_MOST_QUESTIONS], tuple(texts))


def _asks_about_older(message: Message, own: _Read) -> bool:
    if not message.earlier:
        return False
    return own.points or not message.body.strip() or (message.forwards and not own.asks_fully)


def _newest_that_asks(
    message: Message, reader: CloseReader
) -> tuple[list[FoundQuestion], list[str]]:
    found: list[FoundQuestion] = []
    texts: list[str] = []
    for place, text in enumerate(message.earlier[:_LAYERS_LOOKED_AT]):
        before = [
            sentence
            for one in reversed(message.earlier[place + 1 : place + 3])
            for sentence in _sentences(one)
        ]
        read = _read(text, message.subject, before, reader)
        if read.questions:
            found += read.questions
            texts.append(text)
        if found and not read.points:
            break
    return found, texts or list(message.earlier[:1])


def _context(message: Message) -> list[str]:
    """Return the sentences of the newest older mail, which an answer to it is about."""
    return _sentences(message.earlier[0])[-3:] if message.earlier else []


def _sentences(text: str) -> list[str]:
    told = (" ".join(text[one.start : one.end].split()) for one in sentences_of(text))
    return [one for one in told if what_it_does(one) is not Asks.COURTESY]


def _of_subject(message: Message) -> list[FoundQuestion]:
    """Take the subject line for a question where nothing else asks and it does."""
    subject = message.subject.strip()
    asks = what_it_does(subject) is Asks.QUESTION
    return [FoundQuestion(subject, subject)] if asks and says_itself(subject) else []


def _once(questions: Sequence[FoundQuestion]) -> Iterator[FoundQuestion]:
    seen: set[tuple[str, ...]] = set()
    for one in questions:
        stems = tuple(stems_of(one.text))
        if stems and stems not in seen:
            seen.add(stems)
            yield one


def _read(text: str, subject: str, before: Sequence[str], reader: CloseReader) -> _Read:
    by_shape = _Text(text, subject, before).read()
    found = [one.words for one in by_shape.questions]
    otherwise = read_otherwise(sentences_read(text, subject, found, reader))
    return _Text(text, subject, before, otherwise).read() if otherwise else by_shape


class _Text:
    """One text while it is read for questions.

    `otherwise` says of sentences, by their places, that they ask or not, whatever their shape.
    """

    def __init__(
        self,
        text: str,
        subject: str,
        before: Sequence[str],
        otherwise: Mapping[int, bool] | None = None,
    ) -> None:
        self._text = text
        self._otherwise = otherwise or {}
        self._subject = subject
        self._before = list(before)
        self._older = len(before)
        self._announced = False
        self._found: list[FoundQuestion] = []
        self._named: list[tuple[int, int]] = []
        self._last_asked = len(self._before)
        self._points = False
        self._fully = False
        self._list_asks = False
        self._list_about = ""

    def read(self) -> _Read:
        """Read sentence by sentence."""
        sentences = sentences_of(self._text)
        for place, one in enumerate(sentences):
            if place not in self._otherwise or one.leads_in:
                self._take(one, alone=self._is_alone(sentences, place))
                continue
            if not one.item:
                self._list_asks, self._list_about = False, ""
            if self._otherwise[place]:
                self._ask_whole(one)
            else:
                self._before.append(" ".join(self._text[one.start : one.end].split()))
        if not self._found:
            for start, end in self._named:
                self._add(start, end, self._alone(self._text[start:end]))
        return _Read(tuple(self._found), tuple(self._before), self._points, self._fully)

    @staticmethod
    def _is_alone(sentences: list[Sentence], place: int) -> bool:
        """Tell whether a sentence is all of its list item."""
        item = sentences[place].item
        beside = (*sentences[max(0, place - 1) : place], *sentences[place + 1 : place + 2])
        return item > 0 and all(one.item != item for one in beside)

    def _take(self, one: Sentence, *, alone: bool) -> None:
        words = self._text[one.start : one.end]
        does = what_it_does(words)
        self._announced = self._announced or announces(words)
        if one.leads_in:
            self._list_asks = does is not Asks.NOTHING or leads_to_questions(words)
            self._list_about = led_to(words)
            self._before.append(" ".join(words.split()))
            return
        if not one.item and words.strip():
            self._list_asks, self._list_about = False, ""
        if does is Asks.QUESTION:
            self._ask(one.start, words)
        elif does is Asks.NAMES and run_on(words) is None:
            self._named.append((one.start, one.end))
            self._before.append(" ".join(words.split()))
        elif does is Asks.CHECKS:
            self._check(one.start, words)
        elif does is Asks.NOTHING and ((alone and self._list_asks) or self._is_announced(words)):
            self._add(one.start, one.end, self._alone(words))
        else:
            self._points = self._points or does is Asks.POINTS_BELOW
            self._tell(one, words, does)

    def _is_announced(self, words: str) -> bool:
        """Tell whether words are one of the "two matters" told of: "First, the length of …"."""
        return self._announced and is_counted(words)

    def _tell(self, one: Sentence, words: str, does: Asks) -> None:
        """Note what is told, and take from a sentence without marks what it asks at its end."""
        asking = run_on(words) if does in (Asks.NOTHING, Asks.NAMES) else None
        if asking is not None and len(parts_in(words)) > 1:
            self._ask(one.start, words)
            return
        if asking is None:
            if does is Asks.NOTHING:
                self._before.append(" ".join(words.split()))
            return
        self._before.append(" ".join(words[: asking[0]].split()))
        self._ask(one.start + asking[0], words[asking[0] :])

    def _ask(self, start: int, words: str) -> None:
        begin, _ = from_question_on(words)
        if begin:
            self._before.append(" ".join(words[:begin].split()))
        for first, beyond in parts_in(words[begin:]):
            self._part(start + begin + first, start + begin + beyond)

    def _ask_whole(self, one: Sentence) -> None:
        """Take a sentence for one that asks; what only wants to know goes on with the last one."""
        words = self._text[one.start : one.end]
        if only_wants(words) and self._last_asked == len(self._before) and self._found:
            return
        self._fully = self._fully or says_itself(words)
        for first, beyond in parts_in(words):
            self._add(one.start + first, one.start + beyond, self._alone(words[first:beyond]))

    def _part(self, start: int, end: int) -> None:
        words = self._text[start:end]
        does = what_it_does(words)
        bare_word = does is Asks.NOTHING and len(words.split()) < _FEWEST_WORDS
        if bare_word or does in (Asks.COURTESY, Asks.RHETORIC):
            return
        if does is Asks.POINTS_BELOW:
            self._points = True
            return
        if does is Asks.CHECKS:
            self._check(start, words)
            return
        self._fully = self._fully or says_itself(words) or asked_by_the_way(words)
        self._add(start, end, self._alone(words))

    def _alone(self, words: str) -> str:
        """Return words so that they can be asked alone; in a list, about what leads in to it."""
        bare = without_remark(words)
        text = stand_alone(bare, self._before, self._list_about or self._subject, self._older)
        in_list = bool(self._list_about) and not shares_words(self._list_about, text)
        return f"{self._list_about}: {text}" if in_list else text

    def _check(self, start: int, words: str) -> None:
        if self._found and (settles(words) or (takes_sides(words) and not self._named_since())):
            return
        told = [one for one in self._before if "?" not in one]
        if told:
            text = with_claim(words, told, self._subject, min(self._older, len(told)))
            self._add(start, start + len(words), text)
        else:
            self._points = True

    def _named_since(self) -> bool:
        """Tell whether what was told since the last question names a topic of its own."""
        since = self._before[self._last_asked :]
        return any(topics_in(one) for one in since)

    def _add(self, start: int, end: int, text: str) -> None:
        words = self._text[start:end].strip()
        self._found.append(FoundQuestion(text, words))
        self._before.append(text if text.endswith("?") else f"{text}?")
        self._last_asked = len(self._before)
