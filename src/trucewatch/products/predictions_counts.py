"""Counts in the scoring format of predictions; its conventions for words such as "hundreds" live only here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from trucewatch.model.figure import Counted, Figure, Qualifier

KINDS: dict[Counted, str] = {
    Counted.KILLED: "killed",
    Counted.WOUNDED: "wounded",
    Counted.DISPLACED: "displaced",
    Counted.KILLED_OR_WOUNDED: "killed_or_wounded",
}

INDEFINITE: tuple[tuple[str, int, int | None], ...] = (
    ("millions", 2_000_000, 9_999_999),
    ("hundreds of thousands", 200_000, 999_999),
    ("tens of thousands", 20_000, 99_999),
    ("thousands", 2000, 9999),
    ("hundreds", 200, 999),
    ("scores", 40, 199),
    ("dozens", 24, 99),
    ("tens", 20, 99),
    ("several", 2, 20),
)
MANY: tuple[int, int | None] = (2, None)


def carried(figures: tuple[Figure, ...]) -> Iterator[Figure]:
    """Victims left out in a later conjunct are those of the conjunct before, by the format's convention."""
    before = ""
    for figure in figures:
        if (
            figure.counted in KINDS
            and figure.category == "people"
            and before
            and not _NAMED.search(figure.as_written)
            and figure.subset_of is None
            and not (before in PARTS and _MORE.search(figure.as_written))
        ):
            yield figure.model_copy(update={"category": before})
            continue
        if figure.counted in KINDS and figure.subset_of is None:
            before = "" if _ARTICLE.match(figure.as_written) else figure.category
        yield figure


PARTS = frozenset({"children", "women", "men", "girls", "boys", "babies", "infants"})
"""Victims told by age or sex: "two children killed and dozens more injured" does not say that those are children."""

_MORE = re.compile(r"(?<!\w)(?:more|others?)(?!\w)", re.IGNORECASE)
_LABEL = re.compile(r"(?<!\w)(terrorist|militant|jihadist|extremist|gunm[ae]n)s?(?!\w)", re.IGNORECASE)
_SIDE = re.compile(r"(?<!\w)((?:pro-)?government|pro-[a-z]+|anti-[a-z]+)\s+(\w+)$")


def _who(figure: Figure) -> str:
    """The victims in the text's own label, which the format keeps ("militants"), and the side that they are told by."""
    label = _LABEL.search(figure.as_written)
    if (
        figure.category == "fighters"
        and label is not None
        and figure.as_written.lower().endswith(label.group().lower())
    ):
        word = label.group(1).lower().replace("gunman", "gunmen")
        return word if word == "gunmen" else f"{word}s"
    if figure.category.startswith("share of "):
        return "people"
    side = _SIDE.search(" ".join(figure.as_written.lower().split()))
    if side is not None and figure.category in (side.group(2), f"{side.group(2)}s"):
        return f"{side.group(1)} {figure.category}"
    return figure.category


_ARTICLE = re.compile(r"(?:an?|another)\s", re.IGNORECASE)
_NAMED = re.compile(r"people|person|individual|victim|lives", re.IGNORECASE)


def _bounds(figure: Figure) -> tuple[str, int | None, int | None] | None:
    """Qualifier and bounds by the format's table: "about 20" is 20 to 20, indefinite words have conventional bounds."""
    match figure.qualifier:
        case Qualifier.ABOUT:
            return "about", figure.value, figure.value
        case Qualifier.ESTIMATED:
            return "estimated", figure.value, figure.value
        case Qualifier.RANGE:
            return "exact", figure.low, figure.high
        case Qualifier.INDEFINITE:
            low = figure.as_written.lower()
            if figure.category.startswith("share of "):
                return "indefinite", None, None
            found = next(((a, b) for word, a, b in INDEFINITE if re.search(rf"\b{word}\b", low)), MANY)
            return "indefinite", found[0], found[1]
        case Qualifier.PRESENT:
            return "unspecified", 1, None
        case Qualifier.FEWER_THAN:
            return "at_most", None, figure.high
        case _:
            return figure.qualifier.value.replace(" ", "_"), figure.low, figure.high


def casualty(figure: Figure) -> dict[str, Any] | None:
    """A count of people as an entry of `casualties`; None where it counts something else or has no number."""
    if (
        figure.counted not in KINDS
        or figure.qualifier is Qualifier.PRESENT
        or "casualties" in figure.as_written
        or (bounds := _bounds(figure)) is None
    ):
        return None
    out: dict[str, Any] = {
        "kind": KINDS[figure.counted],
        "who": _who(figure),
        "qualifier": bounds[0],
        "min": bounds[1],
        "max": bounds[2],
    }
    if figure.subset_of:
        out["subset_of"] = figure.subset_of
    return out


def munition(figure: Figure) -> dict[str, Any] | None:
    """A count of weapons or strikes as an entry of `munitions`."""
    if figure.counted is not Counted.MUNITION or (bounds := _bounds(figure)) is None:
        return None
    return {"kind": figure.category.replace(" ", "_"), "qualifier": bounds[0], "min": bounds[1], "max": bounds[2]}
