"""Takes off a mail what is no part of what it says: greeting, leave, signature, notices."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.helpdesk.intake.reviewed_words import patterns
from assistant.screening.name_words import name_words
from assistant.screening.personal_data import found_in

_POSTSCRIPT = re.compile(r"\W*(?:p\.? ?p?\.? ?s\b|o\.n\.|ôl-?nodyn)", re.IGNORECASE)
_MANY_LINES = re.compile(r"\n{3,}")
_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?:,? [^\W\d_][\w'’.-]*){0,3},?")
# "… by Friday. Imogen Sayers, data reporter": a name, and who that is, behind the last sentence.
_NAMED_BEHIND = re.compile(
    r"(?<=[.?!)\]])\s+[-–—]?\s*((?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Cllr|Revd?|PC|DC|DS|DI|PS|Sgt|Insp)"
    r"\.? )?)([A-ZÀ-ÖØ-Þ][\w'’.-]*(?: [A-ZÀ-ÖØ-Þ][\w'’.-]*){0,3})"
    r"(?:,\s[^.?!\n]{2,90}| \([^()\n]{2,30}\))?\s*$"
)
# A line of a signature is short; a sentence seldom is.
_SHORT = 70
_INITIAL = re.compile(r"[A-Z]\.?(?: ?[A-Z]\.?)?(?: [xX]{1,3})?")
_LINES_LOOKED_AT = 4
_MOST_SIGNED = 14


@dataclass(frozen=True, slots=True)
class Trimmed:
    """What a mail says, and what stood around it."""

    body: str
    greeting: str = ""
    signature: str = ""


def trim(text: str) -> Trimmed:
    """Part a mail from its greeting, its signature and what a mail server put into it."""
    kept = "\n\n".join(_said(text))
    body, signature = _without_signature(kept.split("\n"))
    greeting = body[: _greeted(body)]
    rest = body[len(greeting) :]
    return Trimmed(_MANY_LINES.sub("\n\n", rest).strip(), greeting.strip(), signature.strip())


def _greeted(body: str) -> int:
    """Return where a greeting ends; "hi im just a mum," greets with its first word only."""
    begun, end = next(patterns("thread", "greeting").spans_in(body), (0, 0))
    if begun:
        return 0
    said = next(patterns("thread", "no_greeting").spans_in(body[:end]), None)
    return end if said is None else said[0]


def _said(text: str) -> list[str]:
    """Return the paragraphs without banners, disclaimers and lines of a telephone."""
    sent_from = patterns("thread", "sent_from", "lines")
    kept = []
    for paragraph in re.split(r"\n\s*\n", text):
        lines = [one for one in paragraph.split("\n") if not sent_from.is_all_of(one.strip())]
        left = _without_notices("\n".join(lines))
        if left.strip():
            kept.append(left.rstrip())
    return kept


def _without_notices(paragraph: str) -> str:
    notices = [patterns("thread", one) for one in ("banners", "disclaimers")]
    if any(one.found_in(" ".join(paragraph.split())) for one in notices):
        return "\n".join(_lines_beside(paragraph))
    return paragraph


def _lines_beside(paragraph: str) -> list[str]:
    """Return the lines of a paragraph with a notice that stand before it, or behind a banner."""
    lines = paragraph.split("\n")
    banners, disclaimers = (patterns("thread", one) for one in ("banners", "disclaimers"))
    at = [place for place, one in enumerate(lines) if banners.found_in(one)]
    if at and len(lines) > at[-1] + 1 and not any(disclaimers.found_in(one) for one in lines):
        return lines[: at[0]] + lines[at[-1] + 1 :]
    said = next((place for place, one in enumerate(lines) if disclaimers.found_in(one)), len(lines))
    return lines[: min([said, *at])]


def _without_signature(lines: list[str]) -> tuple[str, str]:
    for place in range(len(lines)):
        if _takes_leave(lines, place):
            return _parted(lines, place)
    text = "\n".join(lines).rstrip()
    behind = next(patterns("thread", "leave", "behind").spans_in(text), None)
    if behind is not None and behind[0] > 0:
        return text[: behind[0]], text[behind[0] :]
    place = _unsigned(lines)
    if place == len(lines) and (signed := _signed_behind(text)):
        return text[:signed].rstrip(), text[signed:]
    return _parted(lines, place)


def _signed_behind(text: str) -> int:
    """Return where a name that signs behind the last sentence begins, on its line, or 0."""
    found = _NAMED_BEHIND.search(text)
    if found is None:
        return 0
    lists = name_words()
    first = found[2].split()[0].strip(".,").casefold()
    named = first in lists.first_names or first in lists.first_names_and_words
    role = bool(found[1]) or patterns("senders", "signs").found_in(found[0])
    return found.start() if named or role or lists.is_unknown(first) else 0


def _parted(lines: list[str], place: int) -> tuple[str, str]:
    """Part lines at a place; a postscript below belongs to what is said."""
    below = lines[place:]
    after = next((at for at, one in enumerate(below) if _POSTSCRIPT.match(one)), len(below))
    said = "\n".join([*lines[:place], "", *below[after:]])
    return said.strip("\n"), "\n".join(below[:after])


def _takes_leave(lines: list[str], place: int) -> bool:
    line = lines[place].strip()
    if patterns("thread", "leave", "dashes").is_all_of(line):
        # A line may be drawn between two parts of a mail too.
        return line == "--" or _signs(lines, place)
    return patterns("thread", "leave", "lines").is_all_of(line) and _signs(lines, place)


def _signs(lines: list[str], place: int) -> bool:
    """Tell whether what follows a line looks like a signature."""
    following = [one.strip() for one in lines[place + 1 :] if one.strip()]
    if following and _NAME.fullmatch(following[0]) and not _asks_again(following):
        return True
    if any(_POSTSCRIPT.match(one) for one in following[:_LINES_LOOKED_AT]):
        return True
    return all(len(one) <= _SHORT and "?" not in one for one in following[:_LINES_LOOKED_AT])


def _asks_again(following: list[str]) -> bool:
    """Tell whether a short line below asks, so that what stood above was no leave."""
    return any(one.endswith("?") and len(one) <= _SHORT for one in following)


def _unsigned(lines: list[str]) -> int:
    """Return where a signature without a line of leave begins, or the end."""
    place = start = len(lines)
    reached = False
    while place > 0 and start - place < _MOST_SIGNED:
        line = lines[place - 1].strip()
        if line and not _may_sign(line):
            break
        place -= 1
        reached = reached or _shows_signer(line)
    if place == 0 or not reached:
        return _name_alone(lines)
    return place


def _may_sign(line: str) -> bool:
    ends_sentence = line.endswith((".", "!", "?", ":", ",")) and len(line.split()) > 4
    listed = re.match(r"(?:[-•*]|\(?(?:\d{1,2}|[a-h])[.)])\s", line) is not None
    asks = "?" in line or patterns("senders", "no_signature").found_in(line)
    return len(line) <= _SHORT and not (ends_sentence or listed or asks)


def _shows_signer(line: str) -> bool:
    reached = {one.kind.name for one in found_in(line)} & {"PHONE", "EMAIL"}
    return bool(reached) or patterns("senders", "signs").found_in(line)


def _name_alone(lines: list[str]) -> int:
    """Return the place of a name that stands alone on the last line, or the end."""
    last = max((at for at, one in enumerate(lines) if one.strip()), default=0)
    line = lines[last].strip() if lines else ""
    if last == 0 or not _NAME.fullmatch(line):
        return len(lines)
    if _INITIAL.fullmatch(line):
        return last
    lists = name_words()
    words = [one.strip(".,").casefold() for one in line.split()]
    named = words[0] in lists.first_names or words[0] in lists.first_names_and_words
    longer = [one for one in words if len(one) > 1]
    unknown = bool(longer) and all(lists.is_unknown(one) for one in longer)
    sure = words[0] in lists.first_names and (len(words) == 1 or line[0].isupper())
    ended = lines[last - 1].strip() == "" or lines[last - 1].rstrip().endswith((".", "?", "!"))
    return last if sure or (ended and (named or unknown)) else len(lines)
