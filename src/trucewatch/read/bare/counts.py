"""Numbers in digits or words, with what stands before and after them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from trucewatch.model.figure import Qualifier
from trucewatch.read.bare.lexicon import Word, bare, even, forms, joint
from trucewatch.read.counts.numerals import LARGEST
from trucewatch.read.pack import words

NOT_A_COUNT = -1
"""Stands for a numeral that counts nothing: a fraction, an account number, a page of digits."""


class Count(NamedTuple):
    """A number over `words[first:last]`; `opens` is where what qualifies it begins. `value` None: no number is said."""

    opens: int
    first: int
    last: int
    value: int | None
    qualifier: Qualifier
    low: int | None = None
    high: int | None = None


def counts(said: list[Word], language: str) -> list[Count]:
    """The numbers of a sentence in order; measures, shares, dates and clock times are left out."""
    found: list[Count] = []
    i = 0
    while i < len(said):
        read = _digits(said, i) or _spelled(said, i, language) or _indefinite(said, i, language)
        if read is None or read[0] == NOT_A_COUNT or _no_count(said, i, read[1], language):
            i = read[1] if read else i + 1
            continue
        value, last = read
        opens, qualifier = _before(said, i, language)
        last, qualifier = _after(said, last, qualifier, language)
        one = Count(opens, i, last, value, Qualifier.INDEFINITE if value is None else qualifier)
        joined = _range(said, found[-1], one, language) if found else None
        found = [*found[:-1], joined] if joined else [*found, one]
        i = last
    return found


def _digits(said: list[Word], i: int) -> tuple[int, int] | None:
    text = said[i].text
    if not text[0].isdecimal():
        return None
    plain = text.replace(",", "")
    if not plain.isdecimal() or len(plain) > 12:
        return NOT_A_COUNT, i + 1
    return int(plain), i + 1


def _spelled(said: list[Word], i: int, language: str) -> tuple[int, int] | None:
    """Number words: units before tens with "and", hundreds, then scales; `three thousand and five hundred and one`."""
    lex, prefix = _values(language), joint(language)
    total = chunk = 0
    last, seen, first = i, False, ""
    while last < len(said):
        word, joined = said[last].text, False
        if word not in lex and seen and word.startswith(prefix):
            word, joined = word[len(prefix) :], True
        if word not in lex and not seen:
            word = next((form for form in bare(word, language)[1:] if form in lex), word)
        if word not in lex:
            break
        value, sort = lex[word]
        ten = sort == "unit" and value == 10 and 0 < chunk % 100 < 10 and not joined
        if sort == "scale":
            if not seen and value >= 1000 and _indefinite(said, last, language):
                return None
            total, chunk = total + (chunk or 1) * value, 0
        elif ten or joined or not seen or sort == "dual":
            chunk += value
        elif sort == "hundred" and 0 < chunk < 10:
            chunk *= value
        else:
            break
        last, seen, first = last + 1, True, first or word
    if not seen or (last == i + 1 and first in forms(language, "numbers", "only_before_ten")):
        return None
    return min(total + chunk, LARGEST), last


@cache
def _values(language: str) -> dict[str, tuple[int, str]]:
    """Every number word with its value and its sort."""
    sorts = {"units": "unit", "tens": "ten", "hundreds": "hundred", "scales": "scale", "duals": "dual"}
    return {word: (n, sort) for key, sort in sorts.items() for word, n in forms(language, "numbers", key).items()}


def _indefinite(said: list[Word], i: int, language: str) -> tuple[None, int] | None:
    """`dozens`, `a number of`: no number is said."""
    for size in (4, 3, 2, 1):
        phrase = " ".join(w.text for w in said[i : i + size])
        for form in (phrase, *bare(said[i].text, language)[1:]) if size == 1 else (phrase,):
            if i + size <= len(said) and form in forms(language, "numbers", "indefinite"):
                return None, i + size
    return None


def _no_count(said: list[Word], i: int, last: int, language: str) -> bool:
    """Whether what stands around the number shows that it counts nobody: a measure, a share, a date, a clock time."""
    if said[i].text[0].isdecimal() and not said[i].text.replace(",", "").isdecimal():
        return True
    after = said[last].text if last < len(said) else ""
    before = said[i - 1].text if i else ""
    two = " ".join(w.text for w in said[last : last + 2])
    refused = forms(language, "numbers", "not_counts")
    months = _months(language)
    signs = after in ("/", ":", "-", ".") and last + 1 < len(said) and said[last + 1].text[0].isdecimal()
    number = said[i].text
    year = last == i + 1 and len(number) == 4 and number.isdecimal() and "1900" <= number <= "2100"
    dated = year and (i == 0 or before in months | refused.keys() or said[i - 1].text in ("/", "-", "."))
    return signs or before in ("/", ":", "$", "€") or after in refused or two in refused or after in months or dated


@cache
def _months(language: str) -> frozenset[str]:
    """The first word of each month."""
    return frozenset(even(m.split()[0], language) for m in words(language, "times")["months"])


def _before(said: list[Word], i: int, language: str) -> tuple[int, Qualifier]:
    """What qualifies the number from before it, and where that begins."""
    listed = _qualifiers(language)
    for size in range(min(i, 4), 0, -1):
        first, *others = (w.text for w in said[i - size : i])
        for form in (first, first.removeprefix(joint(language))):
            if (qualifier := listed.get((form, *others))) is not None:
                return i - size, qualifier
    return i, Qualifier.EXACT


@cache
def _qualifiers(language: str) -> dict[tuple[str, ...], Qualifier]:
    sheet = words(language, "numbers")["qualifiers"]
    return {tuple(even(p, language).split()): Qualifier(q) for q, phrases in sheet.items() for p in phrases}


@cache
def _qualifiers_after(language: str) -> dict[tuple[str, ...], Qualifier]:
    sheet = words(language, "numbers")["after"]
    return {tuple(even(phrase, language).split()): Qualifier(q) for phrase, q in sheet.items()}


def _after(said: list[Word], last: int, qualifier: Qualifier, language: str) -> tuple[int, Qualifier]:
    """`12 at least`: right after the number, or after the one word that it counts."""
    for at in (last, last + 1):
        for size in (1, 2):
            named = _qualifiers_after(language).get(tuple(w.text for w in said[at : at + size]))
            if named is not None:
                return last, named
    return last, qualifier


def _range(said: list[Word], one: Count, other: Count, language: str) -> Count | None:
    """`between 10 and 15`, `from 10 to 15`, `10-15`."""
    if one.value is None or other.value is None or not one.value < other.value or other.opens != other.first:
        return None
    between = [w.text for w in said[one.last : other.first]]
    opening, joins = _range_words(language)
    opened = one.opens > 0 and said[one.opens - 1].text in opening
    if between in (["-"], ["–"]) or (opened and len(between) == 1 and between[0] in joins):
        opens = one.opens - 1 if opened else one.opens
        return Count(opens, one.first, other.last, None, Qualifier.RANGE, one.value, other.value)
    return None


@cache
def _range_words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """What may open a range (the last word of each phrase), and what may join its ends."""
    sheet = words(language, "numbers")["range"]
    opening = frozenset(even(p, language).split()[-1] for p in sheet["opening"])
    return opening, frozenset(even(p, language) for p in sheet["joining"])
