"""The conversation on the page: what stands where, and what happens when a person asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

import gradio as gr

from assistant.assembly import Assembly
from assistant.length import Length
from assistant.parts import ShelvedDocument
from assistant.settings import OFF
from ui.web.ask.choices import choices_of
from ui.web.ask.exchange import Exchange
from ui.web.ask.source_view import sources_html
from ui.web.ask.talk import Earlier, Talk, Wish
from ui.web.ask.turn_view import earlier_html, turn_html
from ui.web.language import COOKIE as LANGUAGE_COOKIE
from ui.web.language import Words, language_of, words_in
from ui.web.visitor import owner_of_cookies

# More at once than processors only makes all of them slower.
AT_ONCE = 3
WAITING = 128
_LONGEST_TYPED = 10_000
_SECONDS_BETWEEN_ESTIMATES = 60
_SESSIONS_KEPT = 1000
# Gradio's queue looks this often for a question; its own 1,000 times a second is a twentieth of a
# processor, all day.
_SECONDS_BETWEEN_LOOKS = 0.01

Update = dict[Any, Any]
# Earlier turns, the latest turn, its sources.
Shown = tuple[str, str, str]
_NOTHING: Shown = ("", "", "")


@dataclass(frozen=True, slots=True)
class _Page:
    """The components that change while a person asks."""

    wish: gr.State
    earlier: gr.Markdown
    latest: gr.Markdown
    box: gr.Textbox
    ask: gr.Button
    stop: gr.Button
    new: gr.Button
    sources: gr.Markdown

    @property
    def conversation(self) -> list[Any]:
        """What changes while a question is answered; each change has a value for all of it.

        For each that is left out, Gradio makes a new component and keeps it as long as the session.
        """
        return [self.earlier, self.latest, self.sources]

    @property
    def outputs(self) -> list[Any]:
        """Everything that an event may change."""
        return [self.earlier, self.latest, self.box, self.ask, self.stop, self.new, self.sources]


def chat_page(assembly: Assembly) -> gr.Blocks:
    """Return the page; nothing of a conversation is kept in it, all of it in the database."""
    blocks: gr.Blocks = gr.Blocks(
        title=words_in("en")("frame-product"), analytics_enabled=False, fill_width=True
    )
    with blocks:
        laid_out = _lay_out()
        _connect(blocks, laid_out, assembly)
    at_once = _at_once(assembly)
    blocks.state_session_capacity = _SESSIONS_KEPT
    # Nobody is shown how many wait, so nobody needs to be told at each answer.
    blocks.queue(
        status_update_rate=_SECONDS_BETWEEN_ESTIMATES,
        max_size=WAITING,
        default_concurrency_limit=at_once,
        api_open=False,
    )
    blocks._queue.sleep_when_free = _SECONDS_BETWEEN_LOOKS
    return blocks


def _at_once(assembly: Assembly) -> int:
    """Return how many are answered at once: more where most of the time a model is waited for."""
    settings = assembly.settings
    return AT_ONCE if settings.model == OFF else AT_ONCE + settings.model_calls


def theme() -> gr.themes.Base:
    """Return a theme with fonts of the system only; colours stand in the style sheets."""
    system = [gr.themes.Font(name) for name in ("system-ui", "Segoe UI", "Roboto", "sans-serif")]
    fixed = [gr.themes.Font(name) for name in ("ui-monospace", "Consolas", "monospace")]
    return gr.themes.Base(font=system, font_mono=fixed)


def _lay_out() -> _Page:
    words = words_in("en")
    wish = gr.State(Wish())
    with gr.Row(elem_id="columns"):
        with gr.Column(elem_id="talk", scale=3, min_width=280):
            earlier, latest = _html("earlier-turns"), _html("latest-turn")
            box, ask, stop, new = _asking(words)
        with gr.Column(elem_id="beside", scale=2, min_width=280):
            sources = _html("sources")
    return _Page(wish, earlier, latest, box, ask, stop, new, sources)


def _asking(words: Words) -> tuple[gr.Textbox, gr.Button, gr.Button, gr.Button]:
    with gr.Column(elem_id="asking"):
        box = gr.Textbox(
            label=words("ask-box"),
            lines=1,
            max_lines=8,
            max_length=_LONGEST_TYPED,
            autofocus=True,
            elem_id="question-box",
            html_attributes=gr.InputHTMLAttributes(autocomplete="off", enterkeyhint="send"),
        )
        with gr.Row(elem_id="buttons"):
            ask = gr.Button(words("ask-ask"), variant="primary", elem_id="ask", min_width=80)
            stop = gr.Button(words("ask-stop"), elem_id="stop", min_width=80)
            new = gr.Button(words("ask-new"), elem_id="new-conversation", min_width=80)
    return box, ask, stop, new


def _html(name: str) -> gr.Markdown:
    """Return a place for HTML of ours: sanitised by Gradio, without LaTeX or line breaks."""
    return gr.Markdown("", elem_id=name, sanitize_html=True, latex_delimiters=[])


def _connect(blocks: gr.Blocks, page: _Page, assembly: Assembly) -> None:
    def opening(request: gr.Request) -> Update:
        asking = _Asking.by(request, page, assembly)
        return {**_labels(page, asking.words), **_shown_again(asking)}

    def answering(question: str, wish: Wish, request: gr.Request) -> Iterator[Shown]:
        yield from _answering(_Asking.by(request, page, assembly), question, wish)

    def stopping(wish: Wish) -> None:
        wish.stop = True

    def starting_again(wish: Wish) -> tuple[str, str, str, str]:
        wish.stop = wish.gone = True
        return (*_NOTHING, "")

    how: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    blocks.load(opening, outputs=page.outputs, **how)
    gr.on(
        [page.box.submit, page.ask.click],
        answering,
        inputs=[page.box, page.wish],
        outputs=page.conversation,
        # A question asked while another arrives, or is being stopped, waits for it.
        trigger_mode="always_last",
        concurrency_id="answers",
        concurrency_limit=_at_once(assembly),
        **how,
    )
    page.stop.click(stopping, inputs=[page.wish], **how)
    page.new.click(
        starting_again, inputs=[page.wish], outputs=[*page.conversation, page.box], **how
    )


@dataclass(frozen=True, slots=True)
class _Asking:
    """Who asks, in which conversation, with which choices, and where the answer is shown."""

    page: _Page
    assembly: Assembly
    words: Words
    talk: Talk

    @classmethod
    def by(cls, request: gr.Request, page: _Page, assembly: Assembly) -> _Asking:
        """Read everything from the request: its address, its cookies, its language."""
        cookies: Mapping[str, str] = dict(request.cookies)
        query = parse_qsl(str(request.request.url.query)) if request.request else []
        language = language_of(
            dict(query).get("language"),
            cookies.get(LANGUAGE_COOKIE),
            request.headers.get("accept-language"),
        )
        # A browser that takes no cookies has a conversation for as long as its page is open.
        owner = owner_of_cookies(cookies) or f"page {request.session_hash}"
        talk = Talk(assembly, owner, choices_of(query), language)
        return cls(page, assembly, words_in(language), talk)

    def take(self, document_id: str) -> ShelvedDocument:
        """Return a document that is cited."""
        return self.assembly.parts.documents.take(document_id)


def _answering(asking: _Asking, question: str, wish: Wish) -> Iterator[Shown]:
    talk = asking.talk
    if not question.strip():
        return
    wish.stop = wish.gone = False
    earlier = talk.earlier()
    before = _earlier(asking, earlier)
    for exchange in talk.arriving(question, earlier, wish):
        yield (before, *_latest(asking, exchange))
    if wish.gone:
        # Gradio sends the last change once more at the end: it may not bring the turn back.
        yield _NOTHING


def _shown_again(asking: _Asking) -> Update:
    """Return a conversation that is opened again, its last turn with the sources beside it."""
    told = asking.talk.earlier()
    if not told.exchanges:
        return {}
    *before, last = told.exchanges
    earlier = Earlier(tuple(before), told.count - 1)
    page = asking.page
    latest, sources = _latest(asking, last)
    return {page.earlier: _earlier(asking, earlier), page.latest: latest, page.sources: sources}


def _earlier(asking: _Asking, earlier: Earlier) -> str:
    hidden = earlier.count - len(earlier.exchanges)
    return earlier_html(
        earlier.exchanges, asking.take, asking.words, hidden=(hidden, asking.talk.conversation)
    )


def _latest(asking: _Asking, exchange: Exchange) -> tuple[str, str]:
    """Return the latest turn, and the sources beside it."""
    turn = turn_html(
        exchange,
        asking.take,
        asking.words,
        latest=True,
        in_full=asking.talk.choices.length is Length.FULL,
        conversation=asking.talk.conversation,
    )
    return turn, sources_html(exchange, asking.take, asking.words)


def _labels(page: _Page, words: Words) -> Update:
    """Return the labels in the visitor's language; the page is made in English."""
    return {
        page.box: gr.update(label=words("ask-box")),
        page.ask: gr.update(value=words("ask-ask")),
        page.stop: gr.update(value=words("ask-stop")),
        page.new: gr.update(value=words("ask-new")),
    }
