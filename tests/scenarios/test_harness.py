"""The harness itself: it tells a wrong answer, and its variations move what they should by hand-checked amounts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.counting import COUNTING
from scenarios.disputes import DISPUTES
from scenarios.harness import HERE, differences, made_up, scenarios
from scenarios.pages import PAGES
from scenarios.questions import TERMS
from scenarios.record import RECORD
from scenarios.register import REGISTER
from scenarios.variations import VARIATIONS, invented, moved, over_text, renamed, reordered, swapped
from seeds.material import Material, case_files

FILES = Material(case_files(), (), {}, {"decisions": []})


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        ({"applies": ["a"]}, {"applies": ["a", "b"]}),
        ({"applies": ["a", "b"]}, {"applies": ["a"]}),
        ({"applies": ["a"]}, {}),
        ({"until": "x"}, {"until": "y"}),
        ({"has": [{"sign": "=6"}]}, [{"sign": "=7"}]),
        ({"lacks": ["a"]}, ["a"]),
        ({"says": "over"}, "not dead"),
        ({"says": ["a", "b"]}, ["a"]),
        ({"order": ["a", "b"]}, ["b", "a"]),
        ([{"by": "a"}, {"by": "a"}], [{"by": "a"}]),
    ],
)
def test_a_wrong_answer_is_told(expected: Any, got: Any) -> None:
    """Each kind of expectation can fail."""
    assert list(differences(expected, got))


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        ({"applies": ["b", "a"]}, {"applies": ["a", "b"], "more": "x"}),
        ({"has": [{"sign": "=6"}]}, [{"sign": "=7"}, {"sign": "=6", "who": "people"}]),
        ({"lacks": ["a"]}, ["b"]),
        ({"says": ["a", "b"]}, ["xa", "by"]),
        ({"order": [{"n": "1"}, {"n": "2"}]}, [{"n": "1"}, {"n": "2"}]),
        ({"says": "x", "by": "y"}, {"says": "x", "by": "y"}),
    ],
)
def test_a_right_answer_is_let_through(expected: Any, got: Any) -> None:
    """Each kind of expectation can be met."""
    assert list(differences(expected, got)) == []


def test_every_scenario_asks_known_questions() -> None:
    """Files are of a known case, ask known questions, and name known variations."""
    on_record = {*RECORD, *PAGES, *REGISTER, *COUNTING}
    disputed = {*RECORD, *PAGES, *DISPUTES}
    known = {"terms": set(TERMS), "record": on_record, "vale": on_record, "disputed": disputed}
    found = [scenario for case in known for scenario in scenarios(case)]
    assert len(found) == len(list(HERE.glob("*.yml")))
    for scenario in found:
        assert {step["ask"] for step in scenario.steps} <= known[scenario.case], scenario.name
        assert set(scenario.vary) <= {*VARIATIONS, "swapped"}, scenario.name
        assert all("expect" in step for step in scenario.steps), scenario.name


def _changed(text: str, days: int = 0, zone: str | None = None) -> str:
    return str(moved(FILES, days, zone).words(text))


@pytest.mark.parametrize(
    ("text", "days", "zone", "expected"),
    [
        ("2016-05-04 01:00", 182, None, "2016-11-02 01:00"),
        ("2016-05-03T22:00Z", 182, None, "2016-11-01T23:00Z"),
        ("2016-05-03T22:00Z", 0, "Australia/Lord_Howe", "2016-05-03T14:30Z"),
        (
            "2016-05-04 01:00 Asia/Damascus = 2016-05-03 22:00 UTC",
            182,
            None,
            "2016-11-02 01:00 Asia/Damascus = 2016-11-01 23:00 UTC",
        ),
        ("2016-05-04 01:00 Asia/Damascus", 0, "America/Havana", "2016-05-04 01:00 America/Havana"),
        ("2016-08", 7, None, "2016-08-08..2016-09-07"),
        ("2016-05-04..", 7, None, "2016-05-11.."),
        ("2011..2016-05-02", 0, "America/Havana", "2011..2016-05-02"),
        ("2011..2016-05-02", 7, None, "2011-01-08..2016-05-09"),
        ("Asia/Damascus", 0, "America/Havana", "America/Havana"),
        ("freeze announced on 29 April 2016", 7, None, "freeze announced on 29 April 2016"),
        ("270,000", 7, None, "270,000"),
    ],
)
def test_times_move_by_the_wall_clock(text: str, days: int, zone: str | None, expected: str) -> None:
    """Checked by hand against the offsets of these zones on these dates."""
    assert _changed(text, days, zone) == expected


def test_renaming_leaves_no_name_and_merges_none() -> None:
    """Every id and display name of the case is gone from its files, and two names never become one."""
    varied = renamed(FILES)
    kept = str(varied.material.files)
    for file, key in (("parties.yml", "parties"), ("sources.yml", "sources"), ("gazetteer.yml", "places")):
        for row in FILES.files[file][key]:
            assert f"'{row['id']}'" not in kept
            assert f"'{row['name']}'" not in kept
    before = [p["id"] for p in FILES.files["parties.yml"]["parties"]]
    after = [p["id"] for p in varied.material.files["parties.yml"]["parties"]]
    assert len(set(after)) == len(before)
    assert set(after).isdisjoint(before)


def test_swapping_twice_is_where_one_began() -> None:
    """Files and the words of a made-up document come back; once is not nothing."""
    pairs = [("norland", "sudland"), ("norland-army", "sudland-army")]
    vale = made_up("vale")
    once = swapped(vale, pairs).material
    assert once.texts != vale.texts
    assert swapped(once, pairs).material == vale


def test_reordering_twice_is_where_one_began() -> None:
    """Nothing is lost on the way."""
    once = reordered(FILES).material
    assert once.files != FILES.files
    assert reordered(once).material.files == FILES.files


@given(st.sets(st.integers(0, 2047), min_size=2))
def test_invented_names_differ(numbers: set[int]) -> None:
    """As many names as numbers."""
    assert len({invented(n) for n in numbers}) == len(numbers)


@given(
    st.recursive(
        st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    )
)
def test_walking_changes_nothing_by_itself(content: Any) -> None:
    """The change that changes nothing gives the same structure."""
    assert over_text(lambda text: text)(content) == content
