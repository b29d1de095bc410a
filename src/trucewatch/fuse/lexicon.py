"""The engine's small word lists: families of acts, words of parties' names, words too common to tell anything."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from trucewatch.written import read_yaml


@dataclass(frozen=True, slots=True)
class Kinds:
    """Families of acts. A label's families are bits of a mask, in the order of `names`."""

    names: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]
    akin: tuple[int, ...]
    peaceful: int

    def mask(self, label: str) -> int:
        """The families that a source's label names; 0 where it names none that is known."""
        folded = " ".join(label.lower().replace("_", " ").split())
        return sum(1 << i for i, pattern in enumerate(self.patterns) if pattern.search(folded))


def _plain(name: str) -> dict[str, Any]:
    content = read_yaml(name, files(__package__).joinpath(name).read_bytes()).content
    if not isinstance(content, dict):
        raise ValueError(f"{name} is no mapping")
    return content


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    parts = [re.escape(w.removesuffix("*")) + (r"\w*" if w.endswith("*") else "") for w in words]
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)")


@cache
def kinds() -> Kinds:
    """The families of acts and which are akin."""
    plain = _plain("kinds.yml")
    names = tuple(plain["families"])
    akin = [1 << i for i in range(len(names))]
    for one, other in plain["akin"]:
        i, j = names.index(one), names.index(other)
        akin[i] |= 1 << j
        akin[j] |= 1 << i
    peaceful = sum(1 << names.index(name) for name in plain["peaceful"])
    return Kinds(names, tuple(_any_of(words) for words in plain["families"].values()), tuple(akin), peaceful)


@cache
def party_words() -> tuple[frozenset[str], dict[str, int]]:
    """Words of parties' names that say nothing, and those that tell a sort only, by the sort's bit."""
    plain = _plain("parties.yml")
    sorts = {word: 1 << i for i, words in enumerate(plain["sort"].values()) for word in words}
    return frozenset(plain["drop"]), sorts


UNKNOWN_SORT = 8
"""The bit of the sort `unknown`: nobody is named."""


@cache
def common_words() -> frozenset[str]:
    """Words too common to tell one incident from another."""
    text = files(__package__).joinpath("common.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
