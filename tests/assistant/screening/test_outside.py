"""What the guidance is not for is marked, and small talk is told from questions."""

from __future__ import annotations

import pytest

from assistant.screening.outside import outside, subjects
from assistant.screening.vague import is_greeting, is_thanks, is_vague
from assistant.wording import wording_for

MARKED = {
    "scotland": """
tell me the probation policy in Scotland for CPOs
how does parole work in scotland
what is a community payback order
scottish licence conditions
whats the sheriff court do
""",
    "northern_ireland": """
what does PBNI do
probation in northern ireland
supervision of orders in Belfast
""",
    "other_country": """
how does parole work in america
probation officers in France
what is the law on tagging in Canada
american parole rules
""",
    "youth_justice": """
what is a youth rehabilitation order
can a 16 year old get a referral order
detention and training order length
what does the YOT do
secure training centre rules
who works with under 18s
""",
    "staff_terms": """
how many days annual leave do PSOs get
pay scale for POs
how do i claim mileage
what is the pension scheme
when do we get paid
what is the sick pay policy
how much does a probation officer earn
do we get paid double for bank holidays
are bank holidays off if i am part time
""",
    "computer_support": """
i forgot my password
ndelius is down
my laptop wont turn on
cant log in to oasys
whats the it helpdesk number
""",
    "chat": """
tell me a joke
whats the weather like today
write me a poem about probation
who won the match last night
are you a robot
what time is it
""",
}
INSIDE = """
are young adults assessed differently
what happens to relevant young offenders on recall
how does transfer from youth to adult services work
case transferred from YOT at 18, when is the first appointment
what is home detention curfew
compensation orders and wages
can a person on licence travel to france
how are foreign national offenders from other countries deported
how does a pop check in online with his online probation account password
what is the joke about risk of harm
do victims aged 16 join the scheme
can he see his 12 year old daughter, is it contact with children
what is probation in Wales
which regions are there in England
how is payment of a fine enforced
what is a payback project
is it cold weather payment
the hostel wifi rules for a person on a tag
what counts as leave under ROTL
what is the time in custody before release
what is the population supervised by probation
can unpaid work be cancelled for bad weather today
a licence condition not to attend football fixtures
do we translate a licence into polish
released friday afternoon, bank holiday monday. when must i see him by
he was under 18 when sentenced
any exemptions from the 56 day recall, eg under 18s
i cant get into another record, it says access is limited
""".strip().splitlines()


@pytest.mark.parametrize(
    ("name", "question"),
    [(name, one) for name, lines in MARKED.items() for one in lines.strip().splitlines()],
)
def test_a_subject_outside_is_marked(name: str, question: str) -> None:
    found = outside(question)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("question", INSIDE)
def test_a_subject_inside_is_not(question: str) -> None:
    assert outside(question) is None


def test_only_small_talk_is_hopeless() -> None:
    assert [one.name for one in subjects() if one.hopeless] == ["chat"]


def test_every_subject_has_its_wording() -> None:
    assert all(wording_for(one.wording) for one in subjects())


def test_guidance_that_names_a_subject_is_recognised() -> None:
    scotland = next(one for one in subjects() if one.name == "scotland")
    assert scotland.is_named_in("An order can be transferred to Scotland.")
    assert not scotland.is_named_in("An order can be transferred to Wales.")


@pytest.mark.parametrize("text", ["hi", "Hello there!", "good morning", "thanks", "ok ta"])
def test_greetings(text: str) -> None:
    assert is_greeting(text)


@pytest.mark.parametrize(
    "text",
    [
        *("thanks", "grate thx", "great thank you", "perfect, thats all i needed now cheers"),
        *("lovely, thanks for your help", "ok that makes sense thanks", "Diolch yn fawr iawn"),
    ],
)
def test_thanks(text: str) -> None:
    assert is_thanks(text)


@pytest.mark.parametrize(
    "text",
    [
        *("ok", "yes", "is that all", "thanks, and for women?", "great and who signs it"),
        *("is that helpful to the court", "thank you letters", "so is it all clear now"),
    ],
)
def test_what_goes_on_or_only_agrees_is_no_thanks(text: str) -> None:
    assert not is_thanks(text)


@pytest.mark.parametrize(
    "text", ["what do i do", "can you help me?", "how long", "is this right", "i have a question"]
)
def test_vague_questions(text: str) -> None:
    assert is_vague(text)
    assert not is_greeting(text)


@pytest.mark.parametrize(
    "text", ["recall?", "how long is recall", "what is MAPPA", "hi what is an SDR"]
)
def test_a_single_word_of_the_field_is_enough(text: str) -> None:
    assert not is_vague(text)
