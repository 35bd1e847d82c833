"""The quiz of a pack: the best drafts over all topics and kinds, each judged before it goes in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from assistant.training.english.words import content_of
from assistant.training.item import Item, ItemKind
from assistant.training.items.draft import Draft
from assistant.training.material import Material
from assistant.training.stages import Stage, stage_of

Judge = Callable[[Item], bool]

# The largest share of a quiz that one kind may have; all others come in turn.
_MOST = {
    ItemKind.TRUE_FALSE: 0.25,
    ItemKind.MATCH: 0.12,
    ItemKind.CURRENT_RULE: 0.15,
    ItemKind.ORDER: 0.12,
    ItemKind.DATE: 0.15,
    ItemKind.WHICH: 0.3,
    ItemKind.NUMBER: 0.25,
    ItemKind.DURATION: 0.3,
    ItemKind.WHO: 0.25,
}
# Kinds that tell much of the matter come late, so that they give no question away.
_LATE = {ItemKind.MATCH: 0.3, ItemKind.CURRENT_RULE: 1}
# How many times its share a kind may have, how good a draft must be, and up to which part of the
# quiz: where the best leave it short, more of one kind are taken, and at last history and figures.
_ROUNDS = ((1.0, 0.3, 1.0), (1.5, 0.3, 1.0), (1.5, 0.1, 0.5))
_SAME_ANSWER = 2
_ALIKE = 0.7
_LATE_STAGE = 0.35
_LEAST_WORTH = 0.1


def quiz_of(
    drafts: Iterable[Draft], topics: Sequence[str], count: int, material: Material, judge: Judge
) -> tuple[Item, ...]:
    """Return up to `count` items, topics and kinds in turn, none that gives another away."""
    quiz = _Quiz(material, judge, count)
    waiting = _ranked(drafts)
    for looser, least, wanted in _ROUNDS:
        open_topics = [one for one in topics if waiting.get(one)]
        while open_topics and len(quiz.items) < count * wanted:
            for topic in tuple(open_topics):
                if len(quiz.items) >= count * wanted:
                    break
                if not quiz.take_one(waiting[topic], looser, least):
                    open_topics.remove(topic)
    order = {topic: place for place, topic in enumerate(topics)}
    return tuple(sorted(quiz.items, key=lambda one: order[one.topic]))


@dataclass
class _Quiz:
    """A quiz on its way: what was chosen, and how often each kind."""

    material: Material
    judge: Judge
    count: int
    chosen: list[Draft] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    kinds: Counter[ItemKind] = field(default_factory=Counter)

    def take_one(self, waiting: dict[ItemKind, list[Draft]], looser: float, least: float) -> bool:
        """Take the next draft that is not objected to; return whether there was any."""
        while True:
            draft = self._next(waiting, looser, least)
            if draft is None:
                return False
            item = item_from(draft, self.material)
            if self.judge(item):
                self.chosen.append(draft)
                self.items.append(item)
                self.kinds[item.kind] += 1
                return True

    def _next(
        self, waiting: dict[ItemKind, list[Draft]], looser: float, least: float
    ) -> Draft | None:
        """Return the best draft of the kind used least, as long as it may be used again."""
        while True:
            most = {one: max(1, round(_MOST[one] * looser * self.count)) for one in waiting}
            free = [
                one
                for one, rows in waiting.items()
                if rows and worth_of(rows[0]) >= least and self.kinds[one] < most[one]
            ]
            if not free:
                return None
            kind = min(
                free,
                key=lambda one: (
                    (self.kinds[one] + _LATE.get(one, 0)) / _MOST[one],
                    -worth_of(waiting[one][0]),
                    one.value,
                ),
            )
            draft = waiting[kind].pop(0)
            if not any(are_one(draft, other) for other in self.chosen) and self._is_new(draft):
                return draft

    def _is_new(self, draft: Draft) -> bool:
        """Tell whether a name was not the answer too often before."""
        if draft.kind not in (ItemKind.WHO, ItemKind.WHICH):
            return True
        answers = [one.options[one.right[0]].text for one in self.chosen if one.kind is draft.kind]
        return answers.count(draft.options[draft.right[0]].text) < _SAME_ANSWER


def item_from(draft: Draft, material: Material) -> Item:
    """Return the item that a draft is for, with its grounds."""
    pieces = dict.fromkeys((one.document.id, one.unit.span) for one in draft.pieces)
    by_place = {(one.document.id, one.unit.span): one for one in draft.pieces}
    return Item(
        id=draft.id,
        kind=draft.kind,
        question=draft.question,
        options=draft.options,
        right=draft.right,
        grounds=tuple(material.grounds(by_place[place]) for place in pieces),
        explanation=draft.explanation,
        topic=draft.topic,
        prompts=draft.prompts,
    )


def worth_of(draft: Draft) -> float:
    """Return how good an item is likely to be; history and statistics teach least."""
    late = stage_of(draft.pieces[0].heading) in (Stage.FIGURES, Stage.HISTORY)
    told = draft.kind in (ItemKind.CURRENT_RULE, ItemKind.MATCH, ItemKind.ORDER)
    return draft.worth - (_LATE_STAGE if late and not told else 0.0)


def _ranked(drafts: Iterable[Draft]) -> dict[str, dict[ItemKind, list[Draft]]]:
    found: dict[str, dict[ItemKind, list[Draft]]] = defaultdict(lambda: defaultdict(list))
    for one in drafts:
        if worth_of(one) >= _LEAST_WORTH:
            found[one.topic][one.kind].append(one)
    for kinds in found.values():
        for rows in kinds.values():
            rows.sort(key=lambda one: (-worth_of(one), one.id))
    return found


def are_one(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts ask nearly the same, or one gives the other away."""
    if one.matter == other.matter or _places(one) & _places(other):
        return True
    if _table(one) is not None and _table(one) == _table(other):
        return True
    if one.kind is other.kind is ItemKind.CURRENT_RULE:
        texts = {it.text for it in one.options} & {it.text for it in other.options}
        return len(texts) > 1
    if one.kind is ItemKind.CURRENT_RULE:
        return False
    return any(_overlap(some, others) > _ALIKE for some in _asked(one) for others in _asked(other))


def _table(draft: Draft) -> tuple[str, int] | None:
    """Return which table a draft is of: one item of each is enough."""
    first = draft.pieces[0]
    return (first.document.id, first.unit.group) if first.unit.is_row else None


def _places(draft: Draft) -> set[tuple[str, int]]:
    return {(one.document.id, one.unit.core[0]) for one in draft.pieces}


def _asked(draft: Draft) -> list[frozenset[str]]:
    """Return the words of question and answer, of a match those of each pair."""
    texts = [draft.options[at].text for at in draft.right]
    if draft.kind is ItemKind.MATCH:
        return [content_of(f"{a} {b}") for a, b in zip(draft.prompts, texts, strict=True)]
    return [content_of(f"{draft.question} {texts[0]}")]


def _overlap(some: frozenset[str], others: frozenset[str]) -> float:
    return len(some & others) / max(1, min(len(some), len(others)))
