"""Of documents made alike, one for each harbour, only the one that names what is asked about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Turn
from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.made_alike import made_alike
from corpus.document import TextBuilder
from index.search import Query
from tests.assistant.conftest import home_of
from tests.made_documents import made_document

HARBOURS = {
    "Crayle": ("Sandling, Moss End and Aldgate Quay", "Orla Finch", "twelve"),
    "Dunmere": ("Petherick, Low Strand and Gullane", "Ruben Castell", "nine"),
    "Fenwick": ("Tarn Head, Oxbow and Wimple", "Ines Marlow", "four"),
}


def _of_harbour(name: str) -> Callable[[TextBuilder], None]:
    villages, warden, berths = HARBOURS[name]

    def fill(content: TextBuilder) -> None:
        content.heading(f"The {name} harbour", 1)
        content.heading(f"Which villages {name} serves", 2)
        content.paragraph(f"The {name} harbour serves the villages of {villages}.")
        content.heading(f"Who leads {name}", 2)
        content.paragraph(f"{warden} was named in May as the first harbour warden of {name}.")
        content.heading(f"How many berths {name} has", 2)
        content.paragraph(f"There are {berths} berths for fishing boats at {name}.")
        content.heading(f"Where to complain in {name}", 2)
        content.paragraph(f"A complaint goes to the harbour office of {name}.")

    return fill


def _general(content: TextBuilder) -> None:
    content.heading("Moving a boat", 1)
    content.heading("How long a move takes", 2)
    content.paragraph("A boat that moves to another harbour is let in within six working days.")


@pytest.fixture(scope="module")
def coast(tmp_path_factory, models_folder, embedder) -> Assembly:
    assert embedder.identity.dimension
    documents = [
        made_document(f"The {name} harbour", _of_harbour(name), source=f"/{name}.md")
        for name in HARBOURS
    ]
    documents.append(made_document("Moving a boat", _general, source="/moving.md"))
    return home_of(tmp_path_factory.mktemp("coast") / "home", models_folder, documents)


def told(coast: Assembly, question: str, *before: str) -> str:
    turns = [Turn("user", one) for one in before]
    answer = ask(question, coast.parts, turns)
    return "\n".join(one.text for one in answer.statements)


@pytest.mark.parametrize(
    ("village", "berths"), [("gullane", "nine"), ("Wimple", "four"), ("moss end", "twelve")]
)
def test_the_document_that_names_the_place_is_meant(
    coast: Assembly, village: str, berths: str
) -> None:
    said = told(coast, f"I have been posted to {village}. How many berths does that harbour have?")
    assert f"There are {berths} berths" in said
    assert not any(
        f"There are {other} berths" in said for *_, other in HARBOURS.values() if other != berths
    )


def test_a_place_in_the_title_outranks_one_in_the_text(coast: Assembly) -> None:
    said = told(coast, "who leads fenwick")
    assert "Ines Marlow" in said
    assert "Castell" not in said


def test_who_asks_on_means_the_place_asked_about_before(coast: Assembly) -> None:
    before = (Turn("user", "how many berths are there at dunmere?"),)
    answer = ask("and who leads it?", coast.parts, before)
    found = {one.publication for one in (*answer.nearest, *answer.citations)}
    assert "The Dunmere harbour" in found
    assert not found & {"The Crayle harbour", "The Fenwick harbour"}


def test_what_is_asked_of_all_is_answered_from_all(coast: Assembly) -> None:
    matches = _found(coast, "how many berths are there")
    assert made_alike(matches, ("how many berths are there",), coast.parts).others == frozenset()
    assert "six working days" in told(coast, "how long does a move from gullane to wimple take")


def test_a_document_of_another_make_is_never_left_out(coast: Assembly) -> None:
    text = "how many berths has fenwick for a boat that moves"
    alike = made_alike(_found(coast, text), (text,), coast.parts)
    titles = {coast.parts.documents.take(one).document.publication.title for one in alike.others}
    assert titles == {"The Crayle harbour", "The Dunmere harbour"}


def test_what_no_document_names_leaves_none_out(coast: Assembly) -> None:
    for text in ("how many berths has Zennor", "HOW MANY BERTHS", ""):
        matches = _found(coast, "how many berths has the harbour")
        assert made_alike(matches, (text,), coast.parts).others == frozenset()


def _found(coast: Assembly, question: str):
    with coast.parts.index.lease() as opened:
        return coast.parts.find(opened, Query(question), 20)


@pytest.mark.parametrize(
    ("question", "region"),
    [
        ("who covers leeds for housing advice", "Yorkshire and the Humber"),
        ("which police areas are in the same region as hull", "Yorkshire and the Humber"),
        ("who is regional director for Newcastle", "North East"),
        ("personal wellbeing provider for a lad in essex?", "East of England"),
    ],
)
def test_a_town_is_looked_for_in_its_region(starter: Assembly, question: str, region: str) -> None:
    answer = ask(question, starter.parts)
    found = {one.publication for one in (*answer.nearest, *answer.citations)}
    regions = {one for one in found if one.endswith(" probation region")}
    assert regions == {f"The {region} probation region"}
