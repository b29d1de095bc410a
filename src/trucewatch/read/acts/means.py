"""Weapons, strikes, places hit and breaches that a sentence counts or names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from trucewatch.model.figure import Counted, Figure, Qualifier
from trucewatch.model.vocabulary import Act
from trucewatch.read.counts.numerals import Number, numbers
from trucewatch.read.cue import Cue
from trucewatch.read.pack import choice, pattern, plain, words
from trucewatch.read.text.tokens import Token, tokenise

SHEET = "grammar"


class Means(NamedTuple):
    """A weapon or strike named at `[start, end)`: its kind and the act that it makes."""

    kind: str
    act: Act
    start: int
    end: int


@cache
def _grammar(language: str, sheet: str) -> tuple[Cue, tuple[tuple[str, re.Pattern[str]], ...]]:
    """One pattern over all kinds, which is quick, and one a kind, to tell which it was."""
    listed = words(language, "means") if sheet == "means" else words(language, "harm")["facilities"]
    phrases = {kind: (spec["words"] if isinstance(spec, dict) else spec) for kind, spec in listed.items()}
    kinds = tuple((kind, pattern(ps).pattern) for kind, ps in phrases.items())
    return pattern(p for ps in phrases.values() for p in ps), kinds


def _found(text: str, start: int, end: int, language: str, sheet: str) -> Iterator[tuple[str, int, int]]:
    grammar, kinds = _grammar(language, sheet)
    for found in grammar.finditer(text, start, end):
        kind = next((k for k, own in kinds if own.fullmatch(found.group())), None)
        if kind is not None:
            yield kind, found.start(), found.end()


def means(text: str, start: int, end: int, language: str = "en") -> list[Means]:
    """The weapons and strikes named in `text[start:end]`, in order, each with its act."""
    sheet = words(language, "means")
    return [Means(k, Act(sheet[k]["act"]), a, b) for k, a, b in _found(text, start, end, language, "means")]


def munitions(text: str, start: int, end: int, language: str = "en", act: Act | None = None) -> tuple[Figure, ...]:
    """One figure a kind of weapon: its count where a number stands before it, else that it was present.

    `act`: the act that the passage tells of; with an air strike a bare "strikes" or "raids" is one from the air.
    """
    tokens = tokenise(text, start, end)
    counts = numbers(tokens, text, language)
    out: dict[str, Figure] = {}
    for one in _named(text, start, end, language, act):
        number = _number_before(tokens, counts, one.start, language)
        held = out.get(one.kind)
        if held is not None and (held.qualifier is not Qualifier.PRESENT or number is None):
            continue
        out[one.kind] = _figure(Counted.MUNITION, one.kind, number, text, tokens, one.start, one.end)
    return tuple(out.values())


def _named(text: str, start: int, end: int, language: str, act: Act | None) -> list[Means]:
    """The weapons and strikes that count: without words for bombing at large, with the bare nouns of the act told."""
    sheet = words(language, "means")
    found = [
        m for m in means(text, start, end, language) if not _at_large(language, m.kind).fullmatch(text, m.start, m.end)
    ]
    for kind, spec in sheet.items():
        if act is None or Act(spec["act"]) is not act or "nouns" not in spec:
            continue
        for bare in _bare(language, kind).finditer(text, start, end):
            before = re.search(r"(\w+)\s+$", text[max(start, bare.start() - 20) : bare.start()])
            verb = before is not None and before.group(1).lower() in plain(language, SHEET, "before_a_bare_verb")
            if (
                not verb
                and not _asked(language).search(text[start : bare.start()])
                and not any(m.start < bare.end() and bare.start() < m.end for m in found)
            ):
                found.append(Means(kind, act, *bare.span()))
    return sorted(found, key=lambda m: m.start)


@cache
def _asked(language: str) -> re.Pattern[str]:
    """`unable to tell who carried out the raids`: the strikes are only asked about."""
    return re.compile(choice(words(language, SHEET)["asks"]) + r"[^.;]{0,80}$", re.IGNORECASE)


@cache
def _at_large(language: str, kind: str) -> re.Pattern[str]:
    listed = words(language, "means")[kind].get("not_counted", ())
    return pattern(listed).pattern if listed else re.compile(r"(?!)")


@cache
def _bare(language: str, kind: str) -> Cue:
    return pattern(words(language, "means")[kind]["nouns"])


def facilities(text: str, start: int, end: int, language: str = "en") -> tuple[Figure, ...]:
    """Places of a protected kind that a sentence counts: `two schools and a large bakery`."""
    tokens = tokenise(text, start, end)
    counts = numbers(tokens, text, language)
    out = []
    for kind, first, last in _found(text, start, end, language, "facilities"):
        number = _number_before(tokens, counts, first, language) or _article_before(tokens, first)
        if number is not None and number.value is not None:
            out.append(_figure(Counted.FACILITY, kind, number, text, tokens, first, last))
    return tuple(out)


def breaches(text: str, start: int, end: int, language: str = "en") -> tuple[Figure, ...]:
    """Counts of breaches that somebody published: `77 breaches`."""
    tokens = tokenise(text, start, end)
    counts = numbers(tokens, text, language)
    out = []
    for found in _breach(language).finditer(text, start, end):
        number = _number_before(tokens, counts, found.start(), language)
        if number is not None and number.value is not None:
            out.append(_figure(Counted.BREACH, "breaches", number, text, tokens, *found.span()))
    return tuple(out)


@cache
def _breach(language: str) -> re.Pattern[str]:
    return re.compile(choice(words(language, "harm")["breaches"]), re.IGNORECASE)


def _number_before(tokens: list[Token], counts: list[Number], at: int, language: str) -> Number | None:
    """The number that stands before an offset with at most three words between, none of them joining or placing."""
    apart = plain(language, "grammar", "parts_a_number_from_a_weapon")
    for number in counts:
        if tokens[number.last - 1].end > at:
            break
        between = [t for t in tokens[number.last :] if t.end <= at]
        if len(between) <= 3 and all(t.word and t.low not in apart for t in between):
            return number
    return None


def _article_before(tokens: list[Token], at: int) -> Number | None:
    """`a large bakery`: an article with at most one word between counts one."""
    before = [i for i, t in enumerate(tokens) if t.end <= at][-2:]
    for i in reversed(before):
        if tokens[i].low in ("a", "an"):
            return Number(i, i, i + 1, 1, Qualifier.EXACT)
    return None


def _figure(
    counted: Counted, kind: str, number: Number | None, text: str, tokens: list[Token], start: int, end: int
) -> Figure:
    if number is None:
        return Figure(
            counted=counted, category=kind, qualifier=Qualifier.PRESENT, as_written=text[start:end], span=(start, end)
        )
    span = (tokens[number.opens].start, end)
    written = text[span[0] : span[1]]
    if number.qualifier is Qualifier.RANGE:
        return Figure.between(counted, kind, number.low, number.high, as_written=written, span=span)
    return Figure.stated(counted, kind, number.qualifier, number.value, as_written=written, span=span)
