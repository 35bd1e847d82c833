"""The words of the page that are not part of an answer."""

from __future__ import annotations

PRODUCT = "Probation Guidance Assistant"
PROMISE = (
    "Answers you can check: every sentence is quoted from guidance held here, with its source. "
    "Please leave out names and case details."
)
EXAMPLES = {
    "For staff": (
        "How long is a fixed-term recall?",
        "What must a pre-sentence report cover?",
        "How many hours of unpaid work can a court order?",
    ),
    "For trainers": (
        "What is MAPPA?",
        "What does risk of serious harm mean?",
        "What are the National Standards?",
    ),
    "For the helpdesk": (
        "How can someone complain about probation?",
        "Which address takes questions about the probation reforms?",
        "How many probation regions are there?",
    ),
}
