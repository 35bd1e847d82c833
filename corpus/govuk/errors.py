"""What can go wrong while publishers are asked for their pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corpus.errors import CorpusError


class AddressRefused(CorpusError):
    """An address that must not be asked, whoever names it.

    Attributes: `address` and `reason`.
    """

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"{address}: {reason}")
        self.address = address
        self.reason = reason


class NotReached(CorpusError):
    """An address that gave no usable answer.

    Attributes: `address` and `reason`.
    """

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"{address}: {reason}")
        self.address = address
        self.reason = reason


class UnusableAnswer(CorpusError):
    """An answer that came and cannot be read; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class WrongBase(CorpusError):
    """The address of the Content API that is set is none; `address` is what was set."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"{address!r} is not the address of a Content API; "
            "set one that begins with https:// or http://, such as https://www.gov.uk"
        )
        self.address = address


class UnknownPublications(CorpusError):
    """Ids that the catalogue does not list; `ids` holds them."""

    def __init__(self, ids: Sequence[str]) -> None:
        super().__init__(
            f"The catalogue lists no publication with the id {', '.join(map(repr, ids))}. "
            "Check the spelling."
        )
        self.ids = tuple(ids)


class FetchRecordsDamaged(CorpusError):
    """The file of fetch records cannot be read; it holds nothing that a sync cannot find again."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} cannot be read ({reason}). Delete it: the next sync asks for every page in "
            "full, and nothing else is lost."
        )
        self.path = path
