"""Step: a question asked on in a conversation is looked for, and read, by what was asked before.

"And if he finished it in March?" says little by itself; yet words of its own mislead, and so does
the whole question before it, which is answered again. So passages are proposed for the question
alone, behind the turns before it and joined to them, and for the turn before and the first one by
themselves; the reader reads them for the question alone, behind the subject of the turn before and
behind the first turn; the close reader the likeliest two for the first two of these (`placing`).
A question that most likely stands by itself goes the usual way. Fitted by
`tests/benchmarks/conversations.py`, with its figures.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from functools import cache

from assistant.asks_for import WORDS_OF_ASKING, asked_part
from assistant.definition import definition_asked_for
from assistant.divide import behind_subject, has_subject
from assistant.logistic import LogisticModel, fitted
from assistant.named import asks_of_a_reference
from assistant.parts import Parts
from assistant.placing import Sought, placed
from assistant.working import Working
from index.keywords import stems_of
from index.search import Query

MODELS = "in_conversation.json"
# Each text of each costs some milliseconds; with four, as many are answered rightly.
PLACES_READ_CLOSELY = 2
LEANS = "leans"
# So likely must it be that a question leans on what was asked before. When it was set, of 129 that
# stand by themselves, 94 were answered rightly the usual way, 95 so (86 if all are looked for as if
# they leaned); of 447 that lean, 163 were the usual way, 196 so, and 117 wrongly for 156.
_LEANS = 0.7
_BEHIND, _BEFORE = 0.8, 0.3
_TURNS_JOINED = 2
_LONGEST_READ = 300  # characters
_MOST_WORDS, _MOST_OWN, _MOST_POINTING = 40, 12, 4
_POINTS = re.compile(
    r"\b(?:it|its|they|them|their|theyre|he|hes|him|his|she|shes|her|that|thats|this|these|those"
    r"|there|ones?|same|instead|another|otherwise|both|either|neither|then|still|else|others?"
    r"|too)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\W*(?:and|or|but|so|also|even|if|what about|how about|what if)\b", re.IGNORECASE
)
_TURNS_TO_ANOTHER = re.compile(
    r"\b(?:moving on|move on|next (?:slide|one|q|question|thing|topic|up|item)|unrelated"
    r"|change of (?:subject|topic)|by the way|btw"
    r"|(?:different|another|new|separate|other|one more|last|final) (?:one|q|ques|question|query"
    r"|thing|topic|matter|subject|point|case|lad|client|pop|person|caller|victim))\b",
    re.IGNORECASE,
)


def in_conversation(working: Working, parts: Parts) -> Working:
    """Find and read the place that answers a question, by what was asked before it."""
    if not _is_asked_on(working, parts):
        return working
    return placed(working, sought_in(working.query), parts)


def _is_asked_on(working: Working, parts: Parts) -> bool:
    """Tell whether a question has turns before it that say what it is about.

    What asks for a term, or how a paper stands, says so itself, and has ways of its own.
    """
    query = working.query
    settled = working.outcome is not None or working.placed is not None or working.question_parts
    if settled or len(query.turns()) < 2 or not parts.reader.name:
        return False
    if _leaning().likelihood(leaning_signals(query)) < _LEANS or _names_its_subject(query):
        return False
    if definition_asked_for(asked_part(query.question), parts) is not None:
        return False
    return not asks_of_a_reference(working.sought, parts)


def _names_its_subject(query: Query) -> bool:
    """Tell whether a question says again what the turns before were about, and points to nothing.

    However short, "who signs off a recall" leans on no question on recall.
    """
    question, *before = query.turns()
    if not has_subject(question) or _POINTS.search(question) or _GOES_ON.match(question):
        return False
    said = {stem for one in before for stem in stems_of(one)} - WORDS_OF_ASKING
    return bool(said & set(stems_of(question)))


def leaning_signals(query: Query) -> dict[str, float]:
    """Return what tells whether a question leans on the turns before it.

    How much these count in the search, since it finds little by itself; that it is short, has no
    subject and few words of its own; how often it points to something; and that it turns to
    another thing outright.
    """
    question = query.question
    own = len(set(stems_of(question)) - WORDS_OF_ASKING)
    return {
        "earlier weight": query.earlier_weight or 0.0,
        "length": math.sqrt(min(len(re.findall(r"\w+", question)), _MOST_WORDS)),
        "pointing words": float(min(len(_POINTS.findall(question)), _MOST_POINTING)),
        "has a subject": float(has_subject(question)),
        "own words": float(min(own, _MOST_OWN)),
        "turns to another": float(_TURNS_TO_ANOTHER.search(question) is not None),
    }


def sought_in(query: Query) -> Sought:
    """Return what is searched and read for, for a question with turns before it."""
    question, last, *older = query.turns()
    first = (last, *older)[-1]
    alone = asked_part(question)
    joined = " ".join([*reversed([last, *older][:_TURNS_JOINED]), question])
    return Sought(
        views={
            "alone": Query(question),
            "behind the turns before": replace(query, earlier_weight=_BEHIND),
            "joined to them": Query(joined),
            "the turn before": Query(last, tuple(reversed(older)), _BEFORE),
            "the first turn": Query(first),
        },
        texts={
            "alone": alone,
            "behind its subject": behind_subject(query)[-_LONGEST_READ:],
            "behind the first turn": f"{first} {question}"[-_LONGEST_READ:],
        },
        closely={
            "close, alone": alone,
            "close, behind its subject": behind_subject(query),
        },
        models=MODELS,
        places_read_closely=PLACES_READ_CLOSELY,
        before=("found the turn before", "found the first turn"),
        asked=(alone, *query.turns()[1:]),
    )


@cache
def _leaning() -> LogisticModel:
    return LogisticModel.of(fitted("assistant", MODELS)[LEANS])
