"""The cue words of acts, as patterns over the sheet of a language pack."""

from __future__ import annotations

from functools import cache

from trucewatch.read.cue import Cue
from trucewatch.read.pack import pattern, words
from trucewatch.read.text.tokens import Token

SHEET = "acts"


@cache
def attack_noun(language: str) -> Cue:
    """The words for an attack or its means, beside which the one who did it may stand."""
    acts, means = words(language, SHEET), words(language, "means")
    listed = [w for ws in acts["nouns"].values() for w in ws] + [w for spec in means.values() for w in spec["words"]]
    return pattern(listed)


@cache
def attack_verbs(language: str) -> frozenset[tuple[str, ...]]:
    """The verbs of an attack as tuples of words."""
    return frozenset(tuple(v.split()) for vs in words(language, SHEET)["verbs"].values() for v in vs)


def attacks(token: Token, language: str) -> bool:
    """Whether a word speaks of an attack by itself, as a noun or a verb."""
    return (token.low,) in attack_verbs(language) or attack_noun(language).fullmatch(token.text) is not None


@cache
def cue_words(language: str, name: str) -> Cue:
    """The words of one sort of act, or of any attack, as one pattern."""
    acts = words(language, SHEET)
    nouns, verbs = acts["nouns"], acts["verbs"]
    lists: dict[str, list[str]] = {
        "attack": [
            *nouns["airstrike"],
            *nouns["attack"],
            *verbs["airstrike"],
            *verbs["shelling"],
            *verbs["attack"],
            *nouns["ground_assault"],
            *verbs["ground_assault"],
            *nouns["armed_clash"],
            *verbs["armed_clash"],
            *acts["slayings"],
            *acts["harm_words"],
            *acts["flight"],
        ],
        "harm": acts["harm_words"],
        "strike": nouns["airstrike"],
        "bombed": verbs["airstrike"],
        "shelled": verbs["shelling"],
        "generic": [*nouns["attack"], *verbs["attack"], *acts["slayings"]],
        "ground_noun": nouns["ground_assault"],
        "ground_verb": verbs["ground_assault"],
        "clash": [*nouns["armed_clash"], *verbs["armed_clash"]],
    }
    return pattern(lists[name])
