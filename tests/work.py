"""How much work a call does, counted in calls and not in seconds, so that a busy machine changes nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType


def calls(work: Callable[[], object]) -> int:
    """How many Python and C functions are called while `work` runs."""
    made = 0

    def count(_frame: FrameType, kind: str, _what: object) -> None:
        nonlocal made
        made += kind in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return made


def grows_evenly(work: Callable[[int], object], size: int) -> bool:
    """Whether four times the size takes far less than sixteen times the calls; a first run fills the caches."""
    work(size)
    return calls(lambda: work(4 * size)) < 7 * calls(lambda: work(size)) + 2_000
