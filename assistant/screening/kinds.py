"""The kinds of personal data that are recognised, in the words that replace them."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """A kind of personal data; the value is what a person reads."""

    CRN = "CRN"
    PNC = "PNC number"
    PRISON_NUMBER = "prison number"
    CRO = "CRO number"
    NATIONAL_INSURANCE = "National Insurance number"
    DATE_OF_BIRTH = "date of birth"
    PHONE = "phone number"
    EMAIL = "email address"
    ADDRESS = "address"
    NAME = "name"
