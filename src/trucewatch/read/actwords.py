"""The cue words of acts, as patterns over the sheet of a language pack."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.read.pack import pattern, words

SHEET = "acts"


@cache
def cue_words(language: str, name: str) -> re.Pattern[str]:
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
            *acts["harm_words"],
            *acts["flight"],
        ],
        "strike": nouns["airstrike"],
        "bombed": verbs["airstrike"],
        "shelled": verbs["shelling"],
        "generic": [*nouns["attack"], *verbs["attack"]],
        "ground_noun": nouns["ground_assault"],
        "ground_verb": verbs["ground_assault"],
        "clash": [*nouns["armed_clash"], *verbs["armed_clash"]],
    }
    return pattern(lists[name])
