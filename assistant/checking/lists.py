"""Quotes as one text where a list was quoted line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_LEADS_IN = ":"


def with_items(quotes: Sequence[str]) -> Iterator[str]:
    """Yield the quotes, each lead-in together with the items of its list.

    Items are all sentences or all none: the first that is otherwise than the one before is no item.
    """
    lead_in: list[str] = []
    for one in quotes:
        if lead_in and _is_item(one, lead_in):
            lead_in.append(one)
            continue
        if lead_in:
            yield "\n".join(lead_in)
        lead_in = []
        if one.rstrip().endswith(_LEADS_IN):
            lead_in = [one]
        else:
            yield one
    if lead_in:
        yield "\n".join(lead_in)


def _is_item(quote: str, lead_in: Sequence[str]) -> bool:
    if quote.rstrip().endswith(_LEADS_IN):
        return False
    return len(lead_in) == 1 or _is_sentence(quote) == _is_sentence(lead_in[-1])


def _is_sentence(text: str) -> bool:
    words = text.strip()
    return words[:1].isupper() and words.endswith(".")
