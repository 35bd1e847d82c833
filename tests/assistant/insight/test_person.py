"""Everything of one person is given out as JSON, and deleted; nobody else's is."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from assistant.assembly import Assembly
from assistant.helpdesk.reply.kept import Act, Tick, Work
from assistant.helpdesk.reply.store import Change
from assistant.insight.room import InsightRoom
from assistant.records.feedback import Reason, Verdict
from assistant.records.rows import now
from assistant.training.grounds import Grounds
from assistant.training.quoting import grounds_at
from assistant.training.store import PackEntry
from corpus.document import Document
from tests.assistant.helpdesk.reply.enquiries import enquiry_of
from tests.assistant.insight.kept_questions import keep
from tests.assistant.training.made_up_pack import circular, made_up_pack
from tests.assistant.training.made_up_pack import handbook as training_handbook


@pytest.fixture
def pack(assembly: Assembly) -> PackEntry:
    """A pack of Ann's, in which Ann and Bob take part."""

    def quote(document: Document, words: str) -> Grounds:
        start = document.text.index(words)
        shelved = assembly.parts.documents.take(document.id)
        return grounds_at(assembly.parts, shelved, [(start, start + len(words))])

    packs = assembly.training.packs
    kept = packs.keep("ann", made_up_pack(training_handbook(), circular(), quote))
    opened = packs.open(packs.share("ann", kept.id))
    assembly.training.learners.begin(opened, "ann", "Annabella")
    assembly.training.learners.begin(opened, "bob", "Bobby")
    return packs.entries("ann")[0]


def files_of(room: InsightRoom, owner: str) -> dict[str, dict]:
    with zipfile.ZipFile(io.BytesIO(room.people.export(owner))) as archive:
        return {one: json.loads(archive.read(one)) for one in archive.namelist()}


def test_everything_is_given_out(assembly: Assembly, room: InsightRoom, pack: PackEntry) -> None:
    kept = keep(assembly.records, ["Ann’s first?", "Ann’s second?"])
    keep(assembly.records, ["Bob’s?"], owner="bob")
    assembly.feedback.give("ann", kept, 2, Verdict.NOT_HELPFUL, [Reason.WRONG], "No.")
    files = files_of(room, "ann")
    assert set(files) == {
        "about.json", "learning.json", f"conversations/{kept}.json", f"packs/{pack.id}.json"
    }  # fmt: skip
    told = files[f"conversations/{kept}.json"]
    assert [one["question"] for one in told["questions"]] == ["Ann’s first?", "Ann’s second?"]
    assert told["questions"][0]["answer"]["wording"] == "Nothing held answers this."
    (said,) = told["feedback"]
    assert (said["turn"], said["reasons"], said["line"]) == (2, ["wrong"], "No.")
    assert files["learning.json"]["taken_part_in"][0]["name"] == "Annabella"
    assert "Bob" not in json.dumps(files, ensure_ascii=False)
    count = room.people.kept("ann")
    assert (count.conversations, count.questions, count.feedback) == (1, 2, 1)
    assert (count.packs, count.learners) == (1, 1)


def test_everything_is_deleted_and_nothing_of_others(
    assembly: Assembly, room: InsightRoom, pack: PackEntry
) -> None:
    kept = keep(assembly.records, ["zanzibarian bees?", "zanzibarian hives?"])
    others = keep(assembly.records, ["Bob’s wasps?"], owner="bob")
    for owner, one in (("ann", kept), ("bob", others)):
        assembly.feedback.give(owner, one, 1, Verdict.NOT_HELPFUL, line=f"{owner} says velocity")
    room.renew()
    assert [one.id for one in assembly.training.packs.entries("ann")] == [pack.id]
    assert room.people.delete("ann").packs == 1
    assert room.people.kept("ann").is_nothing
    assert set(files_of(room, "ann")) == {"about.json"}
    assert len(list(assembly.feedback.all())) == 1
    assert [one.turn_count for one in assembly.conversations.entries("bob")] == [1]
    for path in assembly.settings.home.glob("records.sqlite3*"):
        content = path.read_bytes()
        assert b"zanzibarian" not in content, path.name
        assert b"Annabella" not in content, path.name
        assert b"ann says" not in content, path.name
    assert assembly.training.packs.entries("ann") == []


def test_what_a_colleague_did_at_the_helpdesk_is_given_out_and_unnamed(
    assembly: Assembly, room: InsightRoom
) -> None:
    enquiries = assembly.helpdesk.enquiries
    mine = enquiries.keep(enquiry_of("Who feeds the bees?", subject="Bees"), by="Xanthe Quill")
    enquiries.keep(enquiry_of("Who feeds the wasps?"), by="Bob")
    given = Change("Bob", Act.ASSIGNED, note="Xanthe Quill", person="Xanthe Quill")
    kept = enquiries.change(mine.id, 1, given)
    ticked = Work(ticks=(Tick("words", "agreed", "Xanthe Quill", now()),))
    enquiries.change(mine.id, kept.version, Change("xanthe  quill", Act.TICKED, work=ticked))
    with zipfile.ZipFile(io.BytesIO(room.people.export("", "Xanthe Quill"))) as archive:
        (told,) = json.loads(archive.read("helpdesk.json"))["worked_on"]
    assert (told["id"], told["subject"]) == (mine.id, "Bees")
    assert [one["act"] for one in told["done"]] == ["received", "ticked"]
    assert room.people.delete("", "Xanthe Quill").enquiries == 1
    after = enquiries.get(mine.id)
    (number,) = {one.by for one in after.history} - {"Bob"}
    assert number.startswith("colleague ")
    assert [one.act for one in after.history] == [Act.RECEIVED, Act.ASSIGNED, Act.TICKED]
    assert (after.person, after.history[1].note, after.ticks[0].by) == (number, number, number)
    for path in assembly.settings.home.glob("records.sqlite3*"):
        assert b"uill" not in path.read_bytes(), path.name


def test_nothing_is_kept_of_a_stranger(room: InsightRoom) -> None:
    assert room.people.kept("").is_nothing
    assert room.people.delete("nobody").is_nothing
