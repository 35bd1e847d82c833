"""Made-up guidance of offices that do not exist: as much as is wanted, the same each time."""

from __future__ import annotations

import random
from pathlib import Path

_PLACES = """
    Amberford Brackley-Sound Cornhythe Dunmere Eastwell Fenbridge Garrowby Hollin Inverlea
    Jarrow-Hay Kettlewick Larkmoor Mossgate Netherby Oakhaven Pellbrook Quarrydale Ravensey
    Saltmarsh Thornwick Ulverley Vantry Wexmere Yarrowfield Zeals Ashcombe Birkrigg Calderstow
    Dovecliff Elmsett
    """.split()  # noqa: SIM905 -- a list of words reads better as words
_OFFICES = [
    f"{name} {kind}"
    for kind in ("Office", "Desk", "Bureau", "Unit")
    for name in ("Harbour", "Bridge", "Ferry", "Orchard", "Lantern")
]
MOST_DOCUMENTS = len(_PLACES) * len(_OFFICES)


def write_guidance(folder: Path, count: int) -> list[Path]:
    """Write `count` Markdown documents of five short sections each; no two texts are equal."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(count):
        path = folder / f"handbook-{number:04}.md"
        path.write_text(_handbook(number), encoding="utf-8")
        paths.append(path)
    return paths


def questions(count: int, documents: int) -> list[str]:
    """Return `count` questions that the first `documents` handbooks answer."""
    asked = (
        "Within how many working days does the {} answer a complaint?",
        "How long in advance must a person ask the {} for a travel permit?",
        "Who attends a home visit of the {}?",
        "What must happen after a missed appointment at the {}?",
        "Where does the {} keep the keys?",
    )
    step = max(1, documents // count)
    return [asked[one % len(asked)].format(_name((one * step) % documents)) for one in range(count)]


def _name(number: int) -> str:
    return f"{_OFFICES[number // len(_PLACES)]} of {_PLACES[number % len(_PLACES)]}"


def _handbook(number: int) -> str:
    chance = random.Random(number)
    name = _name(number)
    days, weeks, hours = chance.randint(2, 28), chance.randint(1, 9), chance.randint(2, 47)
    colour = chance.choice(("blue", "green", "red", "grey", "yellow", "white"))
    return f"""# Handbook of the {name}

## Complaints

The {name} must answer a complaint in writing within {days} working days. A complaint about an
officer goes to the {colour} team first, unless it has been withdrawn.

## Travel permits

A person must ask the {name} for a travel permit at least {weeks} weeks in advance. The permit
states:

- the address of the stay, and who else lives there
- the day of return, which may not be moved by more than {hours} hours
- the name of the officer who agreed

## Home visits

{chance.randint(2, 4)} officers of the {name} attend a home visit. They must carry the {colour}
radio and call the desk every {hours} minutes.

## Missed appointments

After a missed appointment the {name} must call the person within {hours} hours. A second missed
appointment within {weeks} weeks leads to a warning; a third may lead to a review by the manager.

## Keys and records

The {name} keeps the keys in the {colour} cabinet, number {100 + number}. Records are kept for
{days} months and then destroyed, except where an inquiry is open.
"""
