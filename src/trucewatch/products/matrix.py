"""Claims beside denials: per incident and party, who attributes, denies, admits or clears, in one layout for all."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.case.view import View
from trucewatch.model.frozen import Frozen
from trucewatch.model.incident import Incident
from trucewatch.model.vocabulary import Stance

COLUMNS = ("attributed by", "denied by", "admitted by", "said not responsible by", "disputed by")
_COLUMN = {
    Stance.DENIES: "denied by",
    Stance.ADMITS: "admitted by",
    Stance.EXONERATES: "said not responsible by",
    Stance.DISPUTES: "disputed by",
}


class PartyRow(Frozen):
    """What is said of one party and one incident: for each column, the voices with the claim ids that say so."""

    party: str
    cells: dict[str, tuple[str, ...]]
    claims: tuple[str, ...]


def party_rows(view: View, incident: Incident) -> tuple[PartyRow, ...]:
    """One row per party named in the incident's claims, by name; every row has the same columns."""
    cells: dict[str, dict[str, list[str]]] = {}
    claims: dict[str, list[str]] = {}
    for key in incident.claims:
        claim = view.claims[key].claim
        for attribution in claim.attributions:
            party = attribution.actor.shown
            column = _COLUMN.get(claim.stance, "attributed by")
            guarded = " (guarded)" if attribution.hedged else " (one of several)" if attribution.either_or else ""
            row = cells.setdefault(party, {name: [] for name in COLUMNS})
            row[column].append(f"{attribution.by}{guarded}")
            claims.setdefault(party, []).append(key)
    return tuple(
        PartyRow(party=p, cells={c: _once(v) for c, v in row.items()}, claims=_once(claims[p]))
        for p, row in sorted(cells.items())
    )


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def responsibility(rows: tuple[PartyRow, ...]) -> str:
    """What the desk can say of responsibility: never a party, only how the allegations stand."""
    if not rows:
        return "nobody is named"
    naming = [row for row in rows if row.cells["attributed by"] or row.cells["admitted by"]]
    against = any(row.cells[c] for row in rows for c in COLUMNS[1:] if c != "admitted by")
    if not naming:
        return "denied or disputed; nobody is named as the one who did it"
    if against:
        return "not determined: named by some, denied or disputed by others"
    if len(naming) > 1:
        return "not determined: more than one party is named"
    return "alleged; no assessment is recorded"
