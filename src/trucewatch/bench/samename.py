"""When two wordings are taken for one name, in the measurements of this folder and nowhere else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_SMALL = frozenset({"the", "of", "a", "an", "and", "for", "by", "al", "el", "in", "group", "groups", "forces", "force"})


def same_name(one: str, other: str) -> bool:
    """Whether the words of the shorter, in order, are some of the other's; case, marks, plurals, small words apart."""
    short, long = sorted((_words(one), _words(other)), key=len)
    if not short:
        return False
    rest = iter(long)
    return all(word in rest for word in short)


def any_same(names: Iterable[str], others: Iterable[str]) -> bool:
    """Whether any of these names is one of the others."""
    listed = list(others)
    return any(same_name(name, other) for name in names for other in listed)


def _words(name: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    return [w.rstrip("s") for w in re.findall(r"[^\W_]+", plain.replace("'s", "")) if w not in _SMALL and w.rstrip("s")]
