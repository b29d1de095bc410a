"""An invented country for the reader's tests: names, and documents anchored in a day of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from trucewatch.model.citation import Citation
from trucewatch.model.instant import Boundary
from trucewatch.model.party import Name, Party, PartyKind
from trucewatch.model.place import Place
from trucewatch.model.quotation import Voice
from trucewatch.model.report import Anchor
from trucewatch.model.source import Source, SourceKind
from trucewatch.model.when import Precision, When
from trucewatch.model.where import PlacePrecision
from trucewatch.read import Document, Names

ZONE = "Europe/Berlin"
CITY = PlacePrecision.CITY
CITE = (Citation(outlet="made up", date=Boundary.parse("2031", "UTC")),)


def day(year: int, month: int, number: int, zone: str = ZONE) -> When:
    start = datetime(year, month, number, tzinfo=ZoneInfo(zone))
    return When(start=start, end=start + timedelta(days=1), precision=Precision.DAY, zone=zone)


def anchor(year: int, month: int, number: int) -> Anchor:
    return Anchor(when=day(year, month, number), basis="made up")


@cache
def names() -> Names:
    parties = (
        Party(
            id="norland",
            kind=PartyKind.GOVERNMENT,
            name="Norland government",
            names=(Name(name="Norland"), Name(name="Norlandian"), Name(name="Brandt"), Name(name="Norlandian army")),
        ),
        Party(id="sudland", kind=PartyKind.STATE, name="Sudland", names=(Name(name="Sudlandian"),)),
        Party(id="harrow-front", kind=PartyKind.GROUP, name="Harrow Front", names=(Name(name="HF"),)),
    )
    sources = (
        Source(id="vale-watch", kind=SourceKind.MONITOR, name="Vale Rights Watch", names=("the Watch",)),
        Source(id="norland-news", kind=SourceKind.STATE_MEDIA, name="Norland News", speaks_for="norland"),
    )
    places = (
        Place(id="vale", name="Vale", lat=54, lon=12, radius_km=8, precision=CITY, part_of="norland-land"),
        Place(id="ost", name="Ost", names=("Al Ost",), lat=54.2, lon=12, radius_km=2, precision=PlacePrecision.VILLAGE),
        Place(id="brandt", name="Brandt", lat=53.0, lon=12.0, radius_km=8, precision=PlacePrecision.CITY),
        Place(id="norland-land", name="Norland", lat=54.0, lon=13.0, radius_km=300, precision=PlacePrecision.COUNTRY),
        Place(id="mill-1", name="Mill", lat=54.0, lon=12.2, radius_km=2, precision=PlacePrecision.VILLAGE),
        Place(id="mill-2", name="Mill", lat=50.0, lon=10.2, radius_km=2, precision=PlacePrecision.VILLAGE),
    )  # fmt: skip
    return Names.of(parties, sources, places)


def document(text: str, *, anchored: bool = True, note: bool = False) -> Document:
    """The text as a document of Wednesday 2031-06-11, its author called "the paper"."""
    anchors = (anchor(2031, 6, 11),) if anchored else ()
    return Document(report="r-0", text=text, anchors=anchors, zone=ZONE, author=Voice(name="the paper"), note=note)
