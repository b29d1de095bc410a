"""What is counted: people killed, wounded, displaced or missing, by short constructions around a number.

A number counts what the word after it says ("12 wounded"), else what a word shortly before it or right after its noun
says ("killed 12 people", "12 people were killed"). A number that fits none is no figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from trucewatch.model.figure import Counted, Figure, Qualifier
from trucewatch.read.bare.counts import Count, counts
from trucewatch.read.bare.lexicon import Word, bare, cue, cut, even, forms, joint, listed

KINDS = {
    "killed": Counted.KILLED,
    "wounded": Counted.WOUNDED,
    "displaced": Counted.DISPLACED,
    "missing": Counted.MISSING,
}
NEAR = 4
"""Words that may stand between a word of harm and its number."""
PARTING = frozenset(".;:!?،؛؟")


@dataclass(frozen=True, slots=True)
class _Counted:
    count: Count
    last: int
    category: str
    counted: Counted | None
    subset: bool


def figures(text: str, start: int, end: int, language: str) -> tuple[Figure, ...]:
    """The counts of harm in a passage of an even text, in order, with spans."""
    said = cut(text, start, end)
    found: list[_Counted] = []
    for count in _all(said, language):
        one = _read(said, count, found[-1] if found else None, language)
        if one is not None:
            found.append(one)
    return tuple(_figure(one, found[:i], said, text) for i, one in enumerate(found) if one.counted is not None)


def _all(said: list[Word], language: str) -> list[Count]:
    """Numbers, and nouns that tell their number themselves: one person, two people."""
    found = counts(said, language)
    taken = {k for c in found for k in range(c.opens, c.last + 1)}
    for k in range(len(said)):
        if k in taken:
            continue
        words = bare(said[k].text, language)
        for key, value in (("two", 2), ("two_harmed", 2), ("one", 1)):
            if any(word in forms(language, "harm", key) for word in words) and (value == 2 or _one(said, k, language)):
                found.append(Count(k, k, k, value, Qualifier.EXACT))
                break
    return sorted(found, key=lambda c: c.first)


def _one(said: list[Word], k: int, language: str) -> bool:
    """Whether a single person stands right after a word of harm."""
    return k > 0 and _harm_at(said, k - 1, "before", language) is not None


def _read(said: list[Word], count: Count, before: _Counted | None, language: str) -> _Counted | None:
    """What a number counts; None where it counts something else."""
    at = count.last
    harmed = _harm_at(said, at, "nouns", language) or _dual_harm(said, at, language)
    if harmed is not None:
        return _Counted(count, at + 1, "people", harmed, _inside(said, count, language))
    category = _people(said, at, language)
    last = at + 1 if category is not None else at
    others = at < len(said) and bool(set(bare(said[at].text, language)) & forms(language, "harm", "others").keys())
    if category is None and not others and count.value is None:
        return None
    counted = _led(said, count.opens, before, language) or _followed(said, last, language)
    inside = _inside(said, count, language)
    if counted is None and category is not None and before is not None and before.counted is not None:
        between = [w.text for w in said[before.last : count.opens]]
        prefix = joint(language)
        if inside or between in ([], [prefix], ["،"], ["،", prefix]):
            counted = before.counted
    if counted is None or (category is None and not others and not _ends(said, at, language)):
        return None
    return _Counted(count, last, category or "people", counted, inside)


def _people(said: list[Word], at: int, language: str) -> str | None:
    """The neutral word for the people that stand right after a number."""
    if at >= len(said):
        return None
    people, two = forms(language, "harm", "people"), forms(language, "harm", "two")
    words = bare(said[at].text, language)
    return next((str(named[word]) for word in words for named in (people, two) if word in named), None)


def _dual_harm(said: list[Word], at: int, language: str) -> Counted | None:
    two = forms(language, "harm", "two_harmed")
    words = bare(said[at].text, language) if at < len(said) else ()
    return next((KINDS[two[word]] for word in words if word in two), None)


def _harm_at(said: list[Word], at: int, key: str, language: str) -> Counted | None:
    """What a word of harm at a place makes a number count; the last word of a phrase counts."""
    if not 0 <= at < len(said):
        return None
    ends = _by_last_word(language, key)
    for word in bare(said[at].text, language):
        for phrase, counted in ends.get(word, ()):
            first = at - len(phrase) + 1
            if first >= 0 and all(phrase[n] in bare(said[first + n].text, language) for n in range(len(phrase) - 1)):
                return counted
    return None


@cache
def _by_last_word(language: str, key: str) -> dict[str, tuple[tuple[tuple[str, ...], Counted], ...]]:
    out: dict[str, tuple[tuple[tuple[str, ...], Counted], ...]] = {}
    for kind, counted in KINDS.items():
        for phrase in listed(language, "harm", f"{kind}/{key}"):
            parts = tuple(even(phrase, language).split())
            out[parts[-1]] = (*out.get(parts[-1], ()), (parts, counted))
    return out


def _led(said: list[Word], opens: int, before: _Counted | None, language: str) -> Counted | None:
    """The nearest word of harm before a number, with no other number and no sign between."""
    floor = max(0, opens - NEAR - 1, before.last if before is not None else 0)
    for k in range(opens - 1, floor - 1, -1):
        if said[k].text in PARTING:
            return None
        if (counted := _harm_at(said, k, "before", language)) is not None:
            return counted
    return None


def _followed(said: list[Word], at: int, language: str) -> Counted | None:
    """A word of harm right after the people counted: `12 people were killed`."""
    after = _after_words(language)
    for k in range(at, min(at + 2, len(said))):
        for size in (3, 2, 1):
            if (counted := after.get(tuple(w.text for w in said[k : k + size]))) is not None:
                return counted
    return None


@cache
def _after_words(language: str) -> dict[tuple[str, ...], Counted]:
    pairs = [
        (phrase, counted) for kind, counted in KINDS.items() for phrase in listed(language, "harm", f"{kind}/after")
    ]
    return {tuple(even(phrase, language).split()): counted for phrase, counted in pairs}


def _inside(said: list[Word], count: Count, language: str) -> bool:
    """Whether the count is part of the one before it: `among them 3`."""
    if count.opens == 0:
        return False
    before = " ".join(w.text for w in said[max(0, count.opens - 2) : count.opens])
    return _at_the_end(language).search(before) is not None


@cache
def _at_the_end(language: str) -> re.Pattern[str]:
    return re.compile(cue(language, "harm", "subset_before").pattern + "$")


def _ends(said: list[Word], at: int, language: str) -> bool:
    """Whether a number stands without a noun: a sign, a preposition or nothing follows it."""
    if at >= len(said) or not said[at].text[0].isalpha():
        return True
    return cue(language, "places", "locatives").match(said[at].text) is not None


def _figure(one: _Counted, before: list[_Counted], said: list[Word], text: str) -> Figure:
    count, counted = one.count, one.counted
    assert counted is not None
    span = (said[count.opens].start, said[max(one.last, count.last, count.first + 1) - 1].end)
    whole = next((b for b in reversed(before) if b.counted is counted and not b.subset), None)
    rest: dict[str, object] = {"as_written": text[slice(*span)], "span": span}
    if one.subset and whole is not None:
        rest["subset_of"] = whole.category
    if count.qualifier is Qualifier.RANGE:
        return Figure.between(counted, one.category, count.low, count.high, **rest)
    return Figure.stated(counted, one.category, count.qualifier, count.value, **rest)
