"""Passages on travel permits and on bees, for the tests of readers."""

from __future__ import annotations

from index.reader import ReadablePassage

PERMITS = ReadablePassage(
    "Travel permits",
    (
        "A travel permit lets a supervised person leave the county.",
        "It must be asked for ten working days before the journey.",
        "The duty manager signs it.",
        "A lost permit is reported at the front desk.",
    ),
)
BEES = ReadablePassage(
    "Beekeeping", ("Bees need water in summer.", "A hive is opened on warm days.")
)
