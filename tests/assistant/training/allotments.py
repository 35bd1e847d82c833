"""Made-up guidance on allotments, of two topics and both nations, with an older version of it."""

from __future__ import annotations

from datetime import date

from corpus.document import Document, TextBuilder
from corpus.formats.markdown_note import read_markdown
from corpus.publication import Status
from tests.made_documents import made_document


def guidance() -> list[Document]:
    """Return all documents of the made-up library."""
    return [allotments(), sheds(), welsh_sheds(), note(), old_rules(), untopiced()]


def allotments() -> Document:
    def fill(content: TextBuilder) -> None:
        content.heading("Allotment rules", 1)
        content.heading("What an allotment is", 2)
        content.paragraph(
            "An allotment is a plot of land that the council lets to a person who grows food on it."
        )
        content.heading("How long does a plot holder have to clear a plot?", 2)
        content.paragraph(
            "The plot holder must clear a neglected plot within six weeks of the first letter."
        )
        content.heading("Letters", 2)
        content.paragraph(
            "The site warden must send the first letter within ten working days of the visit. "
            "The plot holder may appeal to the allotment panel."
        )
        content.paragraph(
            "The allotment panel decides every appeal. The lease officer keeps the register of "
            "letters. The borough treasurer collects the yearly rents. The tool steward lends the "
            "large machines."
        )
        content.heading("Can a plot be shared?", 2)
        content.paragraph("Yes, two people may share a plot if the warden agrees.")
        content.heading("Steps of an eviction", 2)
        content.paragraph("These steps are taken in this order:")
        content.list_item("the warden visits the plot", marker="1.")
        content.list_item("the officer writes a final letter", marker="2.")
        content.list_item("the panel hears the holder", marker="3.")
        content.heading("Rents by size", 2)
        content.table_row(["Size of plot", "Rent for a year"], header=True)
        content.table_row(["Quarter plot", "£15"])
        content.table_row(["Half plot", "£30"])
        content.table_row(["Full plot", "£55"])
        content.heading("Neglect", 2)
        content.paragraph(
            "Where a plot has been neglected for a season, the warden must tell the lease officer."
        )

    return made_document(
        "Allotment rules",
        fill,
        source="/allotments.md",
        publisher="Borough Council",
        address="https://www.example.org/allotments",
        topics=("plots",),
        nation="England and Wales",
        published=date(2025, 3, 1),
        external_id="allotment-rules",
    )


def sheds() -> Document:
    def fill(content: TextBuilder) -> None:
        content.heading("Shed rules", 1)
        content.heading("Size of a shed", 2)
        content.paragraph(
            "A shed may stand for twelve months without a permit. The planning officer must answer "
            "a request for a permit within fifteen working days. A water butt must be emptied "
            "within three weeks of a frost warning."
        )
        content.paragraph(
            "A wooden shed must be painted within eight weeks of its building. The rent of a large "
            "shed is paid within thirty days."
        )
        content.heading("Terms", 2)
        content.list_item("Brassica: a plant of the cabbage kind, such as kale or sprouts")
        content.list_item("Cloche: a glass cover that keeps frost from young seedlings")
        content.list_item("Tilth: the crumbly surface of well dug soil")
        content.list_item("Haulm: the stems of beans and potatoes once the crop is in")
        content.list_item("Mulch: a layer of straw or bark that keeps moisture in")

    return made_document(
        "Shed rules",
        fill,
        source="/sheds.md",
        topics=("sheds", "plots"),
        nation="England",
        external_id="shed-rules",
    )


def welsh_sheds() -> Document:
    return made_document(
        "Shed rules for Wales",
        "A shed in Wales must be moved within four weeks of a request by the parish clerk.",
        source="/welsh-sheds.md",
        topics=("sheds",),
        nation="Wales",
        external_id="welsh-shed-rules",
    )


def note() -> Document:
    """Return a note that tells of two rules that ceased to apply."""
    text = (
        "---\ntitle: Bonfires\nid: starter:bonfires\nstarter_note: yes\ntopics: [plots]\n"
        "rests_on: [allotment-rules]\nchanges:\n"
        "  - id: bonfire-months\n    was: Bonfires are allowed in every month.\n"
        "    now: Bonfires are allowed from October to March.\n    until: 2024-06-30\n"
        "    replaced_by: allotment-rules\n"
        "  - id: hose-ban\n    was: Hoses may run all night.\n"
        "    now: Hoses may run for one hour.\n    until: 2024-06-30\n---\n\n"
        "# Bonfires\n\n## When are bonfires allowed?\n\n"
        "Bonfires are allowed from October to March.[^allotment-rules][^now:bonfire-months] "
        "Hoses may run for one hour.[^allotment-rules][^now:hose-ban]\n\n"
        "## What applied before\n\n"
        "Bonfires were allowed in every month.[^allotment-rules][^was:bonfire-months] "
        "Hoses could run all night.[^allotment-rules][^was:hose-ban]\n"
    )
    return read_markdown(text.encode(), text, name="note.md", source="starter:bonfires")


def old_rules() -> Document:
    return made_document(
        "Allotment rules of 2009",
        "The site warden must send the first letter within two working days of the visit.",
        source="/old.md",
        topics=("plots",),
        status=Status.SUPERSEDED,
        applies_to=date(2019, 6, 30),
        replaced_by="allotment-rules",
    )


def untopiced() -> Document:
    return made_document(
        "Bee keeping",
        "A bee keeper must tell the neighbours within five days of the arrival of a hive.",
        source="/bees.md",
        external_id="bee-keeping",
    )
