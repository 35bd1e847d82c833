"""A draft answers each question in order, in quotes, and says what is left open and who answers."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from importlib.resources import files

import pytest

from assistant.answer import Answer, Citation, Outcome, Statement
from assistant.ask import ask
from assistant.contacts import Contacts, read_contacts
from assistant.helpdesk.enquiry import FoundQuestion, Route, SenderKind
from assistant.helpdesk.reply.answered import AnsweredQuestion, Extent
from assistant.helpdesk.reply.answering import AskInProcess, answered
from assistant.helpdesk.reply.compose import draft_for, draft_of
from assistant.helpdesk.reply.draft import Part, SentenceKind
from assistant.helpdesk.reply.words import contacts_of, most_words, said
from assistant.letter import Letter
from assistant.screening.personal_data import found_in
from tests.assistant.helpdesk.reply.enquiries import DOGS, OPEN, PARCEL, PASS, enquiry_of

LANTERN = "How is a lantern permit issued and on what paper?"


@pytest.fixture(scope="module")
def made(county):
    return draft_for(enquiry_of(PASS, OPEN, LANTERN), county.parts)


def test_questions_are_answered_in_the_order_asked(made):
    text = made[0].text
    places = [text.index(one) for one in ("Question 1", "56 days", "Question 2", "green colour")]
    assert places == sorted(places)
    assert [one.extent for one in made[1]] == [Extent.ANSWERED, Extent.OPEN, Extent.ANSWERED]


def test_every_quote_is_exact_and_in_quotation_marks(made, county):
    quotes = [one for one in made[0].sentences if one.kind is SentenceKind.QUOTE]
    assert quotes
    for one in quotes:
        assert f"“{one.text}”" in made[0].text
        for citation in one.citations:
            document = county.parts.documents.take(citation.document_id).document
            assert document.text[citation.start : citation.end] == citation.quote
            assert citation.quote in one.text


def test_an_open_question_says_so_and_names_who_answers(made):
    paragraph = next(one for one in made[0].paragraphs if one.part is Part.OPEN)
    assert paragraph.question == 2
    assert made[0].contacts
    assert made[0].contacts[0].email in paragraph.text
    assert made[1][1].answer.nearest


def test_text_that_does_not_apply_is_labelled_and_a_notice_tells_of_it(made):
    assert "Withdrawn, no longer applies (until 3 September 2018): “A lantern" in made[0].text
    notices = [one for one in made[0].sentences if one.about == "withdrawn"]
    assert len(notices) == 1
    assert "withdrawn on 3 September 2018" in notices[0].text


def test_sources_are_listed_once_with_title_place_and_dates(made):
    lines = [one.line for one in made[0].sources]
    assert lines[0].startswith("[1] Ferry passes in short › How long a ferry pass is valid")
    assert "rests on: ferry-act" in lines[0]
    assert lines[1] == "[2] Lantern circular (published 1 January 2012; withdrawn)"
    assert all(one in made[0].text for one in lines)


def test_links_are_in_the_list_of_sources(handbook):
    asked = enquiry_of("When must the first appointment take place?")
    line = draft_for(asked, handbook.parts)[0].sources[0].line
    assert "https://www.example.org/handbook#first-appointment" in line
    assert "updated 3 February 2026" in line


def test_the_frame_is_in_welsh_and_says_that_quotes_are_in_english(county):
    draft, _ = draft_for(enquiry_of(PASS), county.parts, language="cy")
    assert draft.text.startswith("Annwyl [enw],")
    assert "yn Saesneg y mae'r dyfyniadau" in draft.text
    assert "Eich cwestiwn:" in draft.text
    assert "“A ferry pass is valid for 56 days from the day of issue.”" in draft.text


@pytest.mark.parametrize("sender", SenderKind)
def test_each_kind_of_sender_is_written_to(sender, county):
    draft = draft_of(enquiry_of(sender=sender), (), county.parts.contacts.every)
    assert draft.paragraphs[0].part is Part.GREETING
    assert said("opening", sender.value) in draft.text
    assert "[your name]" in draft.text


@pytest.mark.parametrize(
    ("body", "for_one"),
    [
        ("A constituent of mine asked how long a pass lasts.", True),
        ("We write for our constituents.", True),
        ("A debate is on Wednesday. No constituent is involved.", False),
        ("We prepare a briefing.", False),
    ],
)
def test_an_mp_is_thanked_for_a_constituent_only_where_one_is_told_of(body, for_one):
    for route in (Route.GUIDANCE, Route.COMPLAINT):
        enquiry = enquiry_of(sender=SenderKind.PARLIAMENT, body=body, route=route)
        text = draft_of(enquiry, (), ()).text
        assert ("on behalf of your constituent" in text) is for_one
        assert "Thank you for your enquiry" in text


def test_tone_differs_by_kind_of_sender(county):
    texts = {
        draft_of(enquiry_of(sender=one), (), county.parts.contacts.every).text
        for one in (SenderKind.VICTIM, SenderKind.PARLIAMENT, SenderKind.COUNCIL)
    }
    assert len(texts) == 3


@pytest.mark.parametrize("route", [one for one in Route if one is not Route.GUIDANCE])
@pytest.mark.parametrize("language", ["en", "cy"])
def test_what_belongs_elsewhere_is_never_asked_of_the_guidance(route, language, county):
    def asking(*_):
        raise AssertionError("the guidance was asked")

    enquiry = enquiry_of(PASS, DOGS, route=route)
    draft, questions = draft_for(enquiry, county.parts, language=language, asking=asking)
    assert [one.extent for one in questions] == [Extent.UNASKED, Extent.UNASKED]
    assert all(one.kind is SentenceKind.FRAME for one in draft.sentences)
    assert "56 days" not in draft.text
    assert said("routes", route.value, language).strip() in draft.text
    assert said("staff", route.value, language) in draft.staff_notes
    assert said("staff", route.value, language) not in draft.text


def test_commercial_questions_go_to_the_commercial_mailbox(county):
    draft, _ = draft_for(enquiry_of(route=Route.COMMERCIAL), county.parts)
    assert "ProbationCommercialTeam@justice.gov.uk" in draft.text


def test_a_contact_of_an_old_page_is_to_be_checked_by_staff(county):
    draft, _ = draft_for(enquiry_of(route=Route.VICTIM_AT_RISK), county.parts)
    assert any("check before use" in one for one in draft.staff_notes)
    assert draft.text.index("999") < draft.text.index("victim.helpline@justice.gov.uk")


def test_the_contacts_of_routes_are_contacts_of_the_corpus():
    names = {one.name for one in Contacts(read_contacts()).every}
    for route in Route:
        assert set(contacts_of(route)) <= names


def test_everything_that_is_said_in_english_is_said_in_welsh():
    folder = files("assistant.helpdesk.reply").joinpath("wording")
    english, welsh = (
        tomllib.loads(folder.joinpath(f"{one}.toml").read_text(encoding="utf-8"))
        for one in ("en", "cy")
    )
    assert {table: set(lines) for table, lines in english.items() if table != "tone"} == {
        table: set(lines) for table, lines in welsh.items() if table != "tone"
    }
    for table, lines in english.items():
        for name, line in lines.items():
            other = welsh[table].get(name, "")
            braces = [one.split("}")[0] for one in line.split("{")[1:]]
            assert all(f"{{{one}}}" in other for one in braces), (table, name)


def test_every_outcome_that_is_no_answer_has_words():
    for outcome in Outcome:
        if outcome not in (Outcome.ANSWERED, Outcome.PARTIAL, Outcome.PREMISE_CORRECTED):
            assert said("open", outcome.value)


def test_no_wording_is_taken_for_personal_data():
    contacts = Contacts(read_contacts()).every
    for route in Route:
        assert not found_in(draft_of(enquiry_of(route=route), (), contacts).text)


def long_answer(question: str, statements: int, words: int) -> AnsweredQuestion:
    citation = Citation(
        *(1, "doc", "doc:0-9", "A long manual", None, ("Part",), None, None, "current"),
        *(None, None, None, None, False, "quote", 0, 5),
    )
    said_once = tuple(
        Statement(f"Rule {place} {question} " + "word " * (words - 4) + "unless agreed.", (1,))
        for place in range(statements)
    )
    answer = Answer(question, question, Outcome.ANSWERED, statements=said_once)
    return AnsweredQuestion(
        FoundQuestion(question, question), replace(answer, citations=(citation,))
    )


def test_a_long_draft_keeps_the_answering_passages_whole_and_says_what_is_left_out():
    asked = (long_answer("one", 20, 60), long_answer("two", 20, 60))
    draft = draft_of(enquiry_of("one", "two", sender=SenderKind.PUBLIC), asked, ())
    quotes = [one for one in draft.sentences if one.kind is SentenceKind.QUOTE]
    assert {one.text[:6] for one in quotes} >= {"Rule 0"}
    assert [one.text[:6] for one in quotes].count("Rule 0") == 2
    assert all(one.text.endswith("unless agreed.") for one in quotes)
    assert sum(len(one.text.split()) for one in quotes) <= most_words("public")
    assert draft.left_out == 40 - len(quotes)
    assert f"{20 - len(quotes) // 2} further passages" in draft.text


def test_the_first_passage_of_each_question_stands_however_long():
    asked = (long_answer("one", 2, 400), long_answer("two", 2, 400))
    draft = draft_of(enquiry_of("one", "two", sender=SenderKind.PUBLIC), asked, ())
    assert sum(one.kind is SentenceKind.QUOTE for one in draft.sentences) == 2
    assert draft.text.count("One further passage") == 2


def test_only_what_changed_is_asked_again(county):
    asked: list[str] = []
    inside = AskInProcess(county.parts)

    def asking(question, letter, language, scope):
        asked.append(question)
        return inside(question, letter, language, scope)

    enquiry = enquiry_of(PASS, DOGS)
    first = answered(enquiry, enquiry.questions, (), asking)
    questions = (FoundQuestion(PARCEL, ""), FoundQuestion(DOGS, ""), enquiry.questions[0])
    second = answered(enquiry, questions, first, asking)
    assert asked == [PASS, DOGS, PARCEL]
    assert [one.answer.question for one in second] == [PARCEL, DOGS, PASS]
    answered(enquiry, questions[:1], second, asking, language="cy")
    assert asked == [PASS, DOGS, PARCEL, PARCEL]


def test_a_written_sentence_is_no_quote_and_has_its_number():
    question = long_answer("one", 1, 10)
    statement = replace(question.answer.statements[0], text="It is so.", written=True)
    answer = replace(question.answer, statements=(statement,))
    draft = draft_of(enquiry_of("one"), (replace(question, answer=answer),), ())
    assert [one.shown for one in draft.sentences if one.kind is SentenceKind.WRITTEN] == [
        "It is so. [1]"
    ]


@pytest.mark.parametrize(
    ("question", "again"),
    [
        ("How long is a ferry pass valid?", Outcome.ANSWERED),
        ("ferry pass: can I use it the next day?", Outcome.NOT_IN_GUIDANCE),
    ],
)
def test_words_told_already_answer_another_question_only_if_that_is_very_likely(
    question, again, county
):
    letter = Letter(question, (), question)
    first = ask(question, county.parts, letter=letter)
    assert first.outcome is Outcome.ANSWERED
    told = replace(letter, told=tuple(one.text for one in first.statements))
    assert ask(question, county.parts, letter=told).outcome is again
    others = replace(letter, told=("A dog needs a lead.",))
    assert ask(question, county.parts, letter=others).statements == first.statements


def test_what_another_question_is_answered_is_named_where_nothing_more_is_found(county):
    first, again = "How long is a ferry pass valid?", "ferry pass: can I use it the next day?"
    text = draft_for(enquiry_of(first, again), county.parts)[0].text
    assert "The words quoted under question 1 come nearest to this. Beyond them" in text
    alone = draft_for(enquiry_of(PARCEL, OPEN), county.parts)[0].text
    assert "Beyond them" not in alone


def test_whom_to_ask_is_told_by_the_letter_where_the_question_does_not_say(starter):
    question = "How much does the bus there cost?"
    letters = {
        "My victim liaison officer wrote on the victim contact scheme.": "Victim Contact Scheme",
        "We are a charity in Hull.": "Strengthening Probation mailbox",
    }
    for told, name in letters.items():
        letter = Letter(question, (told,), told)
        answer = ask(question, starter.parts, letter=letter)
        assert answer.outcome is Outcome.NOT_IN_GUIDANCE
        assert name in {one.name for one in answer.contacts}


def test_what_a_reply_says_already_is_told_with_the_next_question(county):
    told = []

    def asking(question, letter, language, scope):
        told.append(letter.told)
        return AskInProcess(county.parts)(question, letter, language, scope)

    enquiry = enquiry_of(PASS, OPEN, DOGS)
    found = answered(enquiry, enquiry.questions, (), asking)
    first, last = found[0].answer.statements[0].text, found[2].answer.statements[0].text
    assert told == [(), (first,), (first,)]
    assert last != first


def test_another_question_is_pointed_to_once():
    question = long_answer("one", 3, 10)
    asked = (question, replace(question, question=FoundQuestion("two", "")))
    text = draft_of(enquiry_of("one", "two"), asked, ()).text
    assert text.count("The words quoted under question 1 may answer this too.") == 1


def test_what_answers_two_questions_is_quoted_once(county):
    again = "For how many days is a ferry pass valid?"
    draft, questions = draft_for(enquiry_of(PASS, again), county.parts)
    quote = questions[0].answer.statements[0].text
    assert quote == questions[1].answer.statements[0].text
    assert draft.text.count(quote) == 1
    assert "The words quoted under question 1 may answer this too." in draft.text
    assert (
        draft.text.index(quote) < draft.text.index("Question 2") < draft.text.index("answer this")
    )
