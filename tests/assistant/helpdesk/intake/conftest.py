"""Parts of the answer path, for what reads mails and uses few of them."""

from __future__ import annotations

import pytest

from assistant.assembly import Assembly
from assistant.parts import Parts


@pytest.fixture(scope="session")
def made_up_parts(handbook: Assembly) -> Parts:
    return handbook.parts
