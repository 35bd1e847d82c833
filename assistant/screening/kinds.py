"""The kinds of personal data that are recognised, in the words that replace them."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """A kind of personal data; the value stands in the text in place of what was taken out.

    What a notice calls it is the wording `kind_NAME`, in each language.
    """

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
