"""Right, wrong and missed counted, and the rates made of them."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Rates:
    """Counts of what was right (`tp`), given but wrong (`fp`) and wanted but missed (`fn`)."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def compare(self, wanted: Collection[Hashable], given: Collection[Hashable]) -> None:
        """Count two sets of the same kind against each other."""
        expected, answered = set(wanted), set(given)
        self.tp += len(expected & answered)
        self.fp += len(answered - expected)
        self.fn += len(expected - answered)

    @property
    def precision(self) -> float | None:
        """The right share of what was given; None where nothing was given."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else None

    @property
    def recall(self) -> float | None:
        """The share of what was wanted that was given; None where nothing was wanted."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two; None where nothing was wanted and nothing given."""
        return 2 * self.tp / (2 * self.tp + self.fp + self.fn) if self.tp + self.fp + self.fn else None

    def told(self) -> dict[str, Any]:
        """The counts and rates, for `--json`."""
        rates = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {"tp": self.tp, "fp": self.fp, "fn": self.fn} | rates

    def __str__(self) -> str:
        """Precision, recall and F1 with two digits, and the counts."""
        return (
            f"P {shown(self.precision)}  R {shown(self.recall)}  F1 {shown(self.f1)}  ({self.tp}/{self.fp}/{self.fn})"
        )


def shown(rate: float | None) -> str:
    """A rate with two digits; a dash where there is none."""
    return " –  " if rate is None else f"{rate:.2f}"
