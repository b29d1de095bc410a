"""Every fault of a draft is told: file, line, what was got, what was expected, near names; and nothing is recorded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from made import FILES, write_case
from trucewatch.case.adopt import adopt
from trucewatch.case.case import Case, open_case
from trucewatch.case.check import check
from trucewatch.case.files import draft_bytes, read_case_files, strays
from trucewatch.errors import CaseFault, Fault

CITE = "[{outlet: Vale Post, date: 2031-03-01}]"
RING = [[85.2, 27.6], [85.4, 27.6], [85.4, 27.8], [85.2, 27.8], [85.2, 27.6]]


def faults(directory: Path) -> list[Fault]:
    return check(read_case_files(draft_bytes(directory)))


def zone(name: str, key: str, ring: list[list[float]] = RING) -> str:
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return json.dumps({"type": "Feature", "properties": {"id": key, "name": name}, "geometry": geometry})


def feature(geometry: object = None) -> bytes:
    content = {"type": "Feature", "properties": {"id": "x", "name": "X"}, "geometry": geometry}
    return json.dumps(content).encode()


def changed(draft: Path, file: str, old: str, new: str) -> Path:
    """The draft with one text replaced; `old` must stand there once."""
    text = (draft / file).read_text("utf-8")
    assert text.count(old) == 1, (file, old)
    (draft / file).write_text(text.replace(old, new), "utf-8")
    return draft


def test_the_made_up_case_has_no_fault(draft: Path) -> None:
    assert faults(draft) == []


CALM = "arrangements/vale-calm.yml"


@pytest.mark.parametrize(
    ("file", "old", "new", "where", "said"),
    [
        ("parties.yml", "name: Norland}", "nmae: Norland}", "parties.yml:2", "the key 'nmae', expected a key"),
        ("parties.yml", "name: Norland}", "nmae: Norland}", "parties.yml:2", "near: name"),
        ("parties.yml", "name: Norland}", "nmae: Norland}", "parties.yml:2", "got no 'name', expected it to be given"),
        ("parties.yml", "parties:\n", "partys:\n", "parties.yml:1", "the key 'partys'"),
        ("parties.yml", "part_of: [norland]", "part_of: [norlnad]", "parties.yml:3", "near: norland"),
        ("parties.yml", "id: sudland", "id: norland", "parties.yml:4", "each id once. The first is at parties.yml:2"),
        ("parties.yml", "members: [norland-army]", "members: [norland-navy]", "parties.yml:6", "near: norland-army"),
        ("parties.yml", "kind: force", "kind: forces", "parties.yml:3", "got 'forces', expected"),
        ("parties.yml", "id: sudland", "id: Sud Land", "parties.yml:4", "got 'Sud Land'"),
        ("sources.yml", "speaks_for: sudland", "speaks_for: sutland", "sources.yml:3", "near: sudland"),
        ("sources.yml", "carries: [vale-post]", "carries: [vale-past]", "sources.yml:4", "near: vale-post"),
        ("sources.yml", "id: vale-post", "id: norland", "sources.yml:2", "'norland' as a source and as a party"),
        ("gazetteer.yml", "part_of: vale", "part_of: vail", "gazetteer.yml:3", "near: vale"),
        ("gazetteer.yml", "lat: 27.90", "lat: 97.90", "gazetteer.yml:4", "got '97.90', expected"),
        ("gazetteer.yml", "radius_km: 2", "radius_km: -2", "gazetteer.yml:4", "got '-2'"),
        (CALM, "zone: vale-city", "zone: vale-citty", f"{CALM}:1", "near: vale-city"),
        (CALM, "party: sudland", "party: sudlant", f"{CALM}:1", "near: sudland"),
        (CALM, "zone: Asia/Kathmandu", "zone: Asia/Katmandoo", f"{CALM}:7", "not an IANA time zone"),
        (CALM, "until: 2031-03-09 24:00", "until: 2031-03-01 24:00", f"{CALM}:19", "it ends (2031-03-01 24:00) before"),
        (CALM, "until: 2031-03-09 24:00", "until: 2031-02-30", f"{CALM}:19", "day is out of range"),
        (CALM, "announced: 2031-03-01", "announced: 1 March", f"{CALM}:7", "'1 March' is not an instant"),
        (CALM, "acts: [shelling, airstrike]", "acts: [shelling, airstrikes]", f"{CALM}:12", "got 'airstrikes'"),
        (CALM, "stage: agreed", "stage: agreed\nstage: proposed", f"{CALM}:6", "the key 'stage' twice"),
        (CALM, "name: Calm of Vale", "name: 'Calm of Vale", f"{CALM}:", "YAML"),
        (CALM, "name: Calm of Vale", "name: &n Calm of Vale", f"{CALM}:3", "an anchor or alias"),
        (CALM, "name: Calm of Vale", "name: !!str Calm of Vale", f"{CALM}:3", "the tag"),
        (CALM, "form: regime of calm", "form:\n  - " + "[" * 60, f"{CALM}:", "YAML"),
    ],
)  # fmt: skip
def test_one_fault_is_told_at_its_place(draft: Path, file: str, old: str, new: str, where: str, said: str) -> None:
    found = faults(changed(draft, file, old, new))
    assert any(fault.where.startswith(where) and said in str(fault) for fault in found), [str(f) for f in found]


def test_all_faults_are_told_at_once_in_order(draft: Path) -> None:
    changed(draft, "parties.yml", "name: Norland}", "nmae: Norland}")
    changed(draft, "sources.yml", "carries: [vale-post]", "carries: [vale-past]")
    changed(draft, "gazetteer.yml", "lat: 27.90", "lat: north")
    files = [fault.where.split(":")[0] for fault in faults(draft)]
    assert files == sorted(files)
    assert set(files) >= {"parties.yml", "sources.yml", "gazetteer.yml"}


def test_two_zones_with_one_name(draft: Path) -> None:
    (draft / "zones" / "other.geojson").write_text(zone("Vale city", "other"), "utf-8")
    [fault] = faults(draft)
    assert str(fault).startswith("zones/vale-city.geojson:1: got the name 'Vale city' a second time")
    assert str(fault).endswith("The first is other")


def test_two_zones_with_one_id(draft: Path) -> None:
    (draft / "zones" / "other.geojson").write_text(zone("Other", "vale-city"), "utf-8")
    assert any("a second 'vale-city'" in str(fault) for fault in faults(draft))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no JSON"),
        (b"{", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b'{"type": ' + b"9" * 5_000 + b"}", "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b"[]", "one GeoJSON Feature"),
        (b'{"type": "FeatureCollection", "features": []}', "one GeoJSON Feature"),
        (feature(), "no 'geometry'"),
        (feature({"type": "Point", "coordinates": [1, 2]}), "'Point'"),
        (feature({}), "expected 'Polygon'"),
        (feature({"type": "Polygon", "coordinates": "here"}), "empty|not a list"),
        (feature({"type": "Polygon", "coordinates": [[["x", "y"]]]}), "not a position"),
        (zone("X", "x", [[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]).encode(), "cross"),
        (zone("X", "x", [[0, 0], [1, 0], [1, 1]]).encode(), "positions"),
        (zone("X", "x", RING[::-1]).encode(), "clockwise"),
    ],
)
def test_a_zone_that_is_no_area_is_told(draft: Path, content: bytes, said: str) -> None:
    (draft / "zones" / "x.geojson").write_bytes(content)
    found = [fault for fault in faults(draft) if fault.where.startswith("zones/x.geojson")]
    assert any(word in str(fault) for fault in found for word in said.split("|")), [str(f) for f in found]


def test_a_circle_of_places_is_told(draft: Path) -> None:
    changed(draft, "gazetteer.yml", "name: Vale,", "name: Vale, part_of: mill-quarter,")
    assert [f.got for f in faults(draft)] == ["'vale' inside itself", "'mill-quarter' inside itself"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "case.yml"),
        (b"just words", "case.yml"),
        (b"schema: 2\nid: vale\nname: V\nzone: UTC\n", "schema|less than or equal"),
        (b"id: vale\nname: V\nzone: Norland/Vale\n", "not an IANA time zone"),
        (b"id: vale\nname: V\nzone: UTC\nday_starts: 25:00\n", "25:00"),
        (b"id: vale\nname: V\nzoen: UTC\n", "near: zone"),
        (b"id: vale\nname: V\xff\nzone: UTC\n", "not UTF-8"),
        ("id: vale\nname: V\nzone: UTC\n".encode("utf-16"), "not UTF-8"),
        (b"a: &a [x]\nb: *a\n", "an anchor or alias"),
        (b"a: " + b"[" * 5_000, "nesting deeper|YAML"),
        (b"id: 'vale\n", "YAML"),
        (b"id: vale\n\tname: V\n", "YAML"),
    ],
)
def test_settings_that_cannot_be_read_are_told_and_nothing_is_recorded(case: Case, content: bytes, said: str) -> None:
    (case.directory / "case.yml").write_bytes(content)
    with pytest.raises(CaseFault) as told:
        adopt(case, "case editor", "a change")
    assert any(word in str(told.value) for word in said.split("|")), str(told.value)
    with open_case(case.directory) as again:  # a draft's fault does not keep people from what is on record
        assert again.ledger.length() == 1
        assert again.files_at().config.name == "The truce of Vale"


@pytest.mark.parametrize(("mark", "line_end"), [(b"\xef\xbb\xbf", b"\n"), (b"", b"\r\n"), (b"\xef\xbb\xbf", b"\r\n")])
def test_a_mark_and_foreign_line_ends_are_no_fault(draft: Path, mark: bytes, line_end: bytes) -> None:
    for path in draft.rglob("*.*"):
        path.write_bytes(mark + path.read_bytes().replace(b"\n", line_end))
    assert faults(draft) == []


def test_adopting_a_draft_with_a_fault_records_nothing(case: Case) -> None:
    before = case.ledger.entries()
    changed(case.directory, "gazetteer.yml", "part_of: vale", "part_of: vail")
    with pytest.raises(CaseFault, match=r"gazetteer\.yml:3"):
        adopt(case, "case editor", "a change")
    assert case.ledger.entries() == before
    assert case.files_at().places["mill-quarter"].part_of == "vale"


def test_adopting_tells_what_changed_and_nothing_twice(case: Case) -> None:
    assert adopt(case, "case editor", "again") == (None, {})
    changed(case.directory, "parties.yml", "name: Norland army", "name: Army of Norland")
    (case.directory / "sources.yml").unlink()
    write_case(case.directory / "other")
    entry, changes = adopt(case, "case editor", "a better name")
    assert changes == {"parties.yml": "changed", "sources.yml": "removed"}
    assert entry is not None
    assert entry.seq == 2
    assert case.files_at().parties["norland-army"].name == "Army of Norland"
    assert case.files_at(recorded_by=entry.recorded_at.replace(year=2032)).sources == {}
    assert set(FILES) - {"sources.yml"} == set(entry.payload.files)  # type: ignore[union-attr]


def test_a_draft_does_not_hold_until_adopted(case: Case) -> None:
    changed(case.directory, "case.yml", "name: The truce of Vale", "name: Another name")
    assert case.files_at().config.name == "The truce of Vale"


def test_a_file_that_looks_like_a_case_file_and_is_not_read_is_told(draft: Path) -> None:
    (draft / "partys.yml").write_text("parties: []\n", "utf-8")
    (draft / "arrangements" / "second.yaml").write_text("id: second\n", "utf-8")
    (draft / "zones" / "hills.json").write_text("{}\n", "utf-8")
    (draft / "decisions.yml").write_text("role: x\n", "utf-8")
    assert [(f.where, f.near) for f in strays(draft)] == [
        ("arrangements/second.yaml:1", ("second.yml",)),
        ("partys.yml:1", ("parties.yml",)),
        ("zones/hills.json:1", ("hills.geojson",)),
    ]
