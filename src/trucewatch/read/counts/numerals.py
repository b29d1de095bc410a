"""Number phrases: digits, number words, indefinite words and ranges, with the qualifier before them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from trucewatch.model.figure import Qualifier
from trucewatch.read.pack import plain, words
from trucewatch.read.text.tokens import Token

LARGEST = 10_000_000_000
"""A larger numeral counts nothing that a monitor reports (an account number, a page of digits)."""


class Number(NamedTuple):
    """A number phrase over `tokens[first:last]`; `opens` is where its qualifier begins.

    `value` None: an indefinite word. A range has `low` and `high`.
    """

    opens: int
    first: int
    last: int
    value: int | None
    qualifier: Qualifier
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    ones: dict[str, int]
    scales: dict[str, int]
    fractions: dict[str, float]
    indefinite: frozenset[str]
    qualifiers: dict[tuple[str, ...], Qualifier]
    refused: frozenset[str]
    money: frozenset[str]
    years: frozenset[str]
    months: frozenset[str]
    opens: frozenset[str]


@cache
def _lexicon(language: str) -> _Words:
    sheet = words(language, "numbers")
    phrases = [(tuple(p.split()), Qualifier(q)) for q, ps in sheet["qualifiers"].items() for p in ps]
    months = frozenset(words(language, "times")["months"])
    ones, fractions, indefinite = (
        sheet["units"] | sheet["tens"],
        sheet["fractions"],
        plain(language, "numbers", "indefinite"),
    )
    return _Words(
        ones,
        sheet["scales"] | sheet["collective"],
        fractions,
        indefinite,
        dict(phrases),
        plain(language, "numbers", "not_counts"),
        plain(language, "numbers", "money"),
        plain(language, "numbers", "years_after") | months,
        months,
        frozenset(["a", *ones, *fractions, *indefinite]),
    )


def numbers(tokens: list[Token], text: str, language: str = "en") -> list[Number]:
    """The number phrases of a sentence, in order; dates, clock times, measures and money are left out."""
    lex = _lexicon(language)
    found: list[Number] = []
    i = 0
    while i < len(tokens):
        low = tokens[i].low
        may_open = low in lex.opens or low[0].isdecimal() or "-" in low  # most tokens open none
        one = _number(tokens, i, text, lex) if may_open else None
        if one is None:
            i += 1
            continue
        if found and (joined := _range(tokens, found[-1], one)):
            found[-1] = joined
        else:
            found.append(one)
        i = one.last
    return found


def _number(tokens: list[Token], i: int, text: str, lex: _Words) -> Number | None:
    low = tokens[i].low
    read: tuple[int | None, int] | None
    if low[0].isdecimal():
        read = _digits(tokens, i, text, lex)
    elif low in lex.indefinite or (low == "a" and i + 1 < len(tokens) and f"a {tokens[i + 1].low}" in lex.indefinite):
        read = _indefinite(tokens, i, lex)
    else:
        read = _spelled(tokens, i, lex)
    if read is None:
        return None
    value, last = read
    if last < len(tokens) and tokens[last].low in lex.refused:
        return None
    if value is not None and not 0 <= value <= LARGEST:
        return None
    opens, qualifier = _qualifier(tokens, i, lex)
    if last < len(tokens) and tokens[last].text == "+":
        return Number(opens, i, last + 1, value, Qualifier.AT_LEAST)
    return Number(opens, i, last, value, Qualifier.INDEFINITE if value is None else qualifier)


def _digits(tokens: list[Token], i: int, text: str, lex: _Words) -> tuple[int, int] | None:
    token = tokens[i]
    before, after = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    if ":" in token.text or len(token.text) > 16 or after.isalpha() or before in (":", "/", "_") or before.isalpha():
        return None
    if after and after in "-/:" and text[token.end + 1 : token.end + 2].isalnum():
        return None
    if before == "-" and i > 1 and tokens[i - 2].end == token.start - 1:
        return None
    if i and tokens[i - 1].low in lex.money:
        return None
    plain_digits = token.text.replace(",", "")
    if len(plain_digits) > 1 and plain_digits[0] == "0" and plain_digits.isdecimal():
        return None  # a code or a date run together, never a count
    if plain_digits.count(".") > 1:
        return None
    scale, last = 1, i + 1
    while last < len(tokens) and tokens[last].low in lex.scales:
        scale, last = scale * lex.scales[tokens[last].low], last + 1
    if "." in plain_digits and scale == 1:
        return None
    value = round(float(plain_digits) * scale) if "." in plain_digits else int(plain_digits) * scale
    if scale == 1 and 1900 <= value <= 2099 and "," not in token.text and _year_like(tokens, i, lex):
        return None
    if i and scale == 1 and value <= 31 and tokens[i - 1].low in lex.months:
        return None
    if last < len(tokens) and scale == 1 and value <= 31 and tokens[last].low in lex.months:
        return None
    return value, last


def _year_like(tokens: list[Token], i: int, lex: _Words) -> bool:
    return i > 0 and (tokens[i - 1].low in lex.years or tokens[i - 1].text[0].isdecimal() or i + 1 == len(tokens))


def _indefinite(tokens: list[Token], i: int, lex: _Words) -> tuple[None, int]:
    last = i + (2 if tokens[i].low == "a" else 1)
    while last + 1 < len(tokens) and tokens[last].low == "of" and tokens[last + 1].low in lex.indefinite:
        last += 2
    return None, last


def _spelled(tokens: list[Token], i: int, lex: _Words) -> tuple[int, int] | None:
    low = tokens[i].low
    head = low.partition("-")[0]
    if head not in lex.ones and head not in lex.fractions and low != "a":
        return None
    if low == "a" and i + 1 < len(tokens):
        following = tokens[i + 1].low
        if following.split("-")[0] in lex.fractions:
            return _fraction(tokens, i + 1, lex)
        return (lex.scales[following], i + 2) if following in lex.scales else None
    if low.split("-")[0] in lex.fractions:
        return _fraction(tokens, i, lex)
    total = chunk = 0
    last, seen = i, False
    while last < len(tokens):
        parts = tokens[last].low.split("-")
        if all(p in lex.ones for p in parts):
            chunk, seen = chunk + sum(lex.ones[p] for p in parts), True
        elif seen and tokens[last].low in lex.scales:
            scale = lex.scales[tokens[last].low]
            total, chunk = (total, chunk * scale) if scale <= 100 else (total + chunk * scale, 0)
        elif seen and tokens[last].low == "and" and last + 1 < len(tokens) and chunk % 100 == 0 and chunk + total:
            if tokens[last + 1].low not in lex.ones:
                break
        else:
            break
        last += 1
    return (total + chunk, last) if seen else None


def _fraction(tokens: list[Token], i: int, lex: _Words) -> tuple[int, int] | None:
    """`half a million`, `half-million`, `quarter of a million`; other fractions are no counts."""
    parts = tokens[i].low.split("-")
    part = lex.fractions[parts[0]]
    if len(parts) == 2 and parts[1] in lex.scales:
        return round(part * lex.scales[parts[1]]), i + 1
    last = i + 1
    while last < len(tokens) and tokens[last].low in ("of", "a"):
        last += 1
    if last > i + 1 and last < len(tokens) and tokens[last].low in lex.scales:
        return round(part * lex.scales[tokens[last].low]), last + 1
    return None


def _qualifier(tokens: list[Token], i: int, lex: _Words) -> tuple[int, Qualifier]:
    for size in range(min(i, 4), 0, -1):
        if (qualifier := lex.qualifiers.get(tuple(t.low for t in tokens[i - size : i]))) is not None:
            return i - size, qualifier
    return i, Qualifier.EXACT


def _range(tokens: list[Token], one: Number, other: Number) -> Number | None:
    """`between 10 and 15`, `from 10 to 15`, `10 to 15`, `10-15`."""
    if one.value is None or other.value is None or not one.value < other.value or other.opens != other.first:
        return None
    between = [t.low for t in tokens[one.last : other.first]]
    opened = one.opens > 0 and tokens[one.opens - 1].low in ("between", "from")
    if between in (["to"], ["-"], ["–"]) or (between == ["and"] and opened):
        opens = one.opens - 1 if opened else one.opens
        return Number(opens, one.first, other.last, None, Qualifier.RANGE, one.value, other.value)
    return None
