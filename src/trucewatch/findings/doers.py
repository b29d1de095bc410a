"""Whom a row names as the doer: a party of the case only where one party alone bears that very name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from trucewatch.model.party import Party
from trucewatch.model.quotation import Named


def bearers(parties: Iterable[Party]) -> dict[str, Party]:
    """Each name with the party that bears it; a name that several parties bear means none of them."""
    bearing: dict[str, list[Party]] = {}
    for party in parties:
        for name in {_folded(name) for name in (party.name, *(x.name for x in party.names))}:
            bearing.setdefault(name, []).append(party)
    return {name: held[0] for name, held in bearing.items() if len(held) == 1}


def doer_of(words: str | None, bearing: Mapping[str, Party]) -> Named | None:
    """The doer that a row names, with the case's party where one alone bears that very name."""
    if not words:
        return None
    known = bearing.get(_folded(words))
    return Named(as_written=words, key=known.id if known else None, name=known.name if known else "")


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
