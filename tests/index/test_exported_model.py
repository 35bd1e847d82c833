"""The contract of an embedder, over the real one and the fake one of the tests."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from index.exported_model import Embedder, ExportedModel, ExportNote, sample_text
from tests.index.fakes import WordOverlapEmbedder
from tests.index.probation_notes import NOTES

_TEXTS = [*NOTES.values()][:9]


@pytest.fixture(params=["real", "fake"])
def each(request: pytest.FixtureRequest) -> Embedder:
    if request.param == "fake":
        return WordOverlapEmbedder()
    real: Embedder = request.getfixturevalue("embedder")
    return real


def test_one_row_of_unit_length_a_text(each: Embedder) -> None:
    for embed in (each.embed_passages, each.embed_questions):
        vectors = embed([*_TEXTS, "", "the"])
        assert vectors.dtype == np.float32
        assert vectors.shape == (len(_TEXTS) + 2, each.identity.dimension)
        assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts_give_no_rows(each: Embedder) -> None:
    assert each.embed_passages([]).shape == (0, each.identity.dimension)
    assert each.count_tokens([]) == []


def test_a_vector_does_not_depend_on_its_batch(each: Embedder) -> None:
    together = each.embed_passages([*_TEXTS, "word " * 400, "recall"])
    alone = np.vstack([each.embed_passages([one]) for one in [*_TEXTS, "word " * 400, "recall"]])
    backwards = each.embed_passages(["recall", "word " * 400, *reversed(_TEXTS)])[::-1]
    assert np.abs(together - alone).max() < 1e-5
    assert np.abs(together - backwards).max() < 1e-5


def test_the_same_text_has_the_same_vector_again(each: Embedder) -> None:
    assert np.array_equal(each.embed_passages(_TEXTS), each.embed_passages(_TEXTS))


def test_what_is_said_alike_lies_near(each: Embedder) -> None:
    question = each.embed_questions(["who must approve a recall request"])[0]
    near, far = each.embed_passages(
        ["A senior manager must approve each request for recall.", "The tag shows the curfew."]
    )
    assert question @ near > question @ far + 0.2


def test_what_lies_past_the_limit_is_not_read(each: Embedder) -> None:
    limit = each.identity.token_limit
    read, unread = "recall " * limit, "recall " * limit + "victim contact"
    assert np.array_equal(each.embed_passages([read]), each.embed_passages([unread]))
    short = "recall " * (limit // 2)
    assert not np.allclose(
        each.embed_passages([short]), each.embed_passages([short + "victim " * 20])
    )


def test_tokens_of_parts_add_up(each: Embedder) -> None:
    words = ["A manager approves", "the recall of s. 244ZA", "within 24 hours."]
    parts = each.count_tokens(words)
    assert all(size >= len(one.split()) for size, one in zip(parts, words, strict=True))
    assert each.count_tokens([" ".join(words), "\n".join(words)]) == [sum(parts)] * 2
    assert each.count_tokens(["", " \n"]) == [0, 0]
    assert each.count_tokens(["recall " * 900])[0] >= 900


def test_the_identity_stays_the_same(each: Embedder) -> None:
    assert each.identity == each.identity
    assert each.identity.fingerprint
    assert each.identity.token_limit == 256


def test_prompts_of_a_model_are_put_before_questions_and_passages(
    models_folder: Path, embedder: Embedder, tmp_path: Path
) -> None:
    (export,) = models_folder.iterdir()
    shutil.copytree(export, tmp_path / "export")
    note = tmp_path / "export" / "note.json"
    told = json.loads(note.read_text())
    told["prompts"] = {"query": "question: ", "document": "text: "}
    note.write_text(json.dumps(told))
    prompted = ExportedModel(tmp_path / "export", threads=1)
    bare = embedder.embed_passages(["question: recall", "text: recall"])
    assert np.allclose(prompted.embed_questions(["recall"])[0], bare[0], atol=1e-6)
    assert np.allclose(prompted.embed_passages(["recall"])[0], bare[1], atol=1e-6)


def test_a_model_that_answers_its_sample_wrong_is_refused(
    models_folder: Path, embedder: Embedder, tmp_path: Path
) -> None:
    (export,) = models_folder.iterdir()
    shutil.copytree(export, tmp_path / "export")
    note = ExportNote.read(tmp_path / "export" / "note.json")
    assert np.allclose(embedder.embed_passages([sample_text()])[0], note.sample, atol=1e-5)
    ExportNote(note.identity, note.origin, [*note.sample[1:], 0.0]).write(
        tmp_path / "export" / "note.json"
    )
    with pytest.raises(ValueError, match="differs from the original by"):
        ExportedModel(tmp_path / "export", threads=1)


def test_a_note_comes_back_as_it_was_written(tmp_path: Path, embedder: Embedder) -> None:
    note = ExportNote(embedder.identity, {"model": "é", "files": {"a": [1, 2]}}, [0.5], {"q": "p"})
    note.write(tmp_path / "note.json")
    assert ExportNote.read(tmp_path / "note.json") == note
