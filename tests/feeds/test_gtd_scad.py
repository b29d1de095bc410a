from __future__ import annotations

from datetime import date

import pyarrow as pa
import pytest

from trucewatch.feeds import feed_of
from trucewatch.feeds.parts import first_and_last

GTD = (
    "eventid,iyear,imonth,iday,country_txt,provstate,city,latitude,longitude,specificity,summary,attacktype1_txt,"
    "targtype1_txt,corp1,target1,gname,nkill\n"
    '203102180001,2031,2,18,Norland,North,Vale,10.5,20.25,1,"02/18/2031: A bomb went off at the mill.",'
    "Bombing/Explosion,Business,Osterline,Mill,Harrow Front,3\n"
    "203102000002,2031,2,0,Norland,North,Unknown,10.1,20.0,4,,Armed Assault,Police,,Patrol,Unknown,\n"
    "203100000003,2031,0,0,Norland,North,Vale,10.1,20.0,5,,Hijacking,Police,,Bus,Unknown,-9\n"
)
SCAD = (
    "eventid,ccode,countryname,startdate,enddate,etype,actor1,target1,ndeath,elocal,locnum,issuenote,latitude,longitude,"
    "stday,stmo,styr,eday,emo,eyr\n"
    "5001,9,Norland,18-Feb-31,2-Mar-31,4,Youths,Vale shops,-99,Vale,1,Over the price of bread,10.5,20.25,"
    "18,2,2031,2,3,2031\n"
    "5002,9,Norland,18-Feb-31,18-Feb-31,10,Army,Army,4,North,6,,10,20,18,2,2031,18,2,2031\n"
)


def test_gtd_rows_become_records() -> None:
    feed = feed_of(GTD.encode(), "gtd.csv")
    bomb, month, year = feed.table.to_pylist()
    assert (feed.format, feed.faults) == ("GTD", [])
    assert (bomb["date_from"], bomb["date_to"], bomb["killed_high"]) == (date(2031, 2, 18), date(2031, 2, 18), 3)
    assert (bomb["place"], bomb["precision_km"], bomb["parties"]) == (
        "Vale; North",
        5.0,
        "Harrow Front; Business; Osterline",
    )
    assert "went off at the mill" in bomb["text"]
    assert (month["date_from"], month["date_to"]) == (date(2031, 2, 1), date(2031, 2, 28))
    assert (month["place"], month["killed_low"], month["precision_km"]) == ("North", None, 120.0)
    assert (year["date_from"], year["date_to"]) == (date(2031, 1, 1), date(2031, 12, 31))
    assert (year["lat"], year["lon"], year["killed_low"]) == (None, None, None)


def test_scad_rows_become_records() -> None:
    feed = feed_of(SCAD.encode(), "scad.csv")
    riot, fight = feed.table.to_pylist()
    assert (feed.format, feed.faults) == ("SCAD", [])
    assert (riot["date_from"], riot["date_to"]) == (date(2031, 2, 18), date(2031, 3, 2))
    assert (riot["kind"], riot["killed_low"], riot["precision_km"]) == ("spontaneous violent riot", None, 10.0)
    assert riot["text"] == "Over the price of bread. Vale"
    assert (fight["kind"], fight["killed_low"], fight["precision_km"]) == ("intra-government violence", 4, 120.0)


def test_scad_without_parts_reads_its_whole_dates() -> None:
    lines = [line.split(",") for line in SCAD.strip().split("\n")]
    short = "\n".join(",".join(cells[:14]) for cells in lines).replace("-31,", "-2031,")
    assert [row["date_to"] for row in feed_of(short.encode(), "scad.csv").table.to_pylist()] == [
        date(2031, 3, 2),
        date(2031, 2, 18),
    ]


@pytest.mark.parametrize(
    ("parts", "first", "last"),
    [
        (("2032", "2", "0"), date(2032, 2, 1), date(2032, 2, 29)),
        (("2031", "12", ""), date(2031, 12, 1), date(2031, 12, 31)),
        (("2031.0", "6", "31"), None, None),
        (("", "6", "3"), None, None),
        (("2031", "-99", "3"), date(2031, 1, 1), date(2031, 12, 31)),
    ],
)
def test_a_date_in_parts(parts: tuple[str, str, str], first: date | None, last: date | None) -> None:
    columns = [pa.chunked_array([[part]]) for part in parts]
    assert [c.to_pylist()[0] for c in first_and_last(*columns)] == [first, last]
