"""A question that the guidance does not answer as it is put, put by a model in its terms."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from assistant.language_model.errors import ModelProblem
from assistant.parts import Parts
from assistant.quantities import quantities_in
from assistant.writing.asking import restating_request
from index.keywords import stems_of

_NONE = "none"
_LONGEST = 300
_log = logging.getLogger(__name__)


def restated(question: str, headings: Sequence[str], parts: Parts) -> str:
    """Return a question in the terms of the guidance, empty if the model knows of none.

    `headings` are those of the passages nearest to it. What brings a figure along that nobody asked
    about is not used.
    """
    if not parts.model.name or not headings:
        return ""
    request = restating_request(question, headings, parts.settings)
    try:
        reply = "".join(parts.model.stream(request))
    except ModelProblem as problem:
        _log.warning("A question was not put in other words. %s", problem)
        return ""
    lines = [one for one in reply.strip().splitlines() if one.strip()]
    text = " ".join(lines[0].split()).strip(" \"'“”‘’") if len(lines) == 1 else ""
    return text if _is_the_question(text, question) else ""


def _is_the_question(text: str, question: str) -> bool:
    if not text or text.strip(".").casefold() == _NONE or len(text) > max(_LONGEST, len(question)):
        return False
    stems = stems_of(text)
    return bool(stems) and stems != stems_of(question) and _same_figures(text, question)


def _same_figures(text: str, question: str) -> bool:
    return quantities_in(text) <= quantities_in(question)
