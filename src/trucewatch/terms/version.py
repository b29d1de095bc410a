"""The version of an arrangement's terms: a hash that changes when anything changes that its findings rest on.

That is the written arrangement itself, the outline of every zone it names, who is on the lists of the categories it
names, and who belongs to the parties it names. A finding's id is made from it, so an outline that is redrawn gives new
findings and does not silently put another answer under an old id.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping

from trucewatch.model.arrangement import Arrangement, Term
from trucewatch.model.party import OpenCategory, Party
from trucewatch.model.place import Zone


def zones_named(arrangement: Arrangement) -> tuple[str, ...]:
    """The ids of the zones that an arrangement speaks of, each once, in the order of the file."""
    return tuple(dict.fromkeys(_zones(arrangement)))


def terms_version(
    arrangement: Arrangement,
    written: bytes,
    zones: Mapping[str, Zone],
    parties: Mapping[str, Party],
    categories: Mapping[str, OpenCategory],
) -> str:
    """Sixteen hex digits over the file as `written` and what it refers to; an id that nothing defines is left out."""
    named = {to.party for to in arrangement.parties} | {key for t in _terms(arrangement) for key in t.of}
    lists = {key: sorted(categories[key].members) for key in sorted(named & categories.keys())}
    sides = named.union(*lists.values())
    rests_on = {
        "written": hashlib.sha256(written).hexdigest(),
        "outlines": {key: zones[key].geometry for key in zones_named(arrangement) if key in zones},
        "lists": lists,
        "belonging": {key: parties[key].part_of for key in sorted(parties) if _above(key, parties) & sides},
    }
    return hashlib.sha256(json.dumps(rests_on, sort_keys=True).encode()).hexdigest()[:16]


def _terms(arrangement: Arrangement) -> Iterator[Term]:
    yield from arrangement.terms
    for reading in arrangement.readings:
        yield from reading.terms


def _zones(arrangement: Arrangement) -> Iterator[str]:
    for reading in arrangement.readings:
        yield from (area.zone for area in reading.areas)
        yield from (out.zone for out in reading.left_out)
    yield from (term.line for term in _terms(arrangement) if term.line is not None)


def _above(key: str, parties: Mapping[str, Party]) -> set[str]:
    """What a party is part of, and so on upwards; without the party itself."""
    found: set[str] = set()
    now = set(parties[key].part_of)
    while now:
        found |= now
        now = {up for k in now if k in parties for up in parties[k].part_of} - found
    return found
