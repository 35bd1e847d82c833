"""Serves the pages: the chat, the reader, and whether the service is ready."""

from __future__ import annotations

import logging
import os
import re
import socket
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

import uvicorn
from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import HTTPConnection
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from assistant.answering_processes import PAUSE_SECONDS
from assistant.assembly import Assembly
from assistant.read_ahead import read_ahead
from assistant.settings import OFF
from ui.web import language_pages
from ui.web.ask import pages as ask_pages
from ui.web.conversations import pages as conversation_pages
from ui.web.helpdesk import pages as helpdesk_pages
from ui.web.insight import pages as insight_pages
from ui.web.language import words_in
from ui.web.library import pages as library_pages
from ui.web.rendering import room_page
from ui.web.safety import OnlyThePage, Safety, is_loopback
from ui.web.status import pages as status_pages
from ui.web.training import pages as training_pages
from ui.web.upload import pages as upload_pages
from ui.web.visitor import Visitors, visit_of

_log = logging.getLogger(__name__)
# How long a thread may keep the interpreter from others. With Python's own 5 ms, requests wait for
# those that answer: 50 people at once waited half as long again.
_TURN_SECONDS = 0.0005


def serve(assembly: Assembly) -> None:
    """Serve the pages until stopped; print the address once questions are accepted."""
    sys.setswitchinterval(_TURN_SECONDS)
    app = web_app(assembly)
    reason = status_pages.not_ready(assembly)
    if reason:
        _log.warning("Questions cannot be answered yet. %s", reason)
    settings = assembly.settings
    if settings.answering_processes and settings.model == OFF:
        assembly.processes.start()
    elif not reason:
        Thread(target=_read_ahead, args=(assembly,), daemon=True).start()
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=3,
        # Longer than people think between two questions: a request must not meet a closing door.
        timeout_keep_alive=75,
    )
    _AnnouncedServer(config, assembly.processes.close).run()


def web_app(assembly: Assembly) -> FastAPI:
    """Return the application with all its rooms."""
    app = FastAPI(
        title="Probation Guidance Assistant", docs_url=None, redoc_url=None, openapi_url=None
    )
    app.include_router(language_pages.router())
    app.include_router(status_pages.router(assembly))
    app.include_router(upload_pages.router(assembly))
    app.include_router(library_pages.router(assembly))
    app.include_router(conversation_pages.router(assembly))
    app.include_router(training_pages.router(assembly))
    app.include_router(helpdesk_pages.router(assembly))
    app.include_router(insight_pages.router(assembly))
    folder = Path(__file__).parent / "static"
    app.mount("/static-page", StaticFiles(directory=folder), name="static-page")
    _add_chat(app, assembly)
    app.add_middleware(Visitors)
    app.add_middleware(GZipMiddleware, minimum_size=2_000, compresslevel=5)
    app.add_middleware(Safety, only_loopback=is_loopback(assembly.settings.host))
    return app


def _read_ahead(assembly: Assembly) -> None:
    """Read ahead while nobody asks; whatever goes wrong, the first questions only take longer."""
    try:
        read_ahead(assembly.parts, pause=PAUSE_SECONDS)
    # The service answers without it, so it may not be ended by it.
    except Exception as problem:  # noqa: BLE001
        _log.warning("Reading ahead stopped: %s", problem)


def _add_chat(app: FastAPI, assembly: Assembly) -> None:
    _keep_gradio_quiet()
    # Gradio reads the environment while it is imported, so it must not be imported before.
    import gradio as gr

    from ui.web.ask.chat_page import chat_page, theme

    app.include_router(ask_pages.router(assembly, _gradio_files()))
    gr.mount_gradio_app(
        app,
        chat_page(assembly),
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
    mounted.app = OnlyThePage(mounted.app, _missing)


async def _missing(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer for an address that does not exist: to a person with a page, in their language."""
    visit = visit_of(HTTPConnection(scope))
    page = room_page(replace(visit, back="/"), "missing.html", room="", code=404)
    await page(scope, receive, send)


def _keep_gradio_quiet() -> None:
    """Switch off everything in Gradio that would call out or keep what was typed."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["GRADIO_RUN_HISTORY"] = "False"
    os.environ["GRADIO_SSR_MODE"] = "False"
    # Its own statistics, made anew from up to 10,000 events at each event, are shown to nobody.
    os.environ["GRADIO_ANALYTICS_MAX_EVENTS"] = "1"
    os.environ["GRADIO_ANALYTICS_CACHE_FREQUENCY"] = "1000000000"
    # Before and after each event it looks for matplotlib, on the disk as long as it is not there.
    if find_spec("matplotlib") is None:
        sys.modules["matplotlib"] = None  # type: ignore[assignment]
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
    """A server that prints its address once it accepts connections, and tidies up at its end."""

    def __init__(self, config: uvicorn.Config, tidy: Callable[[], None]) -> None:
        """Call `tidy` when the last page is served; a signal ends the process soon after."""
        super().__init__(config)
        self._tidy = tidy

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Finish what is being served, and tidy up."""
        await super().shutdown(sockets)
        self._tidy()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then print where."""
        await super().startup(sockets)
        if self.started:
            port = self.servers[0].sockets[0].getsockname()[1]
            host = f"[{self.config.host}]" if ":" in self.config.host else self.config.host
            print(f"{words_in('en')('frame-product')}: http://{host}:{port}/", flush=True)
