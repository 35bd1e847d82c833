"""Step: a question in Welsh is put into rough English, where only English text is held.

Most guidance exists in English alone, and so do its embeddings. The gloss decides only what is
searched for: quotes are exact as ever, and the person reads the words that were searched.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Notice
from assistant.gloss import english_gloss, is_told_by, is_welsh_by_its_words
from assistant.parts import Parts
from assistant.screening.personal_data import without_placeholders
from assistant.screening.welsh import is_welsh
from assistant.wording import wording_for
from assistant.working import Working


def in_english(working: Working, parts: Parts) -> Working:
    """Gloss a question in Welsh, unless the texts have its words."""
    gloss = gloss_of(working.question, parts) if working.outcome is None else ""
    if not gloss:
        return working
    notice = Notice("in_english", wording_for("in_english", working.language, asked=gloss))
    return replace(
        working,
        restated=gloss,
        notices=(*working.notices, notice),
        notes=(*working.notes, f"searched in English, word by word: “{gloss}”"),
    )


def gloss_of(words: str, parts: Parts) -> str:
    """Return what is in Welsh as it is searched for; nothing where it is searched as it stands."""
    bare = without_placeholders(words)
    with parts.index.lease() as opened:
        knows = opened.lexicon.vocabulary.is_ordinary
    if not (is_welsh(bare) or is_welsh_by_its_words(bare, knows)):
        return ""
    return "" if is_told_by(bare, knows) else english_gloss(bare, knows)
