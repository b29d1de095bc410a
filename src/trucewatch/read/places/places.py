"""Places as stated: gazetteer names in a passage, the finest of them, and names that no gazetteer knows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from trucewatch.model.place import Place
from trucewatch.model.where import PlacePrecision, Where
from trucewatch.read.context import Context
from trucewatch.read.pack import choice, plain, words
from trucewatch.read.places.gazette import is_at_home, is_near, may_be_meant, meant, quarters
from trucewatch.read.places.inside import lying_in, said_to_lie_in
from trucewatch.read.places.library import part_of_country
from trucewatch.read.places.names import Mention
from trucewatch.read.places.placed import (
    SHEET,
    acts_as_party,
    comes_on,
    goes_on,
    is_quarter,
    may_be_heard,
    part_of_name,
)
from trucewatch.read.places.wider import finest

BESIDE_KM = 25.0
"""Radius of "south of X", "near X": the words place it beside the town, not in it."""

_COARSE = (PlacePrecision.CITY, PlacePrecision.ADMIN1, PlacePrecision.COUNTRY)


def places(context: Context, start: int, end: int) -> list[Where]:
    """The places that `[start, end)` names, in order: only the finest of those that contain each other."""
    text, language, country = context.document.text, context.document.language, context.document.country
    spots = _spots(context, start, end)
    around = [spot.places[0] for spot in spots if len(spot.places) == 1]
    cities = [p for spot in spots if (p := meant(spot.places, country, ())) and p.precision is PlacePrecision.CITY]
    found = []
    for spot in spots:
        known: Sequence[Place] = spot.places
        if is_quarter(spot, text, language):
            near = [c for c in cities if c not in known] or context.city_before(spot.start)
            known = quarters(known, near) or quarters(_sounding(context, spot), near)
            if not known:
                continue
        outer = said_to_lie_in(spot, spots, text, language, country)
        if outer is not None and not spot.parties and outer not in known:
            inner = lying_in(known, outer)
            if not inner and not any(p.precision in _COARSE for p in known):
                continue
            known = inner or known
        place = meant(known, country, around if outer is None else [outer])
        if place is None:
            last = context.city_before(spot.start)
            place = meant(known, country, last) or meant(known, country, context.around)
        found.append(_where(replace(spot, places=tuple(known)), place, text, language))
    unknown = _unknown(text, start, end, language)
    found = [w for w in found if not any(_ends_with(u, w) for u in unknown)]
    found += [w for w in unknown if not any(_meet(w, o) for o in found)]
    return finest(sorted(found, key=lambda w: w.span or (0, 0)), context)


def _sounding(context: Context, spot: Mention) -> list[Place]:
    """The places whose names sound like this one."""
    if not context.names.can_hear(context.document.country):
        return []
    heard = context.names.sounds.heard(context.document.text, spot.start, spot.end)
    return [place for found in heard for place in found.places]


def _spots(context: Context, start: int, end: int) -> list[Mention]:
    """The names of places that the passage uses as such: by their spelling, else by their sound, the longer first."""
    text, language = context.document.text, context.document.language
    country = context.document.country
    mentions = [_at_home(m, country) for m in context.mentions(start, end)]
    heard = _heard(context, start, end, mentions)
    exact = [
        m
        for m in mentions
        if m.places
        and not any(_within(m, h.start, h.end) for h in heard)
        and not acts_as_party(m, text, language)
        and not part_of_name(m, mentions, text, language)
        and not (m.small and (goes_on(m, mentions, text) or comes_on(m, mentions, text, language)))
    ]
    return sorted(exact + heard, key=lambda m: m.start)


def _at_home(mention: Mention, country: str | None) -> Mention:
    """A name without the small places of other countries, which the document does not mean by it."""
    kept = tuple(p for p in mention.places if may_be_meant(p, country))
    return mention if len(kept) == len(mention.places) else replace(mention, places=kept)


def _heard(context: Context, start: int, end: int, mentions: list[Mention]) -> list[Mention]:
    """Names that sound like those of places at home, where the text says that a place is meant; nothing in capitals,
    where every word looks like a name, and nothing far from the other places of the passage."""
    text, language, country = context.document.text, context.document.language, context.document.country
    if text[start:end].isupper() or not context.names.can_hear(country):
        return []
    towns = (PlacePrecision.CITY, PlacePrecision.TOWN)
    sure = [m.places[0] for m in mentions if len(m.places) == 1 and not m.parties and m.places[0].precision in towns]
    out = []
    for found in context.names.sounds.heard(text, start, end):
        near = tuple(
            p for p in found.places if is_at_home(p, country) and (not sure or any(is_near(p, s) for s in sure))
        )
        made = Mention(found.start, found.end, text[found.start : found.end], places=near)
        crossed = any(
            m.start < found.end and found.start < m.end and not _within(m, found.start, found.end) for m in mentions
        )
        if not near or crossed or context.is_a_word(made.as_written):
            continue
        if goes_on(made, mentions, text) or comes_on(made, mentions, text, language):
            continue
        if may_be_heard(made, text, language):
            out.append(made)
    return out


def _within(mention: Mention, start: int, end: int) -> bool:
    """Whether a name lies in a longer one, and is not all of it."""
    return start <= mention.start and mention.end <= end and mention.end - mention.start < end - start


def _where(mention: Mention, place: Place | None, text: str, language: str) -> Where:
    """The place that is meant, or the words with every place that they could mean."""
    span = (mention.start, mention.end)
    if place is None:
        return Where(as_written=mention.as_written, candidates=tuple(sorted(p.id for p in mention.places)), span=span)
    return _stated(place, mention, text, language)


def _stated(place: Place, mention: Mention, text: str, language: str) -> Where:
    """The place with its radius; wider where the words put it beside the town or speak of its province."""
    radius, precision = place.radius_km, place.precision
    after = re.match(r"\s+([a-z]+)", text[mention.end : mention.end + 20])
    before = text[max(0, mention.start - 48) : mention.start].lower()
    stated = place.where(mention.as_written, (mention.start, mention.end))
    if precision is PlacePrecision.COUNTRY:
        return _part(stated, text, language)
    if after and after.group(1) in plain(language, SHEET, "wide"):
        radius, precision = max(radius, 60.0), PlacePrecision.ADMIN1
    elif _beside(language).search(before):
        radius, precision = max(radius, BESIDE_KM), PlacePrecision.AREA
    return stated.model_copy(update={"radius_km": radius, "precision": precision})


def _part(country: Where, text: str, language: str) -> Where:
    """`northern Norland`: the part of a country that the words name, as an area with the middle of its towns."""
    start, end = country.span or (0, 0)
    before = _direction(language).search(text[max(0, start - 24) : start])
    if before is None:
        return country
    toward = words(language, SHEET)["directions"][before["part"].lower().replace("-", "").replace(" ", "")]
    part = part_of_country((country.key or "").removeprefix("country-").upper(), toward)
    if part is None:
        return country
    opens = start - len(before.group())
    lat, lon, radius = part
    return country.model_copy(
        update={
            "as_written": text[opens:end],
            "name": f"{before['part'].lower()} {country.name}",
            "span": (opens, end),
            "lat": lat,
            "lon": lon,
            "radius_km": radius,
            "precision": PlacePrecision.AREA,
        }
    )


@cache
def _direction(language: str) -> re.Pattern[str]:
    listed = sorted(words(language, SHEET)["directions"], key=len, reverse=True)
    parts = "|".join(re.sub(r"(north|south)(east|west)", r"\1[- ]?\2", p) for p in listed)
    return re.compile(rf"(?<!\w)(?P<part>{parts})\s+$", re.IGNORECASE)


@cache
def _beside(language: str) -> re.Pattern[str]:
    return re.compile(
        choice([*words(language, SHEET)["beside"], "near", "outside", "around"]) + r"\s+(?:the\s+)?(?:\w+\s+){0,2}$",
        re.IGNORECASE,
    )


@cache
def _kinds(language: str) -> re.Pattern[str]:
    kinds = (
        "(?i:" + "|".join(sorted((re.escape(k) for k in words(language, SHEET)["kinds"]), key=len, reverse=True)) + ")"
    )
    name = r"(?:(?:[Aa]l|[Ee]l|[Aa]sh|[Aa]s)-)?[A-Z][\w’'-]+(?:[ \t]+(?:(?:[Aa]l|[Ee]l)-)?[A-Z][\w’'-]+){0,2}"
    return re.compile(
        rf"(?<!\w)(?P<one>{name})[ \t]+(?P<kind1>{kinds})s?(?!\w)"
        rf"|(?<!\w)(?P<kind2>{kinds})[ \t]+of[ \t]+(?P<two>{name})"
    )


def _unknown(text: str, start: int, end: int, language: str) -> list[Where]:
    """`Harrow district`, `village of Ost`: names with a word of place, kept as written without a point."""
    kinds = words(language, SHEET)["kinds"]
    out = []
    for found in _kinds(language).finditer(text, start, end):
        key = "one" if found["one"] else "two"
        kind = (found["kind1"] or found["kind2"]).lower()
        first = found[key].split()[0].lower()
        if first in plain(language, "voices", "modifiers") | plain(language, "voices", "openers") | plain(
            language, "numbers", "indefinite"
        ):
            continue
        if " " not in found[key] and first.endswith(tuple(words(language, SHEET)["adjective_ends"])):
            continue
        out.append(Where(as_written=found[key], precision=PlacePrecision(kinds[kind]), span=found.span(key)))
    return out


def _meet(one: Where, other: Where) -> bool:
    (a, b), (c, d) = one.span or (0, 0), other.span or (0, 0)
    return a < d and c < b


def _ends_with(unknown: Where, known: Where) -> bool:
    """Whether a known name is only the end of a longer one that no list knows (`the Tarik al-Ost quarter`)."""
    (a, b), (c, d) = unknown.span or (0, 0), known.span or (0, 0)
    joint = unknown.as_written[: max(0, c - a)].rstrip().lower()
    longer = re.search(r"[a-z’']{3,}", re.sub(r"(?:^|[\s-])(?:al|el|ash|as)(?=[\s-]|$)", " ", joint)) is not None
    return (
        a < c
        and d <= b
        and longer
        and (joint.endswith(("al-", "el-", " al", " el")) or known.as_written[:3].lower() in ("al-", "el-"))
    )
