"""What one claim may be one with, beside incidents and records kept ready."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from fuse.made_records import row, table
from trucewatch.fuse.across import alone, candidates, for_claims
from trucewatch.fuse.compare import compare
from trucewatch.fuse.known import Known
from trucewatch.fuse.mention import Mention, records_of
from trucewatch.fuse.records import prepared
from trucewatch.fuse.stock import Stock
from trucewatch.fuse.weights import weights
from work import grows_evenly

DAY = datetime(2031, 3, 4, tzinfo=UTC)
MILL = Mention(
    id="i-1",
    report="i-1",
    act="shelling",
    words="Shells fell on the Korvin mill, and killed the miller Andor Velk.",
    start=DAY,
    end=DAY + timedelta(days=1),
    place="Vale",
    lat=10.0,
    lon=20.0,
    radius=4.0,
    killed_low=3,
    killed_high=3,
)
AGAIN = replace(MILL, id="i-2", report="i-2", words="Three died at the Korvin mill, the miller Velk among them.")
FAR = replace(
    MILL,
    id="i-3",
    report="i-3",
    place="Harrow",
    lat=14.0,
    words="A bridge at Harrow was hit.",
    killed_low=None,
    killed_high=None,
)


def test_the_same_incident_is_found_and_neither_itself_nor_another_town() -> None:
    [like] = Stock([MILL, AGAIN, FAR]).like(MILL)
    assert (like.at, like.record) == (1, False)
    assert like.total == pytest.approx(like.start + sum(reason.bits for reason in like.reasons), abs=0.05)


def test_a_record_of_a_feed_is_told_beside_incidents() -> None:
    records = table(
        row("feed", "9", lat=10.0, lon=20.0, place="Vale", date_from=DAY.date(), text=AGAIN.words, killed_low=3),
        row("feed", "8", lat=12.0, lon=20.0, place="Ost", date_from=DAY.date(), text="A market was shelled."),
    )
    found = Stock([MILL, AGAIN], Known(records)).like(MILL)
    assert [(like.at, like.record) for like in found] == [(1, False), (0, True)]
    undated = replace(MILL, start=None, end=None)
    assert not any(like.record for like in Stock([AGAIN], Known(records)).like(undated))


@pytest.mark.parametrize("missing", [{"lat": None, "lon": None, "place": ""}, {"start": None, "end": None}])
def test_without_a_place_or_a_date_it_is_looked_for_by_the_other_and_lies_lower(missing: dict[str, None]) -> None:
    whole = Stock([AGAIN, FAR]).like(MILL)
    for asked, held in ((replace(MILL, **missing), AGAIN), (MILL, replace(AGAIN, **missing))):
        [like] = Stock([held, FAR]).like(asked)
        assert like.at == 0
        assert like.probability < whole[0].probability
        assert like.total == pytest.approx(like.start + sum(reason.bits for reason in like.reasons), abs=0.05)


def test_acts_that_cannot_be_one_are_not_told() -> None:
    assert Stock([replace(AGAIN, act="ground_assault")]).like(MILL) == ()
    assert len(Stock([replace(AGAIN, act="attack")]).like(MILL)) == 1


def test_an_empty_stock_finds_nothing() -> None:
    assert Stock([]).like(MILL) == ()


def test_one_look_weighs_as_the_list_does() -> None:
    """The words of a stock and of a list are spread alike where the new claim stands in both."""
    told = [MILL, AGAIN, FAR, replace(FAR, id="i-4", report="i-4", place="Ost", lat=16.0, words="Guns fired at Ost.")]
    use = for_claims(weights())
    records = prepared(records_of(told))
    a, b = candidates(records, told)
    bits = dict(zip(zip(a.tolist(), b.tolist(), strict=True), alone(compare(records, a, b), use).tolist(), strict=True))
    [like] = Stock(told).like(MILL)
    assert like.total == pytest.approx(bits[0, like.at], abs=0.01)


def test_many_incidents_cost_no_more_each_than_few() -> None:
    """Each is a source of its own, and found by where it lies, not by trying all."""

    def listed(size: int) -> None:
        spread = [replace(MILL, id=f"i-{n}", report=f"i-{n}", lat=(n % 160) - 80.0, lon=n / 20) for n in range(size)]
        records = prepared(records_of(spread))
        candidates(records, spread)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("trucewatch.fuse.across.ALL_PAIRS", 3)
        assert grows_evenly(listed, 200)
