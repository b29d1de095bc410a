"""Conditions that no document can mean are refused by file and line, with what to do."""

from __future__ import annotations

import pytest

from made import FILES
from trucewatch.case.check import check
from trucewatch.case.files import read_case_files

CITE = "[{outlet: Vale Post, date: 2031-03-01}]"
CALM = "calm: {author: head of cell, date: 2031-03-01, words: quiet, broken_by: [shelling]}"


def faults(conditions: str, reading: bool = True) -> list[str]:
    file = "arrangements/vale-calm.yml"
    text = FILES[file] + "conditions:\n" + conditions
    if not reading:
        text = (
            text[: text.index("readings:")].replace("stage: agreed", "stage: proposed")
            + f"cite: {CITE}\nconditions:\n"
            + conditions
        )
    contents = {name: (text if name == file else held).encode() for name, held in FILES.items()}
    return [str(fault) for fault in check(read_case_files(contents))]


def condition(needs: str, key: str = "quiet", rest: str = "") -> str:
    return f"  - {{id: {key}, words: quiet days, needs: {needs}, cite: {CITE}{rest}}}\n"


def test_a_condition_that_can_be_is_no_fault() -> None:
    rest = ", day: {starts: sunset, at: vale}, first_day: 2031-03-03, outcome: {id: centre, words: a centre}"
    parts = "{id: a, days: 7, " + CALM + "}, {id: b, happened: {act: meeting, participants: [norland]}}"
    assert faults(condition("{id: whole, all_of: [" + parts + "]}", rest=rest)) == []


@pytest.mark.parametrize(
    ("needs", "told"),
    [
        ("{id: run, days: 0, " + CALM + "}", ["a run of 0 days is none", "Write from 1"]),
        ("{id: run, " + CALM + "}", ["does not say how many", "Write `days`"]),
        ("{id: run, days: 3}", ["one rule is needed"]),
        ("{id: run, days: 3, calm: {words: quiet, broken_by: [shelling]}}", ["no 'author'", "name who wrote it"]),
        ("{id: run, days: 3, calm: {author: x, date: x, words: x, broken_by: [lull]}}", ["lull opens no incident"]),
        ("{id: run, days: 3, calm: {author: x, date: x, words: x, broken_by: []}}", ["an empty 'broken_by'"]),
        ("{id: run, days: 3, aid: {author: x, date: x, words: x}}", ["no day can reach", "Write `measures`"]),
        (
            "{id: run, days: 3, aid: {author: x, date: x, words: x, measures: [{measure: killed, at_most: 0}]}}",
            ["killed is no measure of aid"],
        ),
        (
            "{id: run, days: 3, aid: {author: x, date: x, words: x, measures: [{measure: delivered}]}}",
            ["needs one bound", "Write `at_least`"],
        ),
        ("{id: run, condition: quiet}", ["which rests on itself", "Take out"]),
        ("{id: run, condition: noise}", ["'noise'", "a condition of this arrangement"]),
        ("{id: run, all_of: [{id: run, unmeasured: yes}]}", ["the part 'run' twice"]),
        ("{id: run, happened: {act: meeting, participants: [norlnd]}}", ["'norlnd'", "norland"]),
        (
            "{id: run, days: 3, calm: {author: x, date: x, words: x, broken_by: [attack], zones: [vale-cty]}}",
            ["vale-city"],
        ),
        (
            "{id: run, days: 3, calm: {author: x, date: x, words: x, broken_by: [attack], heard: [vale-pst]}}",
            ["vale-post"],
        ),
    ],
)
def test_what_is_refused(needs: str, told: list[str]) -> None:
    found = faults(condition(needs))
    assert found[0].startswith("arrangements/vale-calm.yml:")
    assert all(words in found[0] for words in told), found


def test_a_circle_of_two_names_both() -> None:
    found = faults(condition("{id: one, condition: other}") + condition("{id: two, condition: quiet}", "other"))
    assert len(found) == 2
    assert all("which rests on itself" in fault for fault in found)


def test_one_id_twice_and_days_without_a_reading() -> None:
    needs = "{id: run, days: 3, " + CALM + "}"
    assert any("the condition 'quiet' twice" in fault for fault in faults(condition(needs) * 2))
    assert any("no reading" in fault for fault in faults(condition(needs), reading=False))


def test_a_sun_that_never_sets() -> None:
    north = FILES["gazetteer.yml"] + "  - {id: north, name: North, lat: 80, lon: 20, radius_km: 1, precision: town}\n"
    file = "arrangements/vale-calm.yml"
    needs = "{id: run, days: 3, " + CALM + "}"
    text = FILES[file] + "conditions:\n" + condition(needs, rest=", day: {starts: sunset, at: north}")
    contents = {**{k: v.encode() for k, v in FILES.items()}, file: text.encode(), "gazetteer.yml": north.encode()}
    [found] = [str(fault) for fault in check(read_case_files(contents))]
    assert "the sun does not set on" in found
    assert "Let the days begin at an hour" in found
