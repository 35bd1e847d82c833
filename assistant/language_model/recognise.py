"""Recognises what went wrong from the errors that the providers' packages raise.

They are recognised by status and by class name, so that no provider's package has to be imported.
LangChain gives its own error classes beside the provider's (`ModelRateLimitError` and others).
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from assistant.language_model.errors import ModelProblem, Trouble

_LOG = logging.getLogger(__name__)

_BY_STATUS = {
    401: Trouble.WRONG_CREDENTIALS,
    403: Trouble.WRONG_CREDENTIALS,
    404: Trouble.UNKNOWN_MODEL,
    408: Trouble.TOO_SLOW,
    429: Trouble.OVERLOADED,
}
_BY_CLASS = {
    "LengthFinishReasonError": Trouble.TOO_LONG,
    "ContentFilterFinishReasonError": Trouble.REFUSED,
    "ContextOverflowError": Trouble.NOT_ACCEPTED,
    "ModelTimeoutError": Trouble.TOO_SLOW,
    "TimeoutException": Trouble.TOO_SLOW,
    "ConnectTimeoutError": Trouble.TOO_SLOW,
    "ReadTimeoutError": Trouble.TOO_SLOW,
    "TimeoutError": Trouble.TOO_SLOW,
    "ModelConnectionError": Trouble.UNREACHABLE,
    "TransportError": Trouble.UNREACHABLE,
    "ConnectionError": Trouble.UNREACHABLE,
    "HTTPClientError": Trouble.UNREACHABLE,
    "NoCredentialsError": Trouble.WRONG_CREDENTIALS,
    "APIError": Trouble.FAILED,
}
_ENDED = {
    "length": Trouble.TOO_LONG,
    "max_tokens": Trouble.TOO_LONG,
    "model_context_window_exceeded": Trouble.TOO_LONG,
    "content_filter": Trouble.REFUSED,
    "content_filtered": Trouble.REFUSED,
    "guardrail_intervened": Trouble.REFUSED,
    "refusal": Trouble.REFUSED,
}
_REASONS = ("finish_reason", "stop_reason", "stopReason", "done_reason")
# How a server says which part of a request it does not know.
_PARTS = {
    "schema": ("response_format", "json_schema", "output_config", "outputconfig", "structured"),
    "temperature": ("temperature",),
    "tokens": ("max_tokens", "max_completion_tokens"),
}


def problem_of(error: Exception, model: str, *, began: bool) -> ModelProblem:
    """Return what `error` means to a person; `began` says that pieces had come before it.

    The error is left behind: its text may repeat a key or the question.
    """
    status = _status_of(error)
    trouble = _trouble_of(error, status)
    if began and trouble in (Trouble.UNREACHABLE, Trouble.FAILED, Trouble.TOO_SLOW):
        trouble = Trouble.CUT_OFF
    if trouble is Trouble.NOT_UNDERSTOOD:
        _LOG.warning("An answer of %s was not understood: %s", model, type(error).__name__)
    return ModelProblem(trouble, model, status=status, retry_after=_retry_after(error))


def trouble_at_end(metadata: Mapping[str, Any], *, refusal: bool) -> Trouble | None:
    """Return what is wrong with an answer by what its end says, nothing if it is whole.

    A stream that ends without a reason was cut off: a server that dies leaves no error behind.
    """
    if refusal:
        return Trouble.REFUSED
    reason = next((metadata[one] for one in _REASONS if metadata.get(one)), None)
    return _ENDED.get(str(reason)) if reason else Trouble.CUT_OFF


def refused_part(error: Exception) -> str | None:
    """Return which part of the request a server does not take: schema, temperature or tokens."""
    if _status_of(error) not in (400, 422):
        return None
    said = str(error).lower()
    if "context" in said:
        return None
    return next((part for part, words in _PARTS.items() if any(one in said for one in words)), None)


def _trouble_of(error: Exception, status: int | None) -> Trouble:
    classes = {one.__name__ for one in type(error).__mro__}
    if status is not None and "content_filter" in str(getattr(error, "body", "")):
        return Trouble.REFUSED
    if status is not None:
        return _BY_STATUS.get(status, Trouble.FAILED if status >= 500 else Trouble.NOT_ACCEPTED)
    return next((one for name, one in _BY_CLASS.items() if name in classes), Trouble.NOT_UNDERSTOOD)


def _status_of(error: Exception) -> int | None:
    """Return the HTTP status, as the packages of OpenAI, Anthropic and Ollama or of AWS tell it."""
    status = getattr(error, "status_code", None)
    answer = getattr(error, "response", None)
    if status is None and isinstance(answer, dict):
        status = answer.get("ResponseMetadata", {}).get("HTTPStatusCode")
    return status if isinstance(status, int) and status >= 400 else None


def _retry_after(error: Exception) -> float | None:
    """Return the seconds of a Retry-After header, which may also be a date (RFC 9110, 10.2.3)."""
    said = str(getattr(getattr(error, "response", None), "headers", {}).get("retry-after", ""))
    if not said:
        return None
    try:
        return max(0.0, float(said))
    except ValueError:
        return _seconds_until(said)


def _seconds_until(said: str) -> float | None:
    try:
        then = parsedate_to_datetime(said)
    except ValueError:
        # Neither a number nor a date: as good as not said.
        return None
    return max(0.0, (then.astimezone(UTC) - datetime.now(UTC)).total_seconds())
