"""Voices without a verb of telling: those who could not say something, and those only named beside a headline."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.read.acts.actwords import attacks
from trucewatch.read.context import Context
from trucewatch.read.pack import choice, phrase_set, plain
from trucewatch.read.text.tokens import Token
from trucewatch.read.voices.phrases import SHEET, Lists, left_edge
from trucewatch.read.voices.speakers import subject_voices, voice_of
from trucewatch.read.voices.speech import Speech

_SIGNS = (":", "–", "—", "-")


def unable(tokens: list[Token], i: int, lists: Lists, context: Context) -> Speech | None:
    """`X was not able to determine who ...`, `X did not know whether ...`: X speaks of what stays open."""
    if tokens[i].low not in _openings(context.document.language):
        return None
    phrases = phrase_set(context.document.language, "cannot_say", SHEET)
    size = next((s for s in range(5, 1, -1) if tuple(t.low for t in tokens[i : i + s]) in phrases), 0)
    if not size or i + size >= len(tokens):
        return None
    k = i - 1
    while k >= 0 and tokens[k].low in lists.aux:
        k -= 1
    first = left_edge(tokens, k, lists) if k >= 0 else None
    made = subject_voices(tokens, first, k + 1, lists, context) if first is not None else None
    if first is None or made is None:
        return None
    voices, person = made
    tell = (tokens[first].start, tokens[i + size - 1].end)
    subject = (tokens[first].start, tokens[k].end)
    return Speech(voices, (), tokens[i + size].start, tokens[-1].end, *tell, "could not say", subject, person)


@cache
def _openings(language: str) -> frozenset[str]:
    """The first words of those phrases, since few tokens are one of them."""
    return frozenset(phrase[0] for phrase in phrase_set(language, "cannot_say", SHEET))


def in_writing(tokens: list[Token], i: int, lists: Lists, context: Context) -> Speech | None:
    """`X issued a statement, stating ...`: what X says in writing; token `i` is the word that issues it."""
    language = context.document.language
    if not i:
        return None
    spoken = plain(language, SHEET, "spoken")
    at = next((k for k in range(i + 2, min(i + 5, len(tokens))) if tokens[k].low in spoken), None)
    after = range(at + 1, min(at + 12, len(tokens))) if at else range(0)
    says = next((k for k in after if _stating(tokens[k], lists)), None)
    if at is None or says is None or says + 1 >= len(tokens) or tokens[i + 1].low not in ("a", "an", "the", "its"):
        return None
    first = left_edge(tokens, i - 1, lists)
    made = subject_voices(tokens, first, i, lists, context) if first is not None else None
    if first is None or made is None:
        return None
    start = says + 2 if tokens[says + 1].low == "that" and says + 2 < len(tokens) else says + 1
    tell = (tokens[first].start, tokens[start - 1].end)
    subject = (tokens[first].start, tokens[i - 1].end)
    return Speech(made[0], (), tokens[start].start, tokens[-1].end, *tell, "issued", subject, made[1])


def _stating(token: Token, lists: Lists) -> bool:
    """`stating`, `saying`, `that says`: what opens the words of a statement."""
    low = token.low
    return low in lists.says or (low.endswith("ing") and bool({low[:-3], low[:-3] + "es", low[:-3] + "s"} & lists.says))


def tagged(tokens: list[Token], i: int, lists: Lists, context: Context) -> Speech | None:
    """`20 killed in Ost: monitor`, `Police: 20 killed in Ost`: the voice beside a headline."""
    if tokens[-1].text in ".!?":
        return None
    if len(tokens) - i <= 4 and len(tokens) - i == _left_bare(tokens, lists, context):
        part, said = tokens[i:], (tokens[0].start, tokens[i].start)
        return _beside(tokens, i, part, said, lists, context)
    if not 0 < i < len(tokens) - 1 or tokens[i].text not in _SIGNS:
        return None
    if i > 3 and len(tokens) - i <= 6:
        part, said = tokens[i + 1 :], (tokens[0].start, tokens[i].start)
    elif i <= 4 and tokens[i].text == ":" and len(tokens) - i > 4:
        part, said = tokens[:i], (tokens[i + 1].start, tokens[-1].end)
    else:
        return None
    known = any(m.source for m in context.mentions(part[0].start, part[-1].end)) or _speaks(part, context)
    if not (known or part[-1].low in lists.roles) or not all(t.word for t in part):
        return None
    return _beside(tokens, i, part, said, lists, context)


def _left_bare(tokens: list[Token], lists: Lists, context: Context) -> int:
    """`Raids kill 20 in Ost monitor`: a headline whose colon was lost before the word, or the name, for its source.

    How many tokens at the end are the source; 0 where there is none.
    """
    language = context.document.language
    if not 4 < len(tokens) <= 18:
        return 0
    if tokens[-1].low in plain(language, SHEET, "headline_voices"):
        before = tokens[-2]
        parted = lists.modifiers | lists.joins | lists.openers | {"the", "a", "an"}
        if not before.word:
            return int(before.text.isdecimal() and tokens[-1].capital and tokens[-1].low in lists.monitors)
        return int(before.low not in parted and not attacks(before, language))
    if tokens[0].start or context.monitor is None:
        return 0
    name = f" {context.monitor.name.lower()} "
    sizes = (n for n in (4, 3, 2) if all(t.capital for t in tokens[-n:]))
    return next((n for n in sizes if name.startswith(" " + " ".join(t.low for t in tokens[-n:]) + " ")), 0)


def _speaks(part: list[Token], context: Context) -> bool:
    """Whether the text itself lets the name speak: `Herons said`."""
    if not all(t.capital for t in part):
        return False
    name, verbs = (
        r"\s+".join(re.escape(t.text) for t in part),
        choice(plain(context.document.language, SHEET, "only_somebody")),
    )
    return re.search(rf"(?<!\w){name}\s+{verbs}", context.document.text[:20_000]) is not None


def _beside(
    tokens: list[Token], i: int, part: list[Token], said: tuple[int, int], lists: Lists, context: Context
) -> Speech | None:
    made = voice_of(part, lists, context)
    if made is None:
        return None
    span = (part[0].start, part[-1].end)
    tell = (tokens[i].start, span[1]) if span[0] > tokens[i].start else (span[0], tokens[i].end)
    context.remember(*made)
    return Speech((made[0],), (), *said, *tell, "headline", span, made[1])
