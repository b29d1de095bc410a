"""What the answers of a finding rest on, in plain words naming terms, sources and claims. It computes no answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from trucewatch.findings import actor, exclusion
from trucewatch.findings.acts import ByTerms, by_terms
from trucewatch.findings.ready import Ready
from trucewatch.findings.required import reach_codes, reach_of
from trucewatch.findings.rows import Laid, times_of
from trucewatch.findings.withdrawal import asked_of, withdrawals
from trucewatch.model.claim import Claim
from trucewatch.model.incident import Incident
from trucewatch.model.instant import iso
from trucewatch.terms.cover import Cover, Span, cover
from trucewatch.terms.extents import Answers
from trucewatch.terms.roles import Asked

Bases = dict[str, str]
"""Test to what its answer rests on."""


class Telling:
    """The words for findings on some incidents, which are laid out and answered."""

    def __init__(self, laid: Laid, answers: Answers, ready: Ready, claims: Mapping[str, Claim]) -> None:
        self._laid, self._answers, self._ready, self._claims = laid, answers, ready, claims

    def bases(self, incident: Incident, number: int, reading: int, row: Mapping[str, Any]) -> Bases:
        """The words on one incident (the `number`-th of those laid out) and reading. `row`: its columns."""
        covers, claims = self._covers(incident, number, reading), self._claims
        asked = self._asked(incident, reading)
        terms = self._terms(incident, number, reading)
        who = actor.told(incident, asked, claims, row["actor_bound"])
        by = said(incident, claims, lambda c: bool(c.attributions)) if row["actor_named"] else ""
        return {
            "in_area": _area_basis(incident, covers, claims),
            "in_time": _time_basis(incident, covers, claims),
            "prohibited": f"{terms.prohibited_basis}{said(incident, claims, lambda c: c.act in incident.acts)}",
            "bound": f"{who}{by}",
            "excluded": exclusion.told(incident, asked, claims, row["target_excluded"], row["object_protected"]),
            "permitted": terms.permitted_basis,
        }

    def _covers(self, incident: Incident, number: int, reading: int) -> list[Cover]:
        """One for each place and time, in that order."""
        first, times, of = int(self._laid.first[number]), times_of(incident), self._ready.extents
        ended = self._ready.ended[of.readings[reading][0].id]
        rows = range(first, first + max(len(incident.where), 1) * len(times))
        return [cover(of, reading, self._answers, row, times[n % len(times)], ended) for n, row in enumerate(rows)]

    def _asked(self, incident: Incident, reading: int) -> Asked:
        arrangement = self._ready.extents.readings[reading][0]
        return Asked(self._ready.book, arrangement, *_hull(times_of(incident)), self._ready.known_at)

    def _terms(self, incident: Incident, number: int, reading: int) -> ByTerms:
        terms = self._ready.terms[self._ready.terms_of[reading]]
        if not (required := asked_of(terms, incident.acts)):
            return by_terms(terms, incident.acts)
        codes = reach_codes(required, np.array([number]), self._laid, self._ready)[0]
        who = actor.naming(incident.attributions, False, self._ready.book)
        against = withdrawals(reach_of(required, codes.tolist()), terms, who, self._ready.book)
        return by_terms(terms, incident.acts, against)


def _hull(times: Sequence[Span]) -> Span:
    """The least span that holds all the times; open where one of them is."""
    starts, ends = [start for start, _ in times], [end for _, end in times]
    start = None if None in starts else min(s for s in starts if s is not None)
    return start, None if None in ends else max(e for e in ends if e is not None)


def _area_basis(incident: Incident, covers: Sequence[Cover], claims: Mapping[str, Claim]) -> str:
    by = said(incident, claims, lambda c: any(w.located for w in c.where))
    if not incident.where:
        return f"no claim gives a place that can be located{by}"
    each = len(covers) // len(incident.where)
    told = {
        f"{place.name or place.as_written} (within {place.radius_km:g} km): {covers[i * each].area_basis}": None
        for i, place in enumerate(incident.where)
    }
    return "; ".join(told) + by


def _time_basis(incident: Incident, covers: Sequence[Cover], claims: Mapping[str, Claim]) -> str:
    by = said(incident, claims, lambda c: c.when is not None and c.when.resolved)
    if not any(when.resolved for when in incident.when):
        bound = f", and it was told by {iso(incident.told_by)}" if incident.told_by else ""
        return f"no claim gives a time that can be dated{bound}{by}"
    return "; ".join(dict.fromkeys(c.time_basis for c in covers)) + by


def said(incident: Incident, claims: Mapping[str, Claim], says: Callable[[Claim], bool]) -> str:
    """The claims that say so, in brackets: those of the incident that do, or all of them where they are not at hand."""
    held = [key for key in incident.claims if key in claims]
    ids = [key for key in held if says(claims[key])] if held else list(incident.claims)
    return f" [{', '.join(ids)}]" if ids else ""
