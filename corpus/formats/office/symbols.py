"""Signs of symbol fonts, which files keep as numbers without a meaning of their own."""

from __future__ import annotations

import re

_WINGDINGS = {
    0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x6C: "•", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x72: "□",
    0x73: "•", 0x75: "◆", 0x76: "•", 0x77: "•", 0x9F: "•", 0xA1: "○", 0xA7: "•", 0xA8: "☐",
    0xB2: "•", 0xD8: "•", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "→", 0xEF: "←",
    0xF0: "→", 0xF1: "↑", 0xF2: "↓", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"
}  # fmt: skip
_WINGDINGS_2 = {
    0x50: "✓", 0x4F: "✗", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "•", 0xA3: "☐"
}  # fmt: skip
_SYMBOL = {
    0x61: "α", 0x62: "β", 0x64: "δ", 0x6D: "µ", 0x70: "π", 0x73: "σ", 0x44: "Δ", 0x53: "Σ",
    0xA3: "≤", 0xA5: "∞", 0xA7: "♣", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°",
    0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…",
    0xD2: "®", 0xD3: "©", 0xD4: "™", 0xDE: "⇒", 0xE2: "®", 0xE3: "©", 0xE4: "™"
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
_PRIVATE = 0xF000
_PRIVATE_SIGN = re.compile("[\uf000-\uf0ff]")

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(words: str) -> str:
    """Return words that stand above the line: a digit must not run into the number before it."""
    return words.translate(_RAISED)


def sign(font: str, code: int) -> str:
    """Return the character that `font` draws for `code`; empty where its meaning is unknown."""
    table = _FONTS.get(font.strip().lower())
    small = code - _PRIVATE if _PRIVATE <= code <= _PRIVATE + 0xFF else code
    if table is not None:
        return table.get(small, chr(small) if small <= 0x20 else "")
    if small != code:
        return _SYMBOL.get(small, "") if not font else ""
    return chr(code) if 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""


def in_font(font: str, words: str) -> str:
    """Return words set in a symbol font as the signs they show; others stay as they are."""
    if font.strip().lower() in _FONTS:
        return "".join(one if one.isspace() else sign(font, ord(one)) for one in words)
    return _PRIVATE_SIGN.sub(lambda found: sign("", ord(found[0])), words)
