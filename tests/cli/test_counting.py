"""The watch log, the clocks and the aid log on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from runs import Run

CALM = """\
conditions:
  - id: quiet
    words: three quiet days
    needs:
      id: quiet-days
      words: quiet
      days: 3
      calm: {author: head of cell, date: 2021-03-01, words: watched whole and quiet, broken_by: [shelling, attack]}
    outcome: {id: centre, words: a joint office}
    cite: [{outlet: Vale Post, date: 2021-03-01}]
"""
DAY = "2021-03-0{} {} Asia/Kathmandu"


@pytest.fixture
def past(draft: Path, run: Run) -> Path:
    """The made-up case ten years earlier: a shift that lies ahead of the desk's clock is refused."""
    for path in draft.rglob("*.yml"):
        path.write_text(path.read_text("utf-8").replace("2031", "2021"), "utf-8")
    assert run("adopt", draft).code == 0
    return draft


@pytest.fixture
def counted(past: Path, run: Run) -> Path:
    """The case with a condition of three quiet days, adopted."""
    file = past / "arrangements" / "vale-calm.yml"
    file.write_text(file.read_text("utf-8") + CALM, "utf-8")
    assert run("adopt", past, "--why", "a condition").code == 0
    return past


def test_a_shift_opened_and_closed(past: Path, run: Run) -> None:
    opened = run(
        "watch", "open", past, "--seat", "desk-1", "--from", DAY.format(4, "06:00"), "--on-site", "--zone", "vale"
    )
    assert "shift opened at 2021-03-04 06:00 +05:45" in opened.out
    shown = run("watch", "show", past, "--day", "2021-03-04")
    assert "Nobody is on record as on watch" in shown.out
    assert "open: counts once it is closed" in shown.out
    handover = run("handover", past, "--since", "2021-03-01 00:00 UTC", "--at", DAY.format(5, "06:00"))
    assert "seat desk-1: open since 2021-03-04 06:00 +05:45, not closed" in handover.out
    closed = run("watch", "close", past, "--seat", "desk-1", "--until", DAY.format(4, "14:00"), "--json")
    assert json.loads(closed.out)["since"] == "2021-03-04T00:15Z"
    told = json.loads(run("watch", "show", past, "--day", "2021-03-04", "--area", "Vale", "--json").out)
    assert (told["covered"], told["shifts"][0]["mode"], len(told["gaps"])) == ("8 h", "on site", 2)


@pytest.mark.parametrize(
    ("verb", "code", "said"),
    [
        (
            ["shift", "--from", DAY.format(4, "06:00"), "--until", DAY.format(4, "05:00")],
            2,
            "correct its start or its end",
        ),
        (["shift", "--from", "06:00", "--until", DAY.format(4, "05:00")], 2, "--from"),
        (["open", "--zone", "velo"], 3, "the case defines none"),
        (["close"], 2, "no shift is open"),
        (["gap", "--from", DAY.format(4, "06:00"), "--until", DAY.format(4, "07:00")], 2, "--why"),
    ],
)
def test_refused_with_the_remedy(past: Path, run: Run, verb: list[str], code: int, said: str) -> None:
    answered = run("watch", verb[0], past, "--seat", "desk-1", *verb[1:])
    assert answered.code == code
    assert said in answered.err
    assert "No watch log is kept" in run("watch", "show", past, "--day", "2021-03-04").out


def test_a_clock_by_day(counted: Path, run: Run) -> None:
    for day in (2, 3):
        span = ["--from", DAY.format(day, "00:00"), "--until", DAY.format(day, "24:00")]
        assert run("watch", "shift", counted, "--seat", "desk-1", *span).code == 0
    said = run("clocks", counted, "--at", DAY.format(5, "00:00"), "--days").out
    [row] = [line.split() for line in said.splitlines() if line.startswith("Vale Post")]
    assert (
        " ".join(row) == "Vale Post undetermined 2021-03-05 00:00 +05:45 quiet-days undetermined 0 to 3 of 3 2 0 1 ●●?"
    )
    assert "2021-03-04 open: no watch on record" in said
    assert "a day counts if: watched whole and quiet (threshold by head of cell, 2021-03-01)" in said
    assert "a joint office — not on record as having come" in said
    told = json.loads(run("clocks", counted, "--at", DAY.format(5, "00:00"), "--json").out)["clocks"][0]
    assert (told["value"], told["earliest"], told["parts"][0]["unknown_days"]) == (
        "undetermined", "2021-03-05 00:00 +05:45", ["2021-03-04"],
    )  # fmt: skip
    before = run("clocks", counted, "--at", "2021-03-01 12:00 UTC")
    assert "no condition on record had begun" in before.out
    board = json.loads(run("board", counted, "--at", DAY.format(5, "00:00"), "--json").out)
    assert [c["condition"] for c in board["clocks"]] == ["quiet"]
    text = run("board", counted, "--at", DAY.format(5, "00:00")).out
    conditions, allegations = text.index("CONDITIONS THAT COUNT DAYS"), text.index("ALLEGATIONS FOLLOWED")
    assert conditions < text.index("three quiet days (reading of Vale Post): undetermined") < allegations


def test_a_clock_whose_time_is_over_becomes_one_line(counted: Path, run: Run) -> None:
    for day, folded in (("05", False), ("18", False), ("29", True)):
        at = f"2021-03-{day} 12:00 Asia/Kathmandu"
        [clock] = json.loads(run("board", counted, "--at", at, "--json").out)["clocks"]
        assert (clock["value"], clock["folded"]) == ("undetermined", folded), clock["ran_out"]
    assert f"over since {clock['ran_out']}" in run("board", counted, "--at", at).out


def test_a_suggestion_that_bears_on_a_clock_is_told_beside_it_and_counts_for_nothing(
    counted: Path, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "told.txt").write_text("Shells hit Vale on 3 March, residents said.", "utf-8")
    asked = ["clocks", counted, "--at", DAY.format(5, "00:00"), "--json"]
    before = json.loads(run(*asked).out)["clocks"][0]
    assert run("add", counted, tmp_path / "told.txt", "--origin", "vale-post", "--published", "2021-03-04").code == 0
    assert run("read", counted).code == 0
    after = json.loads(run(*asked).out)["clocks"][0]
    assert (len(before["not_reviewed"]), len(after["not_reviewed"])) == (0, 1)
    assert {**after, "not_reviewed": []} == before
    assert "suggestions not reviewed that bear on these days: 1" in run(*asked[:-1]).out


def test_what_is_said_of_aid(past: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "aid.txt").write_text("Ten lorries were to go to Vale. Seven arrived. Vale is besieged.", "utf-8")
    (tmp_path / "decisions.yml").write_text(
        """\
role: case editor
decisions:
- record: {report: aid.txt, quote: Seven arrived}
  set: {act: aid_delivered, where: vale, when: 2021-03-04,
        figures: [{planned: "10", who: lorries}, {delivered: "7", who: lorries}]}
- record: {report: aid.txt, quote: Vale is besieged}
  set: {act: siege, where: vale, when: 2021-03-04}
""",
        "utf-8",
    )
    assert run("add", past, tmp_path / "aid.txt", "--origin", "vale-post", "--published", "2021-03-04").code == 0
    assert run("review", past, "--decisions", tmp_path / "decisions.yml").code == 0
    said = run("access", past).out
    assert "lorries, Vale: planned 10, permitted not stated, attempted not stated, delivered 7" in said.replace("=", "")
    assert "siege, Vale — Vale Post states" in said
    none = json.loads(run("access", past, "--day", "2021-03-03", "--json").out)
    assert (none["rows"], none["statement"]) == ([], "Nothing on record; that is no measure of access.")


def test_a_clock_drawn_twice_is_the_same_picture(counted: Path, run: Run, tmp_path: Path) -> None:
    for name in ("one.svg", "two.svg"):
        said = run("clocks", counted, "--at", DAY.format(5, "00:00"), "--picture", tmp_path / name)
        assert said.code == 0
    drawn = (tmp_path / "one.svg").read_text("utf-8")
    assert drawn == (tmp_path / "two.svg").read_text("utf-8")
    assert "<script" not in drawn
    assert "Calm of Vale: quiet" in drawn
    assert drawn.count(">?<") == 3


def test_a_count_over_decades_says_on_what_the_time_goes(counted: Path, run: Run) -> None:
    assert "counting" not in run("clocks", counted, "--at", DAY.format(5, "00:00")).err
    far = run("clocks", counted, "--at", "2051-03-01 12:00 UTC", "--json")
    assert "reading of Vale Post: counting 10,9" in far.err
    assert "days, which takes seconds; an earlier instant is quicker" in far.err
    assert [c["condition"] for c in json.loads(far.out)["clocks"]] == ["quiet"]
