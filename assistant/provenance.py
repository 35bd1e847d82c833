"""Sentences on the text itself, where it comes from or what it covers, and questions for that.

"The list of conditions comes from a page of 2021" is on the subject of every question about the
conditions, and answers none of them.
"""

from __future__ import annotations

import re
from functools import lru_cache

_TEXT = (
    r"(?:account|annex|appendix|chapter|conditions?|description|document|figures?|guidance|guide"
    r"|handbook|hours|instruction|leaflet|levels?|lists?|manual|module|names?|numbers?|page|paper|part|passage"
    r"|policy(?: framework)?|process|publication|record|rules?|section|statement|steps|summary"
    r"|table|text|times(?:cales?)?|wording)"
)
_SOURCE = (
    r"(?:annex|brochure|bulletin|chapter|circular|code|copy|data|document|edition|file|framework"
    r"|guide|instruction|leaflet|list|newsletter|notice|page|paper|procedure|report|slide|toolkit)"
)
_TELLS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # "The three levels of hours come from a brochure of 2021."
        rf"^\W*(?:(?:the|these|this|all|both|our)\s)?(?:[\w()-]+\s){{0,5}}?{_TEXT}\b[^.;:]{{0,90}}?"
        r"\b(?:(?:is|are|was|were) (?:that of|those of|(?:taken |listed |drawn |quoted )?from"
        rf"|based on)|comes? from)\b[^.;:]{{0,90}}?\b{_SOURCE}s?\b",
        r"^\W*what is known (?:of|about)\b",
        # "The page on the jobs site carries no date."
        rf"^\W*(?:the|this)\s(?:[\w()-]+\s){{0,3}}?{_SOURCE}\b[^.;:]{{0,80}}?\b(?:carries no date"
        r"|has no date|is undated|was (?:last )?(?:updated|reviewed|revised))\b",
        # "This chapter sets out what staff should know."
        rf"^\W*(?:this|the (?:following|next)) {_TEXT}\s(?:describes|sets? out|explains?|covers?"
        r"|contains?|summarises?|provides?|outlines?|deals? with|is (?:aimed|intended|written))\b",
    )
)
_ASKS = re.compile(
    r"\b(?:sources?|where (?:is|does|do|did|was|were)\b.*\b(?:from|written|set out|published|come)"
    r"|updated?|up to date|out of date|how (?:old|recent|new)|latest|newest|version|edition"
    r"|published?|who (?:wrote|says)|says? who|which (?:document|guidance|policy|framework|page"
    r"|instruction|chapter|section|circular)|what (?:document|guidance|policy|framework)"
    r"|covers?|cover|about what|purpose|based on|reviewed|dated?)\b",
    re.IGNORECASE,
)


@lru_cache(4096)
def tells_provenance(text: str) -> bool:
    """Tell whether a sentence says where a text comes from, or what it covers, and no more."""
    return any(one.search(text) for one in _TELLS)


def asks_for_provenance(question: str) -> bool:
    """Tell whether a question is about where something is written, or how recent that is."""
    return _ASKS.search(question) is not None
