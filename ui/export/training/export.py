"""Makes the files of a training pack, one for each form."""

from __future__ import annotations

from collections.abc import Callable

from assistant.training.pack import Pack
from ui.export.download import Download, file_name
from ui.export.training.anki_deck import as_anki_package
from ui.export.training.forms import FORM_KINDS, Form
from ui.export.training.gift import as_gift
from ui.export.training.handout import handout_of
from ui.export.training.handout_pdf import as_handout_pdf
from ui.export.training.handout_word import as_handout_word
from ui.export.training.moodle_xml import as_moodle_xml
from ui.export.training.qti import as_qti_package
from ui.export.training.slides import slides_of
from ui.export.training.slides_file import as_slides_file
from ui.export.training.table import as_table
from ui.export.training.worded import WordedPack
from ui.export.training.wording import worded
from ui.export.transcript import Say

_WITHOUT_ANSWERS = "-without-answers"


def export_pack(pack: Pack, form: Form, say: Say, *, answers: bool = True) -> Download:
    """Return a pack as a file in the words of `say`.

    Handouts and slides can be had without the answers; a bank of questions always has them. Items
    that a trainer has dropped are in none.
    """
    kind = FORM_KINDS[form]
    answers = answers or not kind.answers_optional
    content = _WRITERS[form](worded(pack, say), say, answers)
    name = file_name(pack.title, pack.made_at, otherwise="training-pack")
    if not answers:
        name += _WITHOUT_ANSWERS
    return Download(f"{name}{kind.ending}", kind.media_type, content)


def _word(pack: WordedPack, say: Say, answers: bool) -> bytes:
    return as_handout_word(handout_of(pack, say, answers=answers))


def _pdf(pack: WordedPack, say: Say, answers: bool) -> bytes:
    return as_handout_pdf(handout_of(pack, say, answers=answers))


def _slides(pack: WordedPack, say: Say, answers: bool) -> bytes:
    return as_slides_file(
        slides_of(pack, say, answers=answers),
        language=pack.language,
        product=pack.product,
        made_at=pack.made_at,
    )


def _bank(write: Callable[[WordedPack, Say], bytes]) -> Callable[[WordedPack, Say, bool], bytes]:
    """Return a writer that has the answers whatever is asked."""
    return lambda pack, say, _answers: write(pack, say)


_WRITERS: dict[Form, Callable[[WordedPack, Say, bool], bytes]] = {
    Form.DOCX: _word,
    Form.PDF: _pdf,
    Form.PPTX: _slides,
    Form.GIFT: _bank(as_gift),
    Form.MOODLE: _bank(as_moodle_xml),
    Form.QTI: _bank(as_qti_package),
    Form.ANKI: _bank(as_anki_package),
    Form.CSV: _bank(as_table),
}
