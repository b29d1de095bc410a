"""What a product speaks of: a window of time and, where one is named, an area."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import shapely.geometry

from trucewatch.case.config import CaseConfig
from trucewatch.case.files import CaseFiles
from trucewatch.case.fold import ClaimOnRecord
from trucewatch.case.view import View, containers
from trucewatch.errors import BadInput, NotHeld
from trucewatch.model.claim import Claim
from trucewatch.model.instant import start_of_day, year_in_range, zone_named
from trucewatch.model.place import Place
from trucewatch.model.vocabulary import Truth
from trucewatch.model.where import Where
from trucewatch.terms.distance import km_between


@dataclass(frozen=True, slots=True)
class Window:
    """`[start, end)`, both aware; `words` names it."""

    start: datetime
    end: datetime
    words: str


def _day_start(day: date, config: CaseConfig) -> datetime:
    hour, minute = map(int, config.day_starts.split(":"))
    return start_of_day(datetime.combine(day, time(hour, minute)), zone_named(config.zone))


def day_window(day: date, config: CaseConfig) -> Window:
    """The case's day of that date: from its written boundary to the next one, 23, 24 or 25 hours long."""
    return Window(_day_start(day, config), _day_start(day + timedelta(days=1), config), day.isoformat())


def days_window(first: date, last: date, config: CaseConfig) -> Window:
    """The case's days from one date to another, both included; raises BadInput where the last comes first."""
    if last < first:
        raise BadInput(f"days {first} to {last}: the last one comes before the first; write the earlier one first")
    words = first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"
    return Window(_day_start(first, config), _day_start(last + timedelta(days=1), config), words)


def day_of(at: datetime, config: CaseConfig) -> date:
    """The date of the case's day in which an instant lies."""
    here = at.astimezone(zone_named(config.zone))
    hour, minute = map(int, config.day_starts.split(":"))
    return here.date() if here.time() >= time(hour, minute) else here.date() - timedelta(days=1)


def parse_day(text: str) -> date:
    """A date as `YYYY-MM-DD`; raises BadInput."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise BadInput(f"day {text!r}: not a date; write it like 2031-03-04") from None
    try:
        year_in_range(day.year, text)
    except ValueError as error:
        raise BadInput(f"day {error}") from None
    return day


@dataclass(frozen=True, slots=True)
class Area:
    """A place of the gazetteer, with everything that lies in it."""

    place: Place
    inside: frozenset[str]
    containing: frozenset[str]


def area_named(files: CaseFiles, name: str) -> Area:
    """The area of that id or name; raises NotHeld with near names."""
    place = place_named(files, name)
    above = containers(files.places)
    inside = frozenset(key for key, over in above.items() if place.id in over or key == place.id)
    return Area(place, inside, above.get(place.id, frozenset()))


def place_named(files: CaseFiles, name: str) -> Place:
    """The gazetteer place of that id or of any of its names; raises NotHeld with near names."""
    if name in files.places:
        return files.places[name]
    folded = name.casefold().strip()
    found = [p for p in files.places.values() if folded in (n.casefold() for n in (p.name, *p.names))]
    if len(found) == 1:
        return found[0]
    if found:
        raise BadInput(f"place {name!r}: means several: {', '.join(p.id for p in found)}; give one of these ids")
    names = sorted({n for p in files.places.values() for n in (p.id, p.name, *p.names)})
    near = difflib.get_close_matches(name, names, n=3)
    raise NotHeld(
        f"place {name!r}: not in the gazetteer{'; near: ' + ', '.join(near) if near else ''}; or give LAT,LON"
    )


_POINT = re.compile(r"^\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*$")


def where_named(files: CaseFiles, name: str) -> Where:
    """A place by name, id or `LAT,LON` (exact point)."""
    if found := _POINT.match(name):
        lat, lon = float(found.group(1)), float(found.group(2))
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise BadInput(f"place {name!r}: latitude runs from -90 to 90 and longitude from -180 to 180")
        return Where(as_written=name, name=name.strip(), lat=lat, lon=lon)
    return place_named(files, name).where(name)


def zone_where(files: CaseFiles, zone: str) -> Where:
    """A zone as a place to ask about: the gazetteer place of the same id, or else a point inside the zone."""
    if zone in files.places:
        return files.places[zone].where()
    inside = shapely.geometry.shape(files.zones[zone].geometry).representative_point()
    return Where(as_written=zone, name=files.zones[zone].name, lat=inside.y, lon=inside.x)


def in_window(on_record: ClaimOnRecord, window: Window, view: View) -> bool:
    """Whether a claim belongs to a window: by its times, or, where it gives none, by when its report could be known."""
    claim = on_record.claim
    times = [t for t in (claim.when, claim.when_said) if t is not None and t.resolved]
    if not times:
        times = [view.reports[claim.quotation.report].available_from]
    return any(t.overlaps(window.start, window.end) for t in times)


def in_area(claim: Claim, area: Area | None) -> Truth:
    """Whether a claim speaks of an area: yes if a place of it lies inside, unknown if the area lies in a place of it or
    it names none, no if its places lie elsewhere.
    """
    if area is None:
        return Truth.YES
    located = [w for w in claim.where if w.located]
    if not located:
        return Truth.UNKNOWN
    answers = {_in_area(w, area) for w in located}
    return Truth.YES if Truth.YES in answers else Truth.UNKNOWN if Truth.UNKNOWN in answers else Truth.NO


def _in_area(where: Where, area: Area) -> Truth:
    if where.key in area.inside:
        return Truth.YES
    if where.key in area.containing:
        return Truth.UNKNOWN
    away = _km(where, area.place)
    if away + where.radius_km <= area.place.radius_km:
        return Truth.YES
    return Truth.NO if away > where.radius_km + area.place.radius_km else Truth.UNKNOWN


def _km(where: Where, place: Place) -> float:
    """Great-circle distance on a sphere of 6,371 km."""
    assert where.lat is not None
    assert where.lon is not None
    return km_between(where.lat, where.lon, place.lat, place.lon)
