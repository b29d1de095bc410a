"""Who speaks in a sentence: the chain of voices, what part of the sentence they say, and how.

Works on tokens, with lists of the language pack; a subject that is no plausible voice is no voice, and the sentence
stays the author's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from trucewatch.read.context import Context
from trucewatch.read.pack import plain
from trucewatch.read.text.tokens import QUOTES, Token
from trucewatch.read.voices.citing import according, quoted
from trucewatch.read.voices.phrases import SHEET, Lists, lists_of
from trucewatch.read.voices.speech import Speech
from trucewatch.read.voices.telling import telling
from trucewatch.read.voices.withheld import in_writing, tagged, unable


def speeches(tokens: list[Token], context: Context) -> list[Speech]:
    """The acts of speaking in one sentence, left to right; one told by another has that one among its relays."""
    lists = _lists(context)
    tells, issues = _tells(context.document.language), plain(context.document.language, SHEET, "issues")
    found: list[Speech] = []
    i = 0
    while i < len(tokens):
        low = tokens[i].low
        speech = (
            according(tokens, i, lists, context)
            or quoted(tokens, i, lists, context)
            or unable(tokens, i, lists, context)
            or tagged(tokens, i, lists, context)
            or (in_writing(tokens, i, lists, context) if low in issues else None)
            or (telling(tokens, i, lists, context, found[-1] if found else None) if low in tells else None)
        )
        if speech is not None:
            found.append(speech)
            while i < len(tokens) and tokens[i].start < speech.tell_end:
                i += 1
        i += 1
    return _bounded(_nested(found, context.document.text))


@cache
def _tells(language: str) -> frozenset[str]:
    """The verbs of telling, before or after their subject."""
    return lists_of(language).says | plain(language, SHEET, "told_after") | plain(language, SHEET, "tells_that")


def _lists(context: Context) -> Lists:
    """The lists of the language; in a note that relays an outlet, "the outlet" and the like are voices too."""
    lists, language = lists_of(context.document.language), context.document.language
    if context.document.outlet is None:
        return lists
    return replace(lists, roles=lists.roles | plain(language, SHEET, "the_outlet"))


_THAT = re.compile(rf"(?:(?<!\w)that|[{QUOTES}])\s*$", re.IGNORECASE)


def _nested(found: list[Speech], text: str) -> list[Speech]:
    """`X reports that Y said ...`: what Y said is told by X, and what Z said in it by both."""
    out: list[Speech] = []
    for one in found:
        outer = out[-1] if out else None
        if outer is not None and outer.opens and one.opens and _told_in(outer, one, text):
            known = {v.name for v in (*one.voices, *one.relays)}
            told_by = tuple(v for v in (*outer.relays, *outer.voices) if v.name not in known)
            one = replace(one, relays=(*told_by, *one.relays))
        out.append(one)
    return out


def _told_in(outer: Speech, one: Speech, text: str) -> bool:
    between = text[outer.start : one.tell_start]
    return outer.start <= one.tell_start < outer.end and (not between.strip() or _THAT.search(between) is not None)


def _bounded(found: list[Speech]) -> list[Speech]:
    """A speech that opens ends where the telling of the next one that opens begins."""
    out = []
    for k, one in enumerate(found):
        later = [s.tell_start for s in found[k + 1 :] if s.start >= s.tell_start and s.tell_start > one.tell_end]
        end = min([one.end, *later]) if one.opens else one.end
        out.append(replace(one, end=max(end, one.start)))
    return out
