"""Words of harm around a count: before it ("killing 12"), after it ("12 were killed"), and tolls."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from trucewatch.model.figure import Counted
from trucewatch.read.pack import plain, words
from trucewatch.read.text.tokens import Token

REACH = 30  # tokens to the right within which a harm word may follow a count of people


NEAR = 6  # the same for a number without a noun


SHEET = "harm"


KINDS = {
    "killed": Counted.KILLED,
    "wounded": Counted.WOUNDED,
    "displaced": Counted.DISPLACED,
    "missing": Counted.MISSING,
}


@dataclass(frozen=True, slots=True)
class Harm:
    """The harm words of a language: states, active forms, nouns, phrases, and the people who are counted."""

    state: dict[str, Counted]
    active: dict[tuple[str, ...], Counted]
    nouns: dict[str, Counted]
    lost: tuple[tuple[str, ...], ...]
    lumped: tuple[tuple[str, ...], ...]
    victims: frozenset[str]
    singular: dict[str, str]
    neutral: dict[str, str]
    ends: frozenset[str]
    follows: frozenset[str]
    not_active: frozenset[str]
    passive: frozenset[str]


@cache
def harm_words(language: str) -> Harm:
    """The lexicon of a language, built once."""
    sheet = words(language, SHEET)
    return Harm(
        {w: c for k, c in KINDS.items() for w in sheet[k]["state"]},
        {tuple(p.split()): c for k, c in KINDS.items() for p in sheet[k]["active"]},
        {w: c for k, c in KINDS.items() for w in sheet[k].get("nouns", ())},
        tuple(tuple(p.split()) for p in sheet["killed"]["lost"]),
        tuple(tuple(p.split()) for p in sheet["lumped"]),
        frozenset(sheet["victims"]),
        sheet["singular"],
        sheet["neutral"],
        plain(language, "grammar", "ends_a_noun_phrase"),
        plain(language, "grammar", "may_follow_a_bare_number"),
        plain(language, "grammar", "not_before_an_active_verb"),
        plain(language, "grammar", "before_a_passive"),
    )


def active_before(tokens: list[Token], opens: int, noun: str, lex: Harm) -> tuple[Counted, str] | None:
    """What an active harm word right before a number makes it count, and that word: `killing 12`, `left 12`."""
    lows = [t.low for t in tokens[max(0, opens - 6) : opens]]
    while lows and lows[-1] in ("also", "reportedly", "another", "already", "further", "all", "the") and len(lows) > 1:
        lows.pop()
    for size in (5, 4, 3, 2, 1):
        phrase = tuple(lows[-size:])
        if len(phrase) == size and phrase in lex.active:
            if size == 1 and phrase[0] in lex.state and len(lows) > 1 and lows[-2] in lex.not_active:
                return None
            if phrase[0] in ("lost", "losing") and not noun:
                return None
            if phrase[0] in ("claimed", "claims") and size == 1 and not _alone(tokens, opens):
                return None
            return lex.active[phrase], phrase[0]
    return None


def _alone(tokens: list[Token], opens: int) -> bool:
    """Whether "claims 5" stands as in a headline: the number is not followed by a noun of its own that is no victim."""
    return opens + 1 >= len(tokens) or tokens[opens + 1].low in ("in", "lives", "at", ".", "as")


def harm_after(
    tokens: list[Token], at: int, draft_noun: str, following: int, lex: Harm, language: str
) -> Counted | None:
    """The harm word that follows a count: `were killed`, `dead`, `lost their lives`; None at the next number."""
    skipping = plain(language, SHEET, "subset_before")
    stop = min(len(tokens), at + (REACH if draft_noun else NEAR))
    i, inside = at, False
    while i < stop:
        token = tokens[i]
        if token.text in ".;:!?" or token.low in ("while", "but", "because", "although", "when", "after", "whereas"):
            return None
        if token.low in skipping or (token.low == "among" and i + 1 < stop):
            inside = True
        if i == following and not inside:
            return None
        kind = harm_at(tokens, i, lex)
        if kind is not None:
            counted, size, active = kind
            headline = i == at and tokens[i].low not in ("killing", "wounding", "injuring")
            if (
                headline
                or not (active and _number_next(tokens, i + size, following))
                or (i and tokens[i - 1].low in lex.passive)
            ):
                return counted
            return None
        if token.low == "by" or (token.low == "and" and not inside and i + 1 == following):
            return None
        i += 1
    return None


def _number_next(tokens: list[Token], at: int, following: int) -> bool:
    return at == following or (at + 1 == following and tokens[at].low in ("a", "an", "another"))


def harm_at(tokens: list[Token], i: int, lex: Harm) -> tuple[Counted, int, bool] | None:
    """The harm word or phrase at token `i`: what it counts, its length, and whether it may also be active."""
    low = tokens[i].low
    for phrase in lex.lumped:
        if low == phrase[0] and tuple(t.low for t in tokens[i : i + len(phrase)]) == phrase:
            return Counted.KILLED_OR_WOUNDED, len(phrase), False
    for phrase in lex.lost:
        if low == phrase[0] and tuple(t.low for t in tokens[i : i + len(phrase)]) == phrase:
            return Counted.KILLED, len(phrase), False
    if low in lex.state:
        return lex.state[low], 1, (low,) in lex.active
    return None


def toll_before(tokens: list[Token], opens: int, language: str) -> bool:
    """`a toll of 48`, `put the death toll at 85`, `the death toll rose to 12`."""
    joins = plain(language, SHEET, "toll_joins")
    i = opens - 1
    while i >= 0 and opens - i < 6 and tokens[i].low in joins:
        i -= 1
    return i >= 0 and tokens[i].low == "toll"
