"""Answers, documents and exchanges for the tests of what is shown, and a reader of HTML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

from assistant.answer import (
    Answer,
    Citation,
    Contact,
    Footing,
    NearestHeading,
    Notice,
    Outcome,
    Statement,
    TimedStep,
    Trace,
)
from assistant.parts import ShelvedDocument
from corpus.document import Document
from corpus.errors import UnknownDocument
from corpus.section import sections_of
from tests.made_documents import made_document
from ui.web.ask.exchange import Exchange

QUESTION = "What does zebra mean?"
HOSTILE = (
    "<img src=x onerror=alert(1)> [a](javascript:alert(1)) ![b](http://192.0.2.7/p.png)\n\n"
    "# heading\n\n```\ncode\n```\n\n</article></details><script>alert(1)</script> $$x$$ "
    "%%%LATEX_BLOCK_0%%% <http://192.0.2.7> &lt;b&gt; \" ' `tick` **bold** | - * _"
)
OURS = {
    *("article", "h2", "h3", "span", "p", "div", "a", "ul", "li", "strong", "q", "br", "mark"),
    *("details", "summary", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td"),
    *("button", "blockquote"),
}


class Seen(HTMLParser):
    """The elements, attributes and text of a piece of HTML or of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, {name: value or "" for name, value in attributes}))

    def handle_data(self, data):
        self.text += data

    @property
    def tags(self) -> list[str]:
        return [tag for tag, _ in self.found]

    @property
    def attributes(self) -> list[tuple[str, str]]:
        return [one for _, attributes in self.found for one in attributes.items()]

    @property
    def links(self) -> list[str]:
        return [value for name, value in self.attributes if name == "href"]

    def of(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.found if name == tag]

    def with_class(self, name: str) -> list[dict[str, str]]:
        return [one for _, one in self.found if name in one.get("class", "").split()]


def held(*documents: Document) -> Callable[[str], ShelvedDocument]:
    """Return what takes documents from a shelf that holds these."""
    by_id = {one.id: ShelvedDocument(one, tuple(sections_of(one))) for one in documents}

    def take(document_id: str) -> ShelvedDocument:
        if document_id not in by_id:
            raise UnknownDocument(document_id)
        return by_id[document_id]

    return take


def citation(document: Document, quote: str, number: int = 1, **more: Any) -> Citation:
    """Return a citation of exact words of a document; `more` are set instead."""
    start = document.text.index(quote)
    made = Citation(
        number=number,
        document_id=document.id,
        passage_id=f"{document.id}:0",
        publication=document.publication.title,
        publisher=None,
        heading_trail=(document.publication.title,),
        page=None,
        url=None,
        status="current",
        published=None,
        updated=None,
        applies_from=None,
        applies_to=None,
        starter_note=False,
        quote=quote,
        start=start,
        end=start + len(quote),
    )
    return replace(made, **more)


def answered(document: Document, *quotes: str, question: str = "What?", **more: Any) -> Answer:
    """Return an answer of quotes, each a statement with a citation of its own."""
    citations = tuple(citation(document, one, place) for place, one in enumerate(quotes, 1))
    statements = tuple(Statement(one.quote, (one.number,)) for one in citations)
    return Answer(
        question, question, Outcome.ANSWERED, statements=statements, citations=citations, **more
    )


def said(*words: str, outcome: Outcome = Outcome.ANSWERED, wording: str = "") -> Answer:
    """Return an answer that says words without citing them."""
    statements = tuple(Statement(one, ()) for one in words)
    return Answer(QUESTION, QUESTION, outcome, statements=statements, wording=wording)


def whole(answer: Answer, number: int = 1, **more: Any) -> Exchange:
    """Return an exchange whose answer has arrived."""
    return Exchange(number, answer.question, answer, len(answer.statements), **more)


def hostile_document() -> Document:
    """Return a document that is markup from its title to its last word."""
    return made_document(HOSTILE, HOSTILE)


def hostile_answer(document: Document) -> Answer:
    """Return an answer in which every text that is not ours is markup."""
    quote = document.text[document.blocks[-1].start : document.blocks[-1].end]
    footing = Footing(HOSTILE, HOSTILE, HOSTILE, "javascript:alert(1)", "current")
    cited = citation(
        document,
        quote,
        url="javascript:alert(1)",
        publisher=HOSTILE,
        heading_trail=(HOSTILE, HOSTILE),
        starter_note=True,
        rests_on=(footing,),
        replaced_by=footing,
        attribution=HOSTILE,
        licence=HOSTILE,
    )
    return Answer(
        HOSTILE,
        HOSTILE,
        Outcome.PARTIAL,
        wording=HOSTILE,
        statements=(Statement(quote, (1,), HOSTILE),),
        citations=(cited,),
        notices=(Notice("other", HOSTILE), Notice(HOSTILE, HOSTILE)),
        readings=(HOSTILE,),
        follow_ups=(HOSTILE,),
        nearest=(
            NearestHeading(document.id, HOSTILE, (HOSTILE, HOSTILE), "javascript:alert(1)"),
            NearestHeading(document.id, HOSTILE, (HOSTILE,), None, quote=HOSTILE, end=9),
        ),
        contacts=(Contact(HOSTILE, HOSTILE, HOSTILE, "javascript:alert(1)"),) * 4,
        trace=Trace(
            steps=(TimedStep(HOSTILE, 1.0),),
            matches=(
                {"heading_trail": [HOSTILE], "score": 0.5, "arms": {"dense": {"score": 0.5}}},
            ),
            notes=(HOSTILE,),
            versions={HOSTILE: HOSTILE},
        ),
    )
