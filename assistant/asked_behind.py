"""Step: a part that is left open is looked for once more, as one asked on behind the parts before.

"Who can she ring to get it stopped" says little without what was asked before it in the same
message, as a question does that is asked on in a conversation; so it is looked for in the same way.
Of 98 parts found so for questions of writers who had seen only headings, the 49 that lean on a
part before them, beside others that are answered, were answered by a passage judged right for 24 of
the 26 questions that anything was judged to answer. For other parts, for questions of which nothing
is answered, and for what is told before a single question, it was less than half: these stay open.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Turn
from assistant.in_conversation import in_conversation
from assistant.looking_up import LOOKING_UP
from assistant.parts import Parts
from assistant.quote import MOST_A_PART, chosen_of
from assistant.stand_alone import stand_alone
from assistant.working import Unit, Working
from index.search import Query


def asked_behind(working: Working, parts: Parts) -> Working:
    """Look for each part that is open behind those before it, where other parts are answered."""
    if working.outcome is not None or len(working.open_parts) == len(working.question_parts):
        return working
    found: dict[int, tuple[Unit, ...]] = {}
    for place in working.open_parts:
        looked_up = _looked_up(working.question_parts[place], working, parts)
        if looked_up is not None and looked_up.outcome is None and looked_up.premise is None:
            found[place] = tuple(chosen_of(looked_up)[:MOST_A_PART])
    still_open = tuple(one for one in working.open_parts if one not in found)
    return replace(working, open_parts=still_open, found_behind=found)


def _looked_up(part: Query, working: Working, parts: Parts) -> Working | None:
    """Return what is found for a part that leans on those before it, up to whether it is enough."""
    told = part.earlier[len(working.query.earlier) :]
    before = (Turn("user", " ".join(told)),) if told else ()
    asked_on = Working(
        part.question,
        (*working.history, *before),
        working.scope,
        working.language,
        manner=working.manner,
        length=working.length,
    )
    asked_on = in_conversation(stand_alone(asked_on, parts), parts)
    if asked_on.placed is None:
        return None
    for step in LOOKING_UP:
        asked_on = step(asked_on, parts)
    return asked_on
