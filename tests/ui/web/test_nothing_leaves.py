"""The server, from its start to its first answer, looks up and connects to nothing but itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

_WATCHED_SERVER = """
import sys

seen = open(sys.argv[2], "a", buffering=1, encoding="utf-8")

def watch(event, values):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        seen.write(f"{event}\\t{values[0]!r}\\n")
    elif event in ("socket.connect", "socket.sendto") and isinstance(values[1], tuple):
        seen.write(f"{event}\\t{values[1][0]!r}\\n")

sys.addaudithook(watch)

from pathlib import Path

from assistant.assembly import Assembly
from assistant.settings import read_settings
from ui.web.server import serve

settings = read_settings({"PROBATION_ASSISTANT_PORT": "0"}, home=Path(sys.argv[1]))
serve(Assembly(settings, stays=True))
"""
_OWN = {"'127.0.0.1'", "'localhost'", "'::1'", "None", "''", "b'127.0.0.1'", "b'localhost'"}
_ROOT = Path(__file__).parents[3]


@pytest.fixture
def watched_server(web_home: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    seen = tmp_path / "seen.txt"
    script = tmp_path / "watched.py"
    script.write_text(_WATCHED_SERVER, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if _is_neutral(name)}
    process = subprocess.Popen(
        [sys.executable, str(script), str(web_home), str(seen)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=_ROOT,
        env=kept | {"PYTHONPATH": str(_ROOT)},
    )
    try:
        line = process.stdout.readline()
        assert "http://127.0.0.1:" in line, f"the server did not say where it is: {line!r}"
        yield line.split()[-1], seen
    finally:
        process.terminate()
        # Its answering processes may still be starting; on a busy machine that is not quick.
        process.wait(120)
        process.stdout.close()


def test_no_name_but_this_machine_is_looked_up_or_connected_to(watched_server):
    address, seen = watched_server
    assert httpx.get(f"{address}readyz").text == "ready"
    assert "within three working days" in answer_over_http(address)
    events = [line.split("\t") for line in seen.read_text(encoding="utf-8").splitlines()]
    assert {place for _, place in events} <= _OWN


def test_the_watch_sees_what_it_is_meant_to_see(tmp_path):
    seen = tmp_path / "seen.txt"
    script = tmp_path / "watched.py"
    watch = _WATCHED_SERVER.split("from pathlib")[0]
    script.write_text(
        watch + "import socket\n"
        "try:\n    socket.getaddrinfo('nowhere.invalid', 80)\nexcept OSError:\n    pass\n"
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('192.0.2.7', 9))\n",
        encoding="utf-8",
    )
    subprocess.run([sys.executable, str(script), "-", str(seen)], check=False)
    text = seen.read_text(encoding="utf-8")
    assert "nowhere.invalid" in text
    assert "192.0.2.7" in text


def answer_over_http(address: str) -> str:
    """Ask as the page does, and return everything that the server sends back."""
    config = httpx.get(f"{address}config").json()
    asking = next(one for one in config["dependencies"] if one["api_name"] == "answering")
    session = uuid.uuid4().hex
    question = "Within how many working days must a missed appointment be recorded?"
    body = {"data": [question, None, None], "fn_index": asking["id"], "session_hash": session}
    httpx.post(f"{address}gradio_api/queue/join", json=body).raise_for_status()
    received = []
    path = f"{address}gradio_api/queue/data?session_hash={session}"
    with httpx.stream("GET", path, timeout=60) as stream:
        for line in stream.iter_lines():
            received.append(line)
            if line.startswith("data:") and json.loads(line[5:])["msg"] == "process_completed":
                break
    return "\n".join(received)


def _is_neutral(name: str) -> bool:
    """Tell whether a variable says nothing to Gradio or the hub's client: those must be silent
    by our own doing.
    """
    return not name.startswith(("GRADIO_", "HF_", "TRANSFORMERS_", "PROBATION_"))
