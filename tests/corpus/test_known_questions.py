import json
import re
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from corpus.errors import UnreadableFile
from corpus.formats.markdown_note import read_markdown
from corpus.known_questions import (
    KnownQuestion,
    bundled_known_questions,
    read_known_questions,
    read_list,
)
from corpus.section import sections_of

_LIST = """
Written down by the duty desk.

# Kite permits

## Who signs a permit

- who signs for kites
* sign off kite permit, who?

Nothing was asked of the fees so far.

### Lost permits ###
+ lost my permit

# Barrows
## How many barrows
- barrows how many
"""
_CASES = Path(__file__).parents[1] / "evaluation"


def test_questions_stand_under_document_and_heading() -> None:
    assert read_known_questions(_LIST, "desk.md") == [
        KnownQuestion("Kite permits", "Who signs a permit", "who signs for kites"),
        KnownQuestion("Kite permits", "Who signs a permit", "sign off kite permit, who?"),
        KnownQuestion("Kite permits", "Lost permits", "lost my permit"),
        KnownQuestion("Barrows", "How many barrows", "barrows how many"),
    ]


@pytest.mark.parametrize("text", ["- who signs", "# Kites\n- who signs", "## Fees\n- what fee"])
def test_a_question_without_its_place_is_told_by_its_line(text: str) -> None:
    with pytest.raises(UnreadableFile, match=r"desk\.md: the question in line \d stands under no"):
        read_known_questions(text, "desk.md")


def test_a_heading_ends_with_its_document() -> None:
    with pytest.raises(UnreadableFile, match="line 4"):
        read_known_questions("# Kites\n## Fees\n# Barrows\n- how many", "desk.md")


def test_a_file_is_read_with_a_mark_at_its_start_and_refused_in_another_code(
    tmp_path: Path,
) -> None:
    path = tmp_path / "desk.md"
    path.write_bytes("\ufeff# Kites\n## Fees\n- pris y caniatâd?\n".encode())
    assert read_list(path) == [KnownQuestion("Kites", "Fees", "pris y caniatâd?")]
    path.write_bytes("# Kites\n## Fees\n- pris y caniatâd?\n".encode("latin-1"))
    with pytest.raises(UnreadableFile, match="UTF-8"):
        read_list(path)


def test_every_bundled_question_has_its_place_in_a_note() -> None:
    held: set[tuple[str, str]] = set()
    with as_file(files("corpus").joinpath("starter")) as folder:
        for path in sorted(folder.glob("*.md")):
            data = path.read_bytes()
            document = read_markdown(data, data.decode(), name=path.name, source=path.name)
            held |= {
                (document.publication.title, section.trail[-1])
                for section in sections_of(document)
                if section.trail
            }
    asked = {(one.title, one.heading) for one in bundled_known_questions()}
    assert len(asked) > 400
    assert asked - held == set()


def test_no_bundled_question_is_one_of_the_cases_that_measure() -> None:
    plain = re.compile(r"\W+")
    known = {plain.sub(" ", one.question.lower()).strip() for one in bundled_known_questions()}
    for path in sorted(_CASES.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            question = json.loads(line).get("question", "")
            assert plain.sub(" ", question.lower()).strip() not in known, question
