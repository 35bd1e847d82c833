from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from assistant.errors import WrongSetting
from assistant.language_model import chat_model
from assistant.language_model.errors import ModelNotInstalled, ModelNotOpened
from assistant.language_model.opening import open_language_model
from assistant.language_model.providers import PROVIDERS
from assistant.settings import read_settings
from tests.assistant.language_model.asking import ask
from tests.assistant.language_model.scripted_server import ScriptedServer

ROOT = Path(__file__).parents[3]


def test_no_model_is_the_default_and_brings_nothing_in() -> None:
    program = (
        "import sys\n"
        "from assistant.language_model.opening import open_language_model\n"
        "from assistant.settings import read_settings\n"
        "assert open_language_model(read_settings({})).name == ''\n"
        "heavy = ('langchain', 'langsmith', 'openai', 'anthropic', 'ollama', 'tenacity', 'httpx')\n"
        "print([one for one in sys.modules if one.split('.')[0].split('_')[0] in heavy])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_model_that_is_set_is_opened(server: ScriptedServer, tmp_path: Path) -> None:
    model = open_language_model(read_settings(home=tmp_path))
    assert model.name == "openai:scripted"
    assert ask(model).text == "Yes."
    assert server.received[0].body["model"] == "scripted"


def test_a_package_that_is_missing_is_named_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(chat_model, "find_spec", lambda _name: None)
    settings = read_settings({"PROBATION_ASSISTANT_MODEL": "ollama:llama3.1:8b"})
    with pytest.raises(ModelNotInstalled, match=r"'probation-guidance-assistant\[ollama\]'"):
        open_language_model(settings)


def test_a_key_that_is_missing_is_named_before_anything_is_sent() -> None:
    settings = read_settings({"PROBATION_ASSISTANT_MODEL": "openai:gpt"})
    with pytest.raises(
        ModelNotOpened, match=r"set OPENAI_API_KEY in the environment, or OPENAI_BA"
    ):
        open_language_model(settings)


def test_settings_that_a_package_refuses_are_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise TypeError("sk-secret")

    monkeypatch.setattr(chat_model, "init_chat_model", refuse)
    settings = read_settings({"PROBATION_ASSISTANT_MODEL": "openai:x", "OPENAI_API_KEY": "k"})
    with pytest.raises(ModelNotOpened, match="TypeError") as raised:
        open_language_model(settings)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("provider", PROVIDERS.values(), ids=lambda one: one.name)
def test_every_provider_opens_if_its_package_is_installed(
    provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    if find_spec(provider.package) is None:
        pytest.skip(f"{provider.package} is not installed")
    values = {"AWS_REGION": "eu-west-2", "OPENAI_API_VERSION": "2026-01-01"}
    values["AWS_SECRET_ACCESS_KEY"] = "key"
    for name in (*provider.keys[:1], *provider.addresses, *provider.needs):
        values.setdefault(name, "http://127.0.0.1:9" if name in provider.addresses else "key")
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    stated = {**os.environ, "PROBATION_ASSISTANT_MODEL": f"{provider.name}:some-model"}
    assert open_language_model(read_settings(stated)).name == f"{provider.name}:some-model"


def test_what_is_set_is_known_by_name_only() -> None:
    settings = read_settings({"OPENAI_API_KEY": "sk-secret", "OPENAI_BASE_URL": "http://a"})
    assert settings.provider_variables == ("OPENAI_API_KEY", "OPENAI_BASE_URL")
    assert "secret" not in repr(settings)


@pytest.mark.parametrize(
    ("present", "missing"),
    [
        ((), ("AZURE_OPENAI_API_KEY", "AZURE_OPENAI_ENDPOINT", "OPENAI_API_VERSION")),
        (("AZURE_OPENAI_AD_TOKEN", "OPENAI_API_VERSION"), ("AZURE_OPENAI_ENDPOINT",)),
    ],
)
def test_everything_that_is_missing_is_named(
    present: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    assert PROVIDERS["azure"].missing(present) == missing


@pytest.mark.parametrize("value", ["gpt", "openai", "openai:", "huggingface:x", ":x"])
def test_a_model_is_a_known_provider_and_a_name(value: str) -> None:
    with pytest.raises(WrongSetting, match="off, or provider:name with one of the providers open"):
        read_settings({"PROBATION_ASSISTANT_MODEL": value})
