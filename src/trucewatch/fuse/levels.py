"""What is compared and the levels that each comparison can come to, from the strongest agreement to the plainest
difference. `unknown` weighs nothing, always: what a source does not say speaks neither for nor against.

The order in a list is the order of the weights: learning may not put a lower level above a higher one.
"""

from __future__ import annotations

LEVELS: dict[str, tuple[str, ...]] = {
    "day": (
        "same day",
        "same days",
        "within a week's span",
        "one day apart",
        "within a month's span",
        "two days apart",
        "within a longer span",
        "days apart",
        "unknown",
    ),
    "distance": (
        "same point",
        "within 3 km",
        "within 10 km",
        "inside the wider place",
        "within 25 km",
        "inside a wide region",
        "farther",
        "unknown",
    ),
    "place": (
        "same name",
        "name like the other",
        "named in the other's words",
        "one inside the other",
        "same wider place",
        "other names",
        "unknown",
    ),
    "kind": ("same kind", "akin", "other kind", "peaceful and violent", "unknown"),
    "parties": ("same rare name", "same name", "same sort", "other sort", "other names", "unknown"),
    "figures": (
        "same, ten or more",
        "same, three or more",
        "same, one or two",
        "bounds meet",
        "fits as a part",
        "near",
        "none on either side",
        "far apart",
        "some against none",
        "unknown",
    ),
    "words": ("many shared", "some shared", "few shared", "one shared", "none shared", "unknown"),
}
"""Per comparison the levels in falling order of weight; `unknown`, where it can be, is the last."""

FEATURES: tuple[str, ...] = tuple(LEVELS)


def code(feature: str, level: str) -> int:
    """The number of a level."""
    return LEVELS[feature].index(level)
