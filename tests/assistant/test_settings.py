"""Settings: read once, checked, and named in the message when they are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.assembly import Assembly
from assistant.errors import WrongSetting
from assistant.helpdesk.reply.second_eyes import Risk, SecondEyes, rule_of
from assistant.settings import ALWAYS, RISKS, read_settings
from index.entailment import NoEntailment
from index.errors import EntailmentUnavailable, ModelUnavailable, ReaderUnavailable
from index.reader import NoReader
from index.rerank import NoReranker


def test_an_empty_environment_gives_the_defaults() -> None:
    settings = read_settings({})
    assert (settings.host, settings.port, settings.vectors) == ("127.0.0.1", 7860, "auto")
    assert settings.embedding_model == "all-MiniLM-L6-v2"
    assert (settings.reader, settings.reranker) == ("bundled", "off")
    assert settings.home.is_absolute()


def test_the_environment_is_obeyed_and_the_command_line_outranks_it(tmp_path: Path) -> None:
    environment = {
        "PROBATION_ASSISTANT_HOME": str(tmp_path / "one"),
        "PROBATION_ASSISTANT_VECTORS": "exact",
        "PROBATION_ASSISTANT_CAUTION": "0.7",
        "PROBATION_ASSISTANT_STARTER_NOTES": "off",
    }
    settings = read_settings(environment)
    assert settings.home == tmp_path / "one"
    assert (settings.vectors, settings.caution, settings.starter_notes) == ("exact", 0.7, False)
    assert read_settings(environment, home=tmp_path / "two").home == tmp_path / "two"


def test_the_language_model_is_a_setting() -> None:
    assert read_settings({}).model == "off"
    environment = {
        "PROBATION_ASSISTANT_MODEL": "ollama:llama3.1:8b",
        "PROBATION_ASSISTANT_MODEL_SECONDS": "60",
        "PROBATION_ASSISTANT_MODEL_FIRST_SECONDS": "2.5",
        "PROBATION_ASSISTANT_MODEL_CALLS": "3",
    }
    settings = read_settings(environment)
    assert settings.model == "ollama:llama3.1:8b"
    assert (settings.model_seconds, settings.model_first_seconds) == (60.0, 2.5)
    assert settings.model_calls == 3


def test_how_long_conversations_are_kept_is_a_setting() -> None:
    assert read_settings({}).keep_days == 365
    assert read_settings({"PROBATION_ASSISTANT_KEEP_DAYS": "0"}).keep_days == 0
    assert read_settings({"PROBATION_ASSISTANT_KEEP_DAYS": "3650"}).keep_days == 3650


def test_when_a_colleague_has_to_approve_is_a_setting() -> None:
    name = "PROBATION_ASSISTANT_SECOND_EYES"
    usual = read_settings({})
    assert rule_of(usual.second_eyes, usual.low_evidence) == SecondEyes()
    assert {*RISKS, ALWAYS} == set(Risk)
    assert read_settings({name: "risk"}).second_eyes == RISKS
    assert read_settings({name: "off"}).second_eyes == ()
    some = read_settings({name: "victim, media", "PROBATION_ASSISTANT_LOW_EVIDENCE": "0.6"})
    assert (some.second_eyes, some.low_evidence) == (("victim", "media"), 0.6)
    rule = rule_of(some.second_eyes, some.low_evidence)
    assert (rule.victims, rule.marked, rule.low_evidence, rule.always) == (True, False, 0.0, False)
    assert rule_of(read_settings({name: "always"}).second_eyes, 0.45).always


def test_the_reader_is_a_setting(tmp_path: Path) -> None:
    off = Assembly(read_settings({"PROBATION_ASSISTANT_READER": "off"}, home=tmp_path))
    assert isinstance(off.reader, NoReader)
    bundled = Assembly(read_settings({}, home=tmp_path))
    assert bundled.reader.name.startswith("reader@")
    missing = read_settings({"PROBATION_ASSISTANT_READER": str(tmp_path / "none")}, home=tmp_path)
    with pytest.raises(ReaderUnavailable, match="PROBATION_ASSISTANT_READER"):
        _ = Assembly(missing).reader


def test_the_entailment_model_is_a_setting(tmp_path: Path) -> None:
    off = Assembly(read_settings({"PROBATION_ASSISTANT_ENTAILMENT": "off"}, home=tmp_path))
    assert isinstance(off.entailment, NoEntailment)
    bundled = Assembly(read_settings({}, home=tmp_path))
    assert bundled.entailment.name.startswith("entailment@")
    stated = {"PROBATION_ASSISTANT_ENTAILMENT": str(tmp_path / "none")}
    with pytest.raises(EntailmentUnavailable, match="PROBATION_ASSISTANT_ENTAILMENT"):
        _ = Assembly(read_settings(stated, home=tmp_path)).parts


def test_no_reranker_is_loaded_unless_one_is_set(tmp_path: Path) -> None:
    assert isinstance(Assembly(read_settings({}, home=tmp_path)).reranker, NoReranker)
    stated = read_settings({"PROBATION_ASSISTANT_RERANKER": str(tmp_path)}, home=tmp_path)
    with pytest.raises(ModelUnavailable):
        _ = Assembly(stated).reranker


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("VECTORS", "fast"),
        ("CAUTION", "2"),
        ("CAUTION", "much"),
        ("PORT", "eighty"),
        ("PORT", "70000"),
        ("STARTER_NOTES", "perhaps"),
        ("MODEL", "gpt"),
        ("MODEL_SECONDS", "0"),
        ("MODEL_SECONDS", "nan"),
        ("MODEL_FIRST_SECONDS", "soon"),
        ("MODEL_CALLS", "0"),
        ("MODEL_CALLS", "many"),
        ("KEEP_DAYS", "-1"),
        ("KEEP_DAYS", "a year"),
        ("SECOND_EYES", "sometimes"),
        ("SECOND_EYES", "victim,,media"),
        ("LOW_EVIDENCE", "1.5"),
    ],
)
def test_a_wrong_value_is_named_with_what_is_allowed(name: str, value: str) -> None:
    with pytest.raises(WrongSetting, match=f"PROBATION_ASSISTANT_{name} is '{value}'"):
        read_settings({f"PROBATION_ASSISTANT_{name}": value})
