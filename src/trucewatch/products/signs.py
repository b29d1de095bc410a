"""What is told of a day besides what decides it: less fighting than before, shops open. A lull is a trend, not calm."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from trucewatch.case.fold import ClaimOnRecord
from trucewatch.case.view import View
from trucewatch.model.claim import Claim
from trucewatch.model.condition import Threshold
from trucewatch.model.frozen import Frozen
from trucewatch.model.vocabulary import Act, Kind
from trucewatch.products.words import chain_words, count_words
from trucewatch.terms.breaks import Ground, in_grounds
from trucewatch.terms.calendar import Day
from trucewatch.terms.conditions import Clock
from trucewatch.terms.runs import Mark


class DaySigns(Frozen):
    """The trend of a day with how many voices tell it, and signs of ordinary life, each with who says so."""

    trend: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


def signs(view: View, clock: Clock, test: Threshold, marks: Iterable[Mark]) -> dict[date, DaySigns]:
    """Trends and descriptions whose time lies in one of the days, at places in the ground of the clock."""
    told = [c for c in view.claims.values() if _told(c.claim)]
    zones = test.zones or tuple(a.zone for a in (clock.reading.areas if clock.reading else ()))
    inside = in_grounds(view.book, Ground(zones), [c.claim.where for c in told])
    here = [c for c, value in zip(told, inside, strict=True) if value is not False]
    found = {}
    for mark in marks:
        day = [c for c in here if _on(c.claim, mark.day)]
        if day:
            found[mark.day.label] = DaySigns(trend=_trend(day), signs=_signs(day))
    return found


def _told(claim: Claim) -> bool:
    place = any(w.located for w in claim.where)
    return place and (claim.act is Act.LULL or (claim.kind is Kind.DESCRIPTION and bool(claim.says)))


def _on(claim: Claim, day: Day) -> bool:
    when = claim.when
    if when is None or when.start is None or when.end is None:
        return False
    return day.start <= when.start and when.end <= day.end


def _trend(told: list[ClaimOnRecord]) -> tuple[str, ...]:
    voices = {s.key or s.name for c in told if c.claim.act is Act.LULL for s in c.claim.speakers}
    return (f"less fighting than before, by {count_words(len(voices), 'voice')}",) if voices else ()


def _signs(told: list[ClaimOnRecord]) -> tuple[str, ...]:
    return tuple(f"{chain_words(c.claim)}: “{c.claim.says}”" for c in told if c.claim.act is not Act.LULL)
