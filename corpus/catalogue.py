"""The catalogue: every publication that the assistant knows of, held or not.

The bundled one is a folder of TOML files, each a list of `[[publication]]`. All fields but `id`,
`title`, `kind` and `status` may be left out, and what the sources did not say is left out: `id`
(lower case, hyphens), `title` and `publisher` (of the text itself, not of a mirror), `kind` (one of
`KINDS`), `published`, `updated`, `applies_from`, `applies_to` (`2021`, `2021-02` or `2021-02-14`),
`status`, `status_note` (why, in words of ours), `replaces`, `replaced_by`, `amends`, `part_of`
(ids), `address` (the publisher's), `seen_at` (where it was read, if elsewhere), `formats`,
`languages`, `licence`, `nation`, `topics` (of `TOPICS`) and `seen` (of `SEEN`). The newer text
says what it `replaces`; `replaced_by` is for a text that something other than a successor of its
own overtook, such as a section of an Act.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path
from urllib.parse import urlsplit

from corpus.errors import CatalogueFaulty
from corpus.publication import Publication, Status
from corpus.written_date import PartialDate

Row = Mapping[str, object]

KINDS = frozenset(
    {
        *("act", "regulations", "explanatory note", "guideline", "policy framework", "guidance"),
        *("operating model", "standards", "strategy", "instruction", "circular", "manual"),
        *("licence policy", "bulletin", "report", "inspection report", "audit report"),
        *("statistics", "consultation", "response", "factsheet", "briefing", "debate"),
        *("written statement", "written answer", "press release", "news", "article", "web page"),
        *("staff page", "service code", "map", "form", "procurement notice", "job description"),
    }
)
TOPICS = frozenset(
    {
        *("reform", "operating-model", "regions", "leadership", "courts", "orders", "enforcement"),
        *("recall", "licences", "release", "risk", "mappa", "domestic-abuse", "tiering"),
        *("workload", "unpaid-work", "programmes", "accommodation", "resettlement", "victims"),
        *("commissioned-services", "workforce", "complaints", "data-protection", "inspection"),
        *("performance", "contacts", "bulletins", "sentencing-act-2026", "glossary", "technology"),
    }
)
# Seen whole or nearly, in part, in a copy elsewhere, named in another text, or as program code.
SEEN = frozenset({"read", "part", "mirror", "named", "repository"})
_LANGUAGES = frozenset({"en", "cy"})
_NEEDED = ("id", "title", "kind", "status")
_TEXTS = (
    *("id", "title", "publisher", "kind", "status", "status_note", "replaced_by", "part_of"),
    *("address", "seen_at", "licence", "nation", "seen"),
)
_DATES = ("published", "updated", "applies_from", "applies_to")
_LISTS = ("replaces", "amends", "formats", "languages", "topics")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Catalogue(Mapping[str, Publication]):
    """Publications by id, with what replaces what.

    Given publications without an `external_id` are left out; of two with one id the first counts.
    """

    def __init__(self, publications: Iterable[Publication] = ()) -> None:
        """Hold `publications`, with what replaced each of them filled in."""
        found: dict[str, Publication] = {}
        for one in publications:
            if one.external_id:
                found.setdefault(one.external_id, one)
        replacements = _replacements(found)
        self._by_id = {
            name: _with_replacement(found[name], replacements.get(name)) for name in sorted(found)
        }
        self._by_address = _addresses(self._by_id.values())
        self._by_title = _titles(self._by_id.values())

    @property
    def publications(self) -> tuple[Publication, ...]:
        """All of them, sorted by id."""
        return tuple(self._by_id.values())

    def __getitem__(self, publication_id: str) -> Publication:
        return self._by_id[publication_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    def by_address(self, address: str) -> Publication | None:
        """Return the publication at `address`, its own one or the one where it was seen.

        Scheme, `www.`, a slash at the end and a fragment make no difference.
        """
        return self._by_address.get(_plain(address))

    def named(self, name: str) -> Publication | None:
        """Return the publication with the id `name`, or the only one with that title."""
        return self.get(name) or self._by_title.get(name.strip().casefold())

    def replacement_of(self, publication_id: str) -> Publication | None:
        """Return what replaced a publication, if it was replaced by one in the catalogue."""
        found = self.get(publication_id)
        return self.named(found.replaced_by) if found and found.replaced_by else None

    def chain_of(self, publication_id: str) -> tuple[Publication, ...]:
        """Return a publication with all that it replaces and all that replaced it, oldest first."""
        if publication_id not in self:
            return ()
        path = [publication_id]
        while (newer := self.replacement_of(path[-1])) and newer.external_id not in path:
            path.append(str(newer.external_id))
        names = self._replaced(path[-1], set())
        if publication_id not in names:
            names = [*self._replaced(publication_id, set()), *path[1:]]
        return tuple(self[name] for name in names)

    def _replaced(self, publication_id: str, passed: set[str]) -> list[str]:
        """Return the id after those of all that it replaces, without the ones passed already."""
        passed.add(publication_id)
        names: list[str] = []
        for older in sorted(self[publication_id].replaces, key=self._age):
            if older in self and older not in passed:
                names += self._replaced(older, passed)
        return [*names, publication_id]

    def _age(self, publication_id: str) -> tuple[str, str]:
        found = self.get(publication_id)
        published = found.published if found else None
        return (published.isoformat() if published else "", publication_id)


def read_catalogue() -> Catalogue:
    """Return the catalogue that comes with the assistant."""
    with as_file(files("corpus").joinpath("starter", "catalogue")) as folder:
        return catalogue_from(folder)


def catalogue_from(folder: Path) -> Catalogue:
    """Read the TOML files in `folder`; raises `CatalogueFaulty` with all that is wrong in them."""
    rows = rows_from(folder)
    problems = problems_of(rows)
    if problems:
        raise CatalogueFaulty(str(folder), problems)
    return Catalogue(_publication(row) for row in rows)


def rows_from(folder: Path) -> list[Row]:
    """Return the entries of the TOML files in `folder` as they are written, file by file."""
    rows: list[Row] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            loaded = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise CatalogueFaulty(str(folder), [f"{path.name} is not TOML: {error}"]) from error
        found = loaded.get("publication")
        if set(loaded) != {"publication"} or not isinstance(found, list):
            problem = f"{path.name} holds something else than a list of [[publication]]"
            raise CatalogueFaulty(str(folder), [problem])
        rows += found
    if not rows:
        raise CatalogueFaulty(str(folder), ["there are no publications in it"])
    return rows


def problems_of(catalogue_rows: Sequence[Row]) -> list[str]:
    """Return what is wrong with the entries, each with its id; nothing for a sound catalogue."""
    found = [problem for row in catalogue_rows for problem in _form_problems(row)]
    if found:
        return found  # what is misshapen cannot be compared
    rows = {str(row["id"]): row for row in catalogue_rows}
    return [
        *_repeats([str(row["id"]) for row in catalogue_rows], "the id {} is given twice"),
        *_repeats(
            [_plain(str(row["address"])) for row in catalogue_rows if "address" in row],
            "the address {} is given to two publications",
        ),
        *(problem for name, row in rows.items() for problem in _word_problems(name, row)),
        *(problem for name, row in rows.items() for problem in _date_problems(name, row)),
        *(problem for name, row in rows.items() for problem in _reference_problems(name, rows)),
        *_currency_problems(rows),
        *_loops(rows),
    ]


def _form_problems(row: object) -> Iterator[str]:
    if not isinstance(row, Mapping):
        yield f"{row!r} is no publication"
        return
    name = row.get("id", "a publication without an id")
    for field in _NEEDED:
        if field not in row:
            yield f"{name} has no {field}"
    for field, value in row.items():
        if field not in {*_TEXTS, *_DATES, *_LISTS}:
            yield f"{name} has a field {field} that is not known"
        elif field in _LISTS and not _is_list_of_texts(value):
            yield f"{name} needs a list of texts, each one once, as {field}"
        elif field not in _LISTS and not (isinstance(value, str) and value.strip()):
            yield f"{name} needs a text in quotes as {field}"


def _is_list_of_texts(value: object) -> bool:
    return (
        isinstance(value, list)
        and all(isinstance(one, str) and one.strip() for one in value)
        and len(set(value)) == len(value)
    )


def _repeats(values: Sequence[str], words: str) -> list[str]:
    return [words.format(one) for one in sorted(set(values)) if values.count(one) > 1]


def _word_problems(name: str, row: Row) -> Iterator[str]:
    if not _ID.fullmatch(name):
        yield f"{name} is not an id of lower case letters, digits and single hyphens"
    known: tuple[tuple[str, Iterable[str]], ...] = (
        ("kind", KINDS),
        ("status", tuple(Status)),
        ("seen", SEEN),
        ("topics", TOPICS),
        ("languages", _LANGUAGES),
    )
    for field, words in known:
        for word in _listed(row, field):
            if word not in words:
                yield f"{name} has {word!r} as {field}, which is none of those known"
    for field in ("address", "seen_at"):
        if field in row and not _is_address(str(row[field])):
            yield f"{name} has {row[field]!r} as {field}, which is not a web address"


def _is_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        # Brackets that enclose no IPv6 address.
        return False
    host = parts.hostname or ""
    return (
        parts.scheme in ("http", "https")
        and "." in host.strip(".")
        and not re.search(r"\s", address)
    )


def _date_problems(name: str, row: Row) -> Iterator[str]:
    dates: dict[str, PartialDate] = {}
    for field in _DATES:
        try:
            dates |= {field: PartialDate.fromisoformat(str(row[field]))} if field in row else {}
        except ValueError:
            yield f"{name} has {row[field]!r} as {field}; write 2021, 2021-02 or 2021-02-14"
    for first, last in (("published", "updated"), ("applies_from", "applies_to")):
        if {first, last} <= set(dates) and dates[last].last_day < dates[first].first_day:
            yield f"{name} has {last} before {first}"


def _reference_problems(name: str, rows: Mapping[str, Row]) -> Iterator[str]:
    for field in ("replaces", "replaced_by", "amends", "part_of"):
        for other in _listed(rows[name], field):
            if other not in rows:
                yield f"{name} names {other} as {field}, which is not in the catalogue"
            elif other == name:
                yield f"{name} names itself as {field}"


def _currency_problems(rows: Mapping[str, Row]) -> Iterator[str]:
    newer: dict[str, list[str]] = {name: [] for name in rows}
    for name, row in rows.items():
        for older in _listed(row, "replaces"):
            newer.setdefault(older, []).append(name)
    for name, row in rows.items():
        own = _listed(row, "replaced_by")
        if own and newer[name] and own[0] not in newer[name]:
            yield f"{name} is replaced by {own[0]}, but {newer[name][0]} replaces it"
        if row["status"] == Status.SUPERSEDED and not (own or newer[name] or "status_note" in row):
            yield f"{name} is superseded, but neither what replaced it nor a status_note is given"
        current = [one for one in (*own, *newer[name]) if _is_current(rows, one)]
        if current and row["status"] == Status.CURRENT:
            yield f"{name} is current, but so is {current[0]}, which replaces it"


def _is_current(rows: Mapping[str, Row], name: str) -> bool:
    return name in rows and rows[name]["status"] == Status.CURRENT


def _loops(rows: Mapping[str, Row]) -> Iterator[str]:
    older = {name: set(_listed(row, "replaces")) for name, row in rows.items()}
    for name, row in rows.items():
        for newer in _listed(row, "replaced_by"):
            older.setdefault(newer, set()).add(name)
    above = {name: set(_listed(row, "part_of")) for name, row in rows.items()}
    for links, words in ((older, "replaces itself"), (above, "is a part of itself")):
        yield from (f"{name} {words} in the end" for name in rows if _comes_back(name, links))


def _comes_back(name: str, links: Mapping[str, set[str]]) -> bool:
    waiting, passed = list(links[name]), set[str]()
    while waiting:
        one = waiting.pop()
        if one not in passed:
            passed.add(one)
            waiting += links.get(one, ())
    return name in passed


def _listed(row: Row, field: str) -> list[str]:
    value = row.get(field, [])
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _publication(row: Row) -> Publication:
    texts = {field: str(row[field]) for field in _TEXTS if field in row}
    dates = {field: PartialDate.fromisoformat(str(row[field])) for field in _DATES if field in row}
    lists = {field: tuple(_listed(row, field)) for field in _LISTS}
    return Publication(
        title=texts["title"],
        publisher=texts.get("publisher"),
        address=texts.get("address"),
        licence=texts.get("licence"),
        published=dates.get("published"),
        updated=dates.get("updated"),
        status=Status(texts["status"]),
        applies_from=dates.get("applies_from"),
        applies_to=dates.get("applies_to"),
        replaced_by=texts.get("replaced_by"),
        status_note=texts.get("status_note"),
        language=lists["languages"][0] if len(lists["languages"]) == 1 else None,
        nation=texts.get("nation"),
        topics=lists["topics"],
        external_id=texts["id"],
        kind=texts["kind"],
        replaces=lists["replaces"],
        amends=lists["amends"],
        part_of=texts.get("part_of"),
        seen_at=texts.get("seen_at"),
        seen=texts.get("seen"),
        formats=lists["formats"],
        languages=lists["languages"],
    )


def _replacements(publications: Mapping[str, Publication]) -> dict[str, str]:
    """Return what replaces each publication, as the newer ones say; a current one comes first."""
    found: dict[str, str] = {}
    for name, one in sorted(
        publications.items(), key=lambda item: (item[1].status is not Status.CURRENT, item[0])
    ):
        for older in one.replaces:
            if older != name:
                found.setdefault(older, name)
    return found


def _with_replacement(publication: Publication, newer: str | None) -> Publication:
    if publication.replaced_by or newer is None:
        return publication
    return replace(publication, replaced_by=newer)


def _addresses(publications: Iterable[Publication]) -> dict[str, Publication]:
    every = list(publications)
    found: dict[str, Publication] = {}
    for field in ("address", "seen_at"):
        for one in every:
            address = getattr(one, field)
            if address:
                found.setdefault(_plain(address), one)
    return found


def _titles(publications: Iterable[Publication]) -> dict[str, Publication]:
    """Return the publications by title, without those that share theirs with another one."""
    found: dict[str, list[Publication]] = {}
    for one in publications:
        found.setdefault(one.title.strip().casefold(), []).append(one)
    return {title: ones[0] for title, ones in found.items() if len(ones) == 1}


def _plain(address: str) -> str:
    words = re.sub(r"^(?:https?:)?//", "", address.strip(), flags=re.IGNORECASE)
    try:
        parts = urlsplit(f"//{words}")
    except ValueError:
        # Brackets that enclose no IPv6 address: such an address is only itself.
        return words
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}{query}"
