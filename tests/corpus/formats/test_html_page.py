import json
from datetime import date
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.errors import UnreadableFile
from corpus.formats.html_page import read_html
from corpus.publication import Status

GOVUK = Path(__file__).parents[4] / "shared" / "govuk" / "content"


def read(text: str, name: str = "saved-page.html") -> Document:
    return read_html(text.encode(), text, name=name, source="here")


def page(body: str, head: str = "") -> Document:
    return read(f"<!doctype html><html lang='en-GB'><head>{head}</head><body>{body}</body></html>")


def blocks(body: str) -> list[tuple[str, int, str]]:
    document = page(body)
    return [(b.kind.value, b.level, document.text[b.start : b.end]) for b in document.blocks]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<main>no<p class='govspeak'>one</p></main><p class='govspeak'>two</p>", "one\n\ntwo"),
        ("<p>no</p><main><p>yes</p></main>", "yes"),
        ("<p>no</p><article><header>top</header>yes</article>", "top\n\nyes"),
        ("<p>no</p><div role='main'>yes</div>", "yes"),
        ("<header>no</header><nav>no</nav><p>yes</p><aside>no</aside><footer>no</footer>", "yes"),
        ("<div class='govspeak'> </div><main>yes</main>", "yes"),
        ("<main hidden>no</main><p>yes</p>", "yes"),
        ("<form><h1>yes</h1></form><form><p>no</p></form>", "yes"),
    ],
)  # fmt: skip
def test_the_main_content_is_chosen(body: str, text: str) -> None:
    assert page(body).text == text


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>no</script>",
        "<style>no</style>",
        "<noscript>no</noscript>",
        "<template>no</template>",
        "<!-- no -->",
        "<p hidden>no</p>",
        "<p aria-hidden='true'>no</p>",
        "<p style='color:red; DISPLAY : none'>no</p>",
        "<p style='display:/**/none'>no</p>",
        "<span style='visibility:hidden'>no</span>",
        "<span style='font-size:0px;'>no</span>",
        "<span style='opacity:0'>no</span>",
        "<span class='govuk-visually-hidden'>no</span>",
        "<div role='region' aria-label='Cookies on this site'>no</div>",
        "<div role='navigation'>no</div>",
        "<button>no</button>",
        "<del>no</del>",
        "<img alt='no' src='x.png'>",
        "<svg><text>no</text></svg>",
        "<span>\u200b\u202e</span>",
    ],
)
def test_what_nobody_sees_is_left_out_and_what_follows_is_kept(hidden: str) -> None:
    assert page(f"<main><p>before</p>{hidden} after</main>").text == "before\n\nafter"


@pytest.mark.parametrize("style", ["opacity:0.5", "font-size:0.8em", "display:block", "color:red"])
def test_what_is_styled_but_seen_is_kept(style: str) -> None:
    assert page(f"<p>a <span style='{style}'>seen</span></p>").text == "a seen"


def test_headings_carry_levels_and_anchors() -> None:
    document = page("<h1>T</h1><h2 id='x'>A <b>b</b></h2><h3><a name='y'></a>C</h3><h4>D</h4>")
    assert [(b.level, b.anchor) for b in document.blocks] == [
        (1, None), (2, "x"), (3, "y"), (4, None),
    ]  # fmt: skip
    assert document.text == "T\n\nA b\n\nC\n\nD"


def test_lists_nest_with_their_markers() -> None:
    body = (
        "<ol start='3'><li><p>three</p><p>more</p><ul><li>in<li>in too</ul>tail</li><li>four</ol>"
        "<p>x</p><ol type='a'><li>one<li>two</ol><p>x</p><ol type='I' start='4'><li>one<li>two</ol>"
    )
    assert page(body).text == (
        "3. three more\n  • in\n  • in too\n• tail\n4. four\n\nx\n\na. one\nb. two\n\nx\n\n"
        "IV. one\nV. two"
    )


def test_descriptions_are_items_with_their_terms() -> None:
    body = "<dl><dt>A:</dt><dd>one</dd><dd>two</dd><dt>B</dt><dt>C</dt><dd>both</dd><dt>D</dt></dl>"
    assert page(body).text == "• A: one\n• A: two\n• B, C: both\n• D"


def test_tables_repeat_cells_that_span() -> None:
    body = (
        "<table><caption>Fees</caption><thead><tr><th rowspan=2>Kind<th colspan=2>Fee</tr>"
        "<tr><th>Old<th>New</tr></thead><tr><th rowspan=2>Short<td>1<td>2</tr><tr><td>3<td>4</tr>"
        "<tr><td colspan=3>From May</tr></table>"
    )
    assert blocks(body) == [
        ("paragraph", 0, "Fees"),
        ("table_header", 0, "Kind | Fee Old | Fee New"),
        ("table_row", 0, "Short | 1 | 2"),
        ("table_row", 0, "Short | 3 | 4"),
        ("table_row", 0, "From May"),
    ]


def test_a_first_row_of_header_cells_is_the_header() -> None:
    body = "<table><tr><th>A<th>B</tr><tr><td>1<br>2<td><p>3</p><p>4</p></tr></table>"
    assert blocks(body) == [("table_header", 0, "A | B"), ("table_row", 0, "1 2 | 3 4")]


def test_a_table_for_layout_is_read_as_what_it_holds() -> None:
    body = "<table><tr><td><h2>Head</h2><p>Words</p></td></tr></table>"
    assert blocks(body) == [("heading", 2, "Head"), ("paragraph", 0, "Words")]


def test_other_blocks_are_paragraphs() -> None:
    body = (
        "<div>bare<br>words<div>inner</div>tail</div><blockquote><p>said</p></blockquote>"
        "<pre>a\n b</pre><details><summary>More</summary>inside</details><p>an <abbr>HQ</abbr>"
    )
    assert page(body).text.split("\n\n") == [
        "bare words", "inner", "tail", "said", "a b", "More", "inside", "an HQ",
    ]  # fmt: skip


def test_the_page_says_what_it_is() -> None:
    head = """<title>Bus passes - Example</title>
      <meta property="og:title" content="Bus passes - Example">
      <meta property="og:site_name" content="Example"><link rel="canonical" href="https://x.example/b">
      <meta property="article:published_time" content="2019-05-16T09:30:00+01:00">
      <script type="application/ld+json">
        [{"@type": "Article", "dateModified": "2021-06-08T00:00:00Z"}]
      </script>
    """
    publication = page(
        "<h1>Bus passes</h1><a rel='license' href='https://l'>Open</a>", head
    ).publication
    assert publication.title == "Bus passes"
    assert publication.publisher == "Example"
    assert publication.address == "https://x.example/b"
    assert publication.licence == "Open"
    assert publication.language == "en-GB"
    assert publication.published == date(2019, 5, 16)
    assert publication.updated == date(2021, 6, 8)
    assert publication.status is Status.CURRENT


def test_labels_name_publishers_and_dates() -> None:
    labels = (
        "<dl class='gem-c-metadata'><dt>From:</dt><dd><a>One</a> and <a>Two</a></dd>"
        "<dt>Published</dt><dd>4 May 2020</dd><dt>Last updated</dt><dd>5 May 2021</dd></dl>"
    )
    publication = page(labels, "<meta property='og:site_name' content='GOV.UK'>").publication
    assert publication.publisher == "One; Two"
    assert (publication.published, publication.updated) == (date(2020, 5, 4), date(2021, 5, 5))


def test_a_withdrawn_page_says_so_with_its_date() -> None:
    notice = (
        "<section class='gem-c-notice'>"
        "<h2>This guidance was withdrawn on <time>3 May 2024</time></h2></section>"
    )
    publication = page(f"{notice}<main><h1>T</h1>text</main>").publication
    assert publication.status is Status.WITHDRAWN
    assert publication.applies_to == date(2024, 5, 3)


def test_nothing_is_guessed() -> None:
    head = (
        "<link rel='canonical' href='javascript:x()'><script type='application/ld+json'>{</script>"
    )
    publication = page(
        "<p>Published by us at https://x.example on 3 May 2024.</p>", head
    ).publication
    assert publication.title == "saved page"
    assert publication.address is publication.publisher is publication.published is None


@pytest.mark.parametrize(
    "body", ["<div>" * 100_000 + "deep", "<p " + " ".join(f"a{n}=''" for n in range(2000)) + ">x"]
)
def test_what_the_parser_would_cut_short_is_refused(body: str) -> None:
    with pytest.raises(UnreadableFile, match=r"saved-page\.html: is HTML"):
        page(body)


def test_a_small_table_cannot_ask_for_a_large_text() -> None:
    row = "<tr><td colspan=1000 rowspan=9999>twelve chars<td>x</tr>"
    assert len(page("<table>" + row * 2000 + "</table>").text) < 3_000_000


def test_entities_of_the_page_are_not_expanded() -> None:
    text = (
        "<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><html><body>x &a; &amp; &pound;"
    )
    assert "x &a; & £" in read(text).text


@pytest.mark.skipif(not GOVUK.is_dir(), reason="the real pages are not here")
def test_real_bodies_come_out_right() -> None:
    file = GOVUK / "guidance" / "prepare-a-charity-annual-return.json"
    body = json.loads(file.read_text("utf-8"))["details"]["body"]
    document = page(f"<div class='govspeak'>{body}</div>")
    headings = [b for b in document.blocks if b.kind.value == "heading"]
    assert [b.level for b in headings] == [2, 2, 2, 3, 3, 2]
    assert headings[0].anchor == "charity-annual-returns"
    assert sum(b.kind.value == "list_item" for b in document.blocks) == body.count("<li>")
