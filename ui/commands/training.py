"""`probation-assistant training`: makes packs, checks them, lists the topics held."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from assistant.assembly import Assembly
from assistant.training.brief import Audience, Brief, Length, Nation
from assistant.training.choose import topics_held
from assistant.training.errors import UnreadablePack
from assistant.training.make import make_pack
from assistant.training.pack import Pack
from assistant.training.pack_file import pack_as_json, pack_from_json
from assistant.training.rewording import reworded
from assistant.training.summary import pack_as_markdown
from assistant.training.validate import ItemObjection, objections_to_pack
from ui.commands.assembled import assembly_for
from ui.commands.outcome import DONE, FAILED, print_json
from ui.export.training.export import export_pack
from ui.export.training.forms import FORM_KINDS, Form
from ui.web.language import words_in

PACK_FILE, SUMMARY_FILE = "pack.json", "pack.md"


def make(parsed: Namespace) -> int:
    """Make a pack and write it, with a page to read, into the folder that is named."""
    # It must not fail after the pack was made.
    parsed.out.mkdir(parents=True, exist_ok=True)
    assembly = _opened(parsed)
    pack = reworded(make_pack(_brief(parsed), assembly.parts), assembly.parts)
    written = [*_written(pack, parsed.out), *_exported(pack, parsed.formats, parsed.out)]
    found = objections_to_pack(pack, assembly.parts)
    assembly.parts.close()
    if parsed.json:
        print_json(_pack_json(pack, found) | {"files": [str(one) for one in written]})
    else:
        print(_pack_text(pack))
        print("\n".join(f"Written: {one}" for one in written))
    return DONE


def check(parsed: Namespace) -> int:
    """Look at every item of the packs that are named; the status is 1 if any is objected to."""
    packs = [(path, _read(path)) for path in parsed.packs]
    assembly = _opened(parsed)
    found = [(path, pack, objections_to_pack(pack, assembly.parts)) for path, pack in packs]
    assembly.parts.close()
    if parsed.json:
        checked = [_pack_json(pack, one) | {"file": str(path)} for path, pack, one in found]
        print_json({"packs": checked})
    else:
        for path, pack, objections in found:
            print("\n".join(_check_lines(path, pack, objections)))
    return FAILED if any(one for _, _, one in found) else DONE


def topics(parsed: Namespace) -> int:
    """List the topics held, with how many documents name each."""
    assembly = _opened(parsed)
    held = topics_held(assembly.parts)
    assembly.parts.close()
    if parsed.json:
        print_json({"topics": held})
    else:
        width = max((len(one) for one in held), default=0)
        print("\n".join(f"{name:{width}}  {count}" for name, count in held.items()))
    return DONE


def _opened(parsed: Namespace) -> Assembly:
    assembly = assembly_for(parsed)
    assembly.bring_starter_notes()
    return assembly


def _brief(parsed: Namespace) -> Brief:
    return Brief(
        topics=_names(parsed.topics),
        audience=Audience(parsed.audience.replace("-", "_")),
        length=Length(parsed.length.replace("-", "_")),
        nation=Nation(parsed.nation),
        title=parsed.title or "",
        documents=_names(parsed.documents),
    )


def _names(told: str | None) -> tuple[str, ...]:
    return tuple(one.strip() for one in (told or "").split(",") if one.strip())


def _read(path: Path) -> Pack:
    try:
        return pack_from_json(path.read_bytes())
    except UnreadablePack as problem:
        raise UnreadablePack(f"{path}: {problem.reason}") from problem


def _written(pack: Pack, folder: Path) -> list[Path]:
    """Write a pack as it is kept, and as a page to read."""
    texts = {PACK_FILE: pack_as_json(pack), SUMMARY_FILE: pack_as_markdown(pack)}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in texts]


def _exported(pack: Pack, forms: Iterable[str], folder: Path) -> Iterator[Path]:
    """Write a pack in the forms asked for, handouts and slides without the answers too."""
    for form in map(Form, forms):
        for answers in (True, False) if FORM_KINDS[form].answers_optional else (True,):
            made = export_pack(pack, form, words_in("en"), answers=answers)
            path = folder / made.name
            path.write_bytes(made.content)
            yield path


def _pack_json(pack: Pack, objections: tuple[ItemObjection, ...]) -> dict[str, object]:
    kinds = Counter(one.kind.value for one in pack.shown_items)
    return {
        "title": pack.title,
        "minutes": pack.minutes,
        "sections": len(pack.reading),
        "items": len(pack.shown_items),
        "kinds": dict(sorted(kinds.items())),
        "objections": [
            {"item": one.item, "fault": one.fault.value, "why": one.why} for one in objections
        ],
    }


def _pack_text(pack: Pack) -> str:
    kinds = Counter(one.kind.value.replace("_", " ") for one in pack.shown_items)
    told = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    lines = [
        pack.title,
        f"{len(pack.reading)} sections to read in about {round(pack.minutes)} minutes; "
        f"{len(pack.facts)} key facts, {len(pack.glossary)} terms, {len(pack.changes)} changes, "
        f"{len(pack.scenarios)} cases.",
        f"{len(pack.shown_items)} quiz items" + (f": {told}." if told else "."),
    ]
    return "\n".join(lines)


def _check_lines(path: Path, pack: Pack, objections: tuple[ItemObjection, ...]) -> list[str]:
    questions = {one.id: one.question for one in pack.items}
    count = len({one.item for one in objections})
    head = f"{path}: {len(pack.shown_items)} items, {count} with objections."
    return [
        head,
        *(
            f"  {one.fault.value}: {questions[one.item]}\n    {one.why[:1].upper()}{one.why[1:]}."
            for one in objections
        ),
    ]
