from __future__ import annotations

import pytest

from assistant.grades import names_other_grade


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("which tier for high rosh", "Very high risk of serious harm gives tier A."),
        ("which tier for very high rosh", "High | C | D"),
        ("what is MAPPA level 2?", "A case at level 3 is chaired by a senior manager."),
        ("who attends level 1", "At levels 2 and 3 a meeting is held."),
        ("what is a category 4 offender", "Categories 1 to 3 are set by statute."),
        ("checks for tier b", "Tiers C to E get fewer checks."),
        ("what happens to medium risk cases", "Low or very high risk cases are left out."),
        ("how long is an alcohol tag on an order for", "A tag on licence is worn for a year."),
        ("may a court ban pubs as part of a CO", "A ban on pubs is a licence condition."),
        ("can he move on licence", "Someone on a community order needs permission to move."),
        (
            "what is the longest curfew they can give on an order",
            "The longest home detention curfew (HDC) is 365 days.",
        ),
        ("how long is HDC", "A curfew requirement lasts up to two years."),
        ("who fills in part A of the report", "Part B is filled in after 28 days."),
        (
            "when does a fixed-term recall end",
            "A standard recall lasts to the end of the sentence.",
        ),
        ("east mids - who's the RPD", "The North East has a Regional Probation Director (RPD)."),
        ("who runs probation in KSS", "South Central is led from Reading."),
        ("how many nights in CAS3", "A stay in CAS-2 is twelve weeks."),
        ("what is in annex 3", "Annexes 1 and 2 list the forms."),
        ("is section 215 about tags", "Section 200 is about hours of work."),
    ],
)
def test_a_text_that_names_only_other_grades_is_known(asked: str, text: str) -> None:
    assert names_other_grade(text, asked)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("which tier for high rosh", "High or very high risk rules a person out."),
        ("which tier for high rosh", "The tier follows the risk of serious harm."),
        ("what is MAPPA level 2?", "A MAPPA level tells how the case is managed."),
        ("what is MAPPA level 2?", "Levels 1-3 are set by the lead agency."),
        ("what is MAPPA level 2?", "Levels 1, 2, and 3 are set by the lead agency."),
        ("checks for tier d", "Tiers C to E get fewer checks."),
        ("is there a high court appeal", "Low risk cases are left out."),
        ("at what stage a report is written", "At stage 2 a report is written."),
        ("how many weeks at level 2", "Tier 3 lasts four weeks."),
        ("can he move on a CO", "A person on an order or on licence needs permission to move."),
        ("can he move on licence", "A person on probation needs permission to move."),
        ("who fills in part A of the report", "The report has parts A and B."),
        ("when does an FTR end", "Fixed-term recall and standard recall end on different days."),
        ("who runs the North East", "The North East and the North West have one director each."),
        ("who runs the North East", "Each region has a director."),
        ("who covers Grimsby", "North East Lincolnshire is covered from Grimsby."),
        ("when does a recall end", "A standard recall lasts to the end of the sentence."),
        ("what is section 205", "Sections 200 to 215 are about reports."),
        ("does he play a part in it", "Part B is filled in after 28 days."),
    ],
)
def test_a_text_that_names_the_grade_or_none_is_not_of_another(asked: str, text: str) -> None:
    assert not names_other_grade(text, asked)
