"""What is quoted along with a quotation, so that it does not mislead or leave half unsaid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asks_for import WORDS_OF_ASKING, Kind, kinds_asked_for
from assistant.length import Length
from assistant.manner import Manner
from assistant.neighbours import cautions_of, points_back
from assistant.parts import Parts
from assistant.quotation import Quotation, joined, with_quotation
from assistant.units import section_units
from assistant.working import Working
from corpus.currency import standing_at
from corpus.document import BlockKind
from corpus.section import Section
from corpus.sentences import Span
from index.keywords import stems_of

_LONGEST_LIST = 3000  # characters
_SHORT_SECTION = 500  # characters
SMALL_TABLE_ROWS, SMALL_TABLE_CHARACTERS = 8, 1200
_SAME_WORDS = 0.75
_YES_OR_NO = re.compile(r"(?:Yes|No)[:,] (?=\w)")
# So like the question must the heading be that its "Yes" or "No" is an answer to it (cosine). Of 45
# such answers quoted for the project's questions eight were beside the point, all under headings
# less like (0.42 to 0.68); of the others 15 stood under headings as like. The rest of the sentence
# is quoted either way.
_SAME_QUESTION = 0.7
_ASKS_WHICH = re.compile(
    r"\W*(?:and |so )?(?:what|which|who|when|where|why|how)(?:['’]?s)?\b", re.IGNORECASE
)
_ASKS_FOR_WHICH = re.compile(r"\b(?:wh?ich|wh?at)(?:['’]?s)?\b", re.IGNORECASE)
_RULES_OUT = re.compile(
    r"\b(?:rul(?:e|es|ed|ing) \w* ?(?:\w+ )?out|exclud\w+|bar(?:red|s)|prevent\w*|stop\w*|refus\w+"
    r"|disqualif\w+|turn(?:s|ed)? (?:\w+ )?(?:down|away)|forbid\w*|banned|not allowed|cannot"
    r"|can['’]?t)\b",
    re.IGNORECASE,
)


def filled_out(quotations: Sequence[Quotation], working: Working, parts: Parts) -> list[Quotation]:
    """Add what says how far the quotes hold, and the list or table that a sentence speaks of.

    In a letter that no model writes, the first one's section is quoted whole if it is short: who
    reads a letter cannot open the passage to see what stands beside the sentence. So it is for who
    asks for more.
    """
    filled: list[Quotation] = []
    for place, one in enumerate(quotations):
        said = one
        section = parts.documents.take(one.document.id).section_at(one.spans[0][0])
        if section is not None:
            in_letter = working.manner is Manner.PLAIN and not parts.model.name
            whole = in_letter or working.length is Length.FULL
            more = _along(one, section, working, parts, whole=whole and place == 0)
            said = replace(one, spans=joined(one.document, (*one.spans, *more)))
        filled = with_quotation(filled, _without_answer_to_another(said, working, parts))
    return filled


def _along(
    quotation: Quotation, section: Section, working: Working, parts: Parts, *, whole: bool
) -> list[Span]:
    """Return what of a section is quoted along; nothing with or of what has ended."""
    document, today = quotation.document, working.as_at is None
    ended = [
        unit.core
        for unit in section_units(document, section, quotation.match)
        if not standing_at(document, unit.core, working.day, today=today).is_current
    ]
    if any(_holds(span, ended) for span in quotation.spans):
        return []
    if whole and section.end - section.start <= _SHORT_SECTION and not ended:
        return [(block.start, block.end) for block in section.blocks]
    more = (
        *cautions_of(document, section, quotation.spans),
        *_list_behind(quotation, section),
        *_table_below(quotation, section, working, parts),
    )
    return [span for span in more if not _holds(span, ended)]


def _holds(span: Span, others: Sequence[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _without_answer_to_another(quotation: Quotation, working: Working, parts: Parts) -> Quotation:
    """Leave out the "No:" of a quote where another question was asked than the one it answers.

    "No: a person at high risk cannot apply" under "Can someone at high risk apply?" is no answer
    as it stands to "Does high risk rule a person out?", nor to "Can his partner move in?".
    """
    start, end = quotation.spans[0]
    said = _YES_OR_NO.match(quotation.document.text, start, end)
    if said is None or _asks(" ".join(quotation.match.passage.heading_trail[-1:]), working, parts):
        return quotation
    return replace(quotation, spans=((said.end(), end), *quotation.spans[1:]))


def _asks(heading: str, working: Working, parts: Parts) -> bool:
    """Tell whether a heading asks what the question, or a part of it, asks."""
    if _ASKS_WHICH.match(working.sought) and not _ASKS_WHICH.match(heading):
        return False
    if bool(_RULES_OUT.search(working.sought)) != bool(_RULES_OUT.search(heading)):
        return False
    queries = (working.query, *working.question_parts)
    return any(
        parts.headings.likeness(heading, parts.question_vector(one)) >= _SAME_QUESTION
        for one in queries
    )


def _table_below(
    quotation: Quotation, section: Section, working: Working, parts: Parts
) -> list[Span]:
    """Return what a table says of the question, straight below a paragraph that does not say it.

    "Each level has a code of its own" is no answer to "what is the code for high?": the row is that
    begins with "High". A row is asked for if its first cell has a word of the question that neither
    the quote nor its headings have, and no more than half of the rows are. A small table comes
    whole, also where its header says no more than the quote and a list is asked for, or no more
    than the question: "which code for which level".
    """
    document, place = quotation.document, quotation.spans[-1][0]
    at = next((at for at, one in enumerate(section.blocks) if one.start <= place < one.end), None)
    if quotation.group >= 0 or at is None:
        return []
    below = section.blocks[at + 1 : at + 2]
    if not below or below[0].kind not in (BlockKind.TABLE_HEADER, BlockKind.TABLE_ROW):
        return []
    units = section_units(document, section, quotation.match)
    rows = [one for one in units if one.is_row and one.core[0] >= below[0].start]
    rows = [one for one in rows if one.group == rows[0].group]
    said = set(stems_of(quotation.text))
    asked = set(stems_of(parts.understood(working.sought).corrected)) - WORDS_OF_ASKING - said
    asked -= set(stems_of(" ".join((document.publication.title, *section.trail))))
    telling = [one for one in rows if asked & set(stems_of(one.text.split("|")[0]))]
    if len(telling) > max(1, len(rows) // 2):
        telling = []
    if len(rows) <= SMALL_TABLE_ROWS and rows[-1].core[1] - place <= SMALL_TABLE_CHARACTERS:
        header = set(stems_of(document.text[below[0].start : below[0].end]))
        listed = Kind.LIST in kinds_asked_for(working.sought)
        which = _ASKS_FOR_WHICH.search(working.sought)
        named = set(stems_of(parts.understood(working.sought).text)) if which else set()
        meant = any(
            len(header & words) >= _SAME_WORDS * len(header)
            for words in ([said, named] if listed else [named])
        )
        telling = rows if telling or meant else []
    return [span for one in telling for span in one.spans]


def _list_behind(quotation: Quotation, section: Section) -> list[Span]:
    """Return the list that the paragraph of a quotation ends by announcing, with what announces it.

    "… when any one exclusion is met. These exclusions were in use:" says little without them. What
    announces has to point back and speak of the same.
    """
    document, place = quotation.document, quotation.spans[-1][0]
    block = next((one for one in section.blocks if one.start <= place < one.end), None)
    if quotation.group >= 0 or block is None:
        return []
    members = [one for one in section_units(document, section, quotation.match) if one.group >= 0]
    announcing = next((one for one in members if one.introduces and one.core[1] == block.end), None)
    if announcing is None or not points_back(document.text, announcing.core):
        return []
    announced = document.text[announcing.core[0] : announcing.core[1]]
    spans = [
        span for one in members if one.group == announcing.group for span in (*one.leads, one.span)
    ]
    length = sum(end - start for start, end in spans)
    same = set(stems_of(announced)) & set(stems_of(quotation.text))
    return spans if same and length <= _LONGEST_LIST else []
