from __future__ import annotations

import json

import pytest

from tests.assistant.writing.made_up_writer import MISQUOTES, MadeUpWriter, in_other_words

PROMPT = """<passages-1234>
<passage id="{one}" under="Heron handbook › Forms">
The heron form must be signed within five working days. A copy is sent to the front desk.
</passage>

<passage id="{other}" under="Heron handbook › Visits">
A visit needs the agreement of the duty manager before it takes place.
</passage>
</passages-1234>

The question: how soon must the heron form be signed, and who agrees to a visit
"""


def statements(reply: str) -> list[dict[str, object]]:
    found = json.loads(reply)["statements"]
    assert isinstance(found, list)
    return found


def prompt(one: str = "a1b2c3", other: str = "d4e5f6") -> str:
    return PROMPT.format(one=one, other=other)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("It lasts five working days.", "It lasts 5 working days."),
        ("The heron form must be signed.", "The heron form has to be signed."),
        ("The heron form must not be signed.", "The heron form must not be signed."),
        ("Heron forms must be signed.", "Heron forms must be signed."),
        ("The officer is required to sign.", "The officer must sign."),
        ("The form is sent by the duty manager.", "The duty manager sends the form."),
        ("Nothing to change here.", "Nothing to change here."),
    ],
)
def test_other_words_say_the_same(sentence: str, said: str) -> None:
    assert in_other_words(sentence) == said


def test_the_nearest_sentences_are_said_and_their_words_are_named() -> None:
    writer = MadeUpWriter(most=1)
    (one,) = statements(writer(prompt()))
    assert one["statement"] == "The heron form has to be signed within 5 working days."
    words = "The heron form must be signed within five working days."
    assert one["support"] == [{"passage": "a1b2c3", "words": words}]
    assert list(writer.made.values()) == [""]


def test_the_same_question_gets_the_same_statements_whatever_passages_are_called() -> None:
    said = [
        [one["statement"] for one in statements(MadeUpWriter(altered=0.5)(text))]
        for text in (prompt(), prompt("ffffff", "eeeeee"))
    ]
    assert said[0] == said[1]


def test_altered_statements_are_other_ones_and_known_to_be_false() -> None:
    faithful, false = MadeUpWriter(), MadeUpWriter(altered=1.0)
    faithful(prompt())
    false(prompt())
    assert set(faithful.made.values()) == {""}
    assert "" not in false.made.values()
    assert not faithful.made.keys() & false.made.keys()


def test_misquoted_statements_stay_true_but_rest_on_nothing() -> None:
    writer = MadeUpWriter(misquoted=1.0)
    for one in statements(writer(prompt())):
        for support in one["support"]:  # type: ignore[attr-defined]
            whole = support["passage"] in ("a1b2c3", "d4e5f6")
            assert not whole or support["words"] not in prompt()
    assert set(writer.made.values()) <= set(MISQUOTES)


def test_an_item_of_a_list_is_no_sentence() -> None:
    listed = prompt().replace("A visit needs", "Only if all of this is true:\nA visit needs")
    assert len(statements(MadeUpWriter()(listed))) == len(statements(MadeUpWriter()(prompt()))) - 1


def test_a_prompt_without_passages_comes_back() -> None:
    assert MadeUpWriter()("and for a youth") == "and for a youth"
