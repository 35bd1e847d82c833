"""Says what a question is about where its own words do not."""

from __future__ import annotations

import re

from assistant.training.english.words import content_of
from assistant.training.material import Piece

_YOU = re.compile(r"\byour?\b", re.IGNORECASE)
_FEWEST_WORDS = 2
# A question that ends with a thing of which there are many: "… publish the evaluation?"
_BARE_END = re.compile(r"^(?:\S+\s){2,11}the \w+\?$")
_PLAIN = re.compile(r"[^\w\s-]")
_WEAK = frozenset(
    """
    the a an rule rules order orders requirement requirements person people change changes service
    services figure figures list limit condition conditions case cases process report reports plan
    plans team teams court courts programme scheme new old first second last main power decision
    document policy assessment date dates number numbers total aim aims contract contracts company
    companies work target targets role staff meeting information request application response
    you there three two four five six number other current total sentence offence offender region
    area table
    """.split()  # noqa: SIM905
)


def with_context(question: str, subject: str, piece: Piece) -> str:
    """Return a question that says under which heading it is to be understood, if it must.

    That is where its subject is a word that many things have ("the order", "the list"), where it
    speaks to somebody, and where it says too little besides ("when was the report published?").
    """
    told = {one for one in content_of(question) - content_of(subject) if not one[0].isdigit()}
    is_clear = len(told) >= _FEWEST_WORDS and not _BARE_END.search(question)
    if is_clear and not is_vague(subject) and not _YOU.search(question):
        return question
    heading = piece.heading.rstrip("?:. ")
    if not heading:
        return question
    return f"Under “{heading}”: {question[:1].lower()}{question[1:]}"


def is_vague(subject: str) -> bool:
    """Tell whether a subject alone does not say what it is: "the order", "the two lists"."""
    words = _PLAIN.sub(" ", subject).split()
    strong = [one for one in words if one.lower() not in _WEAK]
    names = [one for one in words[1:] if one[:1].isupper()] or re.findall(r"\([A-Z]", subject)
    return not names and (
        not strong or (words[0].lower() in ("the", "this", "all") and len(strong) < 2)
    )
