"""`training make --formats`: which files it writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.export.training.made_packs import pack
from ui.command_line import _parser
from ui.commands.training import _exported
from ui.export.training.forms import FORM_KINDS, Form


def typed(formats: str) -> tuple[str, ...]:
    parsed = _parser().parse_args(["training", "make", "--out", "x", "--formats", formats])
    return tuple(parsed.formats)


def test_formats_are_parted_by_commas() -> None:
    assert typed("docx, PDF,docx,,csv") == ("docx", "pdf", "csv")
    assert typed(",".join(Form)) == tuple(Form)
    assert _parser().parse_args(["training", "make", "--out", "x"]).formats == ()


def test_an_unknown_format_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        typed("docx,odt")
    told = capsys.readouterr().err
    assert "'odt' is no format" in told
    assert "anki" in told


def test_every_format_is_written_and_those_to_read_without_answers_too(tmp_path: Path) -> None:
    written = list(_exported(pack(), Form, tmp_path))
    assert sorted(tmp_path.iterdir()) == sorted(written)
    optional = [one for one in FORM_KINDS.values() if one.answers_optional]
    assert len(written) == len(Form) + len(optional)
    assert len([one for one in written if "-without-answers." in one.name]) == len(optional)
    assert all(one.stat().st_size > 1000 for one in written)
