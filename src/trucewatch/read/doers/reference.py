"""Which group a phrase means that the names do not know: one that the text makes known, or one it refers back to."""

from __future__ import annotations

from functools import lru_cache

from trucewatch.read.context import Context
from trucewatch.read.doers.groups import group_words, short_for
from trucewatch.read.doers.naming import SHEET
from trucewatch.read.pack import plain
from trucewatch.read.text.tokens import Token


def refers_back(tokens: list[Token], i: int, head: tuple[int, str], language: str) -> bool:
    """`the militants`, `a jihadist attack`: a label that speaks of those named before, or only describes."""
    if head[1] not in plain(language, SHEET, "refers_back"):
        return False
    definite = any(t.low in plain(language, SHEET, "definite") for t in tokens[max(0, i - 1) : head[0]])
    return definite or (head[1] in plain(language, SHEET, "labels") and head[0] < len(tokens) and tokens[head[0]].word)


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
