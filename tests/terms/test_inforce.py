"""What is in force here, now, as known then: to the minute, under each reading, in more than one time zone."""

from __future__ import annotations

from typing import Any

import pytest

from trucewatch.model.instant import parse_instant
from trucewatch.model.vocabulary import Truth
from trucewatch.terms.inforce import Standing, in_force, proposals, set_aside
from trucewatch.terms.status import Contest

VALE, HARROW, BOTH = (30.5, 50.5), (32.5, 50.5), (31.5, 50.5)


@pytest.fixture(scope="module", params=["Europe/Kyiv", "Asia/Kathmandu"])
def desk(make_in: Any, request: pytest.FixtureRequest) -> Any:
    """A wide truce without an end, and a short calm of two areas with an extension in one of them."""
    make = make_in(request.param)
    extension = {
        "kind": "extension",
        "from": "2031-05-02 01:00",
        "until": "2031-05-04 01:00",
        "stated_duration": "PT48H",
        "cite": make.cite("Radio Vale", "2031-05-02"),
    }
    first = {"from": "2031-04-30", "until": "2031-05-02 01:00", "cite": make.cite("Radio Vale", "2031-04-30")}
    short = {"from": "2031-04-30", "until": "2031-05-03 01:00", "cite": make.cite("Radio Vale", "2031-04-30")}
    wide = make.arrangement(
        make.area("whole", ("2031-02-27", None)),
        key="wide-truce",
        statements=[
            {"about": "condition", "says": "under strain", "by": "Vale Post", "on": "2031-05-01", "cite": make.cite()},
            {"about": "condition", "says": "gone", "by": "Sud Radio", "on": "2031-06-01", "cite": make.cite()},
        ],
    )
    calm = make.arrangement(
        key="short-calm",
        readings=[
            {
                "id": "radio",
                "issuer": "Radio Vale",
                "areas": [make.area("vale", first, extension), make.area("harrow", short)],
                "left_out": [{"zone": "mid", "cite": make.cite("Radio Vale", "2031-05-01")}],
            }
        ],
        statements=[
            {
                "about": "condition",
                "says": "still in effect in both",
                "by": "Norland",
                "on": "2031-05-03",
                "cite": make.cite("Sud Radio", "2031-05-04"),
            }
        ],
    )
    talk = make.arrangement(key="new-talks", stage="under negotiation")
    zones = [
        make.square("whole", 25, 45, 20),
        make.square("vale", 30, 50),
        make.square("harrow", 32, 50),
        make.square("mid", 31.2, 50.2, 0.6),
    ]
    book = make.book(wide, calm, talk, zones=zones)

    def ask(question: Any, where: tuple[float, float], when: str, known: str | None = None) -> tuple[Standing, ...]:
        instants = (parse_instant(text, make.zone) if text else None for text in (when, known))
        return question(book, make.at(*where, 1.0), *instants)

    return ask


def names(standings: tuple[Standing, ...]) -> list[str]:
    return [s.arrangement for s in standings]


def test_the_end_of_an_extension_is_exclusive(desk: Any) -> None:
    assert names(desk(in_force, VALE, "2031-05-04 00:59")) == ["wide-truce", "short-calm"]
    assert names(desk(in_force, VALE, "2031-05-04 01:00")) == ["wide-truce"]


def test_each_area_has_its_own_end(desk: Any) -> None:
    assert names(desk(in_force, HARROW, "2031-05-03 00:59")) == ["wide-truce", "short-calm"]
    assert names(desk(in_force, HARROW, "2031-05-03 01:30")) == ["wide-truce"]
    assert names(desk(in_force, VALE, "2031-05-03 01:30")) == ["wide-truce", "short-calm"]


def test_an_expired_calm_that_is_still_spoken_of_is_flagged_once_that_source_is_known(desk: Any) -> None:
    (gone,) = desk(set_aside, HARROW, "2031-05-03 01:30")
    assert gone.end.startswith("expired 2031-05-03 01:00")
    assert gone.time is Truth.NO
    assert "a later source still speaks of it (Norland, 2031-05-03: still in effect in both)" in gone.flags[0]
    assert "no extension recorded" in gone.flags[0]
    (unaware,) = desk(set_aside, HARROW, "2031-05-03 01:30", "2031-05-03 12:00")
    assert "still speaks" not in unaware.flags[0]
    # where the extension runs to the 4th, a word of the 3rd is no later source
    (ended,) = desk(set_aside, VALE, "2031-05-04 01:00")
    assert "still speaks" not in ended.flags[0]


def test_a_place_left_out_is_outside_the_area_and_told_with_its_source(desk: Any) -> None:
    assert names(desk(in_force, BOTH, "2031-05-01 12:00")) == ["wide-truce"]
    (out,) = desk(set_aside, BOTH, "2031-05-01 12:00")
    assert out.area is Truth.NO
    assert "left out: zone mid (sources: Radio Vale, 2031-05-01)" in out.flags


def test_a_place_plainly_elsewhere_needs_no_word(desk: Any) -> None:
    assert names(desk(set_aside, (40.0, 60.0), "2031-05-01 12:00")) == []


def test_status_and_condition_are_apart(desk: Any) -> None:
    wide = desk(in_force, VALE, "2031-05-02 12:00")[0]
    assert wide.status == "no end recorded"
    assert wide.contest is Contest.NONE
    assert [s.says for s in wide.conditions] == ["under strain"]
    assert wide.since.as_written == "2031-02-27"
    assert wide.until is None


def test_a_start_known_to_the_day_is_unknown_on_that_day(desk: Any) -> None:
    assert desk(in_force, VALE, "2031-02-27 12:00")[0].in_force is Truth.UNKNOWN
    assert desk(in_force, VALE, "2031-02-28 12:00")[0].in_force is Truth.YES
    assert names(desk(in_force, VALE, "2031-02-26 12:00")) == []
    assert desk(set_aside, VALE, "2031-02-26 12:00")[0].end.startswith("not yet begun")


def test_the_answer_of_that_day_did_not_know_the_extension(desk: Any) -> None:
    assert names(desk(in_force, VALE, "2031-05-03 12:00", "2031-05-01 12:00")) == ["wide-truce"]
    assert "short-calm" in names(desk(in_force, VALE, "2031-05-03 12:00", "2031-05-02 12:00"))


def test_what_is_only_negotiated_is_listed_apart(make: Any) -> None:
    talk = make.arrangement(key="new-talks", stage="under negotiation", cite=make.cite(date="2031-05-02"))
    held = make.arrangement(make.area("vale", ("2031-03-01", None)))
    book = make.book(talk, held)
    assert [a.id for a in proposals(book)] == ["new-talks"]
    assert proposals(book, parse_instant("2031-05-01T00:00Z")) == ()
    assert names(in_force(book, make.at(*VALE), parse_instant("2031-05-03T00:00Z"))) == ["vale-calm"]


def test_rival_readings_are_answered_side_by_side_and_name_each_other(make: Any) -> None:
    short, long = (make.area("vale", ("2031-09-12 19:00", until)) for until in ("2031-09-18 23:59", None))
    readings = [
        {"id": "army", "issuer": "Norland army", "areas": [short]},
        {"id": "broker", "issuer": "Eastmark", "areas": [long]},
    ]
    book = make.book(make.arrangement(readings=readings))
    when = parse_instant("2031-09-19T12:00Z")
    (broker,) = in_force(book, make.at(*VALE), when)
    assert broker.reading == "broker"
    assert broker.flags == ("reading army (Norland army) answers no, this one yes",)
    (army,) = set_aside(book, make.at(*VALE), when)
    assert army.end.startswith("expired 2031-09-18 23:59")


def test_a_stated_length_that_its_hours_contradict_is_flagged(make: Any) -> None:
    period = {"from": "2031-07-06 01:00", "until": "2031-07-08 24:00", "stated_duration": "PT72H", "cite": make.cite()}
    book = make.book(make.arrangement(make.area("vale", period)))
    (standing,) = in_force(book, make.at(*VALE), parse_instant("2031-07-07T00:00Z"))
    assert standing.flags == ("zone vale: stated 72 h, by its boundaries 71 h",)
    assert standing.end == "ends 2031-07-08 24:00 (2031-07-08T21:00Z)"


def test_an_arrangement_ended_by_its_rule_is_no_longer_in_force(make: Any) -> None:
    over = {"about": "end", "says": "over", "over": True, "on": "2031-05-10 12:00", "cite": make.cite()}
    said = [over | {"by": party, "party": party} for party in ("eastmark", "westmark")]
    rule = {"all_of": ["eastmark", "westmark"], "says": "both", "cite": make.cite()}
    calm = make.arrangement(make.area("vale", ("2031-03-01", None)), statements=said, end_rule=rule)
    book = make.book(calm)
    (before,) = in_force(book, make.at(*VALE), parse_instant("2031-05-10 11:59", make.zone))
    assert before.status == "no end recorded"
    assert in_force(book, make.at(*VALE), parse_instant("2031-05-10 12:00", make.zone)) == ()
    (after,) = set_aside(book, make.at(*VALE), parse_instant("2031-05-10 12:00", make.zone))
    assert after.status == "declared over 2031-05-10 12:00, ended"


def test_a_place_without_a_point_is_unknown_not_outside(make: Any) -> None:
    from trucewatch.model.where import Where

    book = make.book(make.arrangement(make.area("vale", ("2031-03-01", None))))
    (standing,) = in_force(book, Where(as_written="a village"), parse_instant("2031-05-01T00:00Z"))
    assert (standing.area, standing.in_force) == (Truth.UNKNOWN, Truth.UNKNOWN)
