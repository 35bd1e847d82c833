"""Questions made by rule from the bundled notes: several wordings of each thing one may ask.

A topic is a note, a thing asked is a section of it. The wordings exchange the terms of the field
for everyday words and short forms, so that few of them name their topic outright.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from importlib.resources import files

_MARK = re.compile(r"\[\^[^\]]*\]")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_LEFT_OUT = ("glossary", "region", "contacts", "catalogue", "audit", "expired", "probation-change")

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

_ON_HEADING = (
    "{0}?",
    "hi can someone tell me {0}",
    "{0} - cant find it anywhere",
    "what is the position on {0}",
    "Please advise: {0}",
)
_ON_SENTENCE = (
    "My manager says {0}. Where does it say that?",
    "is it true that {0}",
    "need the rule on {0}",
    "where is it written down that {0}?",
    "a council asks whether {0}",
)


@dataclass(frozen=True, slots=True)
class MadeQuestion:
    """A question, the note it is on, and the section that it asks about."""

    text: str
    topic: str
    asked: str


@dataclass(frozen=True, slots=True)
class _Section:
    topic: str
    heading: str
    sentences: tuple[str, ...]


def made_questions(
    *, topics: int = 40, sections: int = 5, wordings: int = 10, seed: int = 8
) -> list[MadeQuestion]:
    """Return `topics` × `sections` × `wordings` questions, in an order by chance."""
    pick = random.Random(seed)
    by_topic: dict[str, list[_Section]] = {}
    for one in _sections():
        by_topic.setdefault(one.topic, []).append(one)
    full = sorted(name for name, those in by_topic.items() if len(those) >= sections)
    if len(full) < topics:
        raise ValueError(f"only {len(full)} notes have {sections} sections with enough sentences")
    made = [
        MadeQuestion(text, topic, f"{topic}: {one.heading}")
        for topic in pick.sample(full, topics)
        for one in pick.sample(by_topic[topic], sections)
        for text in _wordings(one, wordings, pick)
    ]
    pick.shuffle(made)
    return made


def _sections() -> list[_Section]:
    found = []
    for path in sorted(files("corpus.starter").iterdir(), key=lambda one: one.name):
        if path.name.endswith(".md") and not path.name.startswith(_LEFT_OUT):
            found += _sections_of(path.name.removesuffix(".md"), path.read_text(encoding="utf-8"))
    return found


def _sections_of(topic: str, text: str) -> list[_Section]:
    sections = []
    for part in text.split("\n## ")[1:]:
        heading, _, body = part.partition("\n")
        lines = [one for one in body.splitlines() if one and one[0] not in "|#-"]
        sentences = _SENTENCE.split(_MARK.sub("", " ".join(lines)))
        kept = tuple(one.strip().rstrip(".") for one in sentences if 6 <= len(one.split()) <= 40)
        if len(kept) >= 2:
            sections.append(_Section(topic, heading.strip().rstrip("?"), kept))
    return sections


def _wordings(section: _Section, count: int, pick: random.Random) -> list[str]:
    made: dict[str, None] = {}
    for number in range(20 * count):
        if len(made) == count:
            break
        if number % 2:
            sentence = _cut(pick.choice(section.sentences), pick)
            made[_worded(pick.choice(_ON_SENTENCE), sentence, pick)] = None
        else:
            made[_worded(pick.choice(_ON_HEADING), section.heading, pick)] = None
    return list(made)


def _worded(template: str, words: str, pick: random.Random) -> str:
    words = words[:1].lower() + words[1:] if words[1:2].islower() else words
    for term in sorted(SAID_INSTEAD, key=len, reverse=True):
        pattern = re.compile(rf"\b{re.escape(term)}\b", re.IGNORECASE)
        if pattern.search(words):
            words = pattern.sub(pick.choice(SAID_INSTEAD[term]), words)
    return template.format(words)


def _cut(sentence: str, pick: random.Random) -> str:
    """Return the beginning of a sentence: people do not quote whole ones."""
    return " ".join(sentence.split()[: pick.randint(7, 14)]).rstrip(",;:")
