"""PDFium's functions with plain numbers for handles, which makes calls per character affordable.

Handles are addresses; they are valid only while their document, page or text page is open.
"""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Callable
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

# It warns of circles and depths that the readers here are made for.
logging.getLogger("pypdfium2").setLevel(logging.ERROR)

Handle = int
Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]

PdfDocument = pdfium.PdfDocument
PdfiumError = pdfium.PdfiumError
NO_OWN_ERROR = int(raw.FPDF_ERR_FILE)
WRONG_PASSWORD = int(raw.FPDF_ERR_PASSWORD)
UNKNOWN_SECURITY = int(raw.FPDF_ERR_SECURITY)
TEXT, PATH, IMAGE, FORM = (
    int(raw.FPDF_PAGEOBJ_TEXT),
    int(raw.FPDF_PAGEOBJ_PATH),
    int(raw.FPDF_PAGEOBJ_IMAGE),
    int(raw.FPDF_PAGEOBJ_FORM),
)
LINE_TO, MOVE_TO = int(raw.FPDF_SEGMENT_LINETO), int(raw.FPDF_SEGMENT_MOVETO)

_HANDLE, _NUMBER, _INDEX = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong
_REAL = ctypes.c_float


class _MatrixOfFloats(ctypes.Structure):
    _fields_ = [(one, _REAL) for one in "abcdef"]


def _function(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(getattr(raw, name), _HANDLE).value
    return ctypes.CFUNCTYPE(result, *arguments)(address or 0)


count_characters = _function("FPDFText_CountChars", _NUMBER, _HANDLE)
code_at = _function("FPDFText_GetUnicode", ctypes.c_uint, _HANDLE, _NUMBER)
object_at = _function("FPDFText_GetTextObject", _HANDLE, _HANDLE, _NUMBER)
font_size_at = _function("FPDFText_GetFontSize", ctypes.c_double, _HANDLE, _NUMBER)
weight_at = _function("FPDFText_GetFontWeight", _NUMBER, _HANDLE, _NUMBER)
render_mode = _function("FPDFTextObj_GetTextRenderMode", _NUMBER, _HANDLE)
font_of = _function("FPDFTextObj_GetFont", _HANDLE, _HANDLE)
object_type = _function("FPDFPageObj_GetType", _NUMBER, _HANDLE)
marked_content = _function("FPDFPageObj_GetMarkedContentID", _NUMBER, _HANDLE)
count_marks = _function("FPDFPageObj_CountMarks", _NUMBER, _HANDLE)
mark_at = _function("FPDFPageObj_GetMark", _HANDLE, _HANDLE, _INDEX)
count_objects = _function("FPDFPage_CountObjects", _NUMBER, _HANDLE)
object_on_page = _function("FPDFPage_GetObject", _HANDLE, _HANDLE, _NUMBER)
count_in_form = _function("FPDFFormObj_CountObjects", _NUMBER, _HANDLE)
object_in_form = _function("FPDFFormObj_GetObject", _HANDLE, _HANDLE, _INDEX)
count_segments = _function("FPDFPath_CountSegments", _NUMBER, _HANDLE)
segment_at = _function("FPDFPath_GetPathSegment", _HANDLE, _HANDLE, _NUMBER)
segment_type = _function("FPDFPathSegment_GetType", _NUMBER, _HANDLE)
segment_closes = _function("FPDFPathSegment_GetClose", _NUMBER, _HANDLE)
is_tagged = _function("FPDFCatalog_IsTagged", _NUMBER, _HANDLE)
tree_of_page = _function("FPDF_StructTree_GetForPage", _HANDLE, _HANDLE)
close_tree = _function("FPDF_StructTree_Close", None, _HANDLE)
count_roots = _function("FPDF_StructTree_CountChildren", _NUMBER, _HANDLE)
root_at = _function("FPDF_StructTree_GetChildAtIndex", _HANDLE, _HANDLE, _NUMBER)
count_children = _function("FPDF_StructElement_CountChildren", _NUMBER, _HANDLE)
child_at = _function("FPDF_StructElement_GetChildAtIndex", _HANDLE, _HANDLE, _NUMBER)
count_contents = _function("FPDF_StructElement_GetMarkedContentIdCount", _NUMBER, _HANDLE)
content_at = _function("FPDF_StructElement_GetMarkedContentIdAtIndex", _NUMBER, _HANDLE, _NUMBER)
_characters = _function("FPDFText_GetText", _NUMBER, _HANDLE, _NUMBER, _NUMBER, _HANDLE)

_DOUBLES = (ctypes.POINTER(ctypes.c_double),)
_char_box = _function("FPDFText_GetCharBox", _NUMBER, _HANDLE, _NUMBER, *_DOUBLES * 4)
_char_origin = _function("FPDFText_GetCharOrigin", _NUMBER, _HANDLE, _NUMBER, *_DOUBLES * 2)
_char_matrix = _function(
    "FPDFText_GetMatrix", _NUMBER, _HANDLE, _NUMBER, ctypes.POINTER(_MatrixOfFloats)
)
_object_matrix = _function(
    "FPDFPageObj_GetMatrix", _NUMBER, _HANDLE, ctypes.POINTER(_MatrixOfFloats)
)
_FLOATS = (ctypes.POINTER(_REAL),)
_bounds = _function("FPDFPageObj_GetBounds", _NUMBER, _HANDLE, *_FLOATS * 4)
_point = _function("FPDFPathSegment_GetPoint", _NUMBER, _HANDLE, *_FLOATS * 2)
_WHOLES = (ctypes.POINTER(ctypes.c_uint),)
_fill_colour = _function("FPDFPageObj_GetFillColor", _NUMBER, _HANDLE, *_WHOLES * 4)
_draw_mode = _function(
    "FPDFPath_GetDrawMode", _NUMBER, _HANDLE, ctypes.POINTER(_NUMBER), ctypes.POINTER(_NUMBER)
)
_element_type = _function("FPDF_StructElement_GetType", _INDEX, _HANDLE, ctypes.c_char_p, _INDEX)
_font_name = _function("FPDFFont_GetBaseFontName", _INDEX, _HANDLE, ctypes.c_char_p, _INDEX)
_language = _function("FPDFCatalog_GetLanguage", _INDEX, _HANDLE, ctypes.c_char_p, _INDEX)
_mark_name = _function(
    "FPDFPageObjMark_GetName",
    _NUMBER,
    _HANDLE,
    ctypes.c_char_p,
    _INDEX,
    ctypes.POINTER(_INDEX),
)


def opened(data: bytes) -> Any:
    """Open a document; the `err_code` of the `PdfiumError` raised is never that of another file.

    PDFium keeps the code of the last failure and sets none for a document without pages.
    """
    raw.FPDF_LoadDocument(b"\0", None)
    return PdfDocument(data)


def characters(text: Handle, count: int) -> str:
    """Return the first `count` characters of a text page, one code point for each of its places."""
    buffer = ctypes.create_string_buffer(2 * count + 2)
    written = _characters(text, 0, count, ctypes.cast(buffer, _HANDLE))
    found = buffer.raw[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    if len(found) == count:
        return found
    codes = [code_at(text, place) for place in range(count)]
    return "".join([chr(code) if code < 0xD800 or code > 0xDFFF else " " for code in codes])


def handle_of(opened: Any) -> Handle:
    """Return the handle of an opened document, page or text page."""
    return ctypes.cast(opened.raw, _HANDLE).value or 0


class Places:
    """Reads boxes, points and matrices; keeps one set of buffers for all calls."""

    def __init__(self) -> None:
        self._doubles = [ctypes.c_double() for _ in range(4)]
        self._floats = [_REAL() for _ in range(4)]
        self._wholes = [ctypes.c_uint() for _ in range(4)]
        self._numbers = [_NUMBER() for _ in range(2)]
        self._matrix = _MatrixOfFloats()
        self._double_places = [ctypes.pointer(one) for one in self._doubles]
        self._float_places = [ctypes.pointer(one) for one in self._floats]
        self._whole_places = [ctypes.pointer(one) for one in self._wholes]
        self._matrix_place = ctypes.pointer(self._matrix)

    def character(self, text: Handle, place: int) -> Box:
        """Return left, right, bottom, top of a character in points of the page."""
        left, right, bottom, top = self._doubles
        _char_box(text, place, *self._double_places)
        return left.value, right.value, bottom.value, top.value

    def origin(self, text: Handle, place: int) -> tuple[float, float]:
        """Return where a character stands on its base line."""
        _char_origin(text, place, *self._double_places[:2])
        return self._doubles[0].value, self._doubles[1].value

    def character_matrix(self, text: Handle, place: int) -> Matrix:
        """Return how a character is turned and scaled."""
        _char_matrix(text, place, self._matrix_place)
        return self._matrix_values()

    def object_matrix(self, one: Handle) -> Matrix:
        """Return how an object is turned, scaled and moved."""
        _object_matrix(one, self._matrix_place)
        return self._matrix_values()

    def bounds(self, one: Handle) -> Box | None:
        """Return left, right, bottom, top of an object, if it has any."""
        if not _bounds(one, *self._float_places):
            return None
        left, bottom, right, top = (value.value for value in self._floats)
        return left, right, bottom, top

    def point(self, segment: Handle) -> tuple[float, float]:
        """Return where a segment of a path ends."""
        _point(segment, *self._float_places[:2])
        return self._floats[0].value, self._floats[1].value

    def fill_colour(self, one: Handle) -> tuple[int, int, int, int] | None:
        """Return red, green, blue and opacity (0 to 255), if they are plain colours."""
        if not _fill_colour(one, *self._whole_places):
            return None
        red, green, blue, opacity = self._wholes
        return red.value, green.value, blue.value, opacity.value

    def draw_mode(self, path: Handle) -> tuple[bool, bool]:
        """Return whether a path is filled and whether it is stroked."""
        filled, stroked = self._numbers
        if not _draw_mode(path, ctypes.byref(filled), ctypes.byref(stroked)):
            return False, False
        return bool(filled.value), bool(stroked.value)

    def _matrix_values(self) -> Matrix:
        one = self._matrix
        return one.a, one.b, one.c, one.d, one.e, one.f


def element_type(element: Handle) -> str:
    """Return the standard type of an element of the structure tree: `H1`, `P`, `TD`."""
    return _wide(lambda buffer, size: _element_type(element, buffer, size))


def font_name(font: Handle) -> str:
    """Return the base name of a font."""
    buffer = ctypes.create_string_buffer(128)
    length = _font_name(font, buffer, 128)
    return buffer.raw[: min(length, 128)].rstrip(b"\0").decode("latin-1")


def mark_name(mark: Handle) -> str:
    """Return the name of a mark of marked content: `Artifact`, `P`."""
    needed = ctypes.c_ulong()
    return _wide(lambda buffer, size: _mark_name(mark, buffer, size, ctypes.byref(needed)))


def language_of(document: Any) -> str:
    """Return the language that the document says it is in, or an empty string."""
    return _wide(lambda buffer, size: _language(handle_of(document), buffer, size))


def _wide(fill: Callable[[Any, int], Any]) -> str:
    buffer = ctypes.create_string_buffer(256)
    fill(buffer, 256)
    return buffer.raw.decode("utf-16-le", "replace").partition("\0")[0]
