"""What changed between two versions, in words, and which findings that alters."""

from __future__ import annotations

from pathlib import Path

import pytest

from made import a_claim, a_report, a_time, at, write_case
from products.vale_terms import CALM, WIDE, write_terms, zone
from trucewatch.case.altered import altered, touched
from trucewatch.case.files import CaseFiles, draft_bytes, read_case_files
from trucewatch.case.versions import version
from trucewatch.errors import BadInput, CaseFault
from trucewatch.model.claim import Attribution, Claim
from trucewatch.model.incident import Incident, incident_of
from trucewatch.model.quotation import Named
from trucewatch.model.vocabulary import Stance
from trucewatch.model.where import Where
from trucewatch.products.terms_diff import Difference, terms_diff
from trucewatch.products.terms_text import diff_text


def files(directory: Path) -> CaseFiles:
    return read_case_files(draft_bytes(directory))


@pytest.fixture
def before(tmp_path: Path) -> Path:
    return write_terms(tmp_path / "before")


def shelling(hour: str) -> tuple[Incident, dict[str, Claim]]:
    """Shells in the city at an hour of 2031 in UTC."""
    report = a_report(f"Shells fell at {hour}.")
    here = Where(as_written="Vale", lat=27.65, lon=85.25)
    claim = a_claim(report, "Shells", where=(here,), when=a_time(at(hour)))
    return incident_of([claim], {}), {claim.id: claim}


def differences(one: Path, other: Path) -> dict[str, list[Difference]]:
    return {c.arrangement: list(c.differences) for c in terms_diff(str(one), str(other)).changes}


def test_the_same_terms_differ_in_nothing(tmp_path: Path, before: Path) -> None:
    found = terms_diff(str(before), str(write_terms(tmp_path / "after")))
    assert found.changes == ()
    assert found.altered is None
    assert "the terms are the same" in diff_text(found)


def test_an_end_that_moves_is_told_on_both_clocks(tmp_path: Path, before: Path) -> None:
    after = write_terms(tmp_path / "after", calm=CALM.replace("until: 2031-03-06 01:00", "until: 2031-03-08 01:00"))
    [one] = differences(before, after)["vale-calm"]
    assert one.section == "reading of Vale Post (post), Vale city, period 2"
    assert (one.line, one.before) == ("until", "2031-03-06 01:00 +05:45 (2031-03-05 19:15Z)")
    assert one.after == "2031-03-08 01:00 +05:45 (2031-03-07 19:15Z)"


@pytest.mark.parametrize(
    ("old", "new", "section", "line", "was", "now"),
    [
        ("acts: [shelling, airstrike]", "acts: [airstrike]", "term quiet", "acts", "shelling, air strike",
         "air strike"),
        ("stage: agreed", "stage: declared", "as a whole", "stage", "agreed", "declared"),
        ("issuer: Harrow Radio", "issuer: Harrow Post", "reading of Harrow Post (radio)", "", "",
         "read by: Harrow Post"),
        ("name: Calm of Vale", "name: Quiet in Vale", "as a whole", "name", "Calm of Vale", "Quiet in Vale"),
        ("left out by name", "left out for now", "reading of Vale Post (post), leaves out Mill quarter", "words",
         "left out by name", "left out for now"),
    ],
)  # fmt: skip
def test_what_changed_is_named(
    tmp_path: Path, before: Path, old: str, new: str, section: str, line: str, was: str, now: str
) -> None:
    after = write_terms(tmp_path / "after", calm=CALM.replace(old, new))
    found = [d for d in differences(before, after)["vale-calm"] if d.section == section and d.line == line]
    assert [(d.before, d.after) for d in found] == [(was, now)]


def test_an_arrangement_added_or_taken_out(tmp_path: Path, before: Path) -> None:
    other = write_case(tmp_path / "after")
    found = {c.arrangement: c.change for c in terms_diff(str(before), str(other)).changes}
    assert found == {"": "changed", "three-days": "taken out", "vale-calm": "changed", "wide-truce": "taken out"}
    back = {c.arrangement: c.change for c in terms_diff(str(other), str(before)).changes}
    assert back["wide-truce"] == "added"


def test_a_zone_redrawn_with_the_same_corners_is_told(tmp_path: Path, before: Path) -> None:
    after = write_terms(tmp_path / "after")
    moved = zone("valley", "The valley", 85.0, 27.0, 1.0).replace("[86.0, 28.0]", "[86.0, 28.0], [85.5, 28.0]")
    (after / "zones" / "valley.geojson").write_text(moved, "utf-8")
    [one] = differences(before, after)[""]
    assert (one.section, one.line) == ("zone The valley", "outline")
    assert one.after.startswith("5 corners")
    assert touched(files(before), files(after)) == ("wide-truce",)


def test_only_arrangements_whose_terms_changed_are_computed_again(tmp_path: Path, before: Path) -> None:
    after = write_terms(tmp_path / "after", calm=CALM.replace("until: 2031-03-06 01:00", "until: 2031-03-08 01:00"))
    incident, claims = shelling("03-06 12:00")
    found = altered(files(before), files(after), [incident], claims)
    assert found.arrangements == ("vale-calm",)
    assert found.computed == 2
    [one] = found.findings
    assert (one.reading, one.outcomes) == ("post", ("outside time", "possible breach"))
    assert one.reason.startswith("in time was no, is yes: 2031-03-06T12:00Z to 2031-03-06T13:00Z is within")


def test_a_change_that_alters_nothing_says_so(tmp_path: Path, before: Path) -> None:
    after = write_terms(tmp_path / "after", wide=WIDE.replace("Guns go back.", "All guns go back."))
    incident, claims = shelling("03-06 12:00")
    found = altered(files(before), files(after), [incident], claims)
    assert (found.arrangements, found.findings) == (("wide-truce",), ())
    assert altered(files(before), files(before), [incident], claims).arrangements == ()


def test_a_reading_that_goes_takes_its_finding_along(tmp_path: Path, before: Path) -> None:
    after = write_terms(tmp_path / "after", calm=CALM[: CALM.index("  - id: radio")])
    incident, claims = shelling("03-03 12:00")
    [one] = altered(files(before), files(after), [incident], claims).findings
    assert (one.reading, one.outcomes) == ("radio", ("possible breach", "no such reading"))


def test_who_belongs_to_whom_touches_what_names_the_side_and_incidents_that_name_the_part(
    tmp_path: Path, before: Path
) -> None:
    after = write_terms(tmp_path / "after")
    parties = (after / "parties.yml").read_text("utf-8")
    (after / "parties.yml").write_text(parties.replace(", part_of: [norland]", ""), "utf-8")
    assert touched(files(before), files(after)) == ("wide-truce",)
    nobody, claims = shelling("03-06 12:00")
    assert altered(files(before), files(after), [nobody], claims).arrangements == ("wide-truce",)
    army = Attribution(actor=Named(as_written="the army", key="norland-army", name="Norland army"), by="Vale Post")
    named = nobody.model_copy(update={"attributions": ((Stance.STATES, army),)})
    found = altered(files(before), files(after), [named], claims)
    assert found.arrangements == ("three-days", "vale-calm", "wide-truce")
    assert found.computed > altered(files(before), files(after), [nobody], claims).computed


def test_a_place_that_moves_touches_the_incidents_in_it_alone(tmp_path: Path, before: Path) -> None:
    after = write_terms(tmp_path / "after")
    gazetteer = (after / "gazetteer.yml").read_text("utf-8")
    (after / "gazetteer.yml").write_text(gazetteer.replace("radius_km: 4", "radius_km: 3"), "utf-8")
    incident, claims = shelling("03-06 12:00")
    assert altered(files(before), files(after), [incident], claims).computed == 0
    there = Where(as_written="mill quarter", key="mill-quarter", name="mill quarter", lat=27.71, lon=85.31)
    inside = incident.model_copy(update={"where": (there,)})
    assert altered(files(before), files(after), [inside], claims).computed > 0


def test_an_incident_out_of_reach_of_what_changed_is_not_computed(tmp_path: Path, before: Path) -> None:
    after = write_terms(tmp_path / "after", calm=CALM.replace("until: 2031-03-06 01:00", "until: 2031-03-08 01:00"))
    later, claims = shelling("05-06 12:00")
    far = later.model_copy(update={"where": (Where(as_written="Harrow", lat=-27.0, lon=15.0),)})
    assert altered(files(before), files(after), [later, far], claims).computed == 0


def test_versions_that_cannot_be_named(tmp_path: Path, before: Path) -> None:
    with pytest.raises(CaseFault, match="expected a case directory"):
        version(str(tmp_path / "nowhere"))
    with pytest.raises(BadInput, match="the ledger has no entry 4"):
        version(f"{before}@4")
    broken = write_terms(tmp_path / "broken", calm=CALM.replace("zone: vale-city", "zone: vale-sity"))
    with pytest.raises(CaseFault, match="near: vale-city"):
        version(str(broken))
