"""Step: what is asked of an official reference by itself is answered by text that names it.

"Is PI 05/2018 still live?" is not answered by what became of PI 05/2014, however alike the words
are; and where no text held names it, nothing is said of how it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.answer import Notice, Outcome
from assistant.asks_for import WORDS_OF_ASKING
from assistant.parts import Parts
from assistant.wording import wording_for
from assistant.working import Unit, Working
from index.keywords import stems_of
from index.references import Reference, references_in

# What may be asked of a paper or a provision as a whole: where it stands, where it is, what it is.
_OF_ITS_STANDING = frozenset(
    stems_of(
        "about active after alive already anymore apply applies applying available became "
        "become been begin being bin binned came can cancel cancelled ceased change changed "
        "check checked circular clause colleague come commence commenced content copy could "
        "cover current currently date dead defunct document doc effect enacted end ended "
        "exist exists expire expired follow following force formally framework gone good go "
        "going got guidance heard hello hi instead instruction issued kept lapse lapsed last "
        "latest law legal legit link live longer manager may new newer newest now obsolete "
        "official ok okay old one operative out outdated paragraph paper place policy "
        "provision published quote read refer relevant reliable rely repeal repealed replace "
        "replaced replacement replaces retired revoke revoked rule safe schedule scrap "
        "scrapped section stand standing start started status still stop stopped supersede "
        "superseded supersedes thank thanks today told took type update updated use used "
        "useful using valid version void wise withdraw withdrawn word worded yet"
    )
)
# "section 38 of the Sentencing Act 2026": the Act belongs to its section.
_OF_AN_ACT = re.compile(
    r"(?:,? (?:of|in|under|to))?(?: the)?"
    r"(?P<act>(?: [\w'’(),&-]+){1,9}? (?:act|rules|regulations)\b(?: (?:19|20)\d\d\b)?)",
    re.IGNORECASE,
)
# "Sentencing Act 2026 s 38": as people type it, back to the first word that no Act is called by.
_ACT_BEFORE = re.compile(
    r"(?P<act>(?:[\w'’&-]+ ){1,9}(?:act|rules|regulations)\b(?: (?:19|20)\d\d\b)?)[,:]? ?$",
    re.IGNORECASE,
)
_ANY_ACT = frozenset(stems_of("act rules regulations"))
_MAY_BE_ASKED = WORDS_OF_ASKING | _OF_ITS_STANDING
_ACCORDING_TO = re.compile(
    r"(?:\b(?:ac+ording|as|to|per|under|of|in|by|from|see|the|and)\s+)*$", re.IGNORECASE
)
_IN_FORCE = re.compile(
    r"\b(?:in(?:to)? (?:force|forse|effect)|com+enced|repealed|enacted"
    r"|(?:still|already|now) (?:the )?(?:law|valid|live)|(?:live|law) (?:yet|now|already))\b",
    re.IGNORECASE,
)
_LETTERS_FIRST = re.compile(r"[a-z]{2,4}\b")


@dataclass(frozen=True, slots=True)
class _Asked:
    """The references of a question, each once: what each is called, and as it was typed.

    `acts` are the words that name their Acts, `short_acts` their short forms ("cja"), and `beside`
    what the question says besides, as stems; nothing is left of "is it in force", for that may be
    asked of any.
    """

    references: tuple[Reference, ...]
    typed: tuple[str, ...]
    acts: frozenset[str]
    short_acts: frozenset[str]
    beside: frozenset[str]


def named(working: Working, parts: Parts) -> Working:
    """Leave only text that names what is asked about by its reference alone; say if none does.

    A question that asks more than that goes on as it is. Of a paper in it that no text held names,
    a notice says so.
    """
    if working.outcome is not None:
        return working
    asked = _asked_in(working.sought, parts)
    if not asked.references:
        return working
    held = _held(asked, parts)
    if not asked.beside or _asks_how_a_provision_stands(working.sought, asked):
        working = _of_naming_text(working, asked, held)
    typed = dict(zip(asked.references, asked.typed, strict=True))
    unheld = [typed[one] for one in asked.references if _is_unheld_paper(one, held)]
    if not unheld or working.outcome is not None:
        return working
    told = wording_for("paper_unheld", working.language, reference=_listed(unheld))
    return replace(working, notices=(*working.notices, Notice("paper_unheld", told)))


def asks_of_a_reference(question: str, parts: Parts) -> bool:
    """Tell whether nothing is asked but how one or more references stand."""
    asked = _asked_in(question, parts)
    return bool(asked.references) and not asked.beside


def without_unheld_papers(question: str, parts: Parts) -> str:
    """Return a question without the papers that no text held names, if it asks more than of them.

    By "PI 05/2018" nothing can be found but other instructions, and they are not what is asked.
    """
    asked = _asked_in(question, parts)
    if not asked.beside:
        return question
    held = _held(asked, parts)
    for one in reversed(asked.references):
        if _is_unheld_paper(one, held):
            before = _ACCORDING_TO.sub("", question[: one.span[0]])
            question = f"{before} {question[one.span[1] :].lstrip(' ,:;-–')}".strip()
    return question


def _held(asked: _Asked, parts: Parts) -> set[str]:
    """Return the names of the references that some text held names."""
    with parts.index.lease() as opened:
        rows = opened.lexicon.references.rows
        return {one.name for one in asked.references if rows(one.name)}


def _is_unheld_paper(reference: Reference, held: set[str]) -> bool:
    return reference.is_paper and reference.name not in held


def _asked_in(question: str, parts: Parts) -> _Asked:
    asked = _read(question)
    if not asked.references:
        return asked
    corrected = _read(parts.understood(question).corrected)
    if _names_of(corrected) != _names_of(asked):
        return asked
    # What the texts lack ("obsolete") may have been taken for an error, and asks nothing more.
    beside = min(asked.beside, corrected.beside, key=len)
    return replace(asked, acts=corrected.acts, short_acts=corrected.short_acts, beside=beside)


def _names_of(asked: _Asked) -> list[str]:
    return [one.name for one in asked.references]


def _read(question: str) -> _Asked:
    found = [one for one in references_in(question, typed=True) if not one.is_code]
    # Of "s.38(2)", which is in section 38 too, the first.
    found = list({one.span: one for one in reversed(found)}.values())[::-1]
    rest, typed, end = "", [], len(question)
    acts: set[str] = set()
    short: set[str] = set()
    for one in reversed(found):
        start, stop = one.span
        if not one.is_paper:
            act, start, stop = _with_its_act(question[:end], start, stop)
            words = [one for one in stems_of(act) if not one.isdigit()]
            if words:
                short.add("".join(one[0] for one in words))
            acts |= set(stems_of(act)) - _ANY_ACT
        typed.append(_as_typed(one, question[start:stop]))
        rest, end = f"{question[stop:end]} {rest}", start
    said = set(stems_of(f"{question[:end]} {rest}")) - _MAY_BE_ASKED
    beside = frozenset(one for one in said if not one.isdigit())
    return _Asked(tuple(found), tuple(typed[::-1]), frozenset(acts), frozenset(short), beside)


def _with_its_act(question: str, start: int, stop: int) -> tuple[str, int, int]:
    """Return what the Act of a provision is called, empty if nothing, and where both begin and end.

    It stands behind, or before ("Sentencing Act 2026 s 38").
    """
    if behind := _OF_AN_ACT.match(question, stop):
        return behind["act"], start, behind.end()
    if before := _ACT_BEFORE.search(question[:start]):
        words = before["act"].split()
        first = len(words)
        while first and (stems := stems_of(words[first - 1])):
            if not _ANY_ACT.issuperset(stems) and _MAY_BE_ASKED.intersection(stems):
                break
            first -= 1
        act = " ".join(words[first:])
        if set(stems_of(act)) - _ANY_ACT:
            return act, before.start() + before["act"].rindex(words[first]), stop
    return "", start, stop


def _as_typed(reference: Reference, typed: str) -> str:
    """Return a reference as it was typed, but the letters of a series ("pi 5/18") in capitals."""
    if not reference.is_paper:
        return typed
    return _LETTERS_FIRST.sub(lambda found: found[0].upper(), typed, count=1)


def _listed(typed: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(typed))


def _asks_how_a_provision_stands(question: str, asked: _Asked) -> bool:
    """Tell whether it is asked, among other things, whether a provision is in force.

    Of many a thing some text says that it is, or is not.
    """
    provisions = any(not one.is_paper for one in asked.references)
    return provisions and _IN_FORCE.search(question) is not None


def _of_naming_text(working: Working, asked: _Asked, held: set[str]) -> Working:
    """Leave the units that name one of the references that some text held names.

    What names a paper, or a provision with its Act, answers beyond doubt; of a provision alone it
    does not, for many an Act has a section 38.
    """
    naming = tuple(one for one in working.units if _names(one, asked, held))
    ended = tuple(one for one in working.ended_units if _names(one, asked, held))
    if not held:
        told = wording_for("reference_unheld", working.language, reference=_listed(asked.typed))
        return replace(
            working, outcome=Outcome.NOT_IN_GUIDANCE, wording=told, units=(), ended_units=()
        )
    if not naming and not ended:
        # A section of that number, but of another Act; or nothing on how this one stands.
        silent = asked.acts or asked.beside
        return replace(working, outcome=Outcome.NOT_IN_GUIDANCE) if silent else working
    if not asked.beside and (asked.acts or any(one.is_paper for one in asked.references)):
        naming, ended = _marked(naming), _marked(ended)
    return replace(working, units=naming, ended_units=ended)


def _marked(units: Iterable[Unit]) -> tuple[Unit, ...]:
    return tuple(replace(one, signals={**one.signals, "named": 1.0}) for one in units)


def _names(unit: Unit, asked: _Asked, held: set[str]) -> bool:
    """Tell whether a unit, or the headings that it stands under, have one of these references.

    With it has to stand all that its Act is called by, or its short form.
    """
    place = (unit.document.publication.title, *unit.match.passage.heading_trail)
    texts = (*place, unit.words_with_leads)
    words = set(stems_of(" ".join(texts)))
    if not (asked.acts <= words or asked.short_acts & words):
        return False
    return any(one.name in held for text in texts for one in references_in(text))
