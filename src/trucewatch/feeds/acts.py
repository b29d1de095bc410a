"""The acts that a source's label for the kind of a record can mean. A label that is not understood means none.

A source codes in its own words: "Battles: Armed clash", "state-based violence", "SAF". What a published code book
says of its labels stands in `acts.yml`, and words of anybody's labels below it. Some labels leave open by what means
it was done; they give several acts, of which one is meant, and whoever asks of the terms must then ask of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from trucewatch.model.vocabulary import Act
from trucewatch.written import read_yaml


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a label means: acts of which one is meant, or none; `understood` tells "nothing violent" from "no idea"."""

    acts: tuple[Act, ...]
    understood: bool


def meaning(label: str | None, own: Mapping[str, tuple[Act, ...]] | None = None) -> Meaning:
    """The meaning of one label. `own`: whole labels that somebody explained, which come before what stands here."""
    folded = folded_label(label or "")
    if own and folded in own:
        return Meaning(own[folded], True)
    labels, words, none = _sheet()
    if folded in labels:
        return Meaning(labels[folded], True)
    if folded.replace(" ", "_") in Act.__members__.values():
        return Meaning((Act(folded.replace(" ", "_")),), True)
    held = folded
    found: list[Act] = []
    for act, pattern in words:
        if pattern.search(held):
            found.append(act)
            held = pattern.sub(" ", held)  # what a longer phrase took is not read again as a shorter one
    if found and not _first(none, folded, words):
        return Meaning(tuple(found), True)
    return Meaning((), none.search(folded) is not None)


def folded_label(label: str) -> str:
    """A label as it is looked up: small letters, single spaces."""
    return " ".join(label.replace("_", " ").casefold().split())


def _first(none: re.Pattern[str], folded: str, words: Iterable[tuple[Act, re.Pattern[str]]]) -> bool:
    """Whether the label opens with something that is no violence, whatever comes after it ("protest: rocket fair")."""
    peaceful = none.search(folded)
    if peaceful is None:
        return False
    violent = [m.start() for _, pattern in words if (m := pattern.search(folded))]
    return peaceful.start() <= min(violent, default=len(folded))


@cache
def _sheet() -> tuple[dict[str, tuple[Act, ...]], tuple[tuple[Act, re.Pattern[str]], ...], re.Pattern[str]]:
    plain: Any = read_yaml("acts.yml", files(__package__).joinpath("acts.yml").read_bytes()).content
    labels = {folded_label(label): tuple(map(Act, acts)) for label, acts in plain["labels"].items()}
    words = tuple((Act(act), _any_of(listed)) for act, listed in plain["words"].items())
    return labels, words, _any_of(plain["none"])


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    parts = [re.escape(w.removesuffix("*")) + (r"\w*" if w.endswith("*") else "") for w in words]
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)")
