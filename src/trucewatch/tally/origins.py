"""Whose word an event rests on: origins, each counted once, however many outlets pass them on.

Three things make no second origin: a relay (its claim is its source's), a carrier of another one's material, and an
outlet that in one report tells an event in its own name and names whom it has it from.
"""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.tally.ground import Ground
from trucewatch.tally.told import Told, heard_as


def origins(told: Iterable[Told], ground: Ground) -> frozenset[str]:
    """The origins of some claims that speak of one event."""
    held = list(told)
    passing = {(t.report, key) for t in held for key in _passing(t)}
    everybody = frozenset(key for t in held for key in t.speakers)
    found = frozenset(key for t in held for key in t.speakers if (t.report, key) not in passing) or everybody
    own = frozenset(key for key in found if (ground.carried.get(key, frozenset()) - {key}).isdisjoint(found))
    return own or found


def _passing(told: Told) -> frozenset[str]:
    """Who passes a claim on."""
    return frozenset(heard_as(told.claim, voice) for voice in told.claim.chain) - told.speakers
