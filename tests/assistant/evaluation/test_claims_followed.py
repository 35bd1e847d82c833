from __future__ import annotations

from assistant.checking.verdict import Fault, Objection
from assistant.evaluation.claims_followed import NO_WORDS, NOT_THERE, Became, followed
from assistant.evaluation.watching import Call, Opinion
from assistant.language_model.errors import Trouble
from tests.assistant.writing.writers import reply

NUMBER = Objection(Fault.NUMBER, "nine", "no quote has nine")
NEGATION = Objection(Fault.NEGATION, "not", "the quote does not deny this")


def call(*statements: str, **how: object) -> Call:
    text = reply(*((one, "abc", f"Words of {one}") for one in statements))
    return Call(writes=True, pieces=[text[:20], text[20:]], **how)  # type: ignore[arg-type]


def became(claims: tuple[object, ...]) -> list[Became]:
    return [one.became for one in claims]  # type: ignore[attr-defined]


def test_each_claim_is_told_with_what_became_of_it() -> None:
    opinions = [Opinion("One.", ()), Opinion("Three.", (NUMBER, NUMBER, NEGATION))]
    claims = followed(call("One.", "Two.", "Three."), opinions, heard=True)
    assert became(claims) == [Became.HELD, Became.DROPPED, Became.QUOTED]
    assert [one.faults for one in claims] == [(), (NOT_THERE,), ("number", "negation")]
    assert claims[2].why.startswith("number: no quote has nine; ")
    assert claims[1].words == ("Words of Two.",)


def test_unheard_objections_hold_nothing_back_but_are_told() -> None:
    claims = followed(call("One."), [Opinion("One.", (NUMBER,))], heard=False)
    assert became(claims) == [Became.HELD]
    assert claims[0].faults == ("number",)


def test_what_is_said_again_is_not_counted_as_shown_again() -> None:
    opinions = [Opinion("One.", ()), Opinion("One.", ())]
    assert became(followed(call("One.", "One."), opinions, heard=True)) == [
        Became.HELD,
        Became.REPEATED,
    ]


def test_ids_that_are_taken_out_before_the_check_part_nothing() -> None:
    claims = followed(call("One  [abc]."), [Opinion("One.", ())], heard=True)
    assert became(claims) == [Became.HELD]
    assert claims[0].text == "One."


def test_claims_behind_the_last_that_was_wanted_are_not_called_dropped() -> None:
    opinions = [Opinion("Two.", ())]
    given_up = followed(call("One.", "Two.", "Three.", given_up=True), opinions, heard=True)
    assert became(given_up) == [Became.DROPPED, Became.HELD, Became.UNREAD]


def test_a_claim_without_words_says_so() -> None:
    alone = Call(writes=True, pieces=['{"statements": [{"statement": "One.", "support": []}]}'])
    (claim,) = followed(alone, [], heard=True)
    assert (claim.became, claim.faults) == (Became.DROPPED, (NO_WORDS,))


def test_a_reply_that_was_cut_off_is_not_repaired() -> None:
    text = reply(("One.", "abc", "Words")).removesuffix('"}]}]}')
    cut_off = Call(writes=True, pieces=[text], trouble=Trouble.CUT_OFF)
    assert followed(cut_off, [], heard=True) == ()
    assert len(followed(Call(writes=True, pieces=[text]), [], heard=True)) == 1
