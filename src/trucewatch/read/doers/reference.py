"""Which group a phrase means that the names do not know: one that the text makes known, or one it refers back to."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from trucewatch.read.context import Context
from trucewatch.read.doers.groups import group_words, short_for
from trucewatch.read.doers.naming import SHEET
from trucewatch.read.pack import choice, plain, words
from trucewatch.read.text.tokens import Token


def refers_back(tokens: list[Token], i: int, head: tuple[int, str], language: str) -> bool:
    """`the militants`, `a jihadist attack`: a label that speaks of those named before, or only describes."""
    if head[1] not in plain(language, SHEET, "refers_back"):
        return False
    definite = is_definite(tokens, i, head, language)
    return definite or (head[1] in plain(language, SHEET, "labels") and head[0] < len(tokens) and tokens[head[0]].word)


def is_definite(tokens: list[Token], i: int, head: tuple[int, str], language: str) -> bool:
    """`the rebels`, `these fighters`: those who were named before."""
    return any(t.low in plain(language, SHEET, "definite") for t in tokens[max(0, i - 1) : head[0]])


def meant(context: Context, at: int) -> str | None:
    """The group that "the militants" refers to: the only one that the text names, if it was named before."""
    one = [g for g in context.groups if not any(g != o and short_for(g, o) for o in context.groups)]
    return one[0] if len(one) == 1 and one[0] in context.document.text[:at] else None


@lru_cache(maxsize=4)
def _groups(context: Context) -> tuple[dict[tuple[str, ...], str], frozenset[str]]:
    """The groups that the text makes known, by the ways to write them, and the first words of these ways.

    A last word that is a place's name is no way to write a group.
    """
    index = group_words(context.groups, context.document.language)
    kept = {k: v for k, v in index.items() if " ".join(k) == v or not context.names.find(k[0])}
    return kept, frozenset(k[0] for k in kept)


def labelled(context: Context, label: str, at: int) -> str | None:
    """The group that "the rebels" refers to: the only one that the text itself calls rebels, named before.

    None where the text calls several so, speaks of "rebel groups", or never says which group they are.
    """
    stem = label.removesuffix("s")
    if not context.groups or stem not in plain(context.document.language, SHEET, "labels_of_one"):
        return None
    found = _called(context, stem)
    one = [g for g in found if not any(g != o and short_for(g, o) for o in found)]
    return one[0] if len(one) == 1 and one[0] in context.document.text[:at] else None


NEAR = 120
"""A group's name stands at most so many code points from the label that the text gives it."""


@lru_cache(maxsize=16)
def _called(context: Context, label: str) -> frozenset[str]:
    """The groups that the text gives a label ("rebel"); none where it gives it to several at once."""
    text, language = context.document.text, context.document.language
    several, word = _label(label)
    if several.search(text) is not None:
        return frozenset()
    out = set[str]()
    for found in word.finditer(text):
        before, after = text[max(0, found.start() - NEAR) : found.start()], text[found.end() : found.end() + NEAR]
        out |= {g for g in context.groups if _right_after(after, g, language) or _right_before(before, g)}
    return frozenset(out)


@cache
def _label(label: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """`rebel groups`, and the label itself."""
    several = rf"(?<!\w){label}\s+(?:groups|factions|movements|forces)"
    return re.compile(several, re.IGNORECASE), re.compile(rf"(?<!\w){label}s?(?!\w)", re.IGNORECASE)


def _right_after(after: str, group: str, language: str) -> bool:
    """`the rebel group Tern`, `rebel Tern`."""
    k = after.find(group)
    return (
        k > 0
        and not after[k + len(group) : k + len(group) + 1].isalnum()
        and _kind(language).fullmatch(after, 0, k) is not None
    )


@cache
def _kind(language: str) -> re.Pattern[str]:
    kinds = choice(words(language, SHEET)["group_kinds"])
    return re.compile(rf"\s+(?:{kinds}\s*,?\s+)?(?:the\s+)?", re.IGNORECASE)


_BEFORE = re.compile(
    r"(?:\s*[(\[][^)\]]{1,60}[)\]])?,?\s+(?:(?:an?|the|main|largest|biggest)\s+){0,2}(?:[\w-]+\s+)?", re.IGNORECASE
)


def _right_before(before: str, group: str) -> bool:
    """`Tern rebels`, `Tern (TF) rebels`, `Tern, a rebel group`."""
    k = before.rfind(group)
    return k >= 0 and not before[max(0, k - 1) : k].isalnum() and _BEFORE.fullmatch(before, k + len(group)) is not None


def _plainly(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


def known(tokens: list[Token], k: int, context: Context) -> tuple[int, str] | None:
    """How many tokens at `k` write a group's name, and the name in full; None for none."""
    if not tokens[k].capital:
        return None
    index, firsts = _groups(context)
    if not firsts or (tokens[k].text not in firsts and _plainly(tokens[k].text) not in firsts):
        return None
    for size in range(min(6, len(tokens) - k), 0, -1):
        run = [t.text for t in tokens[k : k + size]]
        run[-1] = _plainly(run[-1])
        if name := index.get(tuple(run)):
            return size, name
    return None
