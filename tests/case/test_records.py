from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
import yaml

import trucewatch.findings.recorded as recorded
from made import FILES
from trucewatch.case.adopt import adopt
from trucewatch.case.amend import erase_report, withdraw
from trucewatch.case.case import Case
from trucewatch.case.derived import folder
from trucewatch.case.holding import FIRST, NAMES, TERMS, Holding, hold_feed
from trucewatch.case.kept import kept, missing
from trucewatch.case.rebuild import rebuild
from trucewatch.case.receive import Told, receive
from trucewatch.case.records import by_policy, feed_reports, held_feed, record_named
from trucewatch.case.suggest import suggest
from trucewatch.case.view import View, view
from trucewatch.errors import CaseFault, NotHeld
from trucewatch.findings.live import find
from trucewatch.findings.records import incident_of_record
from trucewatch.products.held_records import to_compute

HEAD = "id,date_from,lat,lon,precision_km,kind,doer\n"
VALE, HARROW = "27.70,85.30", "27.90,85.60"
ROWS = (
    f"A1,2031-03-04,{VALE},1,shelling,Sudland\n"
    f"A2,2031-03-05,{VALE},1,armed clash,\n"
    f"A3,2031-03-05,{HARROW},1,shelling,Hill Front\n"
    f"A4,2031-04-05,{VALE},1,shelling,Hill Front\n"
    f"A5,2031-03-06,{VALE},,shelling,Norland army\n"
    f"A6,2031-03-06,{VALE},1,protest,\n"
    f"A7,2031-03-02,{VALE},1,shelling,Hill Front\n"
)
ARRANGEMENT = yaml.load(FILES["arrangements/vale-calm.yml"], yaml.BaseLoader)
OTHER = {
    **ARRANGEMENT,
    "id": "harrow-calm",
    "name": "Calm of Harrow",
    "readings": [
        {
            "id": "post",
            "issuer": "Vale Post",
            "areas": [
                {
                    "zone": "harrow-town",
                    "periods": [{"from": "2031-03-02 00:00", "until": "2031-03-09 24:00", "cite": ARRANGEMENT["cite"]}],
                }
            ],
        }
    ],
}
ZONE = FILES["zones/vale-city.geojson"].replace("vale-city", "harrow-town").replace("Vale city", "Harrow town")
for _one, _other in (("85.2", "85.5"), ("85.4", "85.7"), ("27.6", "27.81"), ("27.8", "28.0")):
    ZONE = ZONE.replace(f"{_one},", f"{_other},").replace(f"{_one}]", f"{_other}]")


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many rows each call of `hold` is given; the calls are the real ones."""
    seen: list[int] = []
    hold = recorded.hold

    def counting(rows, ready, **rest):
        seen.append(rows.num_rows)
        return hold(rows, ready, **rest)

    monkeypatch.setattr(recorded, "hold", counting)
    return seen


def write(case: Case, name: str, content: object) -> None:
    path = case.directory / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")


def fill(case: Case) -> Case:
    """Two arrangements, a policy, and a feed of six violent records."""
    write(case, "arrangements/harrow-calm.yml", OTHER)
    write(case, "zones/harrow-town.geojson", ZONE)
    settings = yaml.load((case.directory / "case.yml").read_text("utf-8"), yaml.BaseLoader)
    write(case, "case.yml", {**settings, "policies": {"hold_records": [{"source": "vale-post"}]}})
    adopt(case, "case editor", "two calms")
    told = Told(origin="vale-post", published="2031-05-01")
    receive(case, "register.csv", (HEAD + ROWS).encode(), told, "officer", "Asia/Kathmandu")
    return case


@pytest.fixture
def filled(draft: Path, open_draft: Callable[[Path], Case]) -> Case:
    """The case in its directory."""
    return fill(open_draft(draft))


def held(case: Case) -> tuple[View, Holding]:
    seen = view(case)
    [report] = by_policy(seen)
    return seen, hold_feed(case, held_feed(case, report, seen.files), seen.book)


def test_every_record_is_held_as_the_live_path_holds_it(stored: Case) -> None:
    """On either store: the ledger may lie elsewhere, what is derived lies in the case's directory."""
    filled = fill(stored)
    seen, done = held(filled)
    feed = held_feed(filled, by_policy(seen)[0], seen.files)
    live = find([incident_of_record(feed.records, n) for n in range(len(feed))], seen.book)
    tables = [found.table() for found in kept(filled, feed).values()]
    rows = {row["id"]: row["outcome"] for table in tables for row in table.to_pylist()}
    assert rows == {finding.id: finding.outcome for finding in live}
    assert sum(again.findings for again in done.reheld) == len(rows) > 0
    assert {again.why for again in done.reheld} == {FIRST}


def test_what_is_kept_is_not_computed_again(filled: Case, counted: list[int]) -> None:
    held(filled)
    assert counted == [6]
    _, again = held(filled)
    assert (counted, again.reheld, len(again.current)) == ([6], (), 2)


def test_a_corrected_term_holds_again_only_what_its_arrangement_can_touch(filled: Case, counted: list[int]) -> None:
    held(filled)
    corrected = {**ARRANGEMENT, "terms": [{**ARRANGEMENT["terms"][0], "acts": ["airstrike"]}]}
    write(filled, "arrangements/vale-calm.yml", corrected)
    adopt(filled, "case editor", "shelling is not named")
    _, done = held(filled)
    [again] = done.reheld
    assert counted == [6, 4]  # in Vale in those days, and the one whose place is not known
    assert (again.arrangement, again.why, again.computed, again.kept) == ("vale-calm", TERMS, 4, 2)
    assert again.changed == {("post", "possible breach", "not determined"): 2}
    assert again.some == (f"{done.report}.8", f"{done.report}.2")
    assert again.first is not None
    assert again.first.isoformat() == "2031-03-01T18:15:00+00:00"


def test_a_shifted_area_takes_back_findings_without_computing_them(filled: Case, counted: list[int]) -> None:
    held(filled)
    write(filled, "zones/vale-city.geojson", FILES["zones/vale-city.geojson"].replace("85.", "86."))
    adopt(filled, "case editor", "redrawn")
    _, done = held(filled)
    [again] = done.reheld
    assert counted == [6, 1]
    assert sum(again.changed.values()) == 3
    assert {after for _, _, after in again.changed} == {"plainly does not apply"}


def test_what_changes_no_record_computes_nothing(filled: Case, counted: list[int]) -> None:
    """The gazetteer, and parties whom no record names."""
    held(filled)
    write(filled, "gazetteer.yml", FILES["gazetteer.yml"].replace("radius_km: 4", "radius_km: 5"))
    write(filled, "parties.yml", FILES["parties.yml"].replace("name: Norland}", "name: Republic of Norland}"))
    adopt(filled, "case editor", "names")
    _, done = held(filled)
    assert (counted, done.reheld) == ([6], ())


def test_a_name_that_now_means_a_party_holds_again_only_the_records_that_bear_it(
    filled: Case, counted: list[int]
) -> None:
    seen, _ = held(filled)
    named = FILES["parties.yml"].replace("name: Sudland}", "name: Sudland, names: [{name: Hill Front}]}")
    write(filled, "parties.yml", named)
    adopt(filled, "case editor", "another name")
    seen, done = held(filled)
    assert {again.why for again in done.reheld} == {NAMES}
    assert counted == [6, 2]  # one of them in Vale, one in Harrow; the third is of another month
    feed = held_feed(filled, by_policy(seen)[0], seen.files)
    live = find([incident_of_record(feed.records, n) for n in range(len(feed))], seen.book)
    tables = [found.table() for found in kept(filled, feed).values()]
    assert {row["id"]: row["outcome"] for t in tables for row in t.to_pylist()} == {f.id: f.outcome for f in live}
    assert all(np.all(np.diff(feed.places(t["row"].to_numpy())) >= 0) for t in tables)


def test_an_arrangement_taken_out_takes_its_findings_with_it(filled: Case) -> None:
    held(filled)
    (filled.directory / "arrangements" / "harrow-calm.yml").unlink()
    adopt(filled, "case editor", "taken out")
    seen, done = held(filled)
    feed = held_feed(filled, by_policy(seen)[0], seen.files)
    assert (done.gone, list(kept(filled, feed))) == (("harrow-calm",), ["vale-calm"])


def test_what_a_kill_left_half_done_is_not_read(filled: Case) -> None:
    seen, _ = held(filled)
    feed = held_feed(filled, by_policy(seen)[0], seen.files)
    whole = kept(filled, feed)["vale-calm"].path
    (whole.parent / ".vale-calm.half.parquet.99").write_bytes(whole.read_bytes()[:100])
    whole.unlink()
    assert missing(filled, feed, seen.book) == ["vale-calm"]
    _, done = held(filled)
    assert [again.arrangement for again in done.reheld] == ["vale-calm"]


def test_only_the_row_groups_of_the_records_asked_for_are_read(filled: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trucewatch.case.records.GROUP", 2)
    seen = view(filled)
    feed = held_feed(filled, by_policy(seen)[0], seen.files)
    read: list[list[int]] = []
    real = pq.ParquetFile.read_row_groups

    def counting(self, groups, **rest):
        read.append(list(groups))
        return real(self, groups, **rest)

    monkeypatch.setattr(pq.ParquetFile, "read_row_groups", counting)
    assert [row["id"] for row in feed.shown([5, 0])] == ["A4", "A7"]
    assert read == [[0, 2]]


def test_a_record_is_found_by_its_id_and_a_row_that_opens_no_incident_is_none(filled: Case) -> None:
    seen = view(filled)
    key = by_policy(seen)[0].id
    feed, place = record_named(seen, f"{key}.2")
    assert feed.shown([place])[0]["id"] == "A1"
    for wrong in (f"{key}.7", f"{key}.99", f"{key}.-1", f"{key}.x", key, "r-000000000000.2"):
        with pytest.raises(NotHeld):
            record_named(seen, wrong)


def test_a_withdrawn_source_s_records_are_none(filled: Case) -> None:
    withdraw(filled, view(filled), "vale-post", "found to be made up", "case editor")
    assert feed_reports(view(filled)) == []


def test_erasing_a_feed_erases_what_is_derived_from_it(filled: Case) -> None:
    seen, done = held(filled)
    assert folder(filled, done.report).exists()
    erase_report(filled, seen, done.report, "a witness asked", "case editor")
    assert not folder(filled, done.report).exists()
    with pytest.raises(NotHeld):
        held_feed(filled, seen.reports[done.report], seen.files)


def test_a_rebuild_makes_the_same_findings_of_records(filled: Case) -> None:
    seen, done = held(filled)
    feed = held_feed(filled, by_policy(seen)[0], seen.files)
    before = {key: found.table() for key, found in kept(filled, feed).items()}
    rebuild(filled)
    seen, again = held(filled)
    after = kept(filled, held_feed(filled, by_policy(seen)[0], seen.files))
    assert {key: found.table() for key, found in after.items()} == before
    assert done.records == again.records


def test_a_feed_is_not_read_as_prose(filled: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trucewatch.case.suggest.text_of", lambda *_: pytest.fail("its text was made"))
    seen = view(filled)
    assert suggest(filled, seen.held) == 1
    assert view(filled).suggestions == []


@pytest.mark.parametrize("written", ["[{source: nobody}]", "[{source: vale-post}, {source: vale-post}]"])
def test_a_policy_names_each_of_the_case_s_sources_once(
    draft: Path, open_draft: Callable[[Path], Case], written: str
) -> None:
    with (draft / "case.yml").open("a") as settings:
        settings.write(f"policies: {{hold_records: {written}}}\n")
    with pytest.raises(CaseFault):
        adopt(open_draft(draft), "case editor", "first version")


def test_an_adoption_tells_which_findings_of_records_are_to_be_computed_again(filled: Case) -> None:
    held(filled)
    assert to_compute(view(filled)) == []
    corrected = {**ARRANGEMENT, "terms": [{**ARRANGEMENT["terms"][0], "acts": ["airstrike"]}]}
    write(filled, "arrangements/vale-calm.yml", corrected)
    adopt(filled, "case editor", "shelling is not named")
    assert to_compute(view(filled)) == ["vale-calm"]
