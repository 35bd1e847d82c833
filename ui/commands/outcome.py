"""How a command ends: its exit status, one clear line for a failure, one JSON object if asked."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from typing import Any

from assistant.errors import AssistantProblem
from corpus.errors import CorpusError
from index.errors import IndexProblem

DONE = 0
FAILED = 1


def reported(command: Callable[[], int]) -> int:
    """Run a command; a problem that a person can mend becomes one line on standard error."""
    try:
        status = command()
        sys.stdout.flush()
        return status
    except (AssistantProblem, CorpusError, IndexProblem) as problem:
        return _failed(str(problem))
    except BrokenPipeError:
        # The reader of our output (`| head`) has gone, which is no failure of ours; what is left
        # in the buffer must not fail a second time when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as problem:
        name = f"{problem.filename}: " if problem.filename else ""
        return _failed(f"{name}{problem.strerror or problem}")


def print_json(value: dict[str, Any]) -> None:
    """Print one JSON object."""
    print(json.dumps(value, ensure_ascii=False, indent=1))


def tell(line: str) -> None:
    """Tell a person something on standard error, where it disturbs no program."""
    print(line, file=sys.stderr, flush=True)


def _failed(line: str) -> int:
    tell(f"probation-assistant: {' '.join(line.split())}")
    return FAILED
