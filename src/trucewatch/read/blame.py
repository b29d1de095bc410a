"""Who is blamed or cleared in so many words: parties right after "blamed", "accused" or "absolved"."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.read.actors import Actor
from trucewatch.read.context import Context
from trucewatch.read.pack import cues
from trucewatch.read.tokens import Token


@cache
def _blame(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return cues(language, "voices", "blames"), cues(language, "voices", "accused_passive")


def blamed(tokens: list[Token], context: Context, found: list[Actor]) -> list[tuple[Actor, int]]:
    """Actors right after "blamed" or "accused", with the offset of that word; lists ("X, Y and Z") whole."""
    return _after_each(_blame(context.document.language)[0], tokens, context, found)


def cleared(tokens: list[Token], context: Context, found: list[Actor]) -> list[tuple[Actor, int]]:
    """Actors right after "absolved" or "exonerated", with the offset of that word."""
    return _after_each(cues(context.document.language, "voices", "clears"), tokens, context, found)


def _after_each(
    word: re.Pattern[str], tokens: list[Token], context: Context, found: list[Actor]
) -> list[tuple[Actor, int]]:
    out = []
    for match in word.finditer(context.document.text, tokens[0].start, tokens[-1].end):
        after = [i for i, t in enumerate(tokens) if t.start >= match.end()]
        if not after:
            continue
        k = after[0]
        while True:
            while k < len(tokens) and tokens[k].low in ("the", "and", ",", "both"):
                k += 1
            actor = next((a for a in found if a.first <= k < a.last), None)
            if actor is None:
                break
            out.append((actor, match.start()))
            k = actor.last
    return out
