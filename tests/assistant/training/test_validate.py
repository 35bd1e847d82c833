"""Each fault is found in an item that has it, and in no other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.assembly import Assembly
from assistant.training.brief import Brief
from assistant.training.item import Item, ItemKind, Option
from assistant.training.make import make_pack
from assistant.training.material import Material, gather
from assistant.training.validate import Fault, objections_to, objections_to_pack


@pytest.fixture(scope="module")
def material(council: Assembly) -> Material:
    return gather(Brief(topics=("plots", "sheds")), council.parts, None)


def item(material: Material, words: str, **changes: object) -> Item:
    """Return a sound item on how soon the first letter is sent, with some of it changed."""
    piece = next(one for one in material.pieces if words in one.core)
    sound = Item(
        id="one",
        kind=ItemKind.DURATION,
        question="How soon must the site warden send the first letter after the visit?",
        options=(
            Option("within five working days"),
            Option("within ten working days"),
            Option("within twenty working days"),
        ),
        right=(1,),
        grounds=(material.grounds(piece),),
        explanation="",
        topic="plots",
    )
    return replace(sound, **changes)  # type: ignore[arg-type]


LETTER = "must send the first letter"


def faults(one: Item, council: Assembly) -> set[Fault]:
    return {it.fault for it in objections_to(one, council.parts)}


def test_a_sound_item_is_not_objected_to(material: Material, council: Assembly) -> None:
    assert faults(item(material, LETTER), council) == set()


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"right": (7,)}, Fault.BROKEN),
        ({"right": ()}, Fault.BROKEN),
        ({"right": (0, 1)}, Fault.BROKEN),
        ({"grounds": ()}, Fault.BROKEN),
        (
            {"question": "Is the first letter sent within ten working days of the visit?"},
            Fault.ANSWER_SHOWS,
        ),
        ({"right": (0,)}, Fault.NOT_ANSWERED),
        (
            {"question": "How soon must a bee keeper feed a swarm of wasps in spring?"},
            Fault.NOT_ANSWERED,
        ),
        (
            {
                "options": (
                    Option("within 10 working days"),
                    Option("within ten working days"),
                    Option("within five working days"),
                )
            },
            Fault.OPTIONS_ALIKE,
        ),
        (
            {
                "options": (
                    Option("in the warden's own time"),
                    Option("within ten working days"),
                    Option("within five working days"),
                )
            },
            Fault.KINDS_MIXED,
        ),
    ],
)
def test_a_fault_of_form_is_found(
    changes: dict[str, object], fault: Fault, material: Material, council: Assembly
) -> None:
    assert fault in faults(item(material, LETTER, **changes), council)


def test_an_option_that_another_passage_bears_out_is_found(
    material: Material, council: Assembly
) -> None:
    asked = item(
        material,
        "must answer",
        question="How soon must a water butt be emptied?",
        options=(
            Option("within three weeks"),
            Option("within fifteen working days"),
            Option("within thirty working days"),
        ),
    )
    assert Fault.ALSO_RIGHT in faults(asked, council)


def test_a_quote_that_was_changed_is_found(material: Material, council: Assembly) -> None:
    sound = item(material, LETTER)
    cite = sound.grounds[0].citation
    moved = replace(sound.grounds[0], citations=(replace(cite, start=cite.start + 1),))
    assert Fault.NOT_EXACT in faults(replace(sound, grounds=(moved,)), council)
    gone = replace(sound.grounds[0], citations=(replace(cite, document_id="gone-123"),))
    assert Fault.NOT_EXACT in faults(replace(sound, grounds=(gone,)), council)


def test_words_that_ceased_to_apply_are_found(material: Material, council: Assembly) -> None:
    piece = next(one for one in material.ended if "every month" in one.core)
    asked = item(
        material,
        LETTER,
        kind=ItemKind.WHICH,
        question="In which months were bonfires allowed?",
        options=(Option("every month"), Option("in winter"), Option("in June")),
        right=(0,),
        grounds=(material.grounds(piece),),
    )
    assert Fault.NOT_CURRENT in faults(asked, council)


def test_a_statement_called_false_must_be_false(material: Material, council: Assembly) -> None:
    def told(statement: str, right: int) -> set[Fault]:
        asked = item(
            material,
            LETTER,
            kind=ItemKind.TRUE_FALSE,
            question=f"True or false? {statement}",
            options=(Option("True"), Option("False")),
            right=(right,),
        )
        return faults(asked, council)

    rule = "The site warden must send the first letter within ten working days of the visit."
    turned = rule.replace("must", "need not")
    assert told(rule, 0) == set()
    assert told(turned, 1) == set()
    assert Fault.NOT_FALSE in told(rule, 1)
    assert Fault.NOT_FALSE in told(turned, 0)


def test_two_items_that_ask_the_same_are_found(material: Material, council: Assembly) -> None:
    pack = make_pack(Brief(topics=("plots",)), council.parts)
    one = item(material, LETTER)
    twice = replace(pack, items=(one, replace(one, id="two")))
    assert {it.fault for it in objections_to_pack(twice, council.parts)} == {Fault.DUPLICATE}
    dropped = replace(pack, items=(one, replace(one, id="two", shown=False)))
    assert objections_to_pack(dropped, council.parts) == ()
