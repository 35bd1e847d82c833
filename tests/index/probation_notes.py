"""A small corpus of made-up guidance, and questions whose passage is known."""

from __future__ import annotations

from corpus.document import Document
from tests.made_documents import made_document

NOTES = {
    "Recall decision": "A senior manager must approve a request to return a person to custody. "
    "The officer sends the request on the same day as the decision.",
    "Fixed term recall": "A person recalled for a fixed term of 28 days is released at its end "
    "without a hearing.",
    "Standard recall": "After a standard recall the Parole Board decides whether the person may "
    "be released again.",
    "Emergency recall": "Out of hours, the duty manager can start a recall by telephone.",
    "Licence conditions": "Additional conditions on a licence must be necessary and proportionate.",
    "Exclusion zones": "An exclusion zone keeps a person on licence away from places where the "
    "victim lives or works.",
    "Electronic monitoring": "A tag fitted to the ankle shows whether a person keeps to a curfew.",
    "Curfew": "A curfew requirement lasts between two and 20 hours in a day.",
    "Unpaid work": "The court may order from 40 to 300 hours of unpaid work in the community.",
    "Unpaid work induction": "Induction to community payback takes place within seven days.",
    "Rehabilitation activity": "Days of rehabilitation activity are set by the court as a maximum.",
    "Alcohol abstinence": "A monitoring device samples sweat to find out whether someone drank.",
    "Drug treatment": "A drug rehabilitation requirement needs the consent of the person.",
    "Mental health treatment": "Treatment for a mental condition can be part of an order when a "
    "clinician is ready to provide it.",
    "Breach of an order": "After a second unacceptable absence within twelve months the case "
    "goes back to court under schedule 10.",
    "Warnings": "A written warning tells the person what will happen if they miss another "
    "appointment.",
    "Victim contact": "Victims of serious violent or sexual crime are offered a liaison officer.",
    "Pre-sentence reports": "A fast delivery report is given to the court orally on the same day.",
    "Home visits": "Officers never enter a home alone where weapons have been seen.",
    "MAPPA levels": "Level 3 cases are managed by senior staff of several agencies together.",
    "Approved premises": "Residents of approved premises must be indoors from 11 pm to 6 am.",
    "Transfers": "The receiving region accepts or refuses a transfer within ten working days.",
    "Regions of England": "England has eleven probation regions, each led by a regional director.",
    "Probation in Wales": "In Wales the service is one region with five local delivery units.",
    "Complaints": "A complaint gets a written reply within twenty working days.",
    "Form OR24": "Form OR24 is used to ask for a change to an order on medical grounds.",
}

QUESTIONS = {
    "who signs off sending someone back to prison": "Recall decision",
    "28 day recall": "Fixed term recall",
    "does the parole board release after recall": "Standard recall",
    "recall in the middle of the night": "Emergency recall",
    "what is form OR24 for": "Form OR24",
    "schedule 10": "Breach of an order",
    "how is drinking detected": "Alcohol abstinence",
    "they did not turn up again, what letter do I send": "Warnings",
    "ankle bracelet": "Electronic monitoring",
    "how many hours of community payback can a judge give": "Unpaid work",
    "staff safety when visiting people where they live": "Home visits",
    "when must hostel residents be inside": "Approved premises",
}


def note_documents() -> list[Document]:
    """Return one document a note."""
    return [
        made_document(title, words, source=f"/notes/{number:02}.md")
        for number, (title, words) in enumerate(NOTES.items())
    ]
