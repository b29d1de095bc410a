"""What is said of incidents, weighed once a distinct text: the part of every test that no arrangement changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from itertools import repeat
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from trucewatch.errors import BadInput
from trucewatch.findings.actor import Naming, naming
from trucewatch.findings.exclusion import parties_in, protected_hit
from trucewatch.findings.objects import protected
from trucewatch.findings.said import Said
from trucewatch.findings.sheet import Numbered, Sheet
from trucewatch.model.vocabulary import Act
from trucewatch.terms.book import Book
from trucewatch.terms.codes import NO, UNKNOWN, YES, Indices
from trucewatch.terms.roles import Asked

Ragged = tuple[Indices, Indices, Indices]
"""Lists of numbers end to end, where each form's begin, and how many they are."""


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of some texts as arrays, one element a form. The numbers are rows of the sheets.

    `hit`: yes where something protected was hit, unknown where words name neither that nor a party nor anything
    military; the parties that words name (`others`) are asked about under each arrangement.
    """

    acts: Indices
    blamed: Indices
    named: npt.NDArray[np.bool_]
    disputed: npt.NDArray[np.bool_]
    alone: npt.NDArray[np.bool_]
    actors: Ragged
    stated: npt.NDArray[np.bool_]
    doubted: npt.NDArray[np.bool_]
    aimed: Ragged
    hit: npt.NDArray[np.int8]
    others: Ragged


@dataclass(frozen=True, slots=True)
class Sheets:
    """One sheet a question, with the rows that forms point to; `blamed` are the namings as withdrawals ask of them."""

    bound: Sheet[str | None, Asked]
    excluded: Sheet[str | None, Asked]
    others: Sheet[tuple[str, ...], Asked]
    acts: Sheet[tuple[Act, ...], int]
    blamed: Numbered[Naming]


Weighed = tuple[int, int, bool, bool, bool, list[int], bool, bool, list[int], int, list[int]]


class Weights:
    """The forms of all texts seen so far. Threads may share it."""

    def __init__(self, book: Book, sheets: Sheets) -> None:
        self._book, self._sheets, self._lock = book, sheets, Lock()
        self._at: dict[str, int] = {}
        self._parties: dict[str, tuple[str, ...]] = {}
        self._forms = _arrays([])

    def of(self, texts: Sequence[str]) -> tuple[Indices, Forms]:
        """The number of each text's form, and the arrays of all forms. Raises BadInput for a text that is none."""
        at = self._numbers(texts)
        if (at < 0).any():
            for fault in self.unread(texts).values():
                raise BadInput(fault)
            at = self._numbers(texts)
        return at, self._forms

    def _numbers(self, texts: Sequence[str]) -> Indices:
        """The number of each text's form; -1 for one that is not weighed yet."""
        return np.fromiter(map(self._at.get, texts, repeat(-1)), dtype=np.int64, count=len(texts))

    def unread(self, texts: Sequence[str]) -> dict[str, str]:
        """What is wrong with those of the texts that cannot be read; all others are weighed by the way.

        Threads wait for each other here: otherwise two that begin together would weigh the same texts.
        """
        faults: dict[str, str] = {}
        weighed: list[Weighed] = []
        fresh: dict[str, int] = {}
        with self._lock:
            for text in texts:
                if text not in self._at and text not in fresh and text not in faults:
                    try:
                        weighed.append(self._weigh(Said.read(text)))
                    except BadInput as error:
                        faults[text] = str(error)
                    else:
                        fresh[text] = len(self._at) + len(fresh)
            if weighed:
                self._forms = _joined(self._forms, _arrays(weighed))
                self._at.update(fresh)  # last: whoever finds a number also finds its form
        return faults

    def _weigh(self, said: Said) -> Weighed:
        sheets, book = self._sheets, self._book
        who = naming(said.attributions, said.denied, book)
        aimed = dict.fromkeys(a.party for a in said.aimed)
        named = [(words, self._named(words)) for words in said.hit] if aimed else []
        if protected_hit(said.acts, said.hit, said.harmed):
            hit = YES
        else:
            hit = UNKNOWN if any(not keys and protected(words) is None for words, keys in named) else NO
        return (
            sheets.acts.row(tuple(sorted(set(said.acts)))),
            sheets.blamed.row(replace(who, disputed=False)),
            bool(who.parties),
            who.disputed,
            who.alone,
            [sheets.bound.row(key) for key in who.parties],
            bool(aimed),
            said.disputed,
            [sheets.excluded.row(key) for key in aimed],
            hit,
            [sheets.others.row(keys) for keys in dict.fromkeys(keys for _, keys in named if keys)],
        )

    def _named(self, words: str) -> tuple[str, ...]:
        if words not in self._parties:
            self._parties[words] = parties_in(words, self._book)
        return self._parties[words]


def _arrays(weighed: Sequence[Weighed]) -> Forms:
    acts, blamed, named, disputed, alone, actors, stated, doubted, aimed, hit, others = (
        zip(*weighed, strict=True) if weighed else ([],) * 11
    )
    return Forms(
        acts=np.array(acts, dtype=np.int64),
        blamed=np.array(blamed, dtype=np.int64),
        named=np.array(named, dtype=np.bool_),
        disputed=np.array(disputed, dtype=np.bool_),
        alone=np.array(alone, dtype=np.bool_),
        actors=_ragged(actors),
        stated=np.array(stated, dtype=np.bool_),
        doubted=np.array(doubted, dtype=np.bool_),
        aimed=_ragged(aimed),
        hit=np.array(hit, dtype=np.int8),
        others=_ragged(others),
    )


def _joined(one: Forms, other: Forms) -> Forms:
    """Two lots of forms as one."""
    whole: dict[str, Any] = {}
    for field in fields(Forms):
        pair = getattr(one, field.name), getattr(other, field.name)
        whole[field.name] = _after(*pair) if isinstance(pair[0], tuple) else np.concatenate(pair)
    return Forms(**whole)


def _after(one: Ragged, other: Ragged) -> Ragged:
    first = np.concatenate([one[1], other[1] + len(one[0])])
    return np.concatenate([one[0], other[0]]), first, np.concatenate([one[2], other[2]])


def _ragged(lists: Sequence[list[int]]) -> Ragged:
    counts = np.array([len(each) for each in lists], dtype=np.int64)
    flat = np.array([n for each in lists for n in each], dtype=np.int64)
    return flat, np.cumsum(counts) - counts, counts
