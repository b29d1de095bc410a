"""A count as stated: an interval with a qualifier, a category and the words. Unknown is not zero."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from trucewatch.model.frozen import Frozen

Count = Annotated[int, Field(ge=0)]


class Counted(StrEnum):
    """What a figure counts."""

    KILLED = "killed"
    WOUNDED = "wounded"
    KILLED_OR_WOUNDED = "killed or wounded"  # one number for both, not divided by the source
    DISPLACED = "displaced"
    MISSING = "missing"
    MUNITION = "munition"  # strikes, shells, bombs: `category` says which
    FACILITY = "facility"
    BREACH = "breach"  # a count of breaches that somebody published
    PLANNED = "planned"  # of aid: convoys, lorries or loads that were to go; `category` says which
    PERMITTED = "permitted"
    ATTEMPTED = "attempted"
    DELIVERED = "delivered"
    HINDERED = "hindered"
    OTHER = "other"


class Qualifier(StrEnum):
    """The word before the number. It travels with the number everywhere."""

    EXACT = "exact"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    FEWER_THAN = "fewer than"
    ABOUT = "about"
    ESTIMATED = "estimated"
    RANGE = "range"
    INDEFINITE = "indefinite"  # "hundreds", "several": words without a number
    PRESENT = "present"  # the thing occurred, uncounted


SIGNS = {
    Qualifier.EXACT: "=",
    Qualifier.AT_LEAST: "≥",
    Qualifier.MORE_THAN: ">",
    Qualifier.AT_MOST: "≤",
    Qualifier.FEWER_THAN: "<",
    Qualifier.ABOUT: "≈",
    Qualifier.ESTIMATED: "≈",
}


class Figure(Frozen):
    """A count as stated: true value in `[low, high]` as far as the words bind it; None is no bound.

    `value` is the number in the words. "At least 253" has value 253 and low 253; "about 20" has value 20 and no
    bounds, because no margin may be invented; "hundreds" has neither value nor bounds. `subset_of` names the
    category that contains this one, so that a part is never added to its whole.
    """

    counted: Counted
    category: str
    qualifier: Qualifier
    value: Count | None = None
    low: Count | None = None
    high: Count | None = None
    as_written: str = ""
    subset_of: str | None = None
    span: tuple[int, int] | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Figure:
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError(f"the figure {self.as_written!r} has its bounds the wrong way round")
        return self

    @classmethod
    def stated(cls, counted: Counted, category: str, qualifier: Qualifier, value: int | None, **rest: object) -> Figure:
        """A figure with the bounds that its qualifier gives to its number."""
        low = high = None
        if value is not None:
            match qualifier:
                case Qualifier.EXACT:
                    low = high = value
                case Qualifier.AT_LEAST:
                    low = value
                case Qualifier.MORE_THAN:
                    low = value + 1
                case Qualifier.AT_MOST:
                    high = value
                case Qualifier.FEWER_THAN:
                    high = max(value - 1, 0)
                case _:
                    pass
        return cls.model_validate(
            {"counted": counted, "category": category, "qualifier": qualifier, "value": value, "low": low, "high": high}
            | rest
        )

    @classmethod
    def between(cls, counted: Counted, category: str, low: int | None, high: int | None, **rest: object) -> Figure:
        """A figure stated as a range: bounds, and no single number."""
        given = {"counted": counted, "category": category, "qualifier": Qualifier.RANGE, "low": low, "high": high}
        return cls.model_validate(given | rest)

    @property
    def sign(self) -> str:
        """The figure in signs: `≥253`, `>80`, `≈20`, `=6`, `3–5`; its words where there is no number."""
        if self.qualifier is Qualifier.PRESENT:
            return "uncounted"
        if self.qualifier is Qualifier.RANGE:
            return f"{self.low}–{self.high}"
        if self.value is None:
            return f"“{self.as_written}”"
        return f"{SIGNS[self.qualifier]}{self.value}" if self.qualifier in SIGNS else str(self.value)
