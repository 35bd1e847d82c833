"""Makes Word files for tests from pieces of their XML."""

import io
import zipfile
from collections.abc import Mapping

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = ("styles", "numbering", "footnotes", "endnotes", "settings", "comments")

USUAL_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/>'
    f'<w:basedOn w:val="Normal"/><w:pPr>{properties}</w:pPr></w:style>'
    for style_id, name, properties in (
        ("Title", "Title", ""),
        *((f"Heading{n}", f"heading {n}", f'<w:outlineLvl w:val="{n - 1}"/>') for n in range(1, 7)),
        ("TOC1", "toc 1", ""),
        ("ListParagraph", "List Paragraph", '<w:ind w:left="720"/>'),
    )
) + (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "</w:style>"
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr>'
    '<w:tblBorders><w:top w:val="single"/><w:insideH w:val="single"/><w:insideV w:val="single"/>'
    "</w:tblBorders></w:tblPr></w:style>"
)


def word_bytes(
    body: str,
    *,
    core: str = "",
    parts: Mapping[str, str] | None = None,
    diagram: str = "",
    strict: bool = False,
) -> bytes:
    """Make a DOCX of the XML inside its body; `parts` is the XML inside styles, numbering, …

    `diagram` is the XML of a diagram, to which the relation "rD" leads.
    """
    inside = {"styles": USUAL_STYLES, **(parts or {})}
    made = {
        "[Content_Types].xml": _content_types(inside),
        "_rels/.rels": _relations({
            "officeDocument": "word/document.xml", "core-properties": "docProps/core.xml"
        }),
        "docProps/core.xml": _core(core),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            {name: f"{name}.xml" for name in inside}, '<Relationship Id="rD" '
            f'Type="{_RELATED}/diagramData" Target="diagrams/data1.xml"/>' if diagram else ""
        ),
        "word/diagrams/data1.xml": f"<x {_NAMES}>{diagram}</x>",
    }  # fmt: skip
    for name, content in inside.items():
        made[f"word/{name}.xml"] = f"<w:{name} {_NAMES}>{content}</w:{name}>"
    if strict:
        made = {name: _strict(content) for name, content in made.items()}
    return zipped(made)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return held.getvalue()


def _content_types(inside: Mapping[str, str]) -> str:
    named = {"document": "document.main", **{name: name for name in inside}}
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in named.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def _relations(targets: Mapping[str, str], more: str = "") -> str:
    inside = "".join(
        f'<Relationship Id="r{place}" Type="{_RELATED}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}{more}</Relationships>'


def _core(inside: str) -> str:
    return (
        '<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:cp="{_PACKAGE}/metadata/core-properties">{inside}</cp:coreProperties>'
    )


def _strict(content: str) -> str:
    for name in ("wordprocessingml/2006/main", "officeDocument/2006/relationships"):
        plain = name.replace("/2006", "")
        content = content.replace(
            f"http://schemas.openxmlformats.org/{name}", f"http://purl.oclc.org/ooxml/{plain}"
        )
    return content


def run(words: str, properties: str = "") -> str:
    held = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{held}<w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(inside: str, style: str = "", properties: str = "") -> str:
    """A paragraph of words or, where `inside` begins with a tag, of XML."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    held = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{held}{inside if inside.startswith('<') else run(inside)}</w:p>"


def item(words: str, list_id: int, level: int = 0, style: str = "") -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return paragraph(words, style, numbered)


def cell(inside: str, properties: str = "") -> str:
    content = inside if inside.startswith("<w:") else paragraph(inside)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    made = "".join(one if one.startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"


def table(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def level(place: int, number_format: str, text: str, extra: str = "", *, style: str = "") -> str:
    """A level of a list, in the order that the schema asks for; `extra` stands behind its style."""
    tied = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'{tied}{extra}<w:lvlText w:val="{text}"/><w:pPr><w:ind w:left="{720 * (place + 1)}" '
        'w:hanging="360"/></w:pPr></w:lvl>'
    )


def lists(**abstract: str) -> str:
    """The numbering part: lists named `a1`, `a2` …, each used by the list id of that number."""
    schemes = "".join(
        f'<w:abstractNum w:abstractNumId="{name[1:]}"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
        for name, levels in abstract.items()
    )
    return schemes + "".join(number(int(name[1:]), int(name[1:])) for name in abstract)


def number(list_id: int, abstract_id: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{abstract_id}"/>{overrides}</w:num>'


def field(instruction: str, result: str) -> str:
    """A field in three marks; `result` is XML."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
