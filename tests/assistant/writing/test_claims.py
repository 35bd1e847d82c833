"""What a model writes is read as it comes, in whatever form it comes."""

from __future__ import annotations

import json

import pytest

from assistant.writing.claims import ReplyReader

TWO = [
    {
        "statement": "It takes “ten” days {at most}.",
        "support": [{"passage": "a1", "words": 'within "ten" days'}],
    },
    {"statement": "Tell the victim.", "support": [{"passage": "b2", "words": "must be told"}]},
]
FORMS = {
    "as asked": json.dumps({"statements": TWO}),
    "spread out": json.dumps({"statements": TWO}, indent=2),
    "a list": json.dumps(TWO),
    "a line each": "\n".join(map(json.dumps, TWO)),
    "in a fence": f"Here is the answer:\n```json\n{json.dumps({'statements': TWO})}\n```\nBye.",
    "among words": f"I'd say {{so}}: {json.dumps(TWO[0])} and {json.dumps(TWO[1])}.",
    "a comma too many": json.dumps({"statements": TWO}).replace("}]}", "},]}"),
    "no end": json.dumps({"statements": TWO})[:-2],
}


def read(text: str, size: int = 7):
    reader = ReplyReader()
    pieces = [text[place : place + size] for place in range(0, len(text), size)]
    found = [claim for piece in pieces for claim in reader.take(piece)]
    return [*found, *reader.rest()]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("size", [1, 7, 10_000])
def test_every_form_gives_the_same_claims(form: str, size: int) -> None:
    found = read(FORMS[form], size)
    assert [one.statement for one in found] == [one["statement"] for one in TWO]
    assert [[(s.passage, s.words) for s in one.support] for one in found] == [
        [("a1", 'within "ten" days')],
        [("b2", "must be told")],
    ]


def test_a_claim_comes_as_soon_as_it_is_whole() -> None:
    text = json.dumps({"statements": TWO})
    reader = ReplyReader()
    first = text.index("Tell the victim")
    assert [one.statement for one in reader.take(text[:first])] == [TWO[0]["statement"]]
    assert [one.statement for one in reader.take(text[first:])] == [TWO[1]["statement"]]
    assert list(reader.rest()) == []


def test_a_reply_that_breaks_its_quotes_is_repaired() -> None:
    text = '{"statements": [{"statement": "The “PSR" is written.", "support": [{"passage": "a1", '
    text += '"words": "is written"}]}]}'
    found = read(text)
    assert len(found) == 1
    assert found[0].support[0].passage == "a1"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I cannot help with that.",
        "{}",
        "{" * 5000,
        '{"statements": []}',
        '{"statements": "none"}',
        '{"statement": ""}',
        '{"statement": 12, "support": []}',
        '{"statement": ["a"], "support": []}',
        f'{{"statement": "{"long " * 500}", "support": []}}',
    ],
)
def test_what_is_no_claim_is_passed_over(text: str) -> None:
    assert read(text) == []


def test_support_that_is_no_support_is_left_out() -> None:
    told = '{"statement": "So it is.", "support": ["a1", {"passage": 3}, {"words": "so"}, null]}'
    (claim,) = read(told)
    assert [(one.passage, one.words) for one in claim.support] == [("3", ""), ("", "so")]


def test_nobody_writes_without_end() -> None:
    reader = ReplyReader()
    for _ in range(200):
        list(reader.take('{"statement": "Again.", "support": []} ' * 20))
    assert reader.found == 12
    assert len(reader.text) <= 60_000
