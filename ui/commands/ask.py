"""`probation-assistant ask`: one question, one answer."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

from assistant.answer import Turn
from assistant.ask import ask as answer_to
from assistant.errors import WrongHistory
from assistant.length import Length
from assistant.scope import Scope
from ui.answer_json import answer_json
from ui.answer_text import answer_text
from ui.commands.assembled import assembly_for
from ui.commands.outcome import DONE, print_json


def ask(parsed: Namespace) -> int:
    """Answer the question of the command line."""
    history = read_history(parsed.history) if parsed.history else []
    assembly = assembly_for(parsed)
    assembly.bring_starter_notes()
    answer = answer_to(
        parsed.question,
        assembly.parts,
        history,
        scope=Scope(as_at=parsed.as_at),
        language=parsed.language,
        length=Length.FULL if parsed.full else Length.SHORT,
    )
    if parsed.json:
        print_json(answer_json(answer))
    else:
        print(answer_text(answer))
    assembly.parts.close()
    return DONE


def read_history(path: Path) -> list[Turn]:
    """Read earlier turns from a JSON file. Raises `WrongHistory`."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise WrongHistory(str(path), f"cannot be read ({problem.strerror})") from problem
    except ValueError as problem:
        raise WrongHistory(str(path), f"is not JSON ({problem})") from problem
    if not isinstance(told, list):
        raise WrongHistory(str(path), "is not a list")
    return [_turn(one, f"{path}, turn {place}") for place, one in enumerate(told, start=1)]


def _turn(told: object, name: str) -> Turn:
    if not isinstance(told, dict) or told.get("role") not in ("user", "assistant"):
        raise WrongHistory(name, 'has no "role" of "user" or "assistant"')
    if not isinstance(told.get("content"), str):
        raise WrongHistory(name, 'has no "content" in words')
    return Turn(told["role"], told["content"])
