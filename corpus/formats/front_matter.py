"""Front matter: the lines between `---` at the top of a note that describe its publication."""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from corpus.errors import UnreadableFile
from corpus.publication import Publication, Status
from corpus.written_date import PartialDate, date_from

Fields = dict[str, object]

_LONGEST = 65_536
_OPENING = re.compile(r"\s*---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_FIRST_KEY = re.compile(
    r"(?:\s|#[^\n]*\n)*(?:[A-Za-z_][\w -]{0,40}:(?:\s|$)|(?:---|\.\.\.)[ \t]*$)", re.M
)
_OTHER_NAMES = {"url": "address", "license": "licence", "id": "external_id", "as_at": "updated"}
_TEXTS = (
    *("title", "publisher", "licence", "replaced_by", "status_note", "language", "nation"),
    *("summary", "kind", "part_of"),
)
_DATES = ("published", "updated", "applies_from", "applies_to", "withdrawn_on")
_NOTHING = ("", "~", "null", "Null", "NULL")


def split_front_matter(text: str, *, name: str) -> tuple[Fields, str]:
    """Part `text` into the fields of its front matter and the text after it.

    Keys come in lower case with underscores, `url`, `license` and `id` under the names that
    `Publication` uses; values are strings or lists. No front matter gives no fields. Front matter
    that is not closed or not YAML raises `UnreadableFile`.
    """
    opening = _OPENING.match(text)
    if not opening or not _FIRST_KEY.match(text, opening.end()):
        return {}, text
    closing = _CLOSING.search(text, opening.end(), opening.end() + _LONGEST)
    if closing is None:
        raise UnreadableFile(
            name,
            "opens its front matter with --- but does not close it within "
            f"{_LONGEST:,} characters; add a line with --- after the last field",
        )
    loaded = _loaded(text[opening.end() : closing.start()], name)
    return _renamed(loaded), text[closing.end() :]


def _loaded(block: str, name: str) -> Mapping[object, object]:
    try:
        # The base loader makes nothing but strings, lists and mappings, so that `language: no`
        # stays a language, and a date that does not exist is reported by us with its key.
        loaded = yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise UnreadableFile(
            name,
            f"has front matter that is not YAML ({_complaint(error)}); write one 'key: value' on a "
            "line and put a value that holds a colon in quotes",
        ) from error
    if loaded is None or loaded == "":
        return {}
    if not isinstance(loaded, dict):
        raise UnreadableFile(
            name, "has front matter without keys; write one 'key: value' on a line"
        )
    return loaded


def _complaint(error: Exception) -> str:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return f"line {error.problem_mark.line + 2}: {error.problem}"
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return " ".join(str(error).split())[:120]


def _renamed(loaded: Mapping[object, object]) -> Fields:
    fields: Fields = {}
    for key, value in loaded.items():
        plain = re.sub(r"[\s-]+", "_", str(key).strip().lower())
        if not (isinstance(value, str) and value.strip() in _NOTHING):
            fields.setdefault(_OTHER_NAMES.get(plain, plain), value)
    return fields


def publication_from(fields: Mapping[str, object], *, title: str, name: str) -> Publication:
    """Make the publication that `fields` describe; `title` is used if they hold none.

    Unknown keys are left out. A date, status, address or truth value that cannot be understood
    raises `UnreadableFile` with its key and value.
    """
    texts = {key: _text(fields, key, name) for key in _TEXTS}
    dates = {key: _date(fields, key, name) for key in _DATES}
    return Publication(
        title=texts["title"] or title,
        publisher=texts["publisher"],
        address=_address(fields, name),
        licence=texts["licence"],
        published=dates["published"],
        updated=dates["updated"],
        status=_status(fields, name),
        applies_from=dates["applies_from"],
        applies_to=dates["applies_to"],
        replaced_by=texts["replaced_by"],
        language=texts["language"],
        nation=texts["nation"],
        summary=texts["summary"],
        status_note=texts["status_note"],
        kind=texts["kind"],
        part_of=texts["part_of"],
        withdrawn_on=dates["withdrawn_on"],
        replaces=_texts(fields, "replaces", name),
        amends=_texts(fields, "amends", name),
        topics=_texts(fields, "topics", name),
        rests_on=_texts(fields, "rests_on", name),
        starter_note=_truth(fields, "starter_note", name),
        external_id=_text(fields, "external_id", name),
    )


def _text(fields: Mapping[str, object], key: str, name: str) -> str | None:
    value = fields.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise UnreadableFile(
            name, f"has a list or mapping as {key} in its front matter; write text"
        )
    return " ".join(value.split()) or None


def _texts(fields: Mapping[str, object], key: str, name: str) -> tuple[str, ...]:
    value = fields.get(key, [])
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
        raise UnreadableFile(name, f"needs a plain list of texts as {key} in its front matter")
    return tuple(" ".join(one.split()) for one in values if one.strip())


def _date(fields: Mapping[str, object], key: str, name: str) -> PartialDate | None:
    value = fields.get(key)
    if value is None or isinstance(value, PartialDate):
        return value
    day = date_from(value) if isinstance(value, str) else None
    if day is None:
        raise _refused(name, key, value, "is not a date; write it as 2021-06-26")
    return day


def _status(fields: Mapping[str, object], name: str) -> Status:
    value = fields.get("status", Status.CURRENT)
    if isinstance(value, str) and value.strip().lower() in list(Status):
        return Status(value.strip().lower())
    raise _refused(name, "status", value, f"is not a status; write one of {', '.join(Status)}")


def _address(fields: Mapping[str, object], name: str) -> str | None:
    value = _text(fields, "address", name)
    if value and not re.match(r"https?://[^\s/]", value, re.IGNORECASE):
        raise _refused(name, "address", value, "is not a web address; it starts with https://")
    return value


def _truth(fields: Mapping[str, object], key: str, name: str) -> bool:
    value = fields.get(key, "false")
    known = {"true": True, "yes": True, "false": False, "no": False}
    if isinstance(value, str) and value.strip().lower() in known:
        return known[value.strip().lower()]
    raise _refused(name, key, value, "is neither true nor false")


def _refused(name: str, key: str, value: object, reason: str) -> UnreadableFile:
    shown = repr(value[:80]) if isinstance(value, str) else "a list or mapping"
    return UnreadableFile(name, f"has {key}: {shown} in its front matter, which {reason}")
