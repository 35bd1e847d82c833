"""Questions made by rule from the bundled notes: several wordings of each thing one may ask.

A topic is a note, a thing asked is a section of it. A question is put as a heading, as a rule that
somebody has heard of, as a question on who must do it, on a figure, on what happens otherwise, or
as a few words; then in everyday words and short forms, with words left out and typing errors, so
that few of them name their topic outright and hardly two are put alike.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files

from tests.assistant.insight.said_otherwise import in_a_hurry, otherwise

_MARK = re.compile(r"\[\^[^\]]*\]")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_LEFT_OUT = ("glossary", "region", "contacts", "catalogue", "audit", "expired", "probation-change")
_DUTY = re.compile(r"^(?P<who>.{3,60}?) (?P<modal>must|should|may|can|will)(?: not)? (?P<what>.+)$")
_FIGURE = re.compile(
    r"\b(?:within |after |at least |for |up to |about |around |over )?"
    r"(?:[\d,.]+%?|two|three|four|five|six|seven|eight|nine|ten|twelve)"
    r"(?: (?P<unit>(?:working |calendar )?(?:days?|weeks?|months?|hours?|years?)"
    r"|people|staff|cases|per cent))?\b"
)
_SAYING = re.compile(r"[^\W\d_][\w'’-]{3,}")
_SAYS_LITTLE = frozenset((
    "about", "after", "also", "because", "been", "before", "being", "between", "could", "does",
    "from", "have", "here", "into", "more", "most", "must", "only", "other", "over", "should",
    "some", "such", "than", "that", "their", "them", "then", "there", "these", "they", "this",
    "those", "under", "until", "were", "what", "when", "where", "which", "while", "with",
    "within", "would"
))  # fmt: skip

_HEADING_FORMS = (
    "{0}?",
    "{0} - cant find it anywhere",
    "what is the position on {0}",
    "Please advise: {0}",
    "do we have anything on {0}",
    "not sure how {0} works these days",
    "whats the latest with {0}",
    "where do I look for {0}",
)
_SENTENCE_FORMS = (
    "My manager says {0}. Where does it say that?",
    "is it true that {0}",
    "need the rule on {0}",
    "where is it written down that {0}?",
    "a council asks whether {0}",
    "someone told me {0}, is that still right",
    "I thought {0}?",
    "been told {0} - source please",
)
_DUTY_FORMS = (
    "does {who} have to {what}",
    "who {modal} {what}?",
    "when {modal} {who} {what}",
    "what happens if {who} doesnt {what}",
    "can {who} refuse to {what}",
    "how do I {what}",
    "is it up to {who} to {what}",
)
_SUBJECT = 0.7
_SUBJECT_FORMS = (
    "{subject}: {asked}",
    "re {subject}, {asked}",
    "{asked} ({subject})",
    "{asked}? its about {subject}",
    "question on {subject} - {asked}",
)
_AROUND = (
    *("{0}",) * 8,
    "hi can someone tell me {0}",
    "Morning all, quick one. {0}",
    "{0} thanks",
    "URGENT {0}",
    "asking for a colleague: {0}",
    "new to the team so bear with me, {0}",
    "got a hearing this afternoon. {0}",
    "{0} - have looked on the intranet, nothing there",
    "[name removed] wants to know {0}",
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
    for number in range(40 * count):
        if len(made) == count:
            break
        asked = _FORMS[number % len(_FORMS)](section, pick)
        if asked:
            said = otherwise(_with_subject(asked, section, pick), pick)
            made[in_a_hurry(pick.choice(_AROUND).format(said), pick)] = None
    return list(made)


def _with_subject(asked: str, section: _Section, pick: random.Random) -> str:
    """Return what is asked, in most cases with its subject, where it does not name that itself.

    A question that names none is one of several, or is asked again for what it is about.
    """
    subject = section.topic.replace("-", " ")
    named = {one.lower()[:5] for one in _SAYING.findall(subject)}
    if named & {one.lower()[:5] for one in _SAYING.findall(asked)} or pick.random() > _SUBJECT:
        return asked
    return pick.choice(_SUBJECT_FORMS).format(asked=asked, subject=subject)


def _on_heading(section: _Section, pick: random.Random) -> str:
    return pick.choice(_HEADING_FORMS).format(_begun_small(section.heading))


def _on_sentence(section: _Section, pick: random.Random) -> str:
    sentence = _cut(pick.choice(section.sentences), pick.randint(7, 14))
    return pick.choice(_SENTENCE_FORMS).format(_begun_small(sentence))


def _on_duty(section: _Section, pick: random.Random) -> str:
    """Ask who must do something, when, or what happens otherwise; nothing where none must."""
    found = [one for one in map(_DUTY.match, section.sentences) if one]
    if not found:
        return ""
    duty = pick.choice(found)
    return pick.choice(_DUTY_FORMS).format(
        who=_begun_small(duty["who"]),
        modal=duty["modal"],
        what=_cut(duty["what"], pick.randint(4, 9)),
    )


def _on_figure(section: _Section, pick: random.Random) -> str:
    """Ask for a figure of a sentence by what stands around it; nothing where there is none."""
    found = [(one, figure) for one in section.sentences for figure in _FIGURE.finditer(one)]
    if not found:
        return ""
    sentence, figure = pick.choice(found)
    before = " ".join(sentence[: figure.start()].split()[-8:])
    after = _cut(sentence[figure.end() :], 5)
    how = f"how many {figure['unit']}" if figure["unit"] else "how much or how many"
    words = _begun_small(f"{before} … {after}".strip(" …"))
    return pick.choice((f"{how}: {words}", f"{words} - {how} is it", f"{how} {words}"))


def _on_words(section: _Section, pick: random.Random) -> str:
    """Return a few words, as typed into a search box."""
    words = _SAYING.findall(f"{section.heading} {pick.choice(section.sentences)}")
    saying = list(dict.fromkeys(one for one in words if one.lower() not in _SAYS_LITTLE))
    chosen = pick.sample(saying, min(len(saying), pick.randint(3, 6)))
    return " ".join(chosen)


_FORMS: tuple[Callable[[_Section, random.Random], str], ...] = (
    *(_on_heading, _on_sentence, _on_duty, _on_figure, _on_words),
    *(_on_heading, _on_sentence, _on_duty),
)


def _begun_small(words: str) -> str:
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _cut(sentence: str, most: int) -> str:
    """Return the beginning of a sentence: people do not quote whole ones."""
    return " ".join(sentence.split()[:most]).rstrip(",;:")
