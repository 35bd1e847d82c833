"""Everybody sees, takes away and deletes what is kept of them, and of nobody else."""

from __future__ import annotations

import io
import json
import zipfile

from tests.assistant.insight.kept_questions import keep


def test_one_sees_and_takes_away_ones_own(insight, somebody):
    ann, bob = somebody(), somebody()
    keep(insight.assembly.records, ["Ann’s only question?"], owner=ann.owner)
    keep(insight.assembly.records, ["Bob’s question?", "Bob’s other?"], owner=bob.owner)
    page = ann.text("/insight/yours")
    assert ann.owner in page
    assert bob.owner not in page
    answer = ann.get("/insight/yours/export.zip")
    assert answer.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        files = {one: json.loads(archive.read(one)) for one in archive.namelist()}
    assert len(files) == 2
    assert "Ann’s only question?" in json.dumps(files, ensure_ascii=False)
    assert "Bob" not in json.dumps(files, ensure_ascii=False)


def test_one_deletes_ones_own(insight, somebody):
    ann, bob = somebody(), somebody()
    for one in (ann, bob):
        keep(insight.assembly.records, ["A question?"], owner=one.owner)
    deleted = ann.post("/insight/yours/delete")
    assert "has been deleted" in deleted.text
    assert "Nothing is kept of you." in ann.text("/insight/yours")
    assert insight.room.people.kept(bob.owner).conversations == 1


def test_another_site_cannot_delete_it(insight, somebody):
    ann = somebody(origin="https://elsewhere.example")
    keep(insight.assembly.records, ["A question?"], owner=ann.owner)
    assert ann.post("/insight/yours/delete").status_code == 403
    assert insight.room.people.kept(ann.owner).conversations == 1


def test_the_conversations_lead_there(person):
    assert 'href="/insight/yours"' in person.text("/conversations")
