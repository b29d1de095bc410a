"""Names of the case in a text without capitals: also behind joined prefixes, and places only where one is meant.

A word is taken for a place only after a word of place or a joined "in" or "to"; in a language without capitals any
town's name may be an ordinary word.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from trucewatch.model.place import Place
from trucewatch.model.where import PlacePrecision, Where
from trucewatch.read.bare.lexicon import cue, cut, even, forms, listed, prefixes
from trucewatch.read.places.names import Mention, Names

BESIDE_KM = 15.0
"""A place that the words put beside a town lies within this distance of it."""
WIDE_KM = 60.0
LONGEST = 5
"""A name that begins inside a word is looked for over so many words after it."""


def mentions(text: str, start: int, end: int, names: Names, language: str) -> list[Mention]:
    """The names in a passage of a text, in order; a name may begin inside a word, behind joined prefixes."""
    found = names.find(text, start, end)
    taken = [(m.start, m.end) for m in found]
    said = cut(text, start, end)
    for i, word in enumerate(said):
        if not word.text[0].isalpha() or not _prefixed(language).match(word.text) or _within(word.start, taken):
            continue
        last = said[min(i + LONGEST, len(said) - 1)].end
        if (inside := _inside(word.text, word.start, text, last, names, language)) is not None:
            found.append(inside)
            taken.append((inside.start, inside.end))
    return sorted(found, key=lambda m: m.start)


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(a <= at < b for a, b in spans)


@cache
def _prefixed(language: str) -> re.Pattern[str]:
    """A word that may have something joined before it."""
    return re.compile(f"(?=.){prefixes(language)}(?<=.)")


def _inside(word: str, at: int, text: str, end: int, names: Names, language: str) -> Mention | None:
    """The name that begins behind the prefixes of a word, the fewest prefixes first."""
    for size in range(1, min(5, len(word) - 1)):
        if re.fullmatch(prefixes(language), word[:size]) is None:
            continue
        first = next(iter(names.find(text, at + size, end)), None)
        if first is not None and first.start == at + size and first.end >= at + len(word):
            return replace(first, as_written=text[first.start : first.end])
    return None


def places(text: str, start: int, end: int, found: list[Mention], country: str | None, language: str) -> list[Where]:
    """The places that a passage names; those of one name that only differ by country are the home country's."""
    out: list[Where] = []
    last = -1
    for mention in found:
        if not mention.places or mention.parties or not start <= mention.start < end:
            continue
        listed_with = last >= 0 and not re.sub(r"[\s،,]|^و", "", text[last : mention.start].strip())
        if not listed_with and not _placed(text, start, mention, language):
            continue
        out.append(_where(text, start, mention, country, language))
        last = mention.end
    inner = {w.key for w in out}
    above = {w.key: next(p.part_of for m in found for p in m.places if p.id == w.key) for w in out if w.key}
    return [w for w in out if w.key is None or w.key not in {above[k] for k in inner if k in above}]


def _placed(text: str, start: int, mention: Mention, language: str) -> bool:
    """Whether a word of place stands right before a name, or one joined to it."""
    joined = re.search(r"\w+$", text[start : mention.start])
    if joined is not None:
        return any(joined.group().endswith(p) for p in listed(language, "places", "clitics"))
    before = even(text[max(start, mention.start - 30) : mention.start], language)
    return re.search(_locative(language).pattern + r"\s+$", before) is not None


@cache
def _locative(language: str) -> re.Pattern[str]:
    return cue(language, "places", "locatives")


def _where(text: str, start: int, mention: Mention, country: str | None, language: str) -> Where:
    span = (mention.start, mention.end)
    home = f"country-{country.lower()}" if country else None
    candidates = tuple(p for p in mention.places if home and home in (p.part_of, p.id)) or mention.places
    if len(candidates) > 1:
        return Where(as_written=mention.as_written, candidates=tuple(sorted(p.id for p in candidates)), span=span)
    return _stated(candidates[0], text, start, mention, language)


def _stated(place: Place, text: str, start: int, mention: Mention, language: str) -> Where:
    """The place with its radius; wider where the words put it beside the town or speak of its province."""
    stated = place.where(mention.as_written, (mention.start, mention.end))
    if place.precision is PlacePrecision.COUNTRY:
        return stated
    before = even(text[max(start, mention.start - 30) : mention.start], language).split()
    near = " ".join(before[-2:])
    if any(word in forms(language, "places", "wide") for word in before[-1:]):
        return stated.model_copy(update={"radius_km": max(place.radius_km, WIDE_KM), "precision": PlacePrecision.AREA})
    if re.search(cue(language, "places", "beside").pattern + "$", near):
        beside = {"radius_km": max(place.radius_km, BESIDE_KM), "precision": PlacePrecision.AREA}
        return stated.model_copy(update=beside)
    return stated
