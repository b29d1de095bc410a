"""Places as stated: gazetteer names in a passage, the finest of them, and names that no gazetteer knows."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.model.place import Place
from trucewatch.model.where import PlacePrecision, Where
from trucewatch.read.context import Context
from trucewatch.read.names import Mention
from trucewatch.read.pack import choice, plain, words

SHEET = "places"
BESIDE_KM = 25.0
"""Radius of "south of X", "near X": the words place it beside the town, not in it."""


def acts_as_party(mention: Mention, text: str, language: str = "en") -> bool:
    """Whether a name that is both a place and a party (a capital, a country) stands for the party here.

    It is a place only after a word of place ("in", "near"), through a list of such names, or as a possessor
    ("Norland's coast"); otherwise it is taken for the party.
    """
    if not (mention.parties and mention.places):
        return bool(mention.parties)
    if text[mention.end : mention.end + 1] in ("-", "–"):
        return True
    before = text[max(0, mention.start - 60) : mention.start]
    if _party_before(language).search(before):
        return True
    after = re.match(r"\s*([a-z]+)", text[mention.end : mention.end + 24])
    if _placed_before(language).search(before):
        return False
    possessor = re.match(r"['’]?s\s", text[mention.end : mention.end + 3]) is not None or (
        mention.as_written.endswith("s") and after is not None
    )
    if possessor and not (after and after.group(1) in plain(language, SHEET, "actor_after")):
        return False
    return not (
        mention.start == 0 or (mention.places[0].precision is PlacePrecision.COUNTRY and before.rstrip().endswith(","))
    )


@cache
def _placed_before(language: str) -> re.Pattern[str]:
    """A word of place right before, with an article, a part ("northern") or other names of a list between."""
    words_of_place, parts = choice(words(language, SHEET)["locatives"]), choice(words(language, SHEET)["parts"])
    return re.compile(
        rf"(?i:{words_of_place})\s+(?:(?i:the|both|neighbou?ring)\s+)?(?:(?i:{parts})\s+)?(?:[A-Z][\w’'-]*(?:,\s*|\s+and\s+|,\s+and\s+|\s+))*$"
    )


@cache
def _party_before(language: str) -> re.Pattern[str]:
    before = choice(words(language, SHEET)["actor_before"])
    return re.compile(rf"(?i:{before})\s+(?:(?i:the|both)\s+)?(?:[A-Z][\w’'-]*(?:,\s*|\s+and\s+))*$")


def places(context: Context, start: int, end: int) -> list[Where]:
    """The places that `[start, end)` names, in order: only the finest of those that contain each other."""
    text, language = context.document.text, context.document.language
    found: list[Where] = []
    for mention in context.mentions(start, end):
        if not mention.places or acts_as_party(mention, text, language) or _part_of_name(mention, text, language):
            continue
        made = _where(mention, text, language, context.document.country)
        if made is not None:
            found.append(made)
    found += [w for w in _unknown(text, start, end, language) if not any(_meet(w, o) for o in found)]
    return _finest(sorted(found, key=lambda w: w.span or (0, 0)), context)


def _part_of_name(mention: Mention, text: str, language: str) -> bool:
    """Whether a one-word name is only part of a longer one that is not known, of a compound ("Vale-based") or of a
    clock ("Vale time")."""
    after = text[mention.end : mention.end + 10]
    if re.match(r"(?:[-–]\w|\s+(?:al|el)-\w)", after) or _of_a_clock(language).match(text, mention.end):
        return True
    before = re.search(r"(\w+)\s+$", text[max(0, mention.start - 16) : mention.start])
    return before is not None and before.group(1).lower() in plain(language, SHEET, "opens_a_longer_name")


@cache
def _of_a_clock(language: str) -> re.Pattern[str]:
    """`Vale time` after a clock time names a zone, not where something happened."""
    return re.compile(r"\s+" + choice(words(language, SHEET)["of_a_clock"]), re.IGNORECASE)


def _where(mention: Mention, text: str, language: str, country: str | None) -> Where | None:
    span = (mention.start, mention.end)
    home = f"country-{country.lower()}" if country else None
    candidates = mention.places
    if len(candidates) > 1 and home:
        candidates = tuple(p for p in candidates if p.part_of == home or p.id == home) or candidates
    if len(candidates) > 1:
        largest = max(candidates, key=lambda p: p.radius_km)
        if sum(p.radius_km == largest.radius_km for p in candidates) > 1 or largest.precision is PlacePrecision.VILLAGE:
            return Where(as_written=mention.as_written, candidates=tuple(sorted(p.id for p in candidates)), span=span)
        candidates = (largest,)
    return _stated(candidates[0], mention, text, language)


def _stated(place: Place, mention: Mention, text: str, language: str) -> Where:
    """The place with its radius; wider where the words put it beside the town or speak of its province."""
    radius, precision = place.radius_km, place.precision
    after = re.match(r"\s+([a-z]+)", text[mention.end : mention.end + 20])
    before = text[max(0, mention.start - 24) : mention.start].lower()
    if precision is not PlacePrecision.COUNTRY:
        if after and after.group(1) in plain(language, SHEET, "wide"):
            radius, precision = max(radius, 60.0), PlacePrecision.ADMIN1
        elif _beside(language).search(before):
            radius, precision = max(radius, BESIDE_KM), PlacePrecision.AREA
    stated = place.where(mention.as_written, (mention.start, mention.end))
    return stated.model_copy(update={"radius_km": radius, "precision": precision})


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
        out.append(Where(as_written=found[key], precision=PlacePrecision(kinds[kind]), span=found.span(key)))
    return out


def _meet(one: Where, other: Where) -> bool:
    (a, b), (c, d) = one.span or (0, 0), other.span or (0, 0)
    return a < d and c < b


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
        o.key and o.precision not in coarse for o in kept
    ):
        return True
    span = where.span or (0, 0)
    ends = [o.span[1] for o in kept if o is not where and o.key and o.span and o.span[1] <= span[0]]
    return (
        bool(ends)
        and _beside_it(context.document.language).match(context.document.text, max(ends), span[1]) is not None
    )


@cache
def _beside_it(language: str) -> re.Pattern[str]:
    """`, near ...` right after the name of a place."""
    return re.compile(r",?\s+" + choice([*words(language, SHEET)["beside"], "near", "outside"]), re.IGNORECASE)


def _finest(found: list[Where], context: Context) -> list[Where]:
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
    kept = [w for w in kept if not (w.precision is PlacePrecision.ADMIN1 and any(_inner(o, w) for o in kept))]
    kept = [w for w in kept if not _only_says_where(w, kept, context)]
    finer = [w for w in kept if w.precision is not PlacePrecision.COUNTRY]
    return finer if any(w.key or w.candidates for w in finer) else kept
