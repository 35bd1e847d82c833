"""The README says what is there, and nothing else."""

from __future__ import annotations

import argparse
import re
import tomllib
from pathlib import Path

import assistant.settings
from assistant.answer import Outcome
from assistant.ask import ANSWER_PATH
from assistant.language_model.providers import PROVIDERS
from assistant.settings import read_settings
from ui.command_line import _parser

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _commands(parser: argparse.ArgumentParser, before: str = "") -> list[str]:
    found = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, one in action.choices.items():
                found += _commands(one, f"{before} {name}".strip()) or [f"{before} {name}".strip()]
    return found


def test_every_command_is_in_the_readme_and_the_other_way_round() -> None:
    told = {
        " ".join(re.findall(r"^[a-z]+(?: [a-z]+)?", one)[:1])
        for one in re.findall(r"^\| `([a-z][^`]*)` \| [a-z]", README, re.MULTILINE)
    }
    assert told == set(_commands(_parser()))


def test_every_option_in_the_readme_is_taken() -> None:
    helps = " ".join(_all_helps(_parser()))
    for option in re.findall(
        r"--[a-z][a-z-]*", README.split("## Commands")[1].split("## Settings")[0]
    ):
        assert option in helps


def _all_helps(parser: argparse.ArgumentParser) -> list[str]:
    helps = [parser.format_help()]
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            helps += [text for one in action.choices.values() for text in _all_helps(one)]
    return helps


def test_every_setting_is_in_the_readme_and_the_other_way_round() -> None:
    source = Path(assistant.settings.__file__).read_text(encoding="utf-8")
    read = set(re.findall(r'(?:\{PREFIX\}|found, ")([A-Z_]+)', source))
    told = set(re.findall(r"PROBATION_ASSISTANT_([A-Z_]+)", README))
    assert told == read


def test_the_defaults_in_the_readme_are_the_defaults() -> None:
    settings = read_settings({})
    rows = dict(re.findall(r"`PROBATION_ASSISTANT_([A-Z_]+)` \|.*\| `([^`]+)` \|", README))
    assert float(rows["CAUTION"]) == settings.caution
    assert rows["VECTORS"] == settings.vectors
    assert (rows["STARTER_NOTES"] == "on") is settings.starter_notes
    assert int(rows["KEEP_DAYS"]) == settings.keep_days
    assert rows["SECOND_EYES"] == "risk"
    assert float(rows["LOW_EVIDENCE"]) == settings.low_evidence
    assert rows["MODEL"] == settings.model
    assert float(rows["MODEL_SECONDS"]) == settings.model_seconds
    assert float(rows["MODEL_FIRST_SECONDS"]) == settings.model_first_seconds
    assert int(rows["MODEL_CALLS"]) == settings.model_calls


def test_every_provider_of_language_models_is_in_the_readme_with_its_extra() -> None:
    told = dict(re.findall(r"^\| `([a-z]+):…`.*?\| `\[([a-z]+)\]` \|", README, re.MULTILINE))
    assert told == {one.name: one.extra for one in PROVIDERS.values()}
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert set(told.values()) <= set(extras["optional-dependencies"])


def test_every_outcome_and_every_step_is_in_the_readme() -> None:
    for outcome in Outcome:
        assert f"`{outcome.value}`" in README
    assert ", ".join(step.__name__ for step in ANSWER_PATH) in README


def test_every_linked_file_exists() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).is_file(), target


def test_no_path_of_a_machine_and_no_registry_in_the_repository() -> None:
    pattern = re.compile(r"(?<![\w.])/(?:work|farm|opt/wheels|opt/pypi)/|pypi\.org/simple")
    endings = {".py", ".md", ".toml", ".txt", ".html", ".css"}
    for path in ROOT.rglob("*"):
        hidden = path.relative_to(ROOT).parts[0].startswith((".git", ".venv", ".mypy", ".ruff"))
        if hidden or path == Path(__file__) or path.suffix not in endings or not path.is_file():
            continue
        assert not pattern.search(path.read_text(encoding="utf-8")), path
