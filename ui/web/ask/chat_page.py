"""The chat page: what stands where, and what happens when a person asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.parts import ShelvedDocument
from ui.web.ask.answer_view import conversation_html, sources_html
from ui.web.ask.exchange import Exchange, PartsSource, Wish, arriving
from ui.web.language import words_in

AT_ONCE = 8
WAITING = 64
_LONGEST_TYPED = 10_000
_TURNS_KEPT = 50
_SESSIONS_KEPT = 500
_AUDIENCES = ("staff", "trainer", "helpdesk")
_EXAMPLES_EACH = 3

Update = dict[Any, Any]


@dataclass(frozen=True, slots=True)
class _Page:
    """The components that change while a person asks."""

    conversation: gr.State
    wish: gr.State
    turns: gr.Markdown
    box: gr.Textbox
    ask: gr.Button
    stop: gr.Button
    new: gr.Button
    examples: gr.Column
    example_buttons: tuple[gr.Button, ...]
    sources: gr.Markdown

    @property
    def outputs(self) -> list[Any]:
        """Everything that an event may change."""
        return [self.conversation, self.turns, self.box, self.stop, self.examples, self.sources]


def chat_page(parts: PartsSource) -> gr.Blocks:
    """Return the page; the parts are asked for at each question, so that a failure shows there."""
    blocks: gr.Blocks = gr.Blocks(
        title=words_in("en")("frame-product"), analytics_enabled=False, fill_width=True
    )
    with blocks:
        laid_out = _lay_out()
        _connect(laid_out, parts)
    blocks.state_session_capacity = _SESSIONS_KEPT
    blocks.queue(max_size=WAITING, default_concurrency_limit=AT_ONCE, api_open=False)
    return blocks


def theme() -> gr.themes.Base:
    """Return a theme with fonts of the system only; colours stand in `styles.css`."""
    system = [gr.themes.Font(name) for name in ("system-ui", "Segoe UI", "Roboto", "sans-serif")]
    fixed = [gr.themes.Font(name) for name in ("ui-monospace", "Consolas", "monospace")]
    return gr.themes.Base(font=system, font_mono=fixed)


def _lay_out() -> _Page:
    conversation, wish = gr.State(list[Exchange]()), gr.State(Wish())
    with gr.Row(elem_id="columns"):
        with gr.Column(elem_id="talk", scale=3, min_width=280):
            turns = _html("turns")
            box, ask, stop, new = _asking()
            examples, example_buttons = _examples()
        with gr.Column(elem_id="beside", scale=2, min_width=280):
            sources = _html("sources")
    return _Page(conversation, wish, turns, box, ask, stop, new, examples, example_buttons, sources)


def _asking() -> tuple[gr.Textbox, gr.Button, gr.Button, gr.Button]:
    with gr.Column(elem_id="asking"):
        box = gr.Textbox(
            label="Your question",
            lines=1,
            max_lines=8,
            max_length=_LONGEST_TYPED,
            autofocus=True,
            elem_id="question-box",
            html_attributes=gr.InputHTMLAttributes(autocomplete="off", enterkeyhint="send"),
        )
        with gr.Row(elem_id="buttons"):
            ask = gr.Button("Ask", variant="primary", elem_id="ask", min_width=80)
            stop = gr.Button("Stop", interactive=False, elem_id="stop", min_width=80)
            new = gr.Button("New conversation", elem_id="new-conversation", min_width=80)
    return box, ask, stop, new


def _examples() -> tuple[gr.Column, tuple[gr.Button, ...]]:
    words = words_in("en")
    buttons: list[gr.Button] = []
    with gr.Column(elem_id="examples") as column:
        gr.Markdown('<h2 class="examples-title">For example</h2>')
        with gr.Row():
            for audience in _AUDIENCES:
                with gr.Column(min_width=220):
                    gr.Markdown(f"<h3>{words(f'ask-examples-{audience}')}</h3>")
                    buttons += [
                        gr.Button(words(f"ask-example-{audience}-{one}"), elem_classes="example")
                        for one in range(1, _EXAMPLES_EACH + 1)
                    ]
    return column, tuple(buttons)


def _html(name: str) -> gr.Markdown:
    """Return a place for HTML of ours: sanitised by Gradio, without LaTeX or line breaks."""
    return gr.Markdown("", elem_id=name, sanitize_html=True, latex_delimiters=[])


def _connect(page: _Page, parts: PartsSource) -> None:
    def answering(question: str, conversation: list[Exchange], wish: Wish) -> Iterator[Update]:
        yield from _answering(_Asking(page, parts, wish), question, conversation)

    def stopping(wish: Wish) -> Update:
        wish.stop = True
        return {page.stop: gr.update(interactive=False)}

    def starting_again(wish: Wish) -> Update:
        wish.stop = wish.forget = True
        return {**_empty(page), page.box: ""}

    how: dict[str, Any] = {
        "outputs": page.outputs,
        "show_progress": "hidden",
        "api_visibility": "private",
    }
    for source, triggers in _ways_to_ask(page):
        gr.on(
            triggers,
            answering,
            inputs=[source, page.conversation, page.wish],
            # A question asked while another arrives, or is being stopped, waits for it.
            trigger_mode="always_last",
            concurrency_id="answers",
            concurrency_limit=AT_ONCE,
            **how,
        )
    page.stop.click(stopping, inputs=[page.wish], **how)
    page.new.click(starting_again, inputs=[page.wish], **how)


def _ways_to_ask(page: _Page) -> list[tuple[gr.Textbox | gr.Button, list[Any]]]:
    ways: list[tuple[gr.Textbox | gr.Button, list[Any]]] = [
        (page.box, [page.box.submit, page.ask.click])
    ]
    return ways + [(one, [one.click]) for one in page.example_buttons]


@dataclass(frozen=True, slots=True)
class _Asking:
    page: _Page
    parts: PartsSource
    wish: Wish


def _answering(asking: _Asking, question: str, conversation: list[Exchange]) -> Iterator[Update]:
    page, wish = asking.page, asking.wish
    if not question.strip():
        yield {page.stop: gr.update(interactive=False)}
        return
    wish.stop = wish.forget = False
    earlier = conversation[-_TURNS_KEPT:]
    changes: Update = {
        page.box: "",
        page.stop: gr.update(interactive=True),
        page.examples: gr.update(visible=False),
    }
    for exchange in arriving(question, earlier, asking.parts, wish):
        if exchange.finished:
            changes[page.stop] = gr.update(interactive=False)
        yield {**changes, **_shown(page, asking.parts, [*earlier, exchange])}
        changes = {}
    if wish.forget:
        yield _empty(page)


def _empty(page: _Page) -> Update:
    return {
        page.conversation: [],
        page.turns: "",
        page.sources: "",
        page.stop: gr.update(interactive=False),
        page.examples: gr.update(visible=True),
    }


def _shown(page: _Page, parts: PartsSource, conversation: list[Exchange]) -> Update:
    def take(document_id: str) -> ShelvedDocument:
        return parts().documents.take(document_id)

    return {
        page.conversation: conversation,
        page.turns: conversation_html(conversation, take, words_in("en")),
        page.sources: sources_html(conversation, take, words_in("en")),
    }
