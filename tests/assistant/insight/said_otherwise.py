"""The same thing said otherwise: everyday words, short forms, words left out, typing errors.

None of it looks at what is asked: every question is treated by the same rules and by chance.
"""

from __future__ import annotations

import random
import re
import string

# What people say instead of a term of the field.
SAID_INSTEAD = {
    "unpaid work": ("community payback", "the hours", "payback hours"),
    "recalled": ("taken back inside", "sent back to prison", "pulled back in"),
    "recall": ("going back inside", "return to custody", "being pulled back in"),
    "licence conditions": ("rules after release", "conditions they are out on"),
    "licence": ("release conditions", "lic"),
    "approved premises": ("the hostel", "APs", "hostels"),
    "pre-sentence report": ("report for court", "PSR", "court report"),
    "pre-sentence reports": ("reports for court", "PSRs", "court reports"),
    "electronic monitoring": ("the tag", "EM", "tagging"),
    "curfew": ("being in at night", "tagged hours"),
    "accredited programmes": ("groupwork", "the courses", "programmes"),
    "accredited programme": ("groupwork", "the course", "programme"),
    "probation practitioner": ("PP", "officer", "case manager"),
    "practitioner": ("officer", "PP", "case manager"),
    "supervised person": ("person on probation", "client", "PoP"),
    "people on probation": ("PoPs", "clients", "our cases"),
    "person on probation": ("PoP", "client", "case"),
    "offender": ("client", "PoP", "person"),
    "prison": ("custody", "jail", "inside"),
    "court": ("bench", "judge", "crt"),
    "victim": ("the person harmed", "vic"),
    "victims": ("people harmed", "vics"),
    "domestic abuse": ("DA", "violence at home", "abusive partner"),
    "home visit": ("going to see them at home", "HV", "house call"),
    "home visits": ("seeing people at home", "HVs", "house calls"),
    "breach": ("not complying", "enforcement"),
    "absence": ("not turning up", "no show", "DNA"),
    "absences": ("no shows", "missed appts"),
    "appointment": ("appt", "office visit"),
    "appointments": ("appts", "office visits"),
    "accommodation": ("somewhere to live", "housing"),
    "home detention curfew": ("HDC", "early release on tag"),
    "post-sentence supervision": ("PSS", "supervision once the licence is over"),
    "transfer": ("moving the case", "handover"),
    "tiering": ("the case level", "how cases are graded"),
    "tier": ("level", "grade of case"),
    "mappa": ("multi agency panel", "public protection panel"),
    "complaint": ("grievance", "being unhappy with us"),
    "complaints": ("grievances", "people unhappy with us"),
    "inspection": ("HMIP visit", "the inspectors"),
    "staffing": ("how many staff", "headcount"),
    "caseload": ("number of cases", "workload"),
    "alcohol": ("drink", "booze"),
    "drug": ("substance misuse", "DRR"),
    "mental health": ("MH", "wellbeing"),
}

# What people say instead of ordinary words of the notes.
SAID_PLAINLY = {
    "must": ("have to", "need to", "are supposed to"),
    "should": ("ought to", "are meant to", "need to"),
    "may": ("can", "are allowed to"),
    "within": ("in", "no later than"),
    "at least": ("minimum", "no less than"),
    "decision": ("call", "outcome"),
    "decides": ("makes the call", "has the say"),
    "assessment": ("assessing", "OASys"),
    "information": ("details", "info"),
    "contact": ("get in touch", "speak to"),
    "contacts": ("times seen", "meetings"),
    "released": ("let out", "coming out"),
    "release": ("getting out", "coming out"),
    "sentence": ("time given", "what the judge gave"),
    "sentenced": ("dealt with", "up in court"),
    "conviction": ("being found guilty", "offence"),
    "risk": ("danger", "how risky"),
    "serious": ("grave", "bad"),
    "child": ("kid", "young person"),
    "children": ("kids", "under 18s"),
    "partner": ("other half", "ex"),
    "employment": ("a job", "work"),
    "training": ("the course for staff", "learning"),
    "report": ("write up", "the report"),
    "review": ("look again", "going over it again"),
    "staff": ("people working here", "the team"),
    "manager": ("boss", "SPO", "line manager"),
    "senior": ("higher up", "more senior"),
    "request": ("ask for", "ask"),
    "referral": ("referring them", "sending them over"),
    "refer": ("send over", "put forward"),
    "provider": ("the company running it", "contractor"),
    "providers": ("the companies running it", "contractors"),
    "applies": ("counts", "is in force"),
    "started": ("began", "came in"),
    "ended": ("stopped", "finished"),
    "replaced": ("taken over by", "changed to"),
    "number of": ("how many", "count of"),
    "increase": ("go up", "rise"),
    "published": ("put out", "came out"),
    "eligible": ("who can get it", "allowed on it"),
    "excluded": ("left out", "not allowed"),
    "require": ("need", "ask for"),
    "required": ("needed", "compulsory"),
}
_SHORT = {
    "and": ("&", "n", "+"),
    "with": ("w", "w/"),
    "without": ("w/o",),
    "before": ("b4",),
    "you": ("u",),
    "are": ("r",),
    "please": ("pls",),
    "days": ("d", "dys"),
    "weeks": ("wks",),
    "months": ("mths",),
    "month": ("mth",),
    "years": ("yrs",),
    "year": ("yr",),
    "working days": ("WD", "wkg days"),
    "because": ("cos", "bc"),
    "someone": ("sb", "some1"),
    "management": ("mgmt",),
    "requirement": ("reqt", "req"),
    "requirements": ("reqs",),
    "community order": ("CO",),
    "suspended sentence order": ("SSO",),
    "suspended sentence": ("SSO", "SS"),
    "probation": ("prob", "the service"),
    "supervision": ("superv", "spvn"),
    "condition": ("cond",),
    "conditions": ("conds",),
    "department": ("dept",),
    "government": ("gov", "govt"),
    "regarding": ("re",),
    "about": ("re", "abt"),
    "offence": ("off",),
    "something": ("smth",),
    "tomorrow": ("tmrw",),
}
_LEFT_OUT = frozenset((
    "a", "an", "the", "of", "to", "is", "are", "be", "was", "were", "been", "it", "its", "that",
    "which", "there", "this"
))  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{4,}")


def otherwise(words: str, pick: random.Random) -> str:
    """Return words with terms of the field, and most plain words, said otherwise."""
    words = _exchanged(words, SAID_INSTEAD, 0.9, pick)
    return _exchanged(words, SAID_PLAINLY, 0.6, pick)


def in_a_hurry(text: str, pick: random.Random) -> str:
    """Return a question as it is typed between appointments: shortened, and often with errors."""
    if pick.random() < 0.3:
        text = _exchanged(text, _SHORT, 0.8, pick)
    if pick.random() < 0.25:
        kept = [one for one in text.split() if one.lower() not in _LEFT_OUT]
        text = " ".join(kept) if len(kept) > 3 else text
    if pick.random() < 0.35:
        for _ in range(1 + len(text.split()) // 10):
            text = with_typing_error(text, pick)
    if pick.random() < 0.4:
        text = text.lower().replace("'", "").replace("’", "").rstrip("?.")
    return text


def with_typing_error(text: str, pick: random.Random) -> str:
    """Return text with one letter of one longer word left out, doubled, replaced or exchanged."""
    found = list(_WORD.finditer(text))
    if not found:
        return text
    start, end = pick.choice(found).span()
    place = pick.randrange(start, end - 1)
    here, following = text[place], text[place + 1]
    wrong = pick.choice(
        (following, here + here + following, following + here, _letter(pick) + following)
    )
    return text[:place] + wrong + text[place + 2 :]


def _letter(pick: random.Random) -> str:
    return pick.choice(string.ascii_lowercase)


def _exchanged(
    words: str, table: dict[str, tuple[str, ...]], share: float, pick: random.Random
) -> str:
    for term in sorted(table, key=len, reverse=True):
        pattern = re.compile(rf"\b{re.escape(term)}\b", re.IGNORECASE)
        if pattern.search(words) and pick.random() < share:
            words = pattern.sub(pick.choice(table[term]), words)
    return words
