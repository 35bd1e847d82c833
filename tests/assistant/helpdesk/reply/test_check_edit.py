"""After each edit the checker runs again, and what no longer stands on its quote is marked."""

from __future__ import annotations

import pytest

from assistant.helpdesk.enquiry import SenderKind
from assistant.helpdesk.reply.check_edit import Standing, checked
from assistant.helpdesk.reply.compose import draft_for
from assistant.helpdesk.reply.courtesy import is_courtesy
from assistant.helpdesk.reply.segments import cut
from assistant.helpdesk.reply.unnamed import without_names
from tests.assistant.helpdesk.reply.enquiries import DOGS, OPEN, PASS, enquiry_of

LANTERN = "How is a lantern permit issued and on what paper?"
VISIT = "What must a practitioner do before a home visit?"
FIRST = "When must the first appointment take place?"
QUOTE = "“A ferry pass is valid for 56 days from the day of issue.” [1]"


@pytest.fixture(scope="module")
def ferry(county):
    return Edited(enquiry_of(PASS, DOGS, OPEN, LANTERN), county.parts)


@pytest.fixture(scope="module")
def visits(handbook):
    return Edited(enquiry_of(VISIT, FIRST, sender=SenderKind.CHARITY), handbook.parts)


class Edited:
    """A draft that one run of characters is edited in."""

    def __init__(self, enquiry, parts):
        self.draft, questions = draft_for(enquiry, parts)
        self.answers = [one.answer for one in questions]
        self.checker = parts.checker

    def check(self, text):
        return checked(text, self.draft, self.answers, self.checker)

    def put(self, before, after):
        assert before in self.draft.text, before
        return self.check(self.draft.text.replace(before, after, 1))

    def kinds(self, before, after):
        return {kind.kind for one in self.put(before, after).marked for kind in one.marks}


def test_an_unedited_draft_has_no_marks(ferry, visits):
    for one in (ferry, visits):
        reply = one.check(one.draft.text)
        assert reply.marked == ()
        assert [sentence.text for sentence in reply.sentences] == [
            sentence.shown for sentence in one.draft.sentences
        ]


def test_windows_line_ends_and_spaces_mark_nothing(ferry):
    text = ferry.draft.text.replace("\n", " \r\n")
    assert ferry.check(without_names(text, ferry.draft)).marked == ()


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("56 days", "65 days", "amount"),
        ("56 days", "56 weeks", "amount"),
        ("is valid for 56 days", "is not valid for 56 days", "negation"),
        ("A dog needs a ticket", "A dog may need a ticket", "modality"),
        ("Withdrawn, no longer applies (until 3 September 2018): ", "", "label"),
        ("green colour", "blue colour", "sense"),
    ],
)
def test_a_broken_fact_is_marked(ferry, before, after, kind):
    assert kind in ferry.kinds(before, after)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("must", "may", "modality"),
        ("five working days", "five days", "amount"),
        ("five working days", "six working days", "amount"),
        (
            " However, where the person is in hospital the manager may agree a later date.",
            "",
            "exception",
        ),
        ("tell the duty manager when they expect to return", "tell nobody", "inexact"),
    ],
)
def test_must_conditions_and_items_of_a_list_are_watched(visits, before, after, kind):
    text = visits.draft.text
    edited = text.replace(before, after)
    assert edited != text
    assert kind in {mark.kind for one in visits.check(edited).marked for mark in one.marks}


@pytest.mark.parametrize(
    "added",
    [
        "This no longer applies.",
        "Yes.",
        "You must report within five days.",
        "A pass may be renewed once.",
        "We will reply within 10 days.",
        "The ferry is free for children.",
        "You should ask a solicitor.",
        "Nid oes angen tocyn ar gi.",
    ],
)
def test_a_sentence_that_no_quote_carries_is_marked(ferry, added):
    marked = ferry.put(QUOTE, f"{QUOTE} {added}").marked
    assert [one.text for one in marked] == [added]


def test_a_quote_is_part_of_the_sentence_it_is_put_into(ferry):
    for before in ("It is wrong to say that", "Some people claim that", "Please ignore:"):
        assert ferry.put(QUOTE, f"{before} {QUOTE}").marked
    assert ferry.put(QUOTE, f"It is wrong that: {QUOTE}").marked
    assert ferry.put(QUOTE, QUOTE.replace("issue.” [1]", "issue” [1] only on Sundays.")).marked


def test_other_words_that_the_quote_carries_stand(ferry):
    said = "Your ferry pass is valid for 56 days from the day of issue. [1]"
    reply = ferry.put(QUOTE, said)
    assert reply.marked == ()
    carried = next(one for one in reply.sentences if one.text == said)
    assert carried.standing is Standing.CARRIED
    assert carried.citations[0].quote == "A ferry pass is valid for 56 days from the day of issue."
    assert carried.question == 1


def test_other_words_in_quotation_marks_are_no_quote(ferry):
    kinds = ferry.kinds(QUOTE, "“Your ferry pass is valid for 56 days from its issue.” [1]")
    assert "inexact" in kinds


def test_the_number_of_another_source_is_marked(ferry):
    said = "A ferry pass is valid for 56 days from the day of issue. [2]"
    assert "source" in ferry.kinds(QUOTE, said)


def test_a_warning_may_not_be_taken_out_while_its_text_stands(ferry):
    notice = next(one for one in ferry.draft.sentences if one.about == "withdrawn")
    gone = ferry.put(f"{notice.shown}\n\n", "").marked
    assert [(one.text, one.missing) for one in gone] == [(notice.shown, True)]
    quote = next(one for one in ferry.draft.sentences if one.label)
    text = ferry.draft.text.replace(f"{notice.shown}\n\n", "").replace(f"{quote.shown}\n\n", "")
    assert not ferry.check(text).marked


def test_a_source_that_is_referred_to_stays_in_the_list(ferry):
    line = ferry.draft.sources[0].line
    assert [one.marks[0].kind for one in ferry.put(f"{line}\n", "").marked] == ["missing_source"]


def test_an_answer_may_be_left_out(ferry):
    assert ferry.put(f"{QUOTE}\n\n", "").marked == ()


@pytest.mark.parametrize(
    "words",
    [
        "Dear Sir or Madam,",
        "Thank you for your email of 3 May 2026.",
        "Many thanks for getting in touch.",
        "I am sorry for the delay.",
        "We have passed your last question to our commercial team.",
        "Kind regards,",
        "If you have any other questions, please get in touch.",
        "Please let us know if this helps.",
        "Annwyl gydweithiwr,",
        "Diolch yn fawr am eich ymholiad.",
    ],
)
def test_courtesy_is_not_marked(ferry, words):
    assert is_courtesy(words)
    assert ferry.put(QUOTE, f"{QUOTE}\n\n{words}").marked == ()


@pytest.mark.parametrize(
    "words",
    [
        "Thank you for asking, you must report within five days.",
        "Please tell us if he moves within 7 days.",
        "We have passed your case and it will be recalled; you need not do anything.",
        "If you are on licence you may travel, please write to us.",
        "I hope you know that a pass is not needed.",
    ],
)
def test_a_rule_in_the_coat_of_courtesy_is_marked(ferry, words):
    assert not is_courtesy(words)
    assert ferry.put(QUOTE, f"{QUOTE}\n\n{words}").marked


def test_reasons_are_in_plain_words_of_both_languages(ferry):
    mark = ferry.put("56 days", "65 days").marked[0].marks[0]
    assert mark.in_words() == "No quote gives “65 days”."
    assert mark.in_words("cy") == "Nid oes dyfyniad sy'n rhoi “65 days”."


def test_who_is_greeted_and_who_signs_is_not_kept(ferry):
    text = (
        ferry.draft.text.replace("Dear [name],", "Dear Councillor Pritchard,")
        .replace("[your name]", "Sam Okafor")
        .replace(QUOTE, f"{QUOTE}\n\nPlease ring Mr Alan Jones on 07700 900123.")
    )
    kept = without_names(text, ferry.draft)
    for one in ("Pritchard", "Okafor", "Alan", "Jones", "900123"):
        assert one not in kept
    assert kept.startswith("Dear [name],")
    assert "strengthening.probation@justice.gov.uk" in kept
    assert without_names(kept, ferry.draft) == kept


def test_cutting_loses_nothing_but_space():
    text = "One. “Two three\n\n• four” [1] Five six. Seven"
    pieces = [text[one.start : one.end] for one in cut(text, ["Five six."])]
    assert pieces == ["One.", "“Two three\n\n• four” [1]", "Five six.", "Seven"]


def test_a_long_reply_is_checked_quickly(ferry):
    endless = "a ferry pass is valid for 56 days from the day of issue and " * 700
    text = "\n".join([ferry.draft.text] * 3 + [endless] + ["“" * 500, "Dear " * 2000, "[1] " * 500])
    assert ferry.check(text).sentences
