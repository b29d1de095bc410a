"""Which language a text may be in, by the script of its letters: a suggestion where nobody said it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from trucewatch.read.pack import languages, words

UNKNOWN = "und"
"""No language that a pack is held for."""
MOST = 0.6
"""A text is in the script that at least this part of its letters belongs to."""
STRAY = 0.005
"""Letters of another language in the same script, as a part of all, that a text may have: names and quotations."""

_LETTERS = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 50_000


def language_of(text: str) -> str:
    """The language whose pack names the script of the text; `en` where it has no letters, `und` where no pack does."""
    letters = "".join(_LETTERS.findall(text[:_LOOKED_AT]))
    if not letters:
        return "en"
    counted = Counter(letters)
    scripts: Counter[str] = Counter()
    for letter, times in counted.items():
        scripts[unicodedata.name(letter, "?").split()[0]] += times
    script, most = scripts.most_common(1)[0]
    if most < MOST * len(letters):
        return UNKNOWN if script != "LATIN" else "en"
    for language in languages():
        grammar = words(language, "grammar")
        stray = sum(counted[letter] for letter in grammar["other_letters"])
        if grammar["script"] == script and stray <= STRAY * len(letters):
            return language
    return UNKNOWN
