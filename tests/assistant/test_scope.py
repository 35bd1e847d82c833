"""What a question is narrowed to is all that is searched, quoted and corrected by."""

from __future__ import annotations

import pytest

from assistant.scope import Family, Nation, Scope, applies_in, family_of
from corpus.publication import Publication


@pytest.mark.parametrize(
    ("stated", "nation", "applies"),
    [
        (None, Nation.WALES, True),
        ("England and Wales", Nation.WALES, True),
        ("England", Nation.WALES, False),
        ("Wales", Nation.ENGLAND, False),
        ("United Kingdom", Nation.WALES, True),
        ("Scotland", Nation.ENGLAND, False),
        ("New South Wales", Nation.ENGLAND, False),
    ],
)
def test_a_nation_leaves_out_what_applies_elsewhere_only(stated, nation, applies) -> None:
    assert applies_in(Publication("T", nation=stated), nation) is applies


def test_a_kind_that_is_not_known_is_guidance() -> None:
    assert family_of(Publication("T")) is Family.POLICY
    assert family_of(Publication("T", kind="Act")) is Family.LAW
    assert family_of(Publication("T", kind="inspection report")) is Family.REPORTS
    assert family_of(Publication("T", kind="article")) is Family.OTHER
    assert family_of(Publication("T", kind="act", starter_note=True)) is Family.STARTER_NOTES


def test_a_scope_admits_what_all_of_its_choices_admit() -> None:
    law = Publication("Act", kind="act", nation="England")
    note = Publication("Note", starter_note=True)
    assert not Scope().is_narrowed
    assert Scope().admits("a", note)
    assert not Scope(only_official=True).admits("a", note)
    assert Scope(only_official=True, families=frozenset({Family.LAW})).admits("a", law)
    assert not Scope(nation=Nation.WALES).admits("a", law)
    assert not Scope(documents=frozenset({"b"})).admits("a", law)
    assert Scope(documents=frozenset({"a"})).is_narrowed
