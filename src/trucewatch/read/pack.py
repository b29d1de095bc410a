"""Language packs: the words of a language as data, one folder a language, loaded once.

Notation of a phrase in a pack: a space stands for any white space; `(s)` may be there or not; `~` is a space, a hyphen
or nothing; `*` is the rest of the word. Everything else is itself. Case is ignored unless a grammar says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from trucewatch.errors import NotHeld
from trucewatch.read.cue import Cue

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader, the quick one where the library has it."""


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a pack, in order."""
    return tuple(
        sorted(p.name for p in (files("trucewatch.read") / "packs").iterdir() if p.is_dir() and len(p.name) == 2)
    )


@cache
def words(language: str, sheet: str) -> dict[str, Any]:
    """One sheet of a language pack, such as `numbers`. NotHeld where there is no such language."""
    if language not in languages():
        raise NotHeld(
            f"no language pack {language!r}; there are: {', '.join(languages())}. Give the document's language"
        )
    text = (files("trucewatch.read") / "packs" / language / f"{sheet}.yml").read_text("utf-8")
    return dict(yaml.load(text, LOADER))


def fragment(phrase: str) -> str:
    """The regular expression of one phrase in the packs' notation."""
    out = []
    for piece in re.findall(r"\([^)]*\)|\s+|.", phrase):
        if piece.startswith("("):
            out.append(f"(?:{re.escape(piece[1:-1])})?")
        elif piece.isspace():
            out.append(r"\s+")
        elif piece == "~":
            out.append(r"[\s-]?")
        elif piece == "*":
            out.append(r"\w*")
        elif piece in "'’":
            out.append("['’]?")
        else:
            out.append(re.escape(piece))
    return "".join(out)


def choice(phrases: Iterable[str]) -> str:
    """One group that matches any of the phrases, the longest first, at word boundaries.

    Phrases are put together by their first letter, which changes no match: at one place only those of one letter can
    match. It saves trying hundreds of them in turn at every word, several times as quick.
    """
    ordered = sorted(set(phrases), key=lambda p: (-len(p), p))
    firsts = {p[:1] for p in ordered}
    if not all(first.isalpha() for first in firsts) or len({first.lower() for first in firsts}) < len(firsts):
        return r"(?<!\w)(?:" + "|".join(map(fragment, ordered)) + r")(?!\w)"
    by_letter = {first: "|".join(fragment(p[1:]) for p in ordered if p[0] == first) for first in sorted(firsts)}
    return r"(?<!\w)(?:" + "|".join(f"{first}(?:{rest})" for first, rest in by_letter.items()) + r")(?!\w)"


def pattern(phrases: Iterable[str]) -> Cue:
    """`choice`, compiled, without regard to case."""
    listed = tuple(phrases)
    return Cue(re.compile(choice(listed), re.IGNORECASE), listed)


@cache
def cues(language: str, sheet: str, key: str) -> Cue:
    """The phrases of a list in a sheet as one pattern; `key` may be a path such as `said_of_truce/truce_ended`."""
    found: Any = words(language, sheet)
    for step in key.split("/"):
        found = found[step]
    return pattern(found)


@cache
def plain(language: str, sheet: str, key: str) -> frozenset[str]:
    """The words of a list in a sheet, both with and without the part in brackets, in lower case."""
    found: Any = words(language, sheet)
    for step in key.split("/"):
        found = found[step]
    both = (form for p in found for form in (re.sub(r"\([^)]*\)", "", p), re.sub(r"[()]", "", p)))
    return frozenset(form.lower() for form in both)


@cache
def phrase_set(language: str, key: str, sheet: str = "agents") -> frozenset[tuple[str, ...]]:
    """The phrases of a list in a sheet as tuples of words, for comparing with tokens."""
    return frozenset(tuple(p.split()) for p in plain(language, sheet, key))
