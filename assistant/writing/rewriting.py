"""A follow-up question put by a language model so that it can be understood by itself."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from assistant.answer import Turn
from assistant.language_model.errors import ModelProblem
from assistant.parts import Parts
from assistant.writing.asking import rewriting_request
from index.keywords import stems_of

_LONGEST = 300
# A rewrite may bring a word that joins; one of many new words is no rewrite but an idea.
_MOST_NEW_WORDS = 0.25
_log = logging.getLogger(__name__)


def rewritten(question: str, history: Sequence[Turn], parts: Parts) -> str:
    """Return a question with what its conversation adds to it, empty if the model gives none.

    It decides only what is searched for, beside the turns before, which are searched along as they
    are without a model. A rewrite with many words that nobody has said before is not used.
    """
    if not parts.model.name or not history:
        return ""
    request = rewriting_request(question, history, parts.settings)
    try:
        reply = "".join(parts.model.stream(request))
    except ModelProblem as problem:
        _log.warning("A question was not rewritten. %s", problem)
        return ""
    lines = [one for one in reply.strip().splitlines() if one.strip()]
    text = " ".join(lines[0].split()).strip(" \"'“”‘’") if len(lines) == 1 else ""
    said = " ".join((question, *(one.content for one in history)))
    return text if _is_a_rewrite(text, question, said) else ""


def _is_a_rewrite(text: str, question: str, said: str) -> bool:
    if not text or len(text) > max(_LONGEST, 2 * len(question)) or text == question:
        return False
    stems, known = set(stems_of(text)), set(stems_of(said))
    return bool(stems) and len(stems - known) <= _MOST_NEW_WORDS * len(stems)
