"""Who is blamed or cleared in so many words: `blamed X`, `blamed on X`, `X was behind the attack`, `absolved X`.

The construction itself says that a name after "blamed" is somebody who may have done it, so that a capitalised name
that no list knows is taken there too, as it is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from trucewatch.model.quotation import Named
from trucewatch.read.context import Context
from trucewatch.read.cue import Cue
from trucewatch.read.doers.actors import Actor
from trucewatch.read.pack import choice, cues, plain, words
from trucewatch.read.text.tokens import Token
from trucewatch.read.voices.phrases import PARTICLES


@dataclass(frozen=True, slots=True)
class Blame:
    """Who is named, at the offset of the word that names, and whether that word is a passive without an accuser."""

    named: Named
    at: int
    passive: bool = False


def blamed(tokens: list[Token], context: Context, found: list[Actor]) -> list[Blame]:
    """Those right after "blamed", "accused" or "blamed on"; lists ("X, Y and Z") whole."""
    return _after_each(cues(context.document.language, "voices", "blames"), tokens, context, found)


def cleared(tokens: list[Token], context: Context, found: list[Actor]) -> list[Blame]:
    """Those right after "absolved" or "exonerated"."""
    return _after_each(cues(context.document.language, "voices", "clears"), tokens, context, found)


def responsible(tokens: list[Token], context: Context, found: list[Actor]) -> list[Blame]:
    """`X was behind the raid`, `X were responsible for it`: those right before such words."""
    text, out = context.document.text, []
    for match in _behind(context.document.language).finditer(text, tokens[0].start, tokens[-1].end):
        last = next((i for i in range(len(tokens) - 1, -1, -1) if tokens[i].end <= match.start()), None)
        actor = next((a for a in found if last is not None and a.first <= last < a.last), None)
        named = (
            actor.named if actor is not None else name_before(tokens[: last + 1], context) if last is not None else None
        )
        if named is not None:
            out.append(Blame(named, match.start()))
    return out


def tells_who_was_behind(text: str, start: int, end: int, language: str) -> bool:
    """Whether a passage says `X was behind the raid`, `X were responsible for it`."""
    return _behind(language).search(text, start, end) is not None


@cache
def _behind(language: str) -> re.Pattern[str]:
    sheet, nouns = words(language, "voices"), words(language, "acts")["nouns"]
    attacks = choice([*nouns["attack"], *nouns["airstrike"], "killing(s)", "assault", "shelling"])
    return re.compile(
        rf"(?<!\w)(?:is|are|was|were|had\s+been|has\s+been|have\s+been)\s+"
        rf"(?:(?:most\s+)?{choice(sheet['perhaps'])}\s+)?(?:{choice(sheet['responsible'])}|behind\s+(?:[\w-]+\s+){{0,3}}?{attacks})",
        re.IGNORECASE,
    )


def _after_each(word: Cue, tokens: list[Token], context: Context, found: list[Actor]) -> list[Blame]:
    text, out = context.document.text, []
    for match in word.finditer(text, tokens[0].start, tokens[-1].end):
        k = next((i for i, t in enumerate(tokens) if t.start >= match.end()), len(tokens))
        passive = re.search(
            r"(?:was|were|been|is|are)\s+(?:\w+ly\s+)?$", text[max(0, match.start() - 24) : match.start()]
        )
        named: Named | None
        while k < len(tokens):
            while k < len(tokens) and tokens[k].low in ("the", "and", ",", "both"):
                k += 1
            actor = next((a for a in found if a.first <= k < a.last), None) or _described(tokens, k, found)
            named, end = (actor.named, actor.last) if actor is not None else _name_after(tokens, k, context)
            if named is None:
                break
            out.append(Blame(named, match.start(), passive is not None))
            k = end
    return out


def _described(tokens: list[Token], k: int, found: list[Actor]) -> Actor | None:
    """`accused ethnic minority rebels of`: an actor after at most three words that only describe it."""
    actor = next((a for a in found if k < a.first <= k + 3), None)
    plain_words = actor is not None and all(
        t.word and t.text.islower() and t.low not in ("of", "for", "that", "and") for t in tokens[k : actor.first]
    )
    return actor if plain_words else None


def _name_after(tokens: list[Token], k: int, context: Context) -> tuple[Named | None, int]:
    """The capitalised name at token `k`, with the particles inside it; None where a place or a day stands there."""
    end = k
    while end < len(tokens) and (
        tokens[end].capital or (end > k and tokens[end].low in PARTICLES | {"of", "for", "the"})
    ):
        end += 1
    while end > k and not tokens[end - 1].capital:
        end -= 1
    return (_named(tokens, k, end, context), end) if end > k else (None, k)


def name_before(tokens: list[Token], context: Context) -> Named | None:
    """The capitalised name that the tokens end with, as written; None where there is none."""
    first = len(tokens)
    while first > 0 and tokens[first - 1].capital and len(tokens) - first < 5:
        first -= 1
    return _named(tokens, first, len(tokens), context) if first < len(tokens) else None


def _named(tokens: list[Token], first: int, end: int, context: Context) -> Named | None:
    """The name over `tokens[first:end]`, as written; None for a place, a day, or a word that opens a sentence."""
    language = context.document.language
    times = words(language, "times")
    low = tokens[first].low
    if low in times["weekdays"] or low in times["months"] or low in plain(language, "voices", "openers"):
        return None
    mentions = context.mentions(tokens[first].start, tokens[end - 1].end)
    if any(m.places and not m.parties and m.start == tokens[first].start for m in mentions) and end - first == 1:
        return None
    return Named(as_written=" ".join(t.text for t in tokens[first:end]))
