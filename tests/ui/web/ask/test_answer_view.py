"""What becomes of an answer on its way into the page."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from assistant.answer import Answer, Citation, Contact, Footing, Notice, Outcome, Statement, Trace
from assistant.parts import ShelvedDocument
from corpus.errors import UnknownDocument
from corpus.section import sections_of
from corpus.written_date import PartialDate
from tests.made_documents import made_document
from ui.web.ask.answer_view import conversation_html as html_of_conversation
from ui.web.ask.answer_view import sources_html as html_of_sources
from ui.web.ask.exchange import Exchange
from ui.web.rendering import piece

HOSTILE = (
    "<img src=x onerror=alert(1)> [a](javascript:alert(1)) ![b](http://192.0.2.7/p.png)\n\n"
    "# heading\n\n```\ncode\n```\n\n</article></details><script>alert(1)</script> $$x$$ "
    "%%%LATEX_BLOCK_0%%% <http://192.0.2.7> &lt;b&gt; \" ' `tick` **bold** | - * _"
)
OURS = {
    *("article", "h2", "h3", "span", "p", "div", "a", "ul", "li", "strong", "q", "br", "mark"),
    *("details", "summary", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td"),
}


class Seen(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attributes]

    def handle_data(self, data):
        self.text += data


def held(*documents):
    by_id = {one.id: ShelvedDocument(one, tuple(sections_of(one))) for one in documents}

    def take(document_id):
        if document_id not in by_id:
            raise UnknownDocument(document_id)
        return by_id[document_id]

    return take


def citation(document, quote, number=1, **more):
    start = document.text.index(quote)
    values = {
        "number": number,
        "document_id": document.id,
        "passage_id": f"{document.id}:0",
        "publication": document.publication.title,
        "publisher": None,
        "heading_trail": (document.publication.title,),
        "page": None,
        "url": None,
        "status": "current",
        "published": None,
        "updated": None,
        "applies_from": None,
        "applies_to": None,
        "starter_note": False,
        "quote": quote,
        "start": start,
        "end": start + len(quote),
    }
    return Citation(**(values | more))


def answered(document, *quotes, **more):
    citations = tuple(citation(document, one, place) for place, one in enumerate(quotes, 1))
    statements = tuple(Statement(one.quote, (one.number,)) for one in citations)
    return Answer(
        "What?", "What?", Outcome.ANSWERED, statements=statements, citations=citations, **more
    )


@pytest.fixture
def hostile():
    document = made_document(HOSTILE, HOSTILE)
    quote = document.text[document.blocks[-1].start : document.blocks[-1].end]
    hostile_citation = citation(
        document,
        quote,
        url="javascript:alert(1)",
        publisher=HOSTILE,
        heading_trail=(HOSTILE, HOSTILE),
        starter_note=True,
        rests_on=(Footing(HOSTILE, HOSTILE, HOSTILE, "javascript:alert(1)", HOSTILE),),
        replaced_by=Footing(HOSTILE, address="javascript:alert(1)"),
        attribution=HOSTILE,
        licence=HOSTILE,
    )
    answer = Answer(
        HOSTILE,
        HOSTILE,
        Outcome.PARTIAL,
        wording=HOSTILE,
        statements=(Statement(quote, (1,), HOSTILE),),
        citations=(hostile_citation,),
        notices=(Notice("other", HOSTILE),),
        contacts=(Contact(HOSTILE, HOSTILE, HOSTILE, "javascript:alert(1)"),),
        trace=Trace(notes=(HOSTILE,), versions={HOSTILE: HOSTILE}),
    )
    return Exchange(HOSTILE, answer, 1), held(document)


def test_markup_from_anywhere_stays_text(hostile):
    exchange, take = hostile
    for html in (conversation_html([exchange], take), sources_html([exchange], take)):
        seen = Seen(html)
        assert set(seen.tags) <= OURS
        assert "<img src=x onerror=alert(1)>" in seen.text
        assert not [name for name, _ in seen.attributes if name.startswith("on")]
        links = [value for name, value in seen.attributes if name == "href"]
        assert links
        assert all(one.startswith(("#", "/documents/", "mailto:")) for one in links)


def test_a_turn_is_one_block_to_a_markdown_reader(hostile):
    exchange, take = hostile
    turn = conversation_html([exchange], take)
    assert "\n" not in turn
    assert turn.startswith("<article ")
    for block in sources_html([exchange], take).split("\n\n"):
        assert "\n" not in block
        assert block.startswith(("<h2", "<details"))


def test_no_character_that_markdown_reads_is_left_in_the_text():
    html = piece("ask/contact.html", words_in("en"), contact=Contact("*_`[]()!#$%|~<>\\^{}:@/&\"'", "x"))
    inside = html[html.index("<strong>") + 8 : html.index("</strong>")]
    assert all(one.isalnum() or one in "&#;" for one in inside)


def test_only_the_statements_that_have_arrived_are_shown():
    document = made_document("Note", "First thing. Second thing.")
    answer = answered(document, "First thing.", "Second thing.")
    half = Exchange("What?", answer, 1)
    assert not half.finished
    assert "Second" not in Seen(conversation_html([half], held(document))).text
    assert sources_html([half], held(document)).count('class="source"') == 1
    assert "announcement" not in conversation_html([half], held(document))
    whole = Exchange("What?", answer, 2)
    assert "Second" in Seen(conversation_html([whole], held(document))).text
    assert "announcement" in conversation_html([whole], held(document))


def test_numbers_of_the_latest_answer_lead_beside_it_and_earlier_ones_to_the_reader():
    document = made_document("Note", "First thing.")
    exchange = Exchange("What?", answered(document, "First thing."), 1)
    html = conversation_html([exchange, exchange], held(document))
    links = [value for name, value in Seen(html).attributes if name == "href"]
    assert links == [_address(exchange.answer.citations[0]), "#source-2-1"]


def test_a_quote_of_a_list_and_of_a_table_is_laid_out_as_one():
    def fill(content):
        content.list_item("one thing")
        content.list_item("another thing")
        content.table_row(["Step", "Time"], header=True)
        content.table_row(["Reply", "5 days"])

    document = made_document("Note", fill)
    listed = "one thing\n• another thing"
    answer = answered(document, listed, "Step | Time\nReply | 5 days")
    tags = Seen(conversation_html([Exchange("What?", answer, 2)], held(document))).tags
    assert (tags.count("th"), tags.count("td")) == (2, 2)
    assert tags.count("li") == 2


def test_words_that_do_not_apply_stand_behind_their_label_and_say_what_replaced_them():
    document = made_document("Note", "First thing. Second thing.")
    answer = answered(document, "First thing.", "Second thing.")
    newer = Footing("Newer note", "newer", address="https://www.example.org/newer")
    old = replace(answer.citations[1], status="superseded", replaced_by=newer)
    answer = replace(
        answer,
        citations=(answer.citations[0], old),
        statements=(answer.statements[0], replace(answer.statements[1], label="No longer applies")),
    )
    exchange = Exchange("What?", answer, 2)
    text = Seen(conversation_html([exchange], held(document))).text
    assert text.count("No longer applies") == 1
    assert text.index("First thing.") < text.index("No longer applies:")
    assert text.index("No longer applies:") < text.index("Second thing.")
    sources = Seen(sources_html([exchange], held(document)))
    assert sources.text.count("Newer note") == 1
    assert ("href", "https://www.example.org/newer") in sources.attributes


def test_a_document_no_longer_held_still_leaves_its_quote_readable():
    document = made_document("Note", "First thing.")
    exchange = Exchange("What?", answered(document, "First thing."), 1)
    assert "First thing." in Seen(conversation_html([exchange], held())).text
    assert "Note" in Seen(sources_html([exchange], held())).text


def test_a_long_section_is_cut_to_what_stands_around_the_quote():
    def fill(content):
        content.heading("Long", 1)
        for number in range(60):
            content.paragraph(f"Paragraph number {number}.")

    document = made_document("Long", fill)
    exchange = Exchange("What?", answered(document, "Paragraph number 30."), 1)
    text = Seen(sources_html([exchange], held(document))).text
    assert "earlier text" in text
    assert "later text" in text
    assert "Paragraph number 22." in text
    assert "Paragraph number 20." not in text


def test_a_status_leaves_unknown_dates_out():
    withdrawn = Publication("T", status=Status.WITHDRAWN, applies_to=PartialDate(2019, 3, 31))
    assert dated_status(withdrawn, words_in("en")) == "Withdrawn · until 31 March 2019"
    draft = Publication("T", status=Status.DRAFT, published=PartialDate(2020, 3))
    assert dated_status(draft, words_in("en")) == "Draft · published March 2020"
    assert dated_status(draft, words_in("cy")) == "Drafft · cyhoeddwyd Mawrth 2020"
    assert dated_status(Publication("T"), words_in("en")) == "Current"


def test_each_reading_leads_to_the_question_box_and_is_shown_as_text() -> None:
    answer = Answer(
        "pass", "pass", Outcome.NEEDS_DETAIL, wording="More?", readings=("How long?", HOSTILE)
    )
    seen = Seen(conversation_html([Exchange("pass", answer, 0)], held()))
    assert seen.attributes.count(("href", "#question-box")) == 2
    assert "How long?" in seen.text
    assert set(seen.tags) <= OURS
