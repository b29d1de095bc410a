"""What a text says of where a place lies, right after its name: `Ost (Vale, Norland)`, `Ost, Vale`, `Ost in Vale`.

It tells which of several places of one name is meant, whatever their size, and that one far away is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from trucewatch.model.place import Place
from trucewatch.model.where import PlacePrecision
from trucewatch.read.pack import choice, words
from trucewatch.read.places.gazette import meant
from trucewatch.read.places.names import Mention
from trucewatch.read.places.placed import SHEET
from trucewatch.terms.distance import km_between

PROVINCE = 150.0
"""Of several places of one name, those that lie no farther, in km, from the seat of what they are said to lie in."""

FAR = 600.0
"""No province reaches so far, in km, from its seat: a village farther away is another one."""

CLEARLY = 1.5
"""The next place of that name must lie so many times farther from it."""


def said_to_lie_in(
    spot: Mention, spots: Sequence[Mention], text: str, language: str, country: str | None
) -> Place | None:
    """The place, finer than a country, that the words right after a name say it lies in; None where they do not."""
    after = next((s for s in spots if s.start >= spot.end), None)
    outer = meant(after.places, country, ()) if after is not None else None
    if after is None or outer is None or outer.precision is PlacePrecision.COUNTRY:
        return None
    gap = text[spot.end : after.start]
    if _lies_in(language).fullmatch(gap) is None:
        return None
    plain_comma = not re.search(r"[(\w]", gap)
    if plain_comma and re.match(
        r"\s*(?:,|and\s)\s*(?:and\s+)?(?:[Aa]l-|[Ee]l-)?[A-Z]", text[after.end : after.end + 12]
    ):
        return None
    return outer


def lying_in(candidates: Sequence[Place], outer: Place) -> Sequence[Place]:
    """Those of the places of one name that may lie in `outer`: the one that is clearly nearest, else all that are near
    enough; all of them where none is near but some are not out of reach; none where all lie far away."""
    away = sorted(((km_between(p.lat, p.lon, outer.lat, outer.lon), p.id, p) for p in candidates), key=lambda r: r[:2])
    near = [row for row in away if row[0] <= PROVINCE]
    if not near:
        return [row[2] for row in away if row[0] <= FAR]
    if len(near) > 1 and near[1][0] < CLEARLY * max(near[0][0], 5.0):
        return [row[2] for row in near]
    return [row[2] for row in near[:1]]


@cache
def _lies_in(language: str) -> re.Pattern[str]:
    """What stands between a place and the one that it lies in; in brackets, unknown names may stand first."""
    sheet = words(language, SHEET)
    kinds = rf"(?:\s+(?:{choice(sheet['kinds'])}))?"
    parts = rf"(?:(?:{choice([*sheet['parts'], 'rural'])})\s+)?"
    return re.compile(
        rf"{kinds}(?:\s*\((?:[^()]{{0,60}},\s*)?|\s*,\s*|,?\s+in\s+(?:the\s+)?{parts}(?:(?:{choice(sheet['kinds'])})\s+(?:of\s+)?)?)"
        r"(?:[Aa]l-|[Ee]l-)?"
    )
