import re
from collections import Counter
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from corpus.catalogue import (
    TOPICS,
    Catalogue,
    catalogue_from,
    problems_of,
    read_catalogue,
    rows_from,
)
from corpus.errors import CatalogueFaulty
from corpus.publication import Publication, Status
from corpus.written_date import PartialDate

_FACTS = Path(__file__).parents[2].parent / "shared" / "facts"


@pytest.fixture(scope="module")
def bundled() -> Catalogue:
    return read_catalogue()


def row(name: str, **fields: object) -> dict[str, object]:
    made = {"id": name, "title": f"About {name}", "kind": "guidance", "status": "current"}
    return {**made, **fields}


def publication(
    name: str, replaces: tuple[str, ...] = (), status: Status = Status.CURRENT
) -> Publication:
    return Publication(title=name, external_id=name, replaces=replaces, status=status)


def chain(catalogue: Catalogue, name: str) -> list[str]:
    return [str(one.external_id) for one in catalogue.chain_of(name)]


# --- the bundled one ----------------------------------------------------------------------------


def test_the_bundled_catalogue_is_sound_and_large(bundled: Catalogue) -> None:
    with as_file(files("corpus").joinpath("starter", "catalogue")) as folder:
        rows = rows_from(folder)
    assert problems_of(rows) == []
    assert len(bundled) == len(rows) > 350
    assert [one.external_id for one in bundled.publications] == sorted(bundled)
    assert {topic for one in bundled.publications for topic in one.topics} == TOPICS
    assert set(Counter(one.status for one in bundled.publications)) == {
        *(Status.CURRENT, Status.DRAFT, Status.SUPERSEDED, Status.HISTORIC)
    }


def test_every_entry_has_topics_says_how_it_was_seen_and_why_it_is_not_current(
    bundled: Catalogue,
) -> None:
    for one in bundled.publications:
        assert one.topics, one.external_id
        assert one.seen, one.external_id
        assert one.languages, one.external_id
        assert one.status is Status.CURRENT or one.status_note, one.external_id


def test_an_open_licence_is_claimed_for_texts_of_the_crown_and_of_parliament_only(
    bundled: Catalogue,
) -> None:
    licences = {
        "Open Government Licence v3.0": r"www\.(gov|legislation\.gov)\.uk$",
        "Open Parliament Licence v3.0": r".",
    }
    for one in bundled.publications:
        if one.licence and one.address:
            assert re.search(licences[one.licence], one.address.split("/")[2]), one.external_id
        if one.licence == "Open Parliament Licence v3.0":
            assert re.match(r"House of|UK Parliament", str(one.publisher)), one.external_id


@pytest.mark.parametrize(
    "names",
    [
        (
            "the-proposed-future-model-for-probation-a-draft-operating",
            "draft-target-operating-model-2020",
            "update-to-the-draft-target-operating-model-2020",
            "target-operating-model-2021",
        ),
        (
            "probation-circular-15-2005-national-standards-2005",
            "national-standards-for-the-management-of-offenders",
            "practice-framework-national-standards-for-the-management",
            "national-standards-2021-revised-draft",
            "national-standards-2021",
        ),
        ("probation-workforce-strategy-2020-2023", "probation-workforce-strategy-2023-2025"),
        ("probation-instruction-07-2014", "case-transfer-policy-framework"),
        ("probation-instruction-07-2018", "pre-release-and-resettlement-policy-framework"),
        ("imposition-guideline-2017", "imposition-guideline-2025"),
        (
            "pi-27-2014-recall-review-and-re-release",
            "recall-review-and-re-release-of-recalled-prisoners-policy",
        ),
        ("pso-6700-home-detention-curfew", "home-detention-curfew-policy-framework"),
        (
            "pso-6300-release-on-temporary-licence",
            "psi-13-2015-release-on-temporary-licence",
            "release-on-temporary-licence-policy-framework",
        ),
        (
            "mappa-guidance-2012-version-4-5",
            "mappa-guidance-edition-updated-august-2021",
            "mappa-guidance-march-2023",
        ),
    ],
    ids=lambda names: names[-1],
)
def test_chains_of_replacement_are_whole_from_wherever_one_looks(
    bundled: Catalogue, names: tuple[str, ...]
) -> None:
    assert [chain(bundled, name) for name in names] == [list(names)] * len(names)
    ended = {bundled[name].status for name in names[:-1]}
    assert ended <= {Status.SUPERSEDED, Status.HISTORIC}


def test_what_amends_a_text_leaves_it_standing(bundled: Catalogue) -> None:
    draft = "draft-target-operating-model-2020"
    assert bundled["update-to-the-draft-target-operating-model-2020"].amends == (draft,)
    newest = bundled["national-standards-2021-guidance-update-june-2022-contents"]
    assert newest.amends == ("national-standards-2021",)
    assert newest.status is bundled["national-standards-2021"].status is Status.CURRENT


def test_the_models_of_2014_have_nothing_to_do_with_the_later_ones(bundled: Catalogue) -> None:
    old = "target-operating-model-version-3-rehabilitation-programme"
    assert chain(bundled, old) == [old.replace("version-3", "version-2"), old]
    assert {one.status for one in bundled.chain_of(old)} == {Status.HISTORIC}


def test_text_overtaken_by_law_names_the_section(bundled: Catalogue) -> None:
    repeal = "section-34-sentencing-act-2026-text"
    for name in (
        "criminal-justice-act-2003-section-256aa-version-of-28-apr",
        "post-sentence-supervision-requirements-policy-framework",
        "offender-rehabilitation-act-2014-schedule-1",
    ):
        found = bundled.replacement_of(name)
        assert found is not None
        assert found.external_id == repeal
    recall = bundled.replacement_of("guide-to-probation-being-taken-back-to-prison")
    assert recall is not None
    assert recall.applies_from == PartialDate(2026, 3, 31)
    assert recall.part_of == "sentencing-act-2026"


def test_all_bulletins_found_belong_to_their_collection(bundled: Catalogue) -> None:
    collection = "strengthening-probation-monthly-bulletin"
    issues = [one for one in bundled.publications if one.part_of == collection]
    numbers = [re.findall(r"Issue (\d+)", one.title) for one in issues]
    assert sorted(int(one) for (one,) in numbers) == [
        *range(1, 10),
        *range(11, 14),
        *range(15, 20),
        21,
    ]


def test_dates_stay_as_precise_as_they_were(bundled: Catalogue) -> None:
    model = bundled["target-operating-model-2021"]
    assert str(model.published) == "February 2021"
    assert model.language is None
    assert model.languages == ("en", "cy")
    assert bundled["national-standards-2021"].published == PartialDate(2021)


@pytest.mark.skipif(not _FACTS.is_dir(), reason="the facts are not here")
def test_every_source_that_a_fact_names_is_found_by_its_address(bundled: Catalogue) -> None:
    seen = r"- \*\*B[\w-]+.*\*\*\[S\]\*\*|- \[S\] "
    lines = [
        line
        for path in sorted(_FACTS.glob("probation-*.md"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.match(seen, line)
    ]
    cited = " ".join(re.split(r"Source: ", line, maxsplit=1)[1] for line in lines)
    addresses = set(re.findall(r"\*, [^*<]*?(?<![\w/])<?(https?://[^\s;>]+[^\s;>).,])", cited))
    addresses |= set(re.findall(r"<(https?://[^>]+)>", cited))
    assert len(addresses) > 250
    missing = [one for one in sorted(addresses) if bundled.by_address(one) is None]
    assert [one for one in missing if bundled.by_address(one + ")") is None] == []


# --- looking things up --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "https://www.gov.uk/guidance/one",
        "http://gov.uk/guidance/one/",
        "https://GOV.UK/guidance/one#the-middle",
        "www.gov.uk/guidance/one",
        " https://www.gov.uk/guidance/one/#end ",
    ],
)
def test_one_address_is_written_in_many_ways(address: str) -> None:
    held = Publication(title="One", external_id="one", address="https://www.gov.uk/guidance/one")
    found = Catalogue([held]).by_address(address)
    assert found is not None
    assert found.external_id == "one"


@pytest.mark.parametrize(
    "address", ["https://www.gov.uk/guidance/one?p=2", "https://x.gov.uk/guidance/one", "", "://[x"]
)
def test_another_address_is_another(address: str) -> None:
    held = Publication(title="One", external_id="one", address="https://www.gov.uk/guidance/one")
    assert Catalogue([held]).by_address(address) is None


def test_its_own_address_goes_before_one_where_another_text_was_seen() -> None:
    copy = Publication(title="A", external_id="a", seen_at="https://copies.example/b")
    own = Publication(title="B", external_id="b", address="https://copies.example/b")
    found = Catalogue([copy, own]).by_address("http://copies.example/b/")
    assert found is not None
    assert found.external_id == "b"
    assert Catalogue([copy]).by_address("copies.example/b") is not None


def test_replacement_is_known_from_the_newer_one_and_a_current_one_comes_first() -> None:
    catalogue = Catalogue(
        [
            publication("a-draft", ("old",), Status.DRAFT),
            publication("b-final", ("old",)),
            publication("old", status=Status.SUPERSEDED),
        ]
    )
    assert catalogue["old"].replaced_by == "b-final"
    assert catalogue.replacement_of("old") is catalogue["b-final"]
    assert catalogue.replacement_of("b-final") is None
    assert catalogue.replacement_of("unheard-of") is None
    assert catalogue.chain_of("unheard-of") == ()
    assert catalogue.get("unheard-of") is None


def test_a_loop_among_texts_added_by_people_ends() -> None:
    catalogue = Catalogue([publication("a", ("b",)), publication("b", ("a",))])
    assert sorted(chain(catalogue, "a")) == ["a", "b"]


def test_a_replacement_known_by_title_only_is_kept_as_it_is() -> None:
    old = Publication(title="Old", external_id="old", replaced_by="The new guide")
    catalogue = Catalogue([old, Publication(title="A file without an id")])
    assert catalogue.replacement_of("old") is None
    assert chain(catalogue, "old") == ["old"]
    assert len(catalogue) == 1


# --- faults -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([row("a"), row("a")], "the id a is given twice"),
        ([{"title": "No id", "kind": "guidance", "status": "current"}], "without an id has no id"),
        ([{"id": "a", "title": "A", "status": "current"}], "a has no kind"),
        (["a"], "is no publication"),
        ([row("a", colour="red")], "a field colour that is not known"),
        ([row("a", topics="recall")], "needs a list of texts"),
        ([row("a", topics=["recall", "recall"])], "each one once"),
        ([row("a", title="  ")], "needs a text in quotes as title"),
        ([row("a", published=2021)], "needs a text in quotes as published"),
        ([row("An id")], "is not an id"),
        ([row("a--b")], "is not an id"),
        ([row("a", status="live")], "'live' as status"),
        ([row("a", kind="leaflet")], "'leaflet' as kind"),
        ([row("a", topics=["weather"])], "'weather' as topics"),
        ([row("a", seen="never")], "'never' as seen"),
        ([row("a", languages=["fr"])], "'fr' as languages"),
        ([row("a", published="14 Feb 2021")], "'14 Feb 2021' as published"),
        ([row("a", updated="2021-02-30")], "'2021-02-30' as updated"),
        ([row("a", published="2021-03", updated="2021-02-28")], "a has updated before published"),
        ([row("a", applies_from="2022", applies_to="2021")], "applies_to before applies_from"),
        ([row("a", address="www.gov.uk/guidance")], "which is not a web address"),
        ([row("a", address="https://www.gov.uk/a guide")], "which is not a web address"),
        ([row("a", address="ftp://www.gov.uk/guide")], "which is not a web address"),
        ([row("a", address="https:///guide")], "which is not a web address"),
        ([row("a", seen_at="https://[gov.uk/guide")], "as seen_at, which is not a web address"),
        (
            [row("a", address="http://a.example/x/"), row("b", address="https://www.a.example/x")],
            "the address a.example/x is given to two publications",
        ),
        ([row("a", replaces=["b"])], "a names b as replaces, which is not in"),
        ([row("a", replaced_by="b")], "a names b as replaced_by, which is not in"),
        ([row("a", amends=["b"])], "a names b as amends, which is not in"),
        ([row("a", part_of="b")], "a names b as part_of, which is not in"),
        ([row("a", amends=["a"])], "a names itself as amends"),
        ([row("a", status="superseded")], "neither what replaced it nor a status_note"),
        ([row("a", replaces=["b"]), row("b")], "b is current, but so is a"),
        ([row("a"), row("b", replaced_by="a")], "b is current, but so is a"),
        (
            [
                row("a", replaces=["c"]),
                row("b"),
                row("c", status="superseded", replaced_by="b"),
            ],
            "c is replaced by b, but a replaces it",
        ),
        (
            [
                row("a", replaces=["b"], status="historic"),
                row("b", replaces=["a"], status="historic"),
            ],
            "a replaces itself in the end",
        ),
        (
            [
                row("a", replaced_by="b", status="historic"),
                row("b", replaced_by="a", status="historic"),
            ],
            "b replaces itself in the end",
        ),
        ([row("a", part_of="b"), row("b", part_of="a")], "a is a part of itself in the end"),
    ],
)
def test_each_kind_of_fault_is_found(rows: list[dict[str, object]], words: str) -> None:
    problems = problems_of(rows)
    assert [one for one in problems if words in one], problems


def test_a_sound_list_has_no_faults() -> None:
    rows = [
        row("new", replaces=["old"], published="2021-02", updated="2021", topics=["recall"]),
        row("old", status="superseded", replaced_by="new", address="https://a.example/old"),
        row("chapter", part_of="new", amends=["old"], applies_from="2021", applies_to="2021-03"),
        row("gone", status="withdrawn", seen_at="https://a.example/old", seen="mirror"),
        row("draft", status="draft", replaced_by="new"),
    ]
    assert problems_of(rows) == []


def test_a_faulty_list_is_refused_with_all_its_faults(tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text(
        '[[publication]]\nid = "a"\ntitle = "A"\nkind = "leaflet"\nstatus = "live"\n',
        encoding="utf-8",
    )
    with pytest.raises(CatalogueFaulty, match="'leaflet' as kind") as caught:
        catalogue_from(tmp_path)
    assert len(caught.value.problems) == 2
    assert caught.value.folder == str(tmp_path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"[[publication]\n", "one.toml is not TOML"),
        (b"\xff\xfe", "one.toml is not TOML"),
        (b"", "one.toml holds something else"),
        (b"publication = 3\n", "one.toml holds something else"),
        (b'title = "x"\n[[publication]]\nid = "a"\n', "one.toml holds something else"),
        (b"publication = []\n", "no publications in it"),
    ],
)
def test_a_file_that_is_no_list_is_named(tmp_path: Path, text: bytes, words: str) -> None:
    (tmp_path / "one.toml").write_bytes(text)
    with pytest.raises(CatalogueFaulty, match=words):
        catalogue_from(tmp_path)


def test_an_empty_folder_is_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(CatalogueFaulty, match="no publications"):
        catalogue_from(tmp_path)


def test_files_are_read_as_one_list(tmp_path: Path) -> None:
    entry = '[[publication]]\nid = "{}"\ntitle = "T"\nkind = "act"\nstatus = "{}"\n{}\n'
    (tmp_path / "b.toml").write_text(
        entry.format("new", "current", 'replaces = ["old"]\npublished = "2021-02"'), "utf-8"
    )
    (tmp_path / "a.toml").write_text(entry.format("old", "superseded", ""), "utf-8")
    catalogue = catalogue_from(tmp_path)
    assert chain(catalogue, "old") == ["old", "new"]
    assert catalogue["new"] == Publication(
        title="T",
        kind="act",
        external_id="new",
        replaces=("old",),
        published=PartialDate(2021, 2),
    )
