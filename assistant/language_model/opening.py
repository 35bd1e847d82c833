"""Opens the language model that is set."""

from __future__ import annotations

from assistant.language_model.role import LanguageModel, NoLanguageModel
from assistant.settings import OFF, Settings


def open_language_model(settings: Settings) -> LanguageModel:
    """Return the model that is set, ready to be called, or one that writes nothing.

    Raises `ModelNotInstalled` and `ModelNotOpened`. Nothing is sent yet, so a server that is not
    there shows at the first call only.
    """
    if settings.model == OFF:
        return NoLanguageModel()
    # LangChain and the provider's package take a second to import, which most people do not need.
    from assistant.language_model.chat_model import ChatModel
    from assistant.language_model.guarded import GuardedModel

    return GuardedModel(ChatModel(settings), calls=settings.model_calls)
