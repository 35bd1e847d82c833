"""Whom a question is for, by its words."""

from __future__ import annotations

import pytest

from assistant.contacts import Contacts, read_contacts

GENERAL = "Strengthening Probation mailbox"


@pytest.fixture(scope="module")
def contacts() -> Contacts:
    return Contacts(read_contacts())


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("who deals with a bid for the dynamic framework", ["Probation commercial team"]),
        ("Which mailbox takes complaints?", ["Regional complaints mailboxes"]),
        (
            "complained already and still unhappy, what now",
            ["Prisons and Probation Ombudsman", "Regional complaints mailboxes"],
        ),
        ("how do I get a copy of my records", ["HMPPS personal information charter"]),
        ("my online probation account is locked", ["Probation accounts team"]),
        ("sut mae gwneud cwyn am swyddog prawf", ["Regional complaints mailboxes"]),
        ("do probation officers need a degree", [GENERAL]),
        ("how fast must recall papers be sent by the probation practitioner", [GENERAL]),
    ],
)
def test_a_contact_is_named_for_what_it_is_there_for(
    contacts: Contacts, question: str, names: list[str]
) -> None:
    assert [one.name for one in contacts.asked_for(question)] == names


def test_nobody_is_named_where_the_general_mailbox_is_no_place(contacts: Contacts) -> None:
    assert contacts.asked_for("where does he live", general=False) == ()


def test_every_contact_but_the_first_says_what_questions_it_takes() -> None:
    first, *others = read_contacts()
    assert not first.about
    for one in others:
        assert one.about
        assert all(one.about), one.contact.name


def test_without_contacts_nobody_is_named() -> None:
    assert Contacts(()).asked_for("who deals with complaints") == ()
