"""The fight for ground that a passage tells of: an attempt to take it, or a clash of two sides."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.model.vocabulary import Act
from trucewatch.read.acts.actwords import SHEET, cue_words
from trucewatch.read.acts.deed import Sign
from trucewatch.read.pack import choice, words


def ground_told(text: str, start: int, end: int, strike: Sign | None, language: str) -> Sign | None:
    """A word of taking ground, else of a clash; words of attack beside a weapon are the strike's."""
    verb = cue_words(language, "ground_verb").search(text, start, end)
    if verb is not None and _of_things(language).match(text, verb.start()):
        verb = None
    noun = cue_words(language, "ground_noun").search(text, start, end)
    clash = cue_words(language, "clash").search(text, start, end)
    only_words = strike is None or strike.rule in ("attack-word", "harm-only")
    taken = _attack_on_ground(language).search(text, start, end)
    if taken is not None and only_words and verb is None:
        return Sign(Act.GROUND_ASSAULT, taken.start(), "ground-attack")
    if verb is not None:
        return Sign(Act.GROUND_ASSAULT, verb.start(), "ground-verb")
    if noun is not None and only_words:
        return Sign(Act.GROUND_ASSAULT, noun.start(), "ground-noun")
    if clash is not None and only_words:
        return Sign(Act.ARMED_CLASH, clash.start(), "clash")
    return None


@cache
def _of_things(language: str) -> re.Pattern[str]:
    """`seized 12 trucks`, `captured tanks`: things and people are taken, and no ground."""
    sheet = words(language, SHEET)
    return re.compile(
        rf"{choice(sheet['takes'])}\s+(?:[\w-]+\s+){{0,3}}?{choice(sheet['taken_things'])}", re.IGNORECASE
    )


@cache
def _attack_on_ground(language: str) -> re.Pattern[str]:
    """`attacked the town of ...`, `attack a base`: an attack on ground and not on people."""
    ground = choice(words(language, SHEET)["assault_on_ground"])
    return re.compile(
        rf"(?<!\w)(?:attacks|attacked|attacking)\s+(?:(?!in\b|on\b|at\b|near\b|with\b|by\b)[\w-]+\s+){{0,3}}?{ground}",
        re.IGNORECASE,
    )
