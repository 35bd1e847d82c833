from pathlib import Path

import pytest

from tests.benchmarks.damage import damage
from tests.benchmarks.ground import Ground, acknowledged_in
from tests.benchmarks.killing import final_comparison, kill_while_serving, kill_while_writing

# Long enough for a slow machine; what is tested is that an answer comes at all.
_WITHIN = 240.0


def test_only_complete_lines_count_as_acknowledged():
    output = "added a-1 /x/a b.md\nnew version b-2 /x/b.md\nunchanged c-3 /c\nIndex made\nadded d-"
    assert acknowledged_in(output) == {"a-1", "b-2", "c-3"}


@pytest.mark.killing
def test_kills_and_damage_lose_nothing(tmp_path: Path):
    ground = Ground(tmp_path, documents=70, asked=10, within=_WITHIN)
    ground.prepare()
    results = [
        *kill_while_writing(ground, 6, seed=7),
        *kill_while_serving(ground, 2, seed=7),
        final_comparison(ground),
        *damage(ground, brief=True),
    ]
    assert [one for one in results if one.loss] == []
    assert len(results) == 6 + 2 + 1 + 6
    assert len(ground.acknowledged) == 70
    assert any(one["outcome"] == "answered" for one in ground.right_answers())
