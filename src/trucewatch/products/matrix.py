"""Claims beside denials: per incident and party, who attributes, denies, admits or clears, in one layout for all."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.case.view import View
from trucewatch.model.claim import Claim
from trucewatch.model.frozen import Frozen
from trucewatch.model.incident import Incident
from trucewatch.model.quotation import Named
from trucewatch.model.vocabulary import Stance, Truth
from trucewatch.products.method import Method, method
from trucewatch.products.scope import Area, Window, in_area
from trucewatch.products.words import ACTS, STANCES, when_words, where_words

COLUMNS = ("attributed by", "denied by", "admitted by", "said not responsible by", "disputed by")
_COLUMN = {
    Stance.DENIES: "denied by",
    Stance.ADMITS: "admitted by",
    Stance.EXONERATES: "said not responsible by",
    Stance.DISPUTES: "disputed by",
}


class PartyRow(Frozen):
    """What is said of one party and one incident: for each column, the voices that say so, and the claims.

    `own`: what the party itself, or who speaks for it, is on record with: "denies", "admits", or that nothing is.
    """

    party: str
    cells: dict[str, tuple[str, ...]]
    own: str
    claims: tuple[str, ...]


class MatrixRow(Frozen):
    """One incident and one party named for it; the same columns for every party. `said`: how the voices call it."""

    incident: str
    heading: str
    row: PartyRow
    said: tuple[str, ...]


class Matrix(Frozen):
    """Claims beside denials, incident by incident, parties by name."""

    title: str
    release: str
    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    method: Method


def party_rows(view: View, incident: Incident) -> tuple[PartyRow, ...]:
    """One row per party named in the incident's claims, by name; every row has the same columns."""
    cells: dict[str, dict[str, list[str]]] = {}
    claims: dict[str, list[str]] = {}
    actors: dict[str, Named] = {}
    for key in incident.claims:
        claim = view.claims[key].claim
        for attribution in claim.attributions:
            party = attribution.actor.shown
            column = _COLUMN.get(claim.stance, "attributed by")
            guarded = " (guarded)" if attribution.hedged else " (one of several)" if attribution.either_or else ""
            row = cells.setdefault(party, {name: [] for name in COLUMNS})
            row[column].append(f"{attribution.by}{guarded}")
            claims.setdefault(party, []).append(key)
            actors.setdefault(party, attribution.actor)
    return tuple(
        PartyRow(
            party=p,
            cells={c: _once(v) for c, v in row.items()},
            own=_own(view, actors[p], [view.claims[key].claim for key in incident.claims]),
            claims=_once(claims[p]),
        )
        for p, row in sorted(cells.items())
    )


def _own(view: View, party: Named, claims: Iterable[Claim]) -> str:
    """What the party's own voices do with it: its own, of what belongs to it, and of who speaks for it."""
    if party.key is None:
        return "not known to the case"
    said: dict[str, None] = {}
    for claim in claims:
        named = any(party.key in view.ground.side(a.actor) for a in claim.attributions)
        if named and any(party.key in view.ground.lineage.get(v.key or "", frozenset()) for v in claim.speakers):
            said[STANCES[claim.stance]] = None
    return ", ".join(said) or "no statement of its own on record"


def matrix(view: View, window: Window | None = None, area: Area | None = None) -> Matrix:
    """The matrix of the incidents of a window that may lie in an area; of all where neither is asked for."""
    incidents = sorted(
        (i for i in view.incidents.values() if _asked(view, i, window, area)),
        key=lambda i: (i.when[0].start.isoformat() if i.when and i.when[0].start else "", i.id),
    )
    return Matrix(
        title="Claims and denials" + (f", {window.words}" if window else "") + (f", {area.place.name}" if area else ""),
        release=view.files.config.release,
        columns=COLUMNS,
        rows=tuple(row for incident in incidents for row in matrix_rows(view, incident)),
        method=method(view),
    )


def matrix_rows(view: View, incident: Incident) -> tuple[MatrixRow, ...]:
    """The rows of one incident."""
    words = {key: view.claims[key].claim.says for key in incident.claims}
    return tuple(
        MatrixRow(
            incident=incident.id,
            heading=heading(view, incident),
            row=row,
            said=_once(f"“{words[key]}”" for key in row.claims if words[key]),
        )
        for row in party_rows(view, incident)
    )


def _asked(view: View, incident: Incident, window: Window | None, area: Area | None) -> bool:
    then = window is None or any(t.overlaps(window.start, window.end) for t in incident.when)
    return then and any(in_area(view.claims[key].claim, area) is not Truth.NO for key in incident.claims)


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def heading(view: View, incident: Incident) -> str:
    """An incident in one line: the first act told, where, when."""
    when = incident_times(view, incident)
    return f"{ACTS[incident.acts[0]].capitalize()}, {where_words(incident.where)}, {when}"


def incident_times(view: View, incident: Incident) -> str:
    """When an incident is said to have been, each statement that contains no finer one."""
    zone = view.files.config.zone
    return " / ".join(when_words(w, zone) for w in incident.when) or "time not given"


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
