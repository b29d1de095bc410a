"""How the records of feeds stand, in lines: what was held again, what is still to be held, readings without any."""

from __future__ import annotations

from pathlib import Path

from made import write_case
from trucewatch.case.adopt import adopt
from trucewatch.case.case import Case, open_case
from trucewatch.case.receive import Told, receive
from trucewatch.case.records import by_policy, held_feed
from trucewatch.case.view import view
from trucewatch.products.held_records import NOWHERE, HeldRecords, OutcomeLine, feed_line, held_lines, hold_reports

SETTINGS = "schema: 1\nid: vale\nname: The truce of Vale\nzone: Asia/Kathmandu\n"
POLICY = "policies: {hold_records: [{source: vale-post}]}\n"
FEED = b"id,date_from,lat,lon,precision_km,place,kind\nV1,2011-03-04,27.70,85.30,1,Vale,shelling\n"


def lines_of(case: Case) -> list[str]:
    seen = view(case)
    feeds = tuple(feed_line(seen, held_feed(case, report, seen.files)) for report in by_policy(seen))
    return held_lines(HeldRecords(note="", feeds=feeds))


def test_lines_tell_what_is_still_to_be_held_and_readings_without_a_record(tmp_path: Path) -> None:
    write_case(tmp_path / "vale", case__yml=SETTINGS + POLICY)
    with open_case(tmp_path / "vale") as case:
        adopt(case, "case editor", "first version")
        told = Told(origin="vale-post", published="2031-03-06")
        receive(case, "register.csv", FEED, told, "officer", "Asia/Kathmandu")
        keys = ", ".join(sorted(view(case).book.arrangements))
        before = lines_of(case)
        assert f"    still to be held against {keys}: `trucewatch findings` with --records" in before
        made = held_lines(hold_reports(view(case), by_policy(view(case)), lambda progress: None))
        assert any(line.endswith("held again, 0 kept") for line in made)
        after = lines_of(case)
        assert not any("held again," in line or "still to be held" in line for line in after)
        assert any(line.endswith("as the terms now stand") for line in after)
        [feed] = (feed_line(view(case), held_feed(case, r, view(case).files)) for r in by_policy(view(case)))
    bare = OutcomeLine(arrangement="t", name="Truce", issuer="Norland", outcomes=())
    lines = held_lines(HeldRecords(note="", feeds=(feed.model_copy(update={"outcomes": (bare,)}),)))
    assert lines[-1] == f"    Truce (reading of Norland): {NOWHERE}"
