from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from trucewatch.feeds import feed_of
from trucewatch.findings.doers import bearers, doer_of
from trucewatch.findings.records import Records, Taken, incident_of_record, instant, records_of
from trucewatch.model.party import Name, Party, PartyKind
from trucewatch.model.vocabulary import Act, Stance

HEAD = "id,date_from,date_to,lat,lon,precision_km,place,kind,parties,doer,hit,killed_low,killed_high,text\n"
ROWS = (
    "A3,2031-03-05,2031-03-06,27.9,85.6,2,Harrow,armed clash,Norland army; Hill Front,,,,,they met\n"
    "A1,2031-03-04,,27.7,85.3,,Vale; North,shelling,Norland army; homes,Norland  Army,homes,2,3,shells\n"
    "A2,2031-03-04,,,,,Vale,Protest,crowd,,,,,a march\n"
    "A4,2031-03-04,,27.7,85.3,0,Vale,SAF,Somebody,Somebody,,,,code\n"
)


def party(key: str, name: str, *names: str) -> Party:
    return Party(id=key, kind=PartyKind.FORCE, name=name, names=tuple(Name(name=n) for n in names))


def of(rows: str = ROWS, **rest: object) -> Records:
    taken = {"report": "r-0", "zone": "Asia/Kathmandu", "voice": "Vale Register"} | rest
    return records_of(feed_of((HEAD + rows).encode(), "register.csv"), Taken(**taken))  # type: ignore[arg-type]


def test_records_are_in_order_of_time_and_named_by_their_rows() -> None:
    records = of()
    assert records.ids(np.arange(2)).to_pylist() == ["r-0.3", "r-0.2"]
    assert instant(int(records.start[0])) == datetime(2031, 3, 3, 18, 15, tzinfo=UTC)
    assert instant(int(records.end[1])) == datetime(2031, 3, 6, 18, 15, tzinfo=UTC)


def test_what_is_not_violent_and_what_nobody_explained_open_no_incident_and_are_counted() -> None:
    records = of()
    assert (records.peaceful, records.unread) == ({"Protest": 1}, {"SAF": 1})
    assert of(kinds={"saf": (Act.ARMED_CLASH,)}).unread == {}
    assert of(kinds={"saf": ()}).peaceful == {"Protest": 1, "SAF": 1}


def test_a_fight_of_two_names_no_doer_and_a_named_one_is_the_source_s_statement() -> None:
    records = of(bearers=bearers([party("norland-army", "Army of Norland", "Norland Army")]))
    shelling, clash = incident_of_record(records, 0), incident_of_record(records, 1)
    assert clash.attributions == ()
    [(stance, named)] = shelling.attributions
    assert (stance, named.by, named.actor.key) == (Stance.STATES, "Vale Register", "norland-army")
    assert (shelling.acts, shelling.claims, shelling.stated_targets) == ((Act.SHELLING,), (), ())


def test_a_name_that_two_parties_bear_means_neither() -> None:
    held = bearers([party("one", "Hill Front"), party("other", "Front of the Hills", "hill front")])
    doer = doer_of("Hill Front", held)
    assert doer is not None
    assert doer.key is None
    assert doer_of("Front of  the hills", held) is not None


def test_a_point_without_a_precision_is_no_place_unless_somebody_says_how_far_off_it_can_be() -> None:
    assert np.isnan(of().lon[0])
    assert incident_of_record(of(), 0).where == ()
    said = of(precision_km=3.0)
    assert (said.lon[0], said.radius_km[0]) == (85.3, 3.0)
    assert said.radius_km[1] == 2.0


def test_a_source_that_the_row_names_is_the_voice() -> None:
    head = HEAD.replace("id,", "id,source,", 1)
    rows = "A1,Hill Watch,2031-03-04,,27.7,85.3,1,Vale,shelling,,Norland,,,,x\n"
    feed = feed_of((head + rows).encode(), "register.csv")
    records = records_of(feed, Taken("r-0", "UTC", "Vale Register"))
    assert records.spoken[int(records.code[0])].voice == "Hill Watch"


@pytest.mark.parametrize("zone", ["Europe/London", "America/Santiago"])
def test_days_are_whole_also_where_the_clock_changes(zone: str) -> None:
    days = "".join(
        f"A{n},2031-{m:02}-{n % 28 + 1:02},,1,2,0,Vale,shelling,,,,,,x\n" for n, m in enumerate([3, 4, 9, 10] * 28)
    )
    records = of(days, zone=zone)
    length = {int(hours) for hours in (records.end - records.start) // 3_600_000_000}
    assert length <= {23, 24, 25}
