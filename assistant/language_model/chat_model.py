"""Calls a model of any provider through LangChain's chat models; nothing else here uses them."""

from __future__ import annotations

import logging
import os
from collections.abc import Generator, Iterator
from importlib.util import find_spec
from math import ceil
from typing import Any

from langchain.chat_models import init_chat_model
from langsmith import tracing_context

from assistant.language_model.errors import (
    ModelNotInstalled,
    ModelNotOpened,
    ModelProblem,
    Trouble,
)
from assistant.language_model.providers import Provider, provider_of
from assistant.language_model.recognise import problem_of, refused_part, trouble_at_end
from assistant.language_model.role import Request
from assistant.settings import Settings

# OpenAI's package refuses to start without a key, which a server of one's own does not ask for.
_NO_KEY = "no-key-is-needed"
# Ollama reads 4,096 tokens unless told otherwise, and silently forgets the beginning of the rest.
_OLLAMA_CONTEXT = 16384
# At a finer level these write down what is asked and answered.
_TALKATIVE = (
    *("openai", "anthropic", "ollama", "boto3", "botocore", "langchain_aws", "langchain_openai"),
    *("httpx", "httpx2", "httpcore", "httpcore2", "urllib3", "langsmith"),
)


class ChatModel:
    """One call at a time and a thread, without any guard; plays the role `Source`.

    A part of the request that the server says it does not take is left out from then on.
    """

    def __init__(self, settings: Settings) -> None:
        """Open the model that is set; raises `ModelNotInstalled` and `ModelNotOpened`."""
        self.name = settings.model
        self._provider, model = provider_of(settings.model)
        self._refused: set[str] = set()
        _check(self._provider, settings)
        self._model = _opened(self._provider, model, settings)

    @property
    def holds_to_schema(self) -> bool:
        """Whether the server has not refused a schema."""
        return "schema" not in self._refused

    def pieces(self, request: Request, /) -> Generator[str]:
        """Yield pieces of the answer as they come, some empty; may hang. Raises `ModelProblem`."""
        began = False
        while True:
            try:
                for piece in self._pieces(request):
                    began = began or bool(piece)
                    yield piece
            except ModelProblem:
                raise
            # Each provider's package has errors of its own; all become one of ours.
            except Exception as error:  # noqa: BLE001
                part = None if began else refused_part(error)
                if part is None or part in self._refused:
                    raise problem_of(error, self.name, began=began) from None
                self._refused.add(part)
                continue
            return

    def _pieces(self, request: Request) -> Iterator[str]:
        said, end, refusal = False, dict[str, Any](), False
        # Somebody's tracing settings must not send questions elsewhere.
        with tracing_context(enabled=False, parent=False):
            for chunk in self._model.stream(_messages(request), **self._values(request)):
                end |= chunk.response_metadata
                refusal = refusal or bool(chunk.additional_kwargs.get("refusal"))
                said = said or bool(chunk.text.strip())
                # Empty where a model only thinks as yet.
                yield str(chunk.text)
        trouble = trouble_at_end(end, refusal=refusal)
        if trouble is None and not said:
            trouble = Trouble.EMPTY
        if trouble is not None:
            raise ModelProblem(trouble, self.name)

    def _values(self, request: Request) -> dict[str, Any]:
        """Return what goes with this request, less what the server does not take."""
        values: dict[str, Any] = {}
        if "temperature" not in self._refused:
            values["temperature"] = 0
        if "tokens" not in self._refused:
            values["max_tokens"] = request.most_tokens
        if self._provider.name == "ollama":
            values = {"options": _ollama_options(values)}
        if request.schema is not None and self.holds_to_schema:
            values["response_format"] = {
                "type": "json_schema",
                "json_schema": {"name": "answer", "schema": dict(request.schema), "strict": True},
            }
        return values


def _messages(request: Request) -> list[tuple[str, str]]:
    instructions = [("system", request.instructions)] if request.instructions else []
    return [*instructions, *((one.role, one.text) for one in request.messages)]


def _ollama_options(values: dict[str, Any]) -> dict[str, Any]:
    names = {"max_tokens": "num_predict"}
    renamed = {names.get(name, name): value for name, value in values.items()}
    return renamed | {"num_ctx": _OLLAMA_CONTEXT}


def _check(provider: Provider, settings: Settings) -> None:
    """Refuse what cannot work, before anything is imported."""
    if find_spec(provider.package) is None:
        raise ModelNotInstalled(provider.name, provider.install)
    missing = provider.missing(settings.provider_variables)
    if missing:
        server = (
            f", or {provider.addresses[0]} for a server of your own that needs no key"
            if provider.keyless_at_address
            else ""
        )
        reason = f"set {' and '.join(missing)} in the environment{server}"
        raise ModelNotOpened(settings.model, reason)


def _opened(provider: Provider, name: str, settings: Settings) -> Any:
    # A gateway set for other programs must not see the questions either.
    os.environ["LANGSMITH_GATEWAY"] = "false"
    try:
        made = init_chat_model(
            name, model_provider=provider.langchain, **_opening_values(provider, name, settings)
        )
    # Whatever it is, what is set cannot be used; its text may repeat a key.
    except Exception as error:  # noqa: BLE001
        reason = f"its package refuses the settings ({type(error).__name__})"
        raise ModelNotOpened(settings.model, reason) from None
    for logger in _TALKATIVE:
        logging.getLogger(logger).setLevel(logging.WARNING)
    return made


def _opening_values(provider: Provider, name: str, settings: Settings) -> dict[str, Any]:
    """Return how a provider's package is opened: one try a call, no longer than the setting."""
    seconds = settings.model_seconds
    if provider.name == "ollama":
        return {"client_kwargs": {"timeout": seconds}}
    values: dict[str, Any] = {"timeout": seconds, "max_retries": 0}
    if provider.name == "bedrock":
        return values | {"timeout": ceil(seconds)}
    if provider.name == "azure":
        values |= {"azure_deployment": name}
    if provider.package == "langchain_openai":
        values |= {"use_responses_api": False, "stream_usage": False}
    has_key = any(one in settings.provider_variables for one in provider.keys)
    if provider.keyless_at_address and not has_key:
        values |= {"api_key": _NO_KEY}
    return values
