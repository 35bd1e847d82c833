from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from corpus.catalogue import read_catalogue
from corpus.govuk.addresses import public_address
from corpus.govuk.hosts import ALLOWED_HOSTS

# GOV.UK's files stand elsewhere than its pages, and short names lead to the long ones.
_LED_TO = {"assets.publishing.service.gov.uk", "gov.uk", "legislation.gov.uk"}


@pytest.mark.parametrize("name", sorted(one.name for one in ALLOWED_HOSTS))
def test_no_host_is_asked_that_the_catalogue_does_not_need(name: str):
    addresses = [one.address for one in read_catalogue().publications if one.address]
    listed = {urlsplit(public_address(one)).hostname for one in addresses}
    assert len(listed) > 10
    assert name in listed | _LED_TO
