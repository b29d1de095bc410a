"""What the desk could see: hours, gaps and whom nobody heard; and words that came from a mechanism far away."""

from __future__ import annotations

from pathlib import Path

from made import at
from products_case import DECISIONS, another
from trucewatch.case.case import Case
from trucewatch.case.view import view
from trucewatch.case.watch import record_watch
from trucewatch.ledger.payloads import Watched
from trucewatch.model.watch import Mode, WatchStep
from trucewatch.products.cite import claim_line
from trucewatch.products.coverage import coverage
from trucewatch.products.scope import Window
from trucewatch.products.watch import gaps_between, open_watch, span_words, watch_sheet
from trucewatch.products.watch_board import watch_board

MECHANISM = """\
sources:
  - {id: vale-post, kind: newspaper, name: Vale Post}
  - id: harrow-radio
    kind: monitor
    name: Harrow Radio
    mechanism: {seat: Far Harbour, mode: MODE, contributors: [norland, sudland],
                cite: [{outlet: Vale Post, date: 2031-03-01}]}
  - {id: relay-wire, kind: agency, name: Relay Wire, carries: [vale-post]}
"""
DAY = Window(at("03-04 00:00"), at("03-05 00:00"), "4 March")


def watch(case: Case, start: str, end: str | None, step: WatchStep = WatchStep.SHIFT, **rest: object) -> None:
    seen = view(case)
    until = at(end) if end else None
    said = Watched.model_validate({"seat": "desk-1", "step": step, "since": at(start), "until": until, **rest})
    record_watch(case, seen.held, seen.files, said, "duty officer")


def test_a_day_of_watch_with_its_gap(tmp_path: Path) -> None:
    with another(tmp_path / "vale") as seen:
        watch(seen.case, "03-04 00:00", "03-04 10:00", mode=Mode.ON_SITE)
        watch(seen.case, "03-04 04:00", "03-04 05:00", WatchStep.GAP, why="no line to the post")
        watch(seen.case, "03-04 12:00", None, WatchStep.OPENED)
        now = view(seen.case)
        told = coverage(now, DAY)
        assert told.covered == "9 h"
        assert told.watch.startswith("Watched 9 h of 24 h; no watch 2031-03-04 09:45–10:45 +05:45")
        assert len(told.gaps) == 2
        assert told.gaps[0].endswith("(1 h): no line to the post")
        assert "is open since 2031-03-04 17:45 +05:45 and counts once it is closed" in told.gaps[1]
        assert told.heard
        assert told.statement == ""
        assert open_watch(now, at("03-04 13:00")) == ("seat desk-1: open since 2031-03-04 17:45 +05:45, not closed",)
        assert len(gaps_between(now, at("03-04 00:00"), at("03-04 10:00"))) == 1
        assert [line.why for line in watch_sheet(now, DAY).gaps] == ["no line to the post"]


def test_a_shift_elsewhere_explains_no_gap_and_covers_no_zone(tmp_path: Path) -> None:
    with another(tmp_path / "vale") as seen:
        watch(seen.case, "03-03 18:15", "03-04 00:15", zones=("vale-city",))
        watch(seen.case, "03-04 00:15", "03-04 06:15", seat="far-post", zones=("harrow",))
        watch(seen.case, "03-04 06:15", None, WatchStep.OPENED, seat="far-post", zones=("harrow",))
        now = view(seen.case)
        day = Window(at("03-03 18:15"), at("03-04 18:15"), "4 March")
        board = watch_board(now, day)
        covered = {zone.zone: (zone.covered, zone.of) for zone in board.zones}
        assert covered[""] == ("12 h", "24 h")
        assert covered["vale-city"] == ("6 h", "24 h")
        [city] = [zone for zone in board.zones if zone.zone == "vale-city"]
        assert city.gaps == ("2031-03-04 06:00–24:00 +05:45 (18 h)",), "what another place's seat does explains nothing"
        [whole] = [zone for zone in board.zones if not zone.zone]
        assert "seat far-post is open since" in whole.gaps[0]
        assert (board.days[0].day, board.days[1].covered) == ("2031-03-04", ("",) * len(board.names))
        earlier = watch_board(view(seen.case, known_at=at("03-03 20:15")), day)
        assert {(z.zone, z.covered, z.of) for z in earlier.zones} >= {("vale-city", "2 h", "2 h")}


def test_without_a_log_nothing_is_told_as_watched(tmp_path: Path) -> None:
    with another(tmp_path / "vale") as seen:
        told = coverage(seen, Window(at("02-01 00:00"), at("02-02 00:00"), "a day in February"))
        assert told.watch == "No watch log is kept in this case; where nobody reported, nothing is known."
        assert (told.covered, told.gaps, told.statement) == (
            "",
            (),
            "No reports received for this period. That is not calm.",
        )
        assert gaps_between(seen, at("02-01 00:00"), at("02-02 00:00")) == ()


def test_what_a_remote_mechanism_passes_on_is_marked_as_relayed(tmp_path: Path) -> None:
    for mode, marked in (("remote", 2), ("on site", 0)):
        files = {"sources__yml": MECHANISM.replace("MODE", mode)}
        with another(tmp_path / mode.replace(" ", "-"), DECISIONS, **files) as seen:
            lines = [claim_line(c, seen) for c in seen.claims.values()]
            relayed = [m for line in lines for m in line.marks if m.startswith("relayed to Harrow Radio")]
            assert len(relayed) == marked
            [said] = [m.said for m in coverage(seen, DAY).mechanisms]
            assert "headcount: not stated" in said
            assert "contributors: Norland, Sudland" in said


def test_a_stretch_to_midnight_and_over_it() -> None:
    assert span_words((at("03-04 00:00"), at("03-05 00:00")), "UTC") == "2031-03-04 00:00–24:00 +00:00"
    assert (
        span_words((at("03-04 22:00"), at("03-05 01:00")), "UTC")
        == "2031-03-04 22:00 +00:00 to 2031-03-05 01:00 +00:00"
    )
