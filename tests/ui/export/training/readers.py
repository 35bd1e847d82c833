"""Independent readers of the files, each as strict as the program that takes the file in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html

from assistant.training.item import Item
from assistant.training.pack import Pack
from ui.export.characters import harmless

# What may be in the text of a question: all of it is ours.
_OURS = {"p", "br", "blockquote", "strong", "small", "a", "div"}
_ESCAPES = {one: chr(0xE000 + at) for at, one in enumerate("\\:#={}~")}


def shown(markup: str) -> str:
    """Return what a reader of HTML shows of a text; checks that only our elements are in it.

    A line break stands for each `br` and at the end of each block.
    """
    if not markup:
        return ""
    root = html.fragment_fromstring(markup, create_parent="div")
    for one in root.iter():
        assert one.tag in _OURS, one.tag
        assert set(one.attrib) <= {"href"}, one.attrib
        if one.tag in ("br", "p", "blockquote"):
            one.tail = f"\n{one.tail or ''}"
    return str(root.text_content()).strip()


def links_in(markup: str) -> list[str]:
    """Return the addresses that HTML leads to."""
    root = html.fragment_fromstring(markup or "-", create_parent="div")
    return [str(one.get("href")) for one in root.iter("a")]


def said_of(item: Item) -> Iterator[str]:
    """Yield what is told after an item was answered, by the item itself."""
    yield harmless(item.explanation)
    for grounds in item.grounds:
        yield harmless(grounds.quote)
        cited = grounds.citation
        yield harmless(cited.publication)
        if cited.page is not None:
            yield f"page {cited.page}"


def texts_of(pack: Pack) -> Iterator[str]:
    """Yield every text of the shown items."""
    for one in pack.shown_items:
        yield one.question
        yield from (option.text for option in one.options)
        yield from one.prompts


@dataclass
class GiftQuestion:
    """A question of GIFT as Moodle understands it."""

    name: str
    form: str
    text: str
    kind: str
    answers: list[tuple[bool, str]] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    feedback: str = ""


def read_gift(text: str) -> tuple[str, list[GiftQuestion]]:
    """Return the category and the questions of a GIFT file.

    Follows `question/format/gift/format.php` of Moodle: comments go first, a blank line parts
    questions, escapes are put out of the way, and only then is the text taken apart.
    """
    lines = [one for one in text.splitlines() if not one.lstrip().startswith("//")]
    blocks = re.split(r"\n\s*\n", "\n".join(lines).strip())
    first, *rest = blocks
    assert first.startswith("$CATEGORY:")
    return first.removeprefix("$CATEGORY:").strip(), [_gift_question(one) for one in rest]


def _gift_question(block: str) -> GiftQuestion:
    text = re.sub(r"\\([\\:#={}~])", lambda found: _ESCAPES[found[1]], block.strip())
    assert "\\" not in text, "an escape that GIFT does not have"
    found = re.fullmatch(r"::(.*?)::\[(\w+)\](.*?)\{(.*)\}", text, re.DOTALL)
    assert found is not None, block
    name, form, asked, inside = found.groups()
    assert not re.search(r"[{}]", name + asked + inside), "braces that are not escaped"
    answers, _, feedback = inside.partition("####")
    made = GiftQuestion(_plain(name), form, _plain(asked), "", feedback=_plain(feedback))
    answers = answers.strip()
    if answers in ("TRUE", "FALSE"):
        made.kind, made.answers = "truefalse", [(True, answers.lower())]
    elif "->" in answers and "=" in answers:
        made.kind = "match"
        for one in _split(answers):
            assert one[0] == "="
            term, arrow, meaning = one[1:].partition("->")
            assert arrow
            made.pairs.append((_plain(term), _plain(meaning)))
    else:
        made.kind = "multichoice"
        made.answers = [(one[0] == "=", _option(one[1:])) for one in _split(answers)]
    return made


def _split(answers: str) -> list[str]:
    parts = [one.strip() for one in re.split(r"(?=[=~])", answers) if one.strip()]
    assert all(one[0] in "=~" for one in parts)
    return parts


def _option(words: str) -> str:
    text, mark, _ = words.partition("#")
    assert not mark, "a feedback that nobody wrote"
    assert not re.match(r"\s*%-?[0-9.]+%", text), "a weight that nobody gave"
    return _plain(text)


def _plain(text: str) -> str:
    back = {ord(stand_in): one for one, stand_in in _ESCAPES.items()}
    return text.strip().translate(back)
