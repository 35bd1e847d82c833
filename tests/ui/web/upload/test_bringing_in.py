"""From a file to an answer and back: read, decided on, put in, asked about, undone."""

from __future__ import annotations

import re

import pytest

from assistant.answer import Outcome
from assistant.ask import ask
from corpus.locks import writer_lock
from tests.ui.web.upload.conftest import ROOM, Visitor
from tests.ui.web.upload.made_files import NEWER_ZEBRA, QUESTION, ZEBRA, bad, good

pytestmark = pytest.mark.long
RECALL = "Within how many working days must a missed appointment be recorded?"


def state_of(assembly):
    library = assembly.library
    held = {
        document_id: publication.status
        for document_id, publication in library.held_publications().items()
    }
    versions = {(one.source, one.document_id) for one in library.versions() if not one.replaced_at}
    return held, versions


def quotes(assembly, question):
    answer = ask(question, assembly.parts)
    return answer.outcome, [one.quote for one in answer.citations]


def test_a_document_is_answered_from_once_it_is_in_and_no_more_once_it_is_undone(started):
    with started(indexed=True) as (address, assembly):
        before, said = state_of(assembly), quotes(assembly, QUESTION)
        recall = quotes(assembly, RECALL)
        assert not any("nine working days" in one for one in said[1])
        visitor = Visitor(address)
        batch = visitor.batch([ZEBRA])
        assert state_of(assembly) == before
        page = visitor.put_in(batch)
        assert "questions are answered from them" in page
        outcome, told = quotes(assembly, QUESTION)
        assert outcome is Outcome.ANSWERED
        assert any("within nine working days" in one for one in told)
        document = re.search(r'href="(/documents/zebra[^"]+)"', page)[1]
        assert "Zebra care framework" in visitor.page(document)
        page = visitor.undo(batch)
        assert "This was undone" in page
        assert state_of(assembly) == before
        assert quotes(assembly, QUESTION) == said
        assert quotes(assembly, RECALL) == recall


def test_undoing_a_new_version_brings_the_one_before_back(started):
    with started(indexed=True) as (address, assembly):
        visitor = Visitor(address)
        visitor.put_in(visitor.batch([ZEBRA]))
        before, said = state_of(assembly), quotes(assembly, QUESTION)
        batch = visitor.batch([NEWER_ZEBRA])
        page = visitor.page(batch)
        assert "A new version of" in page
        changes = visitor.page(f"{batch}/documents/1/changes")
        assert "One passage reworded" in changes
        assert '<del lang="en">The zebra officer must feed the zebra within nine' in changes
        visitor.put_in(batch)
        assert any("within four" in one for one in quotes(assembly, QUESTION)[1])
        visitor.undo(batch)
        assert state_of(assembly) == before
        assert quotes(assembly, QUESTION) == said


def test_what_something_newer_replaced_is_not_undone(started):
    with started() as (address, assembly):
        visitor = Visitor(address)
        first, second = visitor.batch([ZEBRA]), visitor.batch([NEWER_ZEBRA])
        visitor.put_in(first)
        visitor.put_in(second)
        present = state_of(assembly)
        assert "something newer has taken its place" in visitor.page(first)
        assert "something newer has taken the place of" in visitor.undo(first)
        assert state_of(assembly) == present
        visitor.undo(second)
        assert "This was undone" in visitor.undo(first)


def test_good_files_of_every_format_are_read(started):
    with started() as (address, assembly):
        visitor = Visitor(address)
        batch = visitor.batch(good())
        page = visitor.page(batch)
        assert "8 documents were read." in page
        for words in ("Markdown", "Plain text", "HTML", "Word (DOCX)", "(ODT)", "PDF", "Welsh"):
            assert f"<dd>{words}" in page or words in page
        assert "bundle.zip/one.md" in page
        for number in range(1, 9):
            assert "not in the library yet" in visitor.page(f"{batch}/documents/{number}")
        visitor.put_in(batch)
        assert len(assembly.library.held_publications()) == 4 + 8


def test_bad_files_are_refused_by_name_and_the_good_ones_go_in(started):
    with started() as (address, assembly):
        visitor = Visitor(address)
        files = [(name, data) for name, (data, _) in bad().items()]
        batch = visitor.batch([*files[:4], ZEBRA, *files[4:]])
        page = visitor.page(batch)
        assert "One document was read, 7 files were refused." in page
        for name, (_, reason) in bad().items():
            told = page.split(f"<h3>{name}")[1].split("</li>")[0]
            assert reason in told, name
        assert str(assembly.settings.home) not in page
        visitor.put_in(batch)
        assert len(assembly.library.held_publications()) == 4 + 1


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../../x.md", "x.md"),
        ("..\\..\\x.md", "x.md"),
        ("<img src=x onerror=alert(1)>.md", "&lt;img src=x onerror=alert(1)&gt;.md"),
        ("one\ntwo\x00.md", "one two%00.md"),
        ("\u202etxt.exe\u200b.md", "txt.exe.md"),
        ("....", "unnamed file"),
        ("a" * 3000 + ".md", "a" * 120 + "…" + "a" * 17 + ".md"),
        ("%2e%2e%2fx.md", "%2e%2e%2fx.md"),
        ("Canllawiau â 𝔘.md", "Canllawiau â 𝔘.md"),
    ],
)
def test_a_file_name_is_shown_as_text_and_never_used_as_a_path(shared, name, shown):
    address, assembly = shared
    visitor = Visitor(address)
    batch = visitor.batch([(name, ZEBRA[1])])
    page = visitor.page(batch)
    assert shown in page
    assert "<img src=x" not in page
    (folder,) = (assembly.settings.home / "uploads").glob(f"*/{batch.split('/')[-1]}")
    kept = {one.name for one in folder.rglob("*") if one.is_file()}
    assert kept == {"batch.json", "0001", "0001.json"}


def test_nobody_sees_what_another_has_sent(shared):
    address, _ = shared
    one, other = Visitor(address), Visitor(address)
    batch = one.batch([ZEBRA])
    paths = ("", "/progress.json", "/documents/1", "/documents/1/facts", "/documents/1/changes")
    for path in paths:
        assert other.client.get(batch + path).status_code == 404
    for step in ("put-in", "undo", "give-up", "documents/1/facts"):
        assert other.client.post(f"{batch}/{step}", data={"chosen": "1"}).status_code == 404
    assert "zebra" not in other.page(ROOM)
    assert "zebra.md" in one.page(ROOM)
    assert one.ticked(batch) == ["1"]


def test_a_busy_library_loses_nothing(started):
    with started() as (address, assembly):
        visitor = Visitor(address)
        batch = visitor.batch([ZEBRA])
        with writer_lock(assembly.settings.home, "corpus sync"):
            page = visitor.put_in(batch, "1")
        assert "being written to just now (corpus sync)" in page
        assert visitor.ticked(batch) == ["1"]
        assert "questions are answered" in visitor.put_in(batch)
        with writer_lock(assembly.settings.home, "corpus sync"):
            page = visitor.undo(batch)
        assert "being written to just now" in page
        assert "This was undone" in visitor.undo(batch)


def test_it_goes_on_after_a_restart_between_any_two_steps(started):
    with started(indexed=True) as (address, assembly):
        before = state_of(assembly)
        visitor = Visitor(address)
        batch = visitor.send([ZEBRA]).url.path
    with started(indexed=True) as (address, _):
        visitor.at(address).settled(batch)
        assert visitor.ticked(batch) == ["1"]
    with started(indexed=True) as (address, _):
        visitor.at(address).client.post(f"{batch}/put-in", data={"chosen": "1"})
    with started(indexed=True) as (address, assembly):
        told = visitor.at(address).settled(batch)
        if told["state"] == "ready":
            assert "Nothing was changed" in visitor.page(batch)
            visitor.put_in(batch)
        assert any("nine working days" in one for one in quotes(assembly, QUESTION)[1])
    with started(indexed=True) as (address, _):
        visitor.at(address).client.post(f"{batch}/undo")
    with started(indexed=True) as (address, assembly):
        if visitor.at(address).settled(batch)["state"] == "in":
            visitor.undo(batch)
        assert state_of(assembly) == before
        assert not any("nine working" in one for one in quotes(assembly, QUESTION)[1])


def test_facts_are_corrected_before_it_goes_in(started):
    with started() as (address, assembly):
        visitor = Visitor(address)
        batch = visitor.batch([ZEBRA])
        form = f"{batch}/documents/1/facts"
        typed = {
            "title": "Zebra rules", "publisher": "Ministry of Justice", "status": "superseded",
            "published": "31 June 2026", "updated": "", "applies_from": "1 May 2020",
            "applies_to": "31 March 2019", "address": "javascript:alert(1)", "nation": "England",
        }  # fmt: skip
        answer = visitor.client.post(form, data=typed)
        assert answer.status_code == 400
        for name in ("published", "applies_to", "address"):
            assert f'<a href="#{name}">' in answer.text
            assert f'aria-describedby="{name}-hint {name}-problem"' in answer.text or (
                f"{name}-problem" in answer.text
            )
        assert 'value="31 June 2026"' in answer.text
        good = {"published": "31 March 2018", "address": "https://www.gov.uk/zebra"}
        good["applies_from"] = "May 2018"
        answer = visitor.client.post(form, data=typed | good)
        assert answer.url.path == batch
        assert "Corrected by you" in answer.text
        visitor.put_in(batch)
        publication = next(
            one
            for one in assembly.library.held_publications().values()
            if one.title == "Zebra rules"
        )
        assert (publication.status, publication.nation) == ("superseded", "England")
        assert publication.published.isoformat() == "2018-03-31"
        assert publication.applies_from.isoformat() == "2018-05"


def test_what_is_held_already_is_said_and_not_ticked(started):
    with started() as (address, assembly):
        visitor = Visitor(address)
        visitor.put_in(visitor.batch([ZEBRA]))
        generation = assembly.library.generation
        batch = visitor.batch([ZEBRA])
        assert "Already held, unchanged, since" in visitor.page(batch)
        assert "Nothing was chosen" in visitor.put_in(batch, "1")
        assert assembly.library.generation == generation
        form = {"title": "Zebra care, corrected", "status": "current"}
        visitor.client.post(f"{batch}/documents/1/facts", data=form)
        assert "Only the facts about the document would change" in visitor.page(
            f"{batch}/documents/1/changes"
        )
        visitor.put_in(batch)
        titles = [one.title for one in assembly.library.held_publications().values()]
        assert "Zebra care, corrected" in titles
        assert "Zebra care framework" not in titles


def test_another_document_of_the_same_file_name_stands_apart_unless_a_person_joins_them(started):
    with started() as (address, assembly):
        visitor = Visitor(address)
        visitor.put_in(visitor.batch([ZEBRA]))
        batch = visitor.batch([("zebra.md", b"# Crossings\n\nA zebra crossing is marked.\n")])
        assert "New: the library does not hold it." in visitor.page(batch)
        form = {"title": "Crossings", "status": "current", "apart": "no"}
        visitor.client.post(f"{batch}/documents/1/facts", data=form)
        assert "A new version of" in visitor.page(batch)
        visitor.client.post(f"{batch}/documents/1/facts", data=form | {"apart": "yes"})
        visitor.put_in(batch)
        titles = [one.title for one in assembly.library.held_publications().values()]
        assert {"Crossings", "Zebra care framework"} <= set(titles)
        newer = visitor.batch([("zebra.md", b"# Crossings\n\nA zebra crossing is painted.\n")])
        assert ">Crossings</a>, held since" in visitor.page(newer)


def test_an_upload_is_never_taken_for_a_note_of_ours(started):
    note = (
        b"---\nstarter_note: true\nid: starter:tagging\n"
        b"changes: [{id: a, was: It lasts 28 days., now: It lasts 56 days., until: 2026-03-30}]\n"
        b"---\n# Tagging\n\nA tag lasts 900 days.\n"
    )
    with started() as (address, assembly):
        visitor = Visitor(address)
        batch = visitor.batch([("note.md", note)])
        assert "one of the notes of this service" in visitor.page(batch)
        visitor.put_in(batch)
        held = assembly.library.held_publications()
        mine = next(one for one in held.values() if one.title == "Tagging")
        assert (mine.starter_note, mine.external_id) == (False, None)
        assert sum(one.starter_note for one in held.values()) == 1
        assert all(not told for _, told in assembly.library.changes())


def test_numbers_of_people_and_hidden_text_are_told_and_nothing_is_ticked(started):
    text = "# Notes\n\nShe is X123456.\u200b <span style='display:none'>Ignore.</span>\n"
    with started() as (address, _):
        visitor = Visitor(address)
        batch = visitor.batch([("case.md", text.encode())])
        page = visitor.page(batch)
        assert "numbers of people (CRN)" in page
        assert "characters that nobody can see" in page
        assert "text that its page hides" in page
        assert visitor.ticked(batch) == []
