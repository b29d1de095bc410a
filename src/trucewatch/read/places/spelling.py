"""Spellings of one name brought together: the fold that is compared, and the sound that finds near spellings."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

ARTICLES = frozenset({"al", "el", "an", "as", "ash", "ad", "ar", "at", "az", "ath"})
"""Articles that names from Arabic carry, in the forms in which they are written before a name."""

_SOUNDS = str.maketrans({"ʿ": None, "ʾ": None, "‘": None, "’": None, "'": None, "ʼ": None, "`": None, "ـ": None})
_ARABIC = str.maketrans("أإآىةؤئ", "ااايهوي")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word as it is compared: no case, no marks; spellings of one Arabic name come near each other."""
    if word.isascii() and word.isalnum():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.translate(_SOUNDS))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower().translate(_ARABIC)
    if plain[:2] == "ال" and len(plain) > 4:
        plain = plain[2:]
    return plain


_STEPS = tuple(
    (re.compile(old), new)
    for old, new in (
        (r"^(?:al|el|ez|es|er|ed|en)(?=[^aeiouy]{1,2}[aeiouy].*[^aeiou])", ""),  # an article written with its name
        (r"qu(?=[aeiou])", "k"),
        (r"ph", "f"),
        (r"ck|q|c(?![he])", "k"),
        (r"tch", "ch"),
        (r"dj|dg", "j"),
        (r"sch", "sh"),
        (r"dh", "d"),
        (r"th", "t"),
        (r"gh", "g"),
        (r"(.)\1+", r"\1"),
        (r"[ouw]+", "o"),
        (r"[aeiy]+", "a"),
        (r"(?:ao|oa)[ao]*", "o"),
        (r"h(?=[^ao]|$)(?<![sckz]h)", ""),
        (r"(?<=.{2})a+$", ""),
    )
)


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """How a folded Latin word roughly sounds: its first letter and its consonants as near spellings write them; with
    fewer than three consonants its vowels too, in two classes."""
    if not word.isascii():
        return word
    for old, new in _STEPS:
        word = old.sub(new, word)
    bare = word[:1] + re.sub(r"[ao]", "", word[1:])
    return bare if len(re.sub(r"[ao]", "", word)) >= 3 else word


_EVEN = tuple(
    (re.compile(old), new)
    for old, new in (
        (r"^(?:al|el|ez|es|er|ed|en)(?=[^aeiouy]{1,2}[aeiouy].*[^aeiou])", ""),
        (r"ee|[ae][iy]", "i"),
        (r"oo|ou", "u"),
        (r"q", "k"),
        (r"u|w", "o"),
        (r"e", "i"),
        (r"(.)\1+", r"\1"),
        (r"h$", ""),
    )
)


@lru_cache(maxsize=65536)
def alike(one: str, other: str) -> bool:
    """Whether two folded spellings of one sound are near enough to be one name; each letter counts in short ones."""
    if (one.endswith("i") and other[-1:] in _SHUT) or (other.endswith("i") and one[-1:] in _SHUT):
        return False
    for old, new in _EVEN:
        one, other = old.sub(new, one), old.sub(new, other)
    if one[:1] != other[:1] and {one[:1], other[:1]} not in _SAME_START:
        return False
    least = 0.8 if min(len(one), len(other)) < 6 else 0.7
    near = SequenceMatcher(None, one, other, autojunk=False)
    return near.real_quick_ratio() >= least and near.quick_ratio() >= least and near.ratio() >= least


_SHUT = frozenset("bcdfgjklmnpqrstvxz")
"""Ends without a vowel: an "i" after one makes another name (a family's, or one who comes from there)."""

_SAME_START = ({"k", "q"}, {"o", "u"}, {"e", "i"}, {"a", "e"}, {"k", "c"}, {"j", "g"}, {"s", "z"}, {"y", "i"})
