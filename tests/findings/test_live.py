"""Incidents against a book of terms: outcomes, bases, rival readings, and what was known when."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.findings.live import NAMES, find
from trucewatch.model.finding import Finding, finding_id
from trucewatch.model.instant import parse_instant
from trucewatch.model.vocabulary import Act, Kind, Outcome, Stance, Truth
from trucewatch.model.where import Where


@pytest.fixture(scope="module")
def book(desk: Any) -> Any:
    return desk.held()


@pytest.fixture(scope="module")
def outcome(desk: Any, book: Any) -> Any:
    def of(**rest: Any) -> str:
        (finding,) = find([desk.incident(**rest)], book, every=True)
        return finding.outcome.value

    return of


def answers(finding: Finding) -> dict[str, Truth]:
    return {test.name: test.answer for test in finding.tests}


def basis(finding: Finding, name: str) -> str:
    return next(test.basis for test in finding.tests if test.name == name)


def test_a_strike_inside_area_and_time_is_a_possible_breach_with_its_bases(desk: Any, book: Any) -> None:
    (finding,) = find([desk.incident()], book)
    assert finding.outcome is Outcome.POSSIBLE_BREACH
    assert list(answers(finding)) == list(NAMES.values())
    assert answers(finding) == {
        "in area": Truth.YES,
        "in time": Truth.YES,
        "prohibited act": Truth.YES,
        "actor bound": Truth.UNKNOWN,
        "excluded": Truth.NO,
        "permitted": Truth.NO,
    }
    assert basis(finding, "in area") == "there (within 2 km): inside zone vale [c-1]"
    assert "within 2031-05-01 01:00 (2031-04-30T22:00Z) to 2031-05-04 01:00" in basis(finding, "in time")
    assert basis(finding, "prohibited act") == "airstrike: terms that prohibit it: no-fire [c-1]"
    assert basis(finding, "actor bound") == "nobody is named as the actor"


def test_the_id_is_that_of_incident_reading_and_adopted_terms(desk: Any, book: Any) -> None:
    (finding,) = find([desk.incident()], book)
    assert finding.terms_version == book.versions["vale-calm"]
    assert finding.id == finding_id("i-1", "vale-calm", "post", book.versions["vale-calm"])


def test_outcomes_in_order(desk: Any, outcome: Any) -> None:
    late = (desk.when("2031-05-04 01:00", "2031-05-04 02:00"),)
    assert outcome(where=(desk.at(40, 50.5),), when=late) == "outside area"
    assert outcome(when=late, attributions=(desk.naming("holdouts"),)) == "outside time"
    assert outcome(attributions=desk.firmly("holdouts"), stated_targets=(desk.named("band"),)) == "not bound"
    assert outcome(stated_targets=(desk.named("band"),), acts=(Act.ARMED_CLASH,)) == "excluded"
    assert outcome(acts=(Act.ARMED_CLASH,)) == "permitted"
    assert outcome(acts=(Act.LULL,)) == "not determined"


def test_no_place_or_no_time_is_not_determined(desk: Any, outcome: Any) -> None:
    assert outcome(where=()) == "not determined"
    assert outcome(where=(Where(as_written="a village"),)) == "not determined"
    assert outcome(when=()) == "not determined"


def test_400_m_from_the_edge_with_a_radius_of_1_km_is_not_determined(desk: Any, outcome: Any) -> None:
    assert outcome(where=(desk.at(30.9943, 50.5, 1.0),)) == "not determined"
    assert outcome(where=(desk.at(30.9943, 50.5, 0.1),)) == "possible breach"


def test_rival_places_and_times_must_agree(desk: Any, outcome: Any) -> None:
    here, also, far = desk.at(30.5, 50.5), desk.at(30.2, 50.2), desk.at(40, 50.5)
    assert outcome(where=(here, also)) == "possible breach"
    assert outcome(where=(here, far)) == "not determined"
    assert outcome(where=(far, desk.at(41, 50))) == "outside area"
    within, after = desk.when("2031-05-02 10:00", "2031-05-02 12:00"), desk.when("2031-05-05 10:00", "2031-05-05 12:00")
    assert outcome(when=(within, after)) == "not determined"
    assert outcome(when=(after, desk.when("2031-06-01 00:00", "2031-06-02 00:00"))) == "outside time"


def test_a_stated_excluded_target_never_clears_what_is_protected(desk: Any, outcome: Any) -> None:
    stated = {"stated_targets": (desk.named("band"),)}
    assert outcome(**stated) == "excluded"
    assert outcome(**stated, targets=("a water treatment plant",)) == "not determined"
    assert outcome(**stated, acts=(Act.CONVOY_ATTACK,)) == "not determined"


def test_a_target_on_no_list_is_not_exempt(desk: Any) -> None:
    book = desk.held(desk.truce(("linked", "excluded")), categories=[desk.category("linked", "cousins")])
    found = {
        key: find([desk.incident(stated_targets=(desk.named(key),))], book)[0].outcome.value
        for key in ("cousins", "stranger", "sudland")
    }
    assert found == {"cousins": "excluded", "stranger": "not determined", "sudland": "possible breach"}


def test_a_disputed_actor_does_not_take_it_out(desk: Any, outcome: Any) -> None:
    named, denied = desk.firmly("holdouts"), desk.naming("holdouts", Stance.DENIES, by="Holdouts")
    assert outcome(attributions=named) == "not bound"
    assert outcome(attributions=named[:1]) == "possible breach"
    assert outcome(attributions=(*named, denied)) == "possible breach"


def test_who_is_named_changes_nothing_where_all_are_bound(desk: Any, outcome: Any) -> None:
    assert {outcome(attributions=(desk.naming(p),)) for p in ("norland", "sudland", "norland-army")} == {
        "possible breach"
    }


def test_plain_noes_are_left_out_unless_asked_for(desk: Any, book: Any) -> None:
    away = desk.incident(where=(desk.at(40, 50.5),))
    assert find([away], book) == ()
    (finding,) = find([away], book, every=True)
    assert finding.outcome is Outcome.OUTSIDE_AREA


def test_what_is_left_out_is_outside_with_its_sources(desk: Any) -> None:
    mid = desk.square("mid", 30.4, 50.4, 0.2)
    out = [{"zone": "mid", "cite": desk.cite(o, "2031-05-01")} for o in ("Vale Post", "Radio Vale")]
    area = desk.area("vale", ("2031-05-01", None))
    narrow = desk.truce(readings=[{"id": "r", "issuer": "x", "areas": [area], "left_out": out}], key="narrow")
    wide = desk.truce(key="wide")
    book = desk.held(narrow, wide, zones=[desk.square("vale", 30, 50), mid])
    found = {f.arrangement: f for f in find([desk.incident()], book, every=True)}
    assert found["narrow"].outcome is Outcome.OUTSIDE_AREA
    told = basis(found["narrow"], "in area")
    assert "left out: zone mid (sources: Vale Post, 2031-05-01; Radio Vale, 2031-05-01)" in told
    assert found["wide"].outcome is Outcome.POSSIBLE_BREACH


def test_rival_readings_give_a_finding_each(desk: Any) -> None:
    areas = {end: desk.area("vale", ("2031-05-01 01:00", end)) for end in ("2031-05-02 01:00", "2031-05-09", None)}
    readings = [{"id": f"r{n}", "issuer": "x", "areas": [area]} for n, area in enumerate(areas.values())]
    book = desk.held(desk.truce(readings=readings))
    assert [f.reading for f in find([desk.incident()], book)] == ["r1", "r2"]
    every = [f.outcome.value for f in find([desk.incident()], book, every=True)]
    assert every == ["outside time", "possible breach", "possible breach"]


def test_a_proposal_is_held_against_nothing(desk: Any) -> None:
    assert find([desk.incident()], desk.held(desk.truce(stage="proposed")), every=True) == ()


def test_an_extension_counts_once_known(desk: Any) -> None:
    first = {"from": "2031-05-01 01:00", "until": "2031-05-02 01:00", "cite": desk.cite()}
    more = {"from": "2031-05-02 01:00", "until": "2031-05-04 01:00", "cite": desk.cite(date="2031-05-03")}
    book = desk.held(desk.truce(readings=[{"id": "r", "issuer": "x", "areas": [desk.area("vale", first, more)]}]))
    early, late = parse_instant("2031-05-02T20:00Z"), parse_instant("2031-05-03T20:00Z")
    assert find([desk.incident()], book, early) == ()
    assert [f.outcome for f in find([desk.incident()], book, late)] == [Outcome.POSSIBLE_BREACH]
    assert find([desk.incident()], book, parse_instant("2031-01-01T00:00Z"), every=True) == ()


def test_the_clock_change_moves_the_end_and_nothing_else(desk_in: Any) -> None:
    """A truce over the night in which Kyiv's clocks go forward, and the same in Kathmandu, where they never do."""
    found = {}
    for zone in ("Europe/Kyiv", "Asia/Kathmandu"):
        desk = desk_in(zone)
        area = desk.area("vale", ("2031-03-29 01:00", "2031-03-31 01:00"))
        book = desk.held(desk.truce(readings=[{"id": "r", "issuer": "x", "areas": [area]}]))
        hours = [("2031-03-31 00:00", "2031-03-31 01:00"), ("2031-03-31 00:30", "2031-03-31 01:30")]
        hours += [("2031-03-31 01:00", "2031-03-31 02:00")]
        incidents = [desk.incident(id=f"i-{n}", when=(desk.when(*h),)) for n, h in enumerate(hours)]
        found[zone] = [f.outcome.value for f in find(incidents, book, every=True)]
    assert found["Europe/Kyiv"] == ["possible breach", "not determined", "outside time"]
    assert found["Asia/Kathmandu"] == found["Europe/Kyiv"]


def test_claims_at_hand_are_named_and_disputes_seen(desk: Any, book: Any) -> None:
    band = (desk.named("band"),)
    when = desk.when("2031-05-02 10:00", "2031-05-02 12:00")
    strike = desk.claim("a strike", where=(desk.at(30.5, 50.5, 2.0),), when=when)
    target = desk.claim("the band was aimed at", act=Act.ATTACK, stated_targets=band)
    denial = desk.claim("no band there", kind=Kind.PRESENCE, act=Act.PRESENCE, stance=Stance.DENIES, participants=band)
    incident = desk.incident(claims=(strike.id, target.id), stated_targets=band)
    held = {c.id: c for c in (strike, target)}
    (finding,) = find([incident], book, claims=held)
    assert finding.outcome is Outcome.EXCLUDED
    assert basis(finding, "in area").endswith(f"[{strike.id}]")
    assert f"(claims {target.id})" in basis(finding, "excluded")
    (finding,) = find([incident], book, claims=held | {denial.id: denial})
    assert finding.outcome is Outcome.NOT_DETERMINED
    assert f"presence denied in {denial.id}" in basis(finding, "excluded")


def test_an_arrangement_ended_by_its_rule_no_longer_counts(desk: Any) -> None:
    over = {"about": "end", "says": "over", "over": True, "on": "2031-05-02 09:00", "cite": desk.cite()}
    rule = {"all_of": ["norland", "sudland"], "says": "both", "cite": desk.cite()}

    def truce(*parties: str) -> Any:
        return desk.truce(end_rule=rule, statements=[over | {"by": p, "party": p} for p in parties])

    (ended,) = find([desk.incident()], desk.held(truce("norland", "sudland")), every=True)
    (by_one,) = find([desk.incident()], desk.held(truce("norland")))
    assert (ended.outcome, by_one.outcome) == (Outcome.OUTSIDE_TIME, Outcome.POSSIBLE_BREACH)


SIDES = {"norland": "sudland", "sudland": "norland"}
NAMING = st.tuples(st.sampled_from(["norland", "sudland"]), st.sampled_from(list(Stance)), st.booleans())


@given(st.lists(NAMING, max_size=4), st.sampled_from([None, "norland", "sudland", "band"]), st.booleans())
def test_swapping_the_sides_mirrors_the_findings(desk: Any, said: list[Any], target: str | None, refused: bool) -> None:
    def found(swap: bool) -> list[Any]:
        def side(key: str) -> str:
            return SIDES.get(key, key) if swap else key

        roles = [("norland", "declared"), ("sudland", "refused" if refused else "accepted"), ("band", "excluded")]
        written = [{"party": side(p), "role": r, "cite": desk.cite()} for p, r in roles]
        area = desk.area("vale", ("2031-05-01 01:00", "2031-05-04 01:00"))
        terms = [term.model_dump() for term in desk.truce().terms]
        truce = desk.arrangement(area, parties=written, terms=terms)
        naming = tuple(desk.naming(side(p), s, hedged=h, by="Vale Post") for p, s, h in said)
        stated = (desk.named(side(target)),) if target else ()
        findings = find([desk.incident(attributions=naming, stated_targets=stated)], desk.held(truce), every=True)
        return [(f.outcome, answers(f)) for f in findings]

    assert found(False) == found(True)


@given(st.permutations(range(6)))
def test_the_order_of_incidents_moves_the_findings_with_them(desk: Any, book: Any, order: list[int]) -> None:
    incidents = [desk.incident(id=f"i-{n}", where=(desk.at(29.8 + 0.3 * n, 50.5, n),)) for n in range(6)]
    plain = {f.incident: f for f in find(incidents, book, every=True)}
    moved = find([incidents[n] for n in order], book, every=True)
    assert list(moved) == [plain[f"i-{n}"] for n in order]


def test_one_incident_is_held_against_every_truce(desk: Any) -> None:
    book = desk.held(*(desk.truce(key=f"truce-{n}") for n in range(12)))
    assert len(find([desk.incident()], book)) == 12


def test_nothing_in_gives_nothing_out(desk: Any, book: Any) -> None:
    assert find([], book) == ()
    assert find([desk.incident()], desk.book(zones=[])) == ()
