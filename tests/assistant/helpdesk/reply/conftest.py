"""A helpdesk over the made-up guidance of a county."""

from __future__ import annotations

import pytest

from assistant.assembly import Assembly
from assistant.helpdesk.room import HelpdeskRoom, helpdesk_room
from assistant.records.database import Records


@pytest.fixture
def desk(county: Assembly, records: Records) -> HelpdeskRoom:
    parts = county.parts
    return helpdesk_room(records, parts.library, parts.documents, lambda: parts)
