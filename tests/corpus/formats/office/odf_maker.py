"""Makes OpenDocument text files for tests from pieces of their XML."""

from collections.abc import Mapping

from tests.corpus.formats.office.word_maker import zipped

_BASE = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = " ".join((
    f'xmlns:office="{_BASE}:office:1.0"', f'xmlns:style="{_BASE}:style:1.0"',
    f'xmlns:text="{_BASE}:text:1.0"', f'xmlns:table="{_BASE}:table:1.0"',
    f'xmlns:draw="{_BASE}:drawing:1.0"', f'xmlns:fo="{_BASE}:xsl-fo-compatible:1.0"',
    f'xmlns:svg="{_BASE}:svg-compatible:1.0"', f'xmlns:meta="{_BASE}:meta:1.0"',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"', 'xmlns:xlink="http://www.w3.org/1999/xlink"',
    'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
))  # fmt: skip
_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"


def odf_bytes(
    body: str,
    *,
    automatic: str = "",
    styles: str = "",
    meta: str = "",
    extra: Mapping[str, str] | None = None,
) -> bytes:
    """Make an ODT of the XML inside its text, its automatic and common styles and its metadata."""
    made = {
        "mimetype": _MEDIA_TYPE,
        "content.xml": _root(
            "content",
            f"<office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body>",
        ),
        "styles.xml": _root("styles", f"<office:styles>{styles}</office:styles>"),
        "meta.xml": _root("meta", f"<office:meta>{meta}</office:meta>"),
        "META-INF/manifest.xml": _manifest(),
    }
    return zipped({**made, **(extra or {})})


def _root(kind: str, inside: str) -> str:
    return (
        f'<office:document-{kind} {_NAMES} office:version="1.3">{inside}</office:document-{kind}>'
    )


def _manifest() -> str:
    name = f'xmlns:manifest="{_BASE}:manifest:1.0"'
    entries = (("/", _MEDIA_TYPE), *((f"{one}.xml", "text/xml") for one in _PARTS))
    inside = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in entries
    )
    return f'<manifest:manifest {name} manifest:version="1.3">{inside}</manifest:manifest>'


_PARTS = ("content", "styles", "meta")


def p(inside: str, style: str = "") -> str:
    named = f' text:style-name="{style}"' if style else ""
    return f"<text:p{named}>{inside}</text:p>"


def h(inside: str, level: int, more: str = "") -> str:
    return f'<text:h text:outline-level="{level}" {more}>{inside}</text:h>'


def li(*inside: str, more: str = "") -> str:
    """A list item; words without a tag become a paragraph."""
    made = "".join(one if one.startswith("<") else p(one) for one in inside)
    return f"<text:list-item {more}>{made}</text:list-item>"


def ul(*items: str, style: str = "", more: str = "") -> str:
    named = f'text:style-name="{style}"' if style else ""
    return f"<text:list {named} {more}>{''.join(items)}</text:list>"


def style(name: str, inside: str = "", *, family: str = "paragraph", more: str = "") -> str:
    return f'<style:style style:name="{name}" style:family="{family}" {more}>{inside}</style:style>'


def list_style(name: str, *levels: str) -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def level(place: int, number_format: str, more: str = "", *, outline: bool = False) -> str:
    """A level of a list, from 1; an empty format shows no number, "•" makes it a bullet."""
    if number_format == "•":
        return f'<text:list-level-style-bullet text:level="{place}" text:bullet-char="•"/>'
    kind = "outline-level-style" if outline else "list-level-style-number"
    return f'<text:{kind} text:level="{place}" style:num-format="{number_format}" {more}/>'


def table(*rows: str, head: str = "") -> str:
    top = f"<table:table-header-rows>{head}</table:table-header-rows>" if head else ""
    return f"<table:table>{top}{''.join(rows)}</table:table>"


def tr(*cells: str) -> str:
    made = "".join(one if one.startswith("<table:") else td(one) for one in cells)
    return f"<table:table-row>{made}</table:table-row>"


def td(inside: str, more: str = "") -> str:
    content = inside if inside.startswith("<") else p(inside)
    return f"<table:table-cell {more}>{content}</table:table-cell>"
