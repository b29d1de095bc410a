from __future__ import annotations

from datetime import date

import pyarrow as pa
import pytest

from trucewatch.errors import BadInput, CaseFault
from trucewatch.feeds import SCHEMA, feed_of, format_of, records_of
from trucewatch.feeds.mapping import read_mapping

GED = (
    "id,type_of_violence,source_headline,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,"
    "date_prec,date_start,date_end,side_a,side_b,best,high,low\n"
    "7,3,Shells fall on Vale,2,Vale town,the mill quarter,North,Vale district,10.5,20.25,1,2/18/2031 12:00:00 AM,"
    "2/19/2031 12:00:00 AM,Government of Norland,Civilians,3,5,2\n"
)
ACLED = (
    "EVENT_ID_CNTY,EVENT_DATE,TIME_PRECISION,EVENT_TYPE,ACTOR1,ACTOR2,LOCATION,ADMIN1,LATITUDE,LONGITUDE,GEO_PRECISION,"
    "NOTES,FATALITIES\n"
    "NOR1,18 February 2031,2,Battles,Sudland Front,Norland Army,Harrow,North,10.5,20.25,3,"
    "Shots fired. [size=no report],0\n"
    "NOR2,18 February 2031,3.0,Battles,Sudland Front,,Harrow,North,10.5,20.25,1.0,,\n"
)


def test_ged_codes_become_radii_and_bounds() -> None:
    feed = feed_of(GED.encode(), "ged.csv")
    row = feed.table.to_pylist()[0]
    assert (feed.format, row["source"], row["precision_km"]) == ("UCDP GED", "ged", 25.0)
    assert (row["date_from"], row["date_to"]) == (date(2031, 2, 18), date(2031, 2, 19))
    assert (row["killed_low"], row["killed_high"]) == (2, 5)
    assert row["place"] == "Vale town; Vale district; North"
    assert row["parties"] == "Government of Norland; Civilians"
    assert "Shells fall on Vale" in row["text"]
    assert feed.licence.startswith("CC BY")


def test_acled_codes_become_intervals_and_unknown_stays_unknown() -> None:
    feed = feed_of(ACLED.encode(), "acled.csv.gz")
    week, month = feed.table.to_pylist()
    assert feed.format == "ACLED"
    assert (week["date_from"], week["date_to"]) == (date(2031, 2, 15), date(2031, 2, 21))
    assert (month["date_from"], month["date_to"]) == (date(2031, 2, 1), date(2031, 2, 28))
    assert (week["precision_km"], month["precision_km"]) == (100.0, 5.0)
    assert (week["killed_low"], month["killed_low"]) == (0, None)
    assert week["text"] == "Shots fired."
    assert month["text"] is None


def test_a_broken_date_of_acled_is_told_as_it_is_written() -> None:
    feed = feed_of(ACLED.replace("18 February 2031,2", "someday,2").encode(), "acled.csv")
    assert [row["id"] for row in feed.table.to_pylist()] == ["NOR2"]
    assert "'someday'" in str(feed.faults[0])
    assert "row 2" in str(feed.faults[0])


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",2031-01-02,,,,", "id"),
        ("a,,,,,", "date_from"),
        ("a,2031-01-02,2031-01-01,,,", "date_to"),
        ("a,2031-01-02,,95,10,", "lat"),
        ("a,2031-01-02,,here,10,", "'here'"),
        ("a,2031-01-02,,,10,", "lon"),
        ("a,2031-01-02,,,,-3", "killed_low"),
        ("a,2031-01-02,,,,many", "'many'"),
        ("b,2031-01-02,,,,", "once"),
    ],
)
def test_a_row_that_cannot_be_used_is_listed_and_the_others_go_in(row: str, said: str) -> None:
    head = "id,date_from,date_to,lat,lon,killed_low\n"
    feed = feed_of(f"{head}b,2031-01-01,,10,20,1\n{row}\nc,2031-01-03,,,,\n".encode(), "own.csv")
    assert [r["id"] for r in feed.table.to_pylist()] == ["b", "c"]
    assert len(feed.faults) == 1
    assert "own, row 3" in str(feed.faults[0])
    assert said in str(feed.faults[0])


def test_rows_of_another_width_are_listed() -> None:
    feed = feed_of(b"id;date_from;text\na;2031-01-01;one\nb;2031-01-02\nc;2031-01-03;three\n", "own.csv")
    assert feed.table["id"].to_pylist() == ["a", "c"]
    assert "2 cells" in str(feed.faults[0])


def test_records_have_one_shape_whoever_published_them() -> None:
    assert feed_of(GED.encode(), "a.csv").table.schema == SCHEMA == feed_of(ACLED.encode(), "b.csv").table.schema


@pytest.mark.parametrize("content", [b"", b"one line of prose", b"a,b,c\n1,2,3\n", b"id,id,date_from\n1,2,3\n"])
def test_what_is_no_feed_is_refused_with_what_was_expected(content: bytes) -> None:
    with pytest.raises(BadInput, match="expected"):
        feed_of(content, "x.csv")


def test_a_mapping_reads_anybodys_columns() -> None:
    mapping = read_mapping(
        b"schema: 1\nname: Register\ncitation: Norland Register (2031)\ncolumns:\n  id: no\n  date_from: day\n"
        b"  place: [ward, town]\n  precision_km: {column: prec, codes: {a: '2.5', b: '40'}}\n",
        "register.yml",
    )
    table = pa.table({"no": ["1"], "day": ["2031-04-05"], "ward": ["Mill"], "town": ["Vale"], "prec": ["b"]})
    feed = records_of(table, "register", mapping)
    row = feed.table.to_pylist()[0]
    assert (row["place"], row["precision_km"], feed.citation) == ("Mill; Vale", 40.0, "Norland Register (2031)")
    with pytest.raises(BadInput, match="'ward'"):
        records_of(table.drop_columns(["ward"]), "register", mapping)


@pytest.mark.parametrize("columns", ["id: a", "id: a\n  date_from: b\n  colour: c", "id: {column: a, codes: {}}"])
def test_a_wrong_mapping_says_where(columns: str) -> None:
    with pytest.raises(CaseFault, match=r"m\.yml:"):
        read_mapping(f"schema: 1\nname: R\ncolumns:\n  {columns}\n".encode(), "m.yml")


def test_the_header_alone_tells_the_format() -> None:
    assert format_of(["ID", "Date_From "]) == "records"
    assert format_of(["id", "when"]) is None


def test_a_date_that_may_be_two_days_is_called_ambiguous_with_the_remedy() -> None:
    """No row of the column has a number above twelve in it; a row that can be only one day goes in."""
    rows = "a,3/4/2031 12:00:00 AM,\nb,5/5/2031 12:00:00 AM,\nc,someday,\nd,2031-04-09,4/11/2031\n"
    feed = feed_of(f"id,date_from,date_to\n{rows}".encode(), "own.csv")
    assert [(r["id"], r["date_from"]) for r in feed.table.to_pylist()] == [("b", date(2031, 5, 5))]
    first, other, until = (str(fault) for fault in feed.faults)
    assert "row 2" in first
    assert "'3/4/2031 12:00:00 AM'" in first
    assert "ambiguous: the column does not tell whether day or month stands first" in first
    assert "Write the dates of the column like 2031-03-04" in first
    assert "ambiguous" not in other
    assert "date_to '4/11/2031'" in until
    assert "ambiguous" in until


def test_another_row_of_the_column_tells_the_order_of_all_of_it() -> None:
    rows = "a,3/4/2031 12:00:00 AM,1\n{},1\n"
    for other, day in (("b,3/14/2031 12:00:00 AM", date(2031, 3, 4)), ("b,14/3/2031", date(2031, 4, 3))):
        feed = feed_of(f"id,date_from,killed_low\n{rows.format(other)}".encode(), "own.csv")
        assert feed.table.to_pylist()[0]["date_from"] == day
        assert feed.faults == []


def test_ambiguous_dates_of_known_forms_are_told_as_such() -> None:
    feed = feed_of(GED.replace("2/18/2031", "3/4/2031").replace("2/19/2031", "3/5/2031").encode(), "ged.csv")
    assert "ambiguous" in str(feed.faults[0])
    feed = feed_of(ACLED.replace("18 February 2031", "3/4/2031").encode(), "acled.csv")
    assert ["ambiguous" in str(fault) for fault in feed.faults] == [True, True]


def test_two_columns_are_a_table_and_an_empty_one_has_no_records() -> None:
    assert feed_of(b"id,date_from\n1,2031-03-04\n", "own.csv").table.num_rows == 1
    assert feed_of(b"id,date_from\n", "own.csv").table.num_rows == 0


def test_a_header_says_what_it_lacks() -> None:
    with pytest.raises(BadInput, match="got the columns ward, toll, expected at least id and date_from"):
        feed_of(b"ward,toll\n1,2\n", "own.csv")
    with pytest.raises(BadInput, match="parted by comma, semicolon or tab"):
        feed_of(b"Shots were heard\n", "own.csv")
