"""What running a verb answers, and a dispatch to run verbs on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

DISPATCH = "Shells fell on the mill quarter of Vale on Tuesday, killing three people, residents said.\n"


@dataclass(frozen=True)
class Said:
    """What a run answered."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]
