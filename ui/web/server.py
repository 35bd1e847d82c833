"""Serves the pages: the chat, the reader, and whether the service is ready."""

from __future__ import annotations

import logging
import os
import re
import socket
from importlib.resources import files
from pathlib import Path
from threading import Thread

import uvicorn
from fastapi import FastAPI
from fastapi.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from assistant.assembly import Assembly
from assistant.errors import AssistantProblem
from assistant.read_ahead import read_ahead
from corpus.errors import CorpusError, UnknownDocument
from index.errors import IndexProblem
from ui.web.reader_page import around_of, missing_html, reader_html
from ui.web.rendering import page
from ui.web.safety import READER_POLICY, OnlyThePage, Safety, is_loopback
from ui.web.words import PRODUCT, PROMISE

_log = logging.getLogger(__name__)
# Between two passages that are read ahead: so long, questions have the processor to themselves.
_PAUSE_SECONDS = 0.02
_PROBLEMS = (AssistantProblem, CorpusError, IndexProblem)


def serve(assembly: Assembly) -> None:
    """Serve the pages until stopped; print the address once questions are accepted."""
    app = web_app(assembly)
    reason = not_ready(assembly)
    if reason:
        _log.warning("Questions cannot be answered yet. %s", reason)
    else:
        Thread(target=_read_ahead, args=(assembly,), daemon=True).start()
    settings = assembly.settings
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=3,
    )
    _AnnouncedServer(config).run()


def web_app(assembly: Assembly) -> FastAPI:
    """Return the application with all its pages."""
    app = FastAPI(title=PRODUCT, docs_url=None, redoc_url=None, openapi_url=None)
    _add_health(app, assembly)
    _add_reader(app, assembly)
    folder = Path(__file__).parent / "static"
    app.mount("/static-page", StaticFiles(directory=folder), name="static-page")
    _add_chat(app, assembly)
    app.add_middleware(Safety, only_loopback=is_loopback(assembly.settings.host))
    return app


def not_ready(assembly: Assembly) -> str:
    """Return why questions cannot be answered, empty if they can."""
    try:
        with assembly.parts.index.lease():
            return ""
    except _PROBLEMS as problem:
        return str(problem)
    # Whatever keeps the index shut, the service must say that it is not ready.
    except Exception as problem:  # noqa: BLE001
        _log.error("The index cannot be opened: %s", type(problem).__name__, exc_info=problem)
        return f"The index cannot be opened ({type(problem).__name__})."


def _read_ahead(assembly: Assembly) -> None:
    """Read ahead while nobody asks; whatever goes wrong, the first questions only take longer."""
    try:
        read_ahead(assembly.parts, pause=_PAUSE_SECONDS)
    # The service answers without it, so it may not be ended by it.
    except Exception as problem:  # noqa: BLE001
        _log.warning("Reading ahead stopped: %s", problem)


def _add_health(app: FastAPI, assembly: Assembly) -> None:
    @app.get("/healthz", response_class=PlainTextResponse)
    def healthz() -> str:
        return "ok"

    @app.get("/readyz", response_class=PlainTextResponse)
    def readyz() -> PlainTextResponse:
        reason = not_ready(assembly)
        return PlainTextResponse(reason or "ready", status_code=503 if reason else 200)


def _add_reader(app: FastAPI, assembly: Assembly) -> None:
    headers = {"content-security-policy": READER_POLICY}

    @app.get("/documents/{document_id}", response_class=HTMLResponse)
    def document(document_id: str, start: str = "", end: str = "") -> HTMLResponse:
        try:
            shelved = assembly.parts.documents.take(document_id)
        except UnknownDocument as problem:
            html = missing_html("This document is not held", str(problem))
            return HTMLResponse(html, status_code=404, headers=headers)
        except _PROBLEMS as problem:
            html = missing_html("The document cannot be shown now", str(problem))
            return HTMLResponse(html, status_code=503, headers=headers)
        around = around_of(shelved.document.publication, assembly.parts)
        html = reader_html(shelved.document, _place(start), _place(end), around)
        return HTMLResponse(html, headers=headers)


def _place(given: str) -> int | None:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None


def _add_chat(app: FastAPI, assembly: Assembly) -> None:
    _keep_gradio_quiet()
    # Gradio reads the environment while it is imported, so it must not be imported before.
    import gradio as gr

    from ui.web.chat_page import chat_page, theme

    chat = page("chat.html", product=PRODUCT, promise=PROMISE, **_gradio_files())

    @app.get("/", response_class=HTMLResponse)
    def chat_html() -> str:
        return chat

    gr.mount_gradio_app(
        app,
        chat_page(lambda: assembly.parts),
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        enable_monitoring=False,
        max_file_size=1,
        pwa=False,
        mcp_server=False,
        theme=theme(),
    )
    mounted = next(one for one in app.routes if isinstance(one, Mount) and one.path == "")
    mounted.app = OnlyThePage(mounted.app)


def _keep_gradio_quiet() -> None:
    """Switch off everything in Gradio that would call out or keep what was typed."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["GRADIO_RUN_HISTORY"] = "False"
    os.environ["GRADIO_SSR_MODE"] = "False"
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"


def _gradio_files() -> dict[str, str]:
    """Return the addresses of Gradio's script and style; nothing else of its page is taken."""
    html = files("gradio").joinpath("templates/frontend/index.html").read_text(encoding="utf-8")
    script = re.search(r'src="\./(assets/index-[\w-]+\.js)"', html)
    style = re.search(r'href="\./(assets/index-[\w-]+\.css)"', html)
    if script is None or style is None:
        raise RuntimeError(
            "The installed Gradio keeps its script or style in another place. "
            "Install the Gradio version that pyproject.toml names."
        )
    return {"script": f"/{script.group(1)}", "style": f"/{style.group(1)}"}


class _AnnouncedServer(uvicorn.Server):
    """A server that prints its address once it accepts connections."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then print where."""
        await super().startup(sockets)
        if self.started:
            port = self.servers[0].sockets[0].getsockname()[1]
            host = f"[{self.config.host}]" if ":" in self.config.host else self.config.host
            print(f"{PRODUCT}: http://{host}:{port}/", flush=True)
