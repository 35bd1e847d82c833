"""The steps that look a question up, from the search to whether what was read is enough."""

from __future__ import annotations

from collections.abc import Callable

from assistant.correct import correct
from assistant.find import find
from assistant.named import named
from assistant.parts import Parts
from assistant.read import read
from assistant.set_apart import set_apart
from assistant.weigh import weigh
from assistant.working import Working

# As they follow one another on the answer path, for a question that is looked up beside it.
LOOKING_UP: tuple[Callable[[Working, Parts], Working], ...] = (
    find,
    read,
    set_apart,
    named,
    correct,
    weigh,
)
