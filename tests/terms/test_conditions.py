"""Clocks over made-up events and watch: what moves the answer, and what must not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from made import a_claim, a_report
from trucewatch.model.arrangement import Arrangement
from trucewatch.model.claim import Attribution, Claim
from trucewatch.model.incident import Incident, incident_of
from trucewatch.model.place import Place, Zone
from trucewatch.model.quotation import Named
from trucewatch.model.vocabulary import Act, Stance
from trucewatch.model.watch import Shift
from trucewatch.model.when import Precision, When
from trucewatch.terms.book import Book
from trucewatch.terms.conditions import Clock, Evidence, clocks
from trucewatch.terms.outlook import by, outlook
from trucewatch.terms.watched import WatchLog

START = datetime(2031, 3, 1, tzinfo=UTC)
REPORT = a_report("A report from Vale that is long enough to be pointed into many times over. " * 20)
CITE = [{"outlet": "Vale Post", "date": "2031-02-27"}]
WHO = {"author": "head of cell", "date": "2031-02-28", "words": "nothing of these kinds, whoever did it"}
CALM = {**WHO, "broken_by": ["shelling", "airstrike"]}
VALE = Place(id="vale", name="Vale", lat=50, lon=30, radius_km=2, precision="town")
FAR = Place(id="far", name="Far", lat=52, lon=33, radius_km=2, precision="town")
SQUARE = [[[29.5, 49.5], [30.5, 49.5], [30.5, 50.5], [29.5, 50.5], [29.5, 49.5]]]
ZONE = Zone(id="vale", name="Vale", geometry={"type": "Polygon", "coordinates": SQUARE})


def arrangement(needs: dict[str, Any], **rest: Any) -> Arrangement:
    reading = {
        "id": "post",
        "issuer": "Vale Post",
        "areas": [{"zone": "vale", "periods": [{"from": "2031-03-01 00:00", "cite": CITE}]}],
    }
    condition = {"id": "quiet", "words": "quiet days", "needs": needs, "cite": CITE, **rest}
    content = {"id": "calm", "name": "Calm", "form": "regime of calm", "stage": "agreed", "zone": "UTC", "cite": CITE}
    return Arrangement.model_validate(
        {**content, "readings": [reading], "conditions": [condition]}, context={"zone": "UTC"}
    )


THREE = arrangement({"id": "run", "days": 3, "calm": CALM})


def event(
    n: int, start: datetime, hours: int, by_whom: str, place: Place = VALE, act: Act = Act.SHELLING
) -> tuple[Incident, dict[str, Claim]]:
    when = When(start=start, end=start + timedelta(hours=hours), precision=Precision.PART_OF_DAY, zone="UTC")
    named = (Attribution(actor=Named(as_written=by_whom, key=by_whom), by="Vale Post"),)
    told = a_claim(
        REPORT, "words", 7 * n, act, when=when, where=(place.where(),), attributions=named, stance=Stance.ALLEGES
    )
    return incident_of([told], {}), {told.id: told}


def evidence(
    events: Iterable[tuple[Incident, dict[str, Claim]]] = (),
    shifts: Iterable[Shift] = (),
    days: int = 8,
    terms: Arrangement = THREE,
) -> Evidence:
    held = list(events)
    book = Book.of([terms], [ZONE], places=[VALE, FAR])
    claims = {key: claim for _, told in held for key, claim in told.items()}
    return Evidence(book, {i.id: i for i, _ in held}, claims, WatchLog(tuple(shifts)), START + timedelta(days=days))


def only(held: Evidence) -> Clock:
    [found] = clocks(held)
    return found


def days(found: Clock) -> list[bool | None]:
    [leaf] = found.tree.leaves()
    assert leaf.run is not None
    return [mark.value for mark in leaf.run.marks[: leaf.run.ended(found.at)]]


def shift(start: int, hours: int, seat: str = "desk") -> Shift:
    return Shift(seat=seat, since=START + timedelta(hours=start), until=START + timedelta(hours=start + hours))


events = st.lists(
    st.builds(
        lambda n, at, hours, who, place: (n, START + timedelta(hours=at), hours, who, place),
        st.integers(0, 80),
        st.integers(-30, 200),
        st.integers(1, 40),
        st.sampled_from(["norland", "sudland"]),
        st.sampled_from([VALE, FAR]),
    ),
    max_size=4,
    unique_by=lambda e: e[0],
)
shifts = st.lists(st.builds(shift, st.integers(0, 200), st.integers(1, 120), st.sampled_from(["a", "b"])), max_size=4)
WHOLE = [shift(0, 24 * 30)]


@given(events, shifts, st.builds(shift, st.integers(0, 200), st.integers(1, 120)))
@settings(max_examples=60)
def test_more_watch_opens_no_decided_day(told: list[Any], watched: list[Shift], more: Shift) -> None:
    before = days(only(evidence([event(*e) for e in told], watched)))
    after = days(only(evidence([event(*e) for e in told], [*watched, more])))
    assert all(a is b or (a is None and b is True) for a, b in zip(before, after, strict=True))


@given(events, shifts, st.randoms())
@settings(max_examples=60)
def test_order_means_nothing(told: list[Any], watched: list[Shift], random: Any) -> None:
    one = evidence([event(*e) for e in told], watched)
    random.shuffle(told)
    random.shuffle(watched)
    other = evidence([event(*e) for e in told], watched)
    assert days(only(one)) == days(only(other))
    assert outlook(only(one)) == outlook(only(other))


@given(events, shifts)
@settings(max_examples=60)
def test_swapping_the_sides_changes_no_clock(told: list[Any], watched: list[Shift]) -> None:
    other = {"norland": "sudland", "sudland": "norland"}
    one = only(evidence([event(*e) for e in told], watched))
    two = only(evidence([event(n, at, hours, other[who], place) for n, at, hours, who, place in told], watched))
    assert outlook(one) == outlook(two)
    [a], [b] = one.tree.leaves(), two.tree.leaves()
    assert a.run == b.run


@given(events, shifts, st.integers(0, 12))
@settings(max_examples=60)
def test_what_is_possible_holds_what_is(told: list[Any], watched: list[Shift], end: int) -> None:
    read = outlook(only(evidence([event(*e) for e in told], watched, end)))
    if read.earliest is not None and read.latest is not None:
        assert read.earliest <= read.latest
    assert read.earliest is not None or read.latest is None
    at = START + timedelta(days=end)
    assert (read.value is True) == (read.latest is not None and read.latest <= at)
    assert (read.value is False) == (read.earliest is None or read.earliest > at)


@given(events, shifts)
@settings(max_examples=40)
def test_an_answer_once_met_stays_met(told: list[Any], watched: list[Shift]) -> None:
    values = [outlook(only(evidence([event(*e) for e in told], watched, end))).value for end in range(9)]
    met = [n for n, value in enumerate(values) if value]
    assert met == list(range(met[0], 9)) if met else True


def test_nobody_watched_is_not_calm() -> None:
    assert days(only(evidence(days=3))) == [None, None, None]
    assert days(only(evidence(shifts=WHOLE, days=3))) == [True, True, True]
    open_ended = Shift(seat="desk", since=START, until=None)
    assert days(only(evidence(shifts=[open_ended], days=3))) == [None, None, None]


def test_elsewhere_breaks_nothing_and_on_the_edge_leaves_open() -> None:
    noon = START + timedelta(hours=12)
    edge = VALE.model_copy(update={"lon": 30.5})
    assert days(only(evidence([event(0, noon, 1, "norland", FAR)], WHOLE, 1))) == [True]
    assert days(only(evidence([event(0, noon, 1, "norland", edge)], WHOLE, 1))) == [None]
    assert days(only(evidence([event(0, noon, 1, "norland")], WHOLE, 1))) == [False]
    assert days(only(evidence([event(0, noon, 1, "norland", act=Act.ARMED_CLASH)], WHOLE, 1))) == [True]


def test_how_much_may_be_unwatched_and_how_many_must_tell_it_is_the_authors() -> None:
    noon = START + timedelta(hours=12)
    lenient = arrangement({"id": "run", "days": 1, "calm": {**CALM, "unwatched": "PT2H", "voices": 2}})
    watched = [shift(2, 22)]
    assert days(only(evidence(shifts=watched, days=1, terms=lenient))) == [True]
    assert days(only(evidence(shifts=[shift(3, 21)], days=1, terms=lenient))) == [None]
    assert days(only(evidence([event(0, noon, 1, "norland")], watched, 1, lenient))) == [None]


def test_undated_events_leave_every_day_open_unless_told_aside() -> None:
    incident, told = event(0, START, 1, "norland")
    undated = (incident.model_copy(update={"when": ()}), told)
    assert days(only(evidence([undated], WHOLE, 2))) == [None, None]
    aside = only(
        evidence([undated], WHOLE, 2, arrangement({"id": "run", "days": 3, "calm": {**CALM, "undated": "aside"}}))
    )
    assert days(aside) == [True, True]
    assert aside.aside == (incident.id,)


@pytest.mark.parametrize(("word", "value"), [("all_of", False), ("any_of", True)])
def test_and_or(word: str, value: bool) -> None:
    parts = [{"id": "short", "days": 1, "calm": CALM}, {"id": "long", "days": 9, "calm": CALM}]
    found = only(evidence(shifts=WHOLE, days=2, terms=arrangement({"id": "joined", word: parts})))
    assert outlook(found).value is value
    assert {leaf.need.id: by(leaf, found.at) for leaf in found.tree.leaves()} == {"short": True, "long": False}


def test_both_at_the_same_time() -> None:
    """Two runs that were each whole once, but never at one instant, do not make the whole."""
    parts = [
        {"id": "guns", "days": 2, "calm": {**CALM, "broken_by": ["shelling"]}},
        {"id": "air", "days": 2, "calm": {**CALM, "broken_by": ["airstrike"]}},
    ]
    told = [
        event(0, START + timedelta(days=2, hours=1), 1, "norland", act=Act.SHELLING),
        event(1, START + timedelta(hours=30), 1, "norland", act=Act.AIRSTRIKE),
    ]
    read = outlook(only(evidence(told, WHOLE, 4, arrangement({"id": "joined", "all_of": parts}))))
    assert (read.value, read.blocking) == (False, ())


def test_another_condition_holds_once_it_is_met() -> None:
    first = {"id": "first", "words": "one day", "needs": {"id": "one", "days": 1, "calm": CALM}, "cite": CITE}
    terms = arrangement({"id": "ref", "condition": "first"})
    both = terms.model_copy(update={"conditions": (*terms.conditions, *arrangement(first["needs"]).conditions)})
    renamed = both.conditions[1].model_copy(update={"id": "first"})
    both = both.model_copy(update={"conditions": (both.conditions[0], renamed)})
    told = [event(0, START + timedelta(days=1, hours=1), 1, "norland")]
    found = clocks(evidence(told, WHOLE, 2, both))
    assert [outlook(c).value for c in found] == [True, True]


def test_first_day_and_sunset() -> None:
    terms = arrangement(
        {"id": "run", "days": 1, "calm": CALM}, first_day="2031-03-03", day={"starts": "sunset", "at": "vale"}
    )
    found = only(evidence(shifts=WHOLE, days=5, terms=terms))
    assert found.first == date(2031, 3, 3)
    [leaf] = found.tree.leaves()
    assert leaf.run is not None
    assert leaf.run.marks[0].day.start.hour in (15, 16)
    assert days(found) == [True, True]


def test_known_at_is_honoured() -> None:
    held = evidence(shifts=WHOLE, days=3)
    assert days(only(replace(held, known_at=START + timedelta(days=1)))) == [True, None, None]
    assert clocks(replace(held, known_at=START - timedelta(days=9))) == ()
