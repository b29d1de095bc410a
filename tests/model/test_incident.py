"""An incident's place and time are read off its claims: the finest statements, none widened, none invented."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from made import a_claim, a_report
from trucewatch.model.claim import Attribution
from trucewatch.model.incident import finest_places, finest_times, incident_of
from trucewatch.model.quotation import Named, Voice
from trucewatch.model.vocabulary import Act, Modality, Stance
from trucewatch.model.when import Precision, When
from trucewatch.model.where import Where

BASE = datetime(2031, 3, 4, tzinfo=UTC)
INSIDE = {"mill": frozenset({"vale", "norland"}), "vale": frozenset({"norland"}), "harrow": frozenset({"norland"})}


def hours(start: int | None, end: int | None) -> When:
    ends = (None if h is None else BASE + timedelta(hours=h) for h in (start, end))
    first, last = ends
    precision = Precision.UNRESOLVED if first is None and last is None else Precision.DAY
    return When(start=first, end=last, precision=precision, zone="UTC", as_written=f"{start}-{end}")


def place(key: str | None, lat: float | None = 1.0) -> Where:
    return Where(as_written=key or "there", key=key, lat=lat, lon=lat, radius_km=1)


SPANS = st.tuples(st.none() | st.integers(0, 6), st.none() | st.integers(7, 12)).map(lambda s: hours(*s))


@given(st.lists(SPANS, max_size=7))
def test_every_resolved_time_contains_a_finest_one_and_no_finest_contains_another(times: list[When]) -> None:
    kept = finest_times(times)
    assert set(kept) <= set(times)
    for time in times:
        assert not time.resolved or any(fine.within(time) for fine in kept)
    for fine in kept:
        assert fine.resolved
        assert not any(other.within(fine) for other in kept if other is not fine)


@given(st.lists(SPANS, max_size=7))
def test_the_order_in_which_times_were_told_changes_no_interval(times: list[When]) -> None:
    assert [(t.start, t.end) for t in finest_times(times)] == [(t.start, t.end) for t in finest_times(reversed(times))]


def test_times_side_by_side_stay_side_by_side() -> None:
    assert finest_times([hours(2, 9), hours(0, 8), hours(3, 8)]) == (hours(3, 8),)
    assert finest_times([hours(5, 8), hours(0, 4)]) == (hours(0, 4), hours(5, 8))


def test_a_place_that_contains_a_finer_one_does_not_widen_it() -> None:
    vale, mill, harrow = place("vale"), place("mill", 2.0), place("harrow", 3.0)
    assert finest_places([vale, mill, harrow, place("norland", 4.0)], INSIDE) == (mill, harrow)
    assert finest_places([vale, vale, place("vale", None), place(None, None)], INSIDE) == (vale,)
    assert finest_places([], INSIDE) == ()


def test_an_incident_holds_what_its_claims_say_and_nothing_more() -> None:
    report = a_report("Shells fell on the mill. The Norland army denies it. Shells fell on Vale at noon.")
    attribution = Attribution(actor=Named(as_written="the Norland army"), by="Norland army")
    first = a_claim(report, "Shells fell on the mill.", where=(place("mill", 2.0),), targets=("a mill",))
    denial = a_claim(
        report,
        "The Norland army denies it.",
        25,
        stance=Stance.DENIES,
        chain=(Voice(name="Vale Post"), Voice(name="Norland army")),
        attributions=(attribution,),
    )
    third = a_claim(report, "Shells fell on Vale at noon.", 53, where=(place("vale"),), when=hours(6, 7))
    found = incident_of([first, denial, third], INSIDE)
    assert found.id in {"i-" + claim.id.removeprefix("c-") for claim in (first, denial, third)}
    assert {incident_of(list(order), INSIDE).id for order in permutations([first, denial, third])} == {found.id}
    assert found.claims == (first.id, denial.id, third.id)
    assert found.acts == (Act.SHELLING,)
    assert found.where == (place("mill", 2.0),)
    assert found.when == (hours(6, 7),)
    assert found.attributions == ((Stance.DENIES, attribution),)
    assert found.targets == ("a mill",)
    assert "perpetrator" not in found.model_dump_json()


def test_only_what_is_said_to_have_happened_tells_of_an_event() -> None:
    report = a_report("Shells fell on Vale.")
    words = "Shells fell on Vale."
    assert a_claim(report, words).tells_of_an_event
    for stance in (Stance.DENIES, Stance.EXONERATES, Stance.DISPUTES, Stance.WARNS, Stance.DEMANDS):
        assert not a_claim(report, words, stance=stance).tells_of_an_event
    for modality in set(Modality) - {Modality.ACTUAL, Modality.HEDGED}:
        assert not a_claim(report, words, modality=modality).tells_of_an_event
    assert not a_claim(report, words, act=Act.TOLL).tells_of_an_event


def test_a_claims_id_holds_no_name() -> None:
    report = a_report("Shells fell on Vale.")
    one = a_claim(report, "Shells fell on Vale.")
    other = a_claim(report, "Shells fell on Vale.", chain=(Voice(name="Harrow Radio"),), about="vale-calm")
    assert one.id == other.id
    assert a_claim(report, "Shells fell on Vale.", stance=Stance.DENIES).id != one.id
