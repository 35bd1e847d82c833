"""What each topic speaks of, learnt from the documents that name it: which topic a section has."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.training.english.words import content_of

_MOST = 3.0
_NAME_COUNTS = 3.0
_HEADING_COUNTS = 2


@dataclass(frozen=True, slots=True)
class TopicWords:
    """For each topic how much a word speaks for it, above 0 where it is commoner there."""

    weights: dict[str, dict[str, float]]

    @classmethod
    def learnt_from(cls, texts: Iterable[tuple[Sequence[str], str]]) -> TopicWords:
        """Learn from texts with the topics that their documents name, the main one first."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        everywhere: Counter[str] = Counter()
        for topics, text in texts:
            words = content_of(text)
            everywhere.update(words)
            for place, topic in enumerate(topics, start=1):
                for word in words:
                    counts[topic][word] += 1 / place  # type: ignore[assignment]
        total = sum(everywhere.values()) or 1
        weights = {
            topic: _weights(topic, found, everywhere, total) for topic, found in counts.items()
        }
        return cls(weights)

    def score(self, topic: str, heading: str, text: str) -> float:
        """Return how much a section speaks for a topic: 0 for one that says nothing of it."""
        weights = self.weights.get(topic, {})
        words = [*content_of(text), *(list(content_of(heading)) * _HEADING_COUNTS)]
        return sum(weights.get(one, 0.0) for one in words) / max(1, len(words))

    def best(self, topics: Sequence[str], heading: str, text: str) -> str:
        """Return the topic that a section speaks for most; the first of equals."""
        return max(topics, key=lambda one: (self.score(one, heading, text), -topics.index(one)))


def _weights(
    topic: str, found: Counter[str], everywhere: Counter[str], total: int
) -> dict[str, float]:
    own = sum(found.values()) or 1
    weights = {
        word: min(_MOST, math.log((count / own) / (everywhere[word] / total)))
        for word, count in found.items()
        if count >= 1
    }
    weights |= dict.fromkeys(content_of(topic.replace("-", " ")), _NAME_COUNTS)
    return weights
