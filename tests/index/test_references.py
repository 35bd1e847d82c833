from __future__ import annotations

from pathlib import Path

import pytest

from index.references import ReferenceIndex, references_in


def names(text: str, *, typed: bool = True) -> list[str]:
    return [one.name for one in references_in(text, typed=typed)]


@pytest.mark.parametrize(
    ("spellings", "name"),
    [
        (["PI 04/2016", "pi 4/2016", "PI 04-2016", "PI4/2016"], "pi 4/2016"),
        (["Probation Instruction 04/2016", "probation instruction 4-2016"], "pi 4/2016"),
        (["Probation Instruction (PI) 04/2016", "probation instruction (pi) 4-2016"], "pi 4/2016"),
        (["PSI 23/2022", "psi 23-2022", "Prison Service Instruction 23/2022"], "psi 23/2022"),
        (["s.244ZA", "s 244ZA", "s244za", "section 244ZA", "Section 244ZA", "§244ZA"], "s 244za"),
        (["sch 10", "Sch. 10", "Schedule 10", "sched 10"], "sch 10"),
        (["FTR56", "FTR 56", "ftr56", "ftr 56", "FTR-56"], "ftr56"),
        (["HC 285", "HC285", "hc 285"], "hc 285"),
        (["CM 9613", "Cm 9613", "cm9613", "Cm. 9613"], "cm 9613"),
        (["SI 2026/402", "S.I. 2026/402", "SI 2026 No. 402"], "si 2026/402"),
        (["rule 4.2", "Rule 4.2", "r.4.2"], "rule 4.2"),
        (["paragraph 2.13", "para 2.13", "para. 2.13"], "para 2.13"),
        (["AI 09/2013", "ai 9/2013"], "ai 9/2013"),
        (["PSO 6700", "pso 6700", "Prison Service Order (PSO) 6700"], "pso 6700"),
    ],
)  # fmt: skip
def test_spellings_of_a_reference_are_one(spellings: list[str], name: str) -> None:
    for one in spellings:
        assert names(one) == [name], one
        assert names(f"What does {one} say about it?") == [name], one


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sections 34, 36 and 38", ["s 34", "s 36", "s 38"]),
        ("paras 6-8", ["para 6", "para 7", "para 8"]),
        ("s.255BA(5)", ["s 255ba", "s 255ba(5)"]),
        ("Schedule 10 Part 2", ["sch 10", "sch 10 pt 2"]),
        ("PSI 18/2016 PI 17/2016", ["psi 18/2016", "pi 17/2016"]),
        ("section 30 and 31 days later", ["s 30"]),
    ],
)
def test_lists_ranges_and_parts_are_told_apart(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_a_probation_services_officer_is_no_order() -> None:
    found = references_in("a PSO 6 yrs in, still on PSO 6000", typed=True)
    assert [one.name for one in found if not one.is_code] == ["pso 6000"]


def test_a_range_holds_its_ends_and_what_lies_between() -> None:
    found = names("ss. 264A-277A")
    assert found[0] == "s 264a"
    assert found[-1] == "s 277a"
    assert "s 270" in found


@pytest.mark.parametrize(
    "text",
    [
        "100-200 hours", "28 days", "on 31 March 2026", "3 of 4 people", "who's 5", "Part 2", "15%",
        "0800 123 4567", "A1 2BC", "2025/26",
    ],
)  # fmt: skip
def test_other_numbers_are_no_references(text: str) -> None:
    assert names(text, typed=False) == []


def test_a_reference_says_where_it_stands() -> None:
    text = "See PI 04/2016 and s.244ZA."
    assert [text[slice(*one.span)] for one in references_in(text)] == ["PI 04/2016", "s.244ZA"]


def test_only_references_that_a_text_names_are_asked_for(tmp_path: Path) -> None:
    texts = ["FTR56 lasts 56 days.", "RAR 20 days; see FTR 56.", "PI 04/2016.", "Nothing."]
    ReferenceIndex.of(texts).write(tmp_path / "references.json")
    index = ReferenceIndex.read(tmp_path / "references.json")
    assert [one.name for one in index.asked_in("pi 4-2016, ftr 56 or PI 99/2016")] == [
        "pi 4/2016",
        "ftr56",
    ]
    assert list(index.rows("ftr56")) == [0, 1]
    assert index.asked_in("rar 20 days") == []
    assert list(index.rows("pi 99/2016")) == []
