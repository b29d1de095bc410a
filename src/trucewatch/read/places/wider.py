"""The finest of the places that a passage names: without those that only say where another one lies."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.model.where import PlacePrecision, Where
from trucewatch.read.context import Context
from trucewatch.read.pack import choice, words
from trucewatch.read.places.placed import SHEET
from trucewatch.terms.distance import km_between

SAME_PROVINCE = 150.0
"""A place named right after another one, and no farther from it than this, in km, only says where that one lies."""

IN_BRACKETS = 600.0
"""The same for one in brackets, which cannot be another place of a list."""


def finest(found: list[Where], context: Context) -> list[Where]:
    """Without doubles, and without the places that contain another one named here."""
    once: dict[str, Where] = {}
    for where in found:
        once.setdefault(where.key or where.as_written.lower(), where)
    containing: set[str] = set()
    for where in once.values():
        place = context.names.places.get(where.key or "")
        while place is not None and place.part_of:
            containing.add(place.part_of)
            place = context.names.places.get(place.part_of)
    kept = [w for w in once.values() if w.key not in containing]
    kept = [w for w in kept if not any(_says_where(w, o, kept, context) for o in kept)]
    kept = [w for w in kept if not (w.precision is PlacePrecision.ADMIN1 and any(_inner(o, w) for o in kept))]
    kept = [w for w in kept if not _only_says_where(w, kept, context)]
    finer = [w for w in kept if w.precision is not PlacePrecision.COUNTRY]
    return finer if any(w.key or w.candidates for w in finer) else kept


def _says_where(wide: Where, fine: Where, kept: list[Where], context: Context) -> bool:
    """`Ost, Vale`, `Ost in Vale`, `the city of Ost Vale`: the second name right after the first, not one of a list."""
    (_, a), (b, c) = fine.span or (0, 0), wide.span or (0, 0)
    if wide is fine or not 0 < b - a <= 100 or fine.precision in (PlacePrecision.COUNTRY, PlacePrecision.ADMIN1):
        return False
    text = context.document.text
    if _measured(context.document.language).fullmatch(text, a, b):
        return True
    if _leads_on(context.document.language).fullmatch(text, a, b) is None:
        return False
    listed = re.match(r"\s*(?:,\s*(?:and\s+)?|and\s+)(?:[Aa]l-|[Ee]l-)?[A-Z]", text[c : c + 12])
    ends = (w.span[0] for w in kept if w.span is not None and 0 < w.span[0] - c <= 4)
    in_a_row = any(re.fullmatch(r"\s(?:[Aa]l-|[Ee]l-)?", text[c:at]) for at in ends)
    if (listed is not None or in_a_row) and not re.match(r"\s+(?:\w+\s+)?in\s", text[a:b]):
        return False
    if fine.lat is None or fine.lon is None or wide.lat is None or wide.lon is None:
        return False
    reach = IN_BRACKETS if "(" in text[a:b] else SAME_PROVINCE
    return km_between(fine.lat, fine.lon, wide.lat, wide.lon) <= reach


@cache
def _leads_on(language: str) -> re.Pattern[str]:
    """What may stand between a place and the one that it lies in."""
    sheet = words(language, SHEET)
    kinds, parts = choice(sheet["kinds"]), choice([*sheet["parts"], "rural"])
    own = rf"(?:\s+(?:{kinds}|cities)(?:s)?)?"
    around = choice(["suburbs", "outskirts"])
    inside = rf"(?:in|of|within)\s+(?:the\s+)?(?:{parts}\s+)?(?:(?:{kinds}|{around})\s+(?:of\s+)?)?"
    bracket = r"\s*\((?:[^().;]{0,60},\s*)?"
    return re.compile(rf"{own}(?:(?:\s+|\s*,\s*|\s*[-–]\s*)(?:{inside})?|{bracket})", re.IGNORECASE)


def _inner(one: Where, wide: Where) -> bool:
    """Whether a place stands before a province ("Ost in Vale province"), which then only says where it lies."""
    return (
        one is not wide
        and one.key is not None
        and one.precision is not PlacePrecision.COUNTRY
        and (one.span or (0, 0))[0] < (wide.span or (0, 0))[0]
    )


def _only_says_where(where: Where, kept: list[Where], context: Context) -> bool:
    """Whether a place stands beside one that is known better: an unknown area, or ", near X" after it."""
    if where.precision is not PlacePrecision.AREA:
        return False
    place = context.names.places.get(where.key or "")
    coarse = (PlacePrecision.AREA, PlacePrecision.COUNTRY)
    if (place is None or place.precision is not PlacePrecision.AREA) and any(
        o.key and o.precision not in coarse and (place is None or _before(o, where)) for o in kept
    ):
        return True
    span = where.span or (0, 0)
    ends = [o.span[1] for o in kept if o is not where and o.key and o.span and o.span[1] <= span[0]]
    return (
        bool(ends)
        and _beside_it(context.document.language).fullmatch(context.document.text, max(ends), span[0]) is not None
    )


def _before(one: Where, other: Where) -> bool:
    return (one.span or (0, 0))[0] < (other.span or (0, 0))[0]


@cache
def _beside_it(language: str) -> re.Pattern[str]:
    """`, near`, `(Old Town), 12 km south of the capital`: what may stand between a place and the one it is told by."""
    beside = choice([*words(language, SHEET)["beside"], "near", "outside"])
    return re.compile(
        rf"\s*(?:\([^()]*\))?,?\s+(?:\w+\s+)?(?:\d[\d.,]*\s*\w+\s+(?:\([^()]*\)\s+)?)?{beside}\s+(?:[\w-]+\s+){{0,3}}",
        re.IGNORECASE,
    )


@cache
def _measured(language: str) -> re.Pattern[str]:
    """`, 40 km (25 miles) up the valley from`: a distance between a place and the one that it is measured from."""
    lengths = "(?:" + "|".join(words(language, SHEET)["lengths"]) + ")"
    return re.compile(
        rf"[^.;]{{0,10}}\d[\d.,]*\s*{lengths}[^.;]{{0,60}}?\s(?:from|of)\s+(?:[\w-]+\s+){{0,3}}", re.IGNORECASE
    )
