"""The `.eml` file of a reply, read again with the parser that mail programs have in common."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser

import pytest

from tests.ui.export.made_replies import HANDBOOK, reply
from ui.export.helpdesk.files import ReplyFile, reply_as_file
from ui.export.helpdesk.mail_file import as_mail, as_plain_text
from ui.export.helpdesk.reply import WrittenReply, paragraphs_of, reply_subject


def opened(made: WrittenReply) -> EmailMessage:
    mail = message_from_bytes(as_mail(made), policy=default)
    assert isinstance(mail, EmailMessage)
    assert not mail.defects
    return mail


def part(mail: EmailMessage, kind: str) -> str:
    found = mail.get_body((kind,))
    assert found is not None
    assert found.get_content_charset() == "utf-8"
    return str(found.get_content())


class Text(HTMLParser):
    """The text of a page, and the tags in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.said += data


def test_it_is_a_draft_in_its_thread_and_names_nobody() -> None:
    mail = opened(reply())
    assert mail["Subject"] == "Re: When is the first appointment?"
    assert mail["X-Unsent"] == "1"
    assert mail["In-Reply-To"] == "<asked-1@example.org>"
    assert mail["References"].split() == [
        *("<first@example.org>", "<second@example.org>"),
        "<asked-1@example.org>",
    ]
    for header in ("To", "Cc", "Bcc", "From", "Sender", "Date", "Message-ID"):
        assert header not in mail


def test_plain_text_and_html_say_the_same() -> None:
    mail = opened(reply())
    assert mail.get_content_type() == "multipart/alternative"
    plain, html = part(mail, "plain"), Text(part(mail, "html"))
    assert "“First appointment”" in plain
    title = "Re: When is the first appointment?"
    assert "".join(plain.split()) == "".join(html.said.replace(title, "", 1).split())
    assert ("a", {"href": HANDBOOK}) in html.tags
    assert plain.replace("\r\n", "\n") == as_plain_text(reply())


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("see https://a.example.org/x.", "https://a.example.org/x"),
        ("(https://a.example.org/x?y=1&z=2)", "https://a.example.org/x?y=1&amp;z=2"),
        ("“https://a.example.org/x”, page 3", "https://a.example.org/x"),
        ("https://a.example.org/a,b#c)", "https://a.example.org/a,b#c"),
    ],
)
def test_addresses_in_the_text_can_be_followed(said: str, address: str) -> None:
    html = part(opened(reply(paragraphs=(said,))), "html")
    assert f'<a href="{address}">{address}</a>' in html


@pytest.mark.parametrize("said", ["javascript:alert(1)", "http://", "https://[x", "ftp://a.org/b"])
def test_nothing_else_can_be_followed(said: str) -> None:
    assert "<a" not in part(opened(reply(paragraphs=(said,))), "html")


def test_a_reply_to_a_pasted_message_begins_a_thread() -> None:
    mail = opened(reply(message_id="", references=()))
    assert "In-Reply-To" not in mail
    assert "References" not in mail


@pytest.mark.parametrize(
    "wrong",
    ["no brackets@example.org", "<two@a.org> <ids@b.org>", "<a@b>\r\nBcc: x@example.org", "<>"],
)
def test_what_is_no_id_starts_no_header(wrong: str) -> None:
    assert "In-Reply-To" not in opened(reply(message_id=wrong))
    mail = opened(reply(references=(wrong, "<second@example.org>")))
    assert mail["References"].split() == ["<second@example.org>", "<asked-1@example.org>"]
    assert "Bcc" not in mail


def test_a_long_thread_keeps_its_beginning_and_its_end() -> None:
    long = tuple(f"<{'x' * 200}{number}@example.org>" for number in range(60))
    made = as_mail(reply(references=long))
    ids = opened(reply(references=long))["References"].split()
    assert len(ids) == 20
    assert ids[0] == long[0]
    assert ids[-2:] == [long[-1], "<asked-1@example.org>"]
    assert max(map(len, made.split(b"\r\n"))) < 998


def test_no_word_of_a_mail_is_markup_or_a_header() -> None:
    hostile = "<script>alert(1)</script> & </p><img src=x>"
    turned = "pay \u202e0001\u202c now"
    made = reply(
        subject=f"Re: {hostile}\r\nBcc: x@example.org",
        paragraphs=paragraphs_of(f"{hostile}\n\n{turned}"),
    )
    mail = opened(made)
    assert "Bcc" not in mail
    html = Text(part(mail, "html"))
    assert {tag for tag, _ in html.tags} <= {"html", "head", "meta", "title", "body", "p", "br"}
    assert hostile in html.said
    assert "pay 0001 now" in html.said
    assert "\u202e" not in part(mail, "plain")


@pytest.mark.parametrize(
    ("asked", "subject"),
    [
        ("Curfew hours", "Re: Curfew hours"),
        ("RE: Curfew hours", "Re: Curfew hours"),
        ("re: RE: Re[2]: Curfew hours", "Re: Curfew hours"),
        ("Ateb: Oriau cyrffyw", "Re: Oriau cyrffyw"),
        ("Recall of a person", "Re: Recall of a person"),
        ("FW: Curfew hours", "Re: FW: Curfew hours"),
        ("  \n", "Re:"),
    ],
)
def test_a_subject_says_once_that_it_answers(asked: str, subject: str) -> None:
    assert reply_subject(asked) == subject


def test_an_empty_line_parts_paragraphs_and_lines_stay() -> None:
    typed = "Dear Sam,\r\n\r\nOne\r\ntwo\r\n \r\n\r\n\r\nthree  \r\n"
    assert paragraphs_of(typed) == ("Dear Sam,", "One\ntwo", "three")


def test_a_file_has_a_plain_name() -> None:
    made = reply_as_file(reply(), ReplyFile.MAIL)
    assert made.name == "re-when-is-the-first-appointment-2026-05-04.eml"
    assert made.media_type == "message/rfc822"
    assert b"X-Unsent: 1" in made.content
