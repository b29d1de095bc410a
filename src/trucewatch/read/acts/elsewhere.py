"""Whether a passage is about another place, or another place and time, than its document: it then gives no claim."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache

from trucewatch.model.vocabulary import Act
from trucewatch.model.when import When
from trucewatch.model.where import Where
from trucewatch.read.acts.deed import GROUND, STRIKES, Deed
from trucewatch.read.context import Context
from trucewatch.read.pack import choice, words
from trucewatch.read.trail import Passage

HELD = frozenset(
    {
        Act.TRUCE_IN_FORCE,
        Act.TRUCE_VIOLATION,
        Act.TRUCE_COLLAPSED,
        Act.TRUCE_ENDED,
        Act.TRUCE_EXTENDED,
        Act.SIEGE,
        Act.LULL,
    }
)
"""What holds or fails where it is: abroad, it is another country's."""

FAR = timedelta(days=3652)
"""A time that ended so long before the anchor is another time."""


def elsewhere(context: Context, where: tuple[Where, ...], deed: Deed, when: When | None, passage: Passage) -> bool:
    """Whether all its places lie in another country, or it names a place that is not known and a time long past."""
    abroad = bool(where) and all(_abroad(context, w) for w in where)
    if _of_another_war(context, deed, passage) or (abroad and deed.act in HELD and bool(context.document.country)):
        return True
    if _long_past(context, when, passage):
        return abroad or (not any(w.key for w in where) and _unknown_place(context, passage))
    return bool(context.document.country) and abroad and deed.act in STRIKES | GROUND | {Act.TOLL}


def _abroad(context: Context, where: Where) -> bool:
    country, place = context.document.country, context.names.places.get(where.key or "")
    outer = (place.part_of or place.id) if place is not None else ""
    return outer.startswith("country-") and outer != f"country-{(country or '').lower()}"


def _long_past(context: Context, when: When | None, passage: Passage) -> bool:
    """Whether the sentence itself dates the matter long before its anchor, and no period reaches from then to now."""
    anchor = context.document.anchor_at(passage.sentence.start)
    if anchor is None or anchor.when.start is None or when is None or when.end is None or when.span is None:
        return False
    return passage.sentence.start <= when.span[0] and when.end < anchor.when.start - FAR


@cache
def _war_of_a_year(language: str) -> re.Pattern[str]:
    wars = choice(words(language, "acts")["long_subjects"])
    return re.compile(rf"(?<!\w)(?:the|its|their)\s+(?P<year>[12]\d{{3}})\s+(?:[\w-]+\s+){{0,3}}?{wars}", re.IGNORECASE)


def _of_another_war(context: Context, deed: Deed, passage: Passage) -> bool:
    """`in the 1912 river war`: a war named by a year that ended long before the document's."""
    anchor = context.document.anchor_at(passage.sentence.start)
    if anchor is None or anchor.when.start is None or deed.act not in STRIKES | GROUND | {Act.TOLL}:
        return False
    found = _war_of_a_year(context.document.language).search(context.document.text, deed.start, deed.end)
    return found is not None and int(found["year"]) < (anchor.when.start - FAR).year


@cache
def _in_a_place(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?i:{choice(words(language, 'places')['stands_in'])})\s+(?P<name>[A-Z][\w’'-]+)")


def _unknown_place(context: Context, passage: Passage) -> bool:
    """`in Harrow` where no list knows the name, and it is no month or weekday."""
    text, language = context.document.text, context.document.language
    times = words(language, "times")
    for found in _in_a_place(language).finditer(text, passage.sentence.start, passage.sentence.end):
        low = found["name"].lower()
        known = context.mentions(*found.span("name"))
        if not known and low not in times["months"] and low not in times["weekdays"]:
            return True
    return False
