"""Noun phrases around a telling verb: where a subject begins and ends, told by lists of the language pack."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from trucewatch.read.pack import plain, words
from trucewatch.read.text.tokens import QUOTES, Token

SHEET = "voices"


PARTICLES = frozenset(
    ["al", "el", "abu", "abou", "bin", "ibn", "abdel", "abd", "de", "da", "di", "van", "von", "der", "ben"]
)


@dataclass(frozen=True, slots=True)
class Lists:
    """The word lists of a language that say what may be part of a voice."""

    says: frozenset[str]
    roles: frozenset[str]
    persons: frozenset[str]
    modifiers: frozenset[str]
    joins: frozenset[str]
    aux: frozenset[str]
    not_voices: frozenset[str]
    anonymous: frozenset[str]
    collectives: frozenset[str]
    monitors: frozenset[str]
    time_words: frozenset[str]
    openers: frozenset[str]
    outlets: frozenset[str]
    placing: frozenset[str]
    parts: frozenset[str]


@cache
def lists_of(language: str) -> Lists:
    """The lists of a language, built once."""
    get = {
        k: plain(language, SHEET, k)
        for k in (
            "says",
            "named_only",
            "roles",
            "persons",
            "modifiers",
            "joins",
            "aux",
            "not_voices",
            "anonymous",
            "collectives",
            "monitors",
            "openers",
            "outlets",
        )
    }
    times = words(language, "times")
    days = frozenset([*times["weekdays"], *times["months"], *(d + "s" for d in times["weekdays"])])
    return Lists(
        get["says"] | get["named_only"],
        get["roles"],
        get["persons"],
        get["modifiers"],
        get["joins"],
        get["aux"],
        get["not_voices"],
        get["anonymous"],
        get["collectives"],
        get["monitors"],
        days,
        get["openers"],
        get["outlets"],
        plain(language, "grammar", "placing"),
        plain(language, "places", "parts"),
    )


def placed_how(tokens: list[Token], first: int, lists: Lists) -> str:
    """Whether a noun phrase only says where or by whom: `inside` or `after` a subject, else ""."""
    if first == 0 or (
        tokens[first].low in ("it", "he", "she", "they", "the", "a", "an")
        and tokens[first - 1].low not in lists.placing
    ):
        return ""
    at = first - 1
    while at > 0 and tokens[at].low in lists.parts:
        at -= 1  # `rebels in western Norland`
    before = tokens[at].low
    if before in lists.placing:
        return "inside" if first <= 12 else "after"
    return "inside" if before.endswith("ing") and first <= 10 else ""


def opening(tokens: list[Token], verb: int, lists: Lists) -> tuple[int | None, int]:
    """The noun phrase with which the sentence begins, as the subject of a verb farther on."""
    last = right_edge(tokens, 0, lists)
    if last is None or last > verb or tokens[0].low in lists.openers or tokens[last].low in lists.says:
        return None, verb - 1
    return 0, last - 1


def end_of(tokens: list[Token], i: int) -> int:
    """The last token of a noun phrase, without a bracket or quotation mark after it."""
    while i > 0 and tokens[i].text in ")],—–-" + QUOTES:
        opened = next((k for k in range(i, max(-1, i - 12), -1) if tokens[k].text in "(["), None)
        i = opened - 1 if tokens[i].text in ")]" and opened is not None else i - 1
    return i


def left_edge(tokens: list[Token], i: int, lists: Lists) -> int | None:
    """Where the noun phrase that ends at token `i` begins; None where `i` cannot end a voice."""
    i = end_of(tokens, i)
    head = tokens[i]
    if head.low in ("it", "he", "she", "they"):
        return i
    if not (
        head.low in lists.roles
        or (head.capital and head.low not in lists.time_words and head.low not in lists.not_voices)
    ):
        return None
    if head.low in lists.openers:
        return None
    k = i
    while k > 0 and i - k < 16:
        one = tokens[k - 1]
        if one.low in ("the", "a", "an"):
            inner = k > 2 and tokens[k - 2].low in lists.joins and nominal(tokens[k - 3], lists)
            if not inner:
                return k - 1
        elif one.low in lists.joins:
            if not (k > 1 and nominal(tokens[k - 2], lists)):
                break
        elif (
            one.low in lists.openers
            or one.low in lists.time_words
            or not (nominal(one, lists) or ("-" in one.low and one.word))
        ):
            break
        k -= 1
    return k


def nominal(token: Token, lists: Lists) -> bool:
    """Whether a token may be part of the name or description of a voice."""
    if token.low in PARTICLES or token.low in lists.roles or token.low in lists.modifiers:
        return True
    if token.text.islower() and (
        token.low.endswith(("ial", "nal", "pal")) or token.low.removesuffix("'s") in lists.roles
    ):
        return True
    return token.capital and token.low not in lists.openers and token.low not in lists.time_words


def right_edge(tokens: list[Token], i: int, lists: Lists) -> int | None:
    """Where the noun phrase that begins at token `i` ends."""
    k = i
    while k < len(tokens) and k - i < 14:
        one = tokens[k]
        if one.low in lists.time_words or (one.low in lists.openers and k > i and one.low not in ("as", "for")):
            break
        if one.low in lists.joins:
            if k + 1 >= len(tokens) or one.low in ("and", "to") or not (nominal(tokens[k + 1], lists) and k > i):
                break
        elif not (nominal(one, lists) or ("-" in one.low and one.word)) or (
            k > i and one.low in ("a", "an", "the") and tokens[k - 1].low not in lists.joins
        ):
            break
        k += 1
    return k if k > i and any(t.capital or t.low in lists.roles for t in tokens[i:k]) else None
