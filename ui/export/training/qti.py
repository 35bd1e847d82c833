"""A quiz as a QTI 2.1 content package: a ZIP of a manifest, a test and a file for each item."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from hashlib import sha256
from xml.etree.ElementTree import Element, SubElement

from ui.export.training.qti_item import as_qti_item, qti_root
from ui.export.training.worded import WordedItem, WordedPack
from ui.export.training.xml_text import add, as_bytes
from ui.export.transcript import Say

_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_PACKAGE_SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_MANIFEST, _TEST = "imsmanifest.xml", "test.xml"
_PLAIN = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_LONGEST_PLAIN = 40


def as_qti_package(pack: WordedPack, say: Say) -> bytes:
    """Return the quiz of a pack as the bytes of a ZIP file."""
    named = [(f"item-{_plain(one.id)}", one) for one in pack.items]
    files = {
        _MANIFEST: _manifest(pack, [name for name, _ in named]),
        _TEST: _test(pack, named),
        **{_file(name): as_qti_item(one, name, pack.language, say) for name, one in named},
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _moment(pack.made_at)), content)
    return made.getvalue()


def _moment(made_at: datetime) -> tuple[int, int, int, int, int, int]:
    return (*made_at.timetuple()[:5], made_at.second)


def _manifest(pack: WordedPack, names: list[str]) -> bytes:
    root = Element("manifest", {"xmlns": _PACKAGE, "xmlns:xsi": _INSTANCE})
    root.set("identifier", f"pack-{_plain(pack.id)}")
    root.set("xsi:schemaLocation", f"{_PACKAGE} {_PACKAGE_SCHEMA}")
    about = SubElement(root, "metadata")
    add(about, "schema", "QTIv2.1 Package")
    add(about, "schemaversion", "1.0.0")
    SubElement(root, "organizations")
    resources = SubElement(root, "resources")
    test = _resource(resources, f"test-{_plain(pack.id)}", "imsqti_test_xmlv2p1", _TEST)
    for name in names:
        _resource(resources, name, "imsqti_item_xmlv2p1", _file(name))
        SubElement(test, "dependency", identifierref=name)
    return as_bytes(root)


def _resource(resources: Element, identifier: str, kind: str, path: str) -> Element:
    resource = SubElement(resources, "resource", identifier=identifier, type=kind, href=path)
    SubElement(resource, "file", href=path)
    return resource


def _test(pack: WordedPack, named: list[tuple[str, WordedItem]]) -> bytes:
    root = qti_root(
        "assessmentTest", pack.language, identifier=f"test-{_plain(pack.id)}", title=pack.title
    )
    part = SubElement(root, "testPart", identifier="part-1")
    part.set("navigationMode", "nonlinear")
    part.set("submissionMode", "individual")
    section = SubElement(part, "assessmentSection", identifier="section-1", visible="true")
    section.set("title", pack.title)
    for name, _ in named:
        SubElement(section, "assessmentItemRef", identifier=name, href=_file(name))
    return as_bytes(root)


def _file(name: str) -> str:
    return f"{name}.xml"


def _plain(identifier: str) -> str:
    """Return an id as XML and every system of files can hold it; another one for another id."""
    if len(identifier) <= _LONGEST_PLAIN and _PLAIN.fullmatch(identifier):
        return identifier
    return sha256(identifier.encode("utf-8")).hexdigest()[:16]
