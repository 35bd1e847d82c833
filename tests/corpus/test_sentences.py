from __future__ import annotations

import random

import pytest

from corpus.sentences import sentence_spans


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Recall under s. 244ZA needs approval.",
        "See para. 3.2 of the policy.",
        "See paras. 3.2 and 4 of the policy.",
        "Use form No. 4 for this.",
        "Use forms Nos. 4 and 5 for this.",
        "Check contacts, e.g. Police or housing.",
        "The owner, i.e. The Secretary of State, decides.",
        "Ask Mr. Jones or Dr. Patel first.",
        "Ask Mr Jones first.",
        "The letter by J. Smith stands.",
        "The letter by J. R. Smith stands.",
        "H.M. Prison and Probation Service decides.",
        "The letter by J.R. Smith stands.",
        "PI 04/2016 applies to all cases.",
        "The rate is 3.5 hours and no more.",
        "The fee of £1.20 Is not refunded.",
        "On 3 Jan. 2021 the rules changed.",
        "In R v. Jones the court agreed.",
        "It lasts approx. 20 days.",
        "vol. 2 is about recall.",
        "1. Recall is the return to custody.",
        "Reports, plans, etc. are kept.",
        "Visit www.gov.uk/recall for more.",
        "the rest is small... and goes on.",
    ],
)
def test_is_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("It came into force in 2021.", "The rules before it lapsed."),
        ("Bring reports, plans, etc.", "The court needs them."),
        ("Smith et al.", "The study was small."),
        ("This is under PI 04/2016.", "It was replaced."),
        ("Is a recall needed?", "Ask a manager."),
        ("Stop!", "Ask first."),
        ("Wait…", "The court sits."),
        ("May I recall at once?", "No."),
        ("The answer is no.", "The manager decides."),
        ("He said “wait.”", "Then he left."),
        ('She asked, "Is it lawful?"', "It was."),
        ("(See the annex.)", "The rest follows."),
        ("[This was added.]", "The rest follows."),
        ("It ends here.", "“Quoted words” begin."),
        ("It ends here.", "(An aside.)"),
        ("It costs money.", "£100 is usual."),
        ("There are rules.", "12 of them are new."),
        ("It rose by 3.5.", "The rest fell."),
        ("So must I.", "The rest may not."),
        ("Act within two working days.", "In an emergency act at once."),
        ("This is how we do it in the U.K. today.", "Elsewhere it differs."),
    ],
)
def test_are_two_sentences(first: str, second: str) -> None:
    assert sentences(f"{first} {second}") == [first, second]
    assert sentences(f"{first}\n {second}") == [first, second]


def test_looks_only_between_start_and_end() -> None:
    text = "Before. First one. Second one. After."
    start, end = text.index("First"), text.index(" After")
    assert [text[a:b] for a, b in sentence_spans(text, start, end)] == ["First one.", "Second one."]


def test_an_end_inside_a_word_bounds_the_last_sentence() -> None:
    assert sentence_spans("One. Two. Three", 0, 7) == [(0, 4), (5, 7)]


@pytest.mark.parametrize("text", ["", " ", "\n\t "])
def test_white_space_has_no_sentences(text: str) -> None:
    assert sentence_spans(text) == []


_PARTS = (
    *".?!…\"'”’)]([“‘£•- \n\t",
    *("A", "b", "7", "é", "𝔸", "\u00a0", "s.", "No.", "e.g.", "etc.", "I.", "Dr.", "3.2", "2021."),
    *(" The", " the", " 4", "...", "?!", '."', ".)", "  "),
)


@pytest.mark.parametrize("seed", range(300))
def test_spans_leave_out_nothing_but_white_space(seed: int) -> None:
    pick = random.Random(seed)
    text = "".join(pick.choices(_PARTS, k=pick.randint(0, 120)))
    start = pick.randint(0, len(text))
    end = pick.randint(start, len(text))
    at = start
    for first, last in sentence_spans(text, start, end):
        assert at <= first < last <= end
        assert not text[at:first].strip()
        assert text[first:last] == text[first:last].strip()
        at = last
    assert not text[at:end].strip()
