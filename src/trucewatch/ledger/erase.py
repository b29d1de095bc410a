"""Taking words away, on record: the entry that says so and the removal of the payloads are one transaction."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete

from trucewatch.errors import NotHeld
from trucewatch.ledger.ledger import Entry, Ledger
from trucewatch.ledger.objects import Objects
from trucewatch.ledger.payloads import Erased
from trucewatch.ledger.store import payloads, suggestions
from trucewatch.ledger.verify import erasures


def erase(ledger: Ledger, objects: Objects, seqs: Sequence[int], sha256s: Sequence[str], why: str, role: str) -> Entry:
    """Erase the payloads of these entries and these objects; returns the entry that says so.

    If the process is stopped after the entry and before every byte is gone, `finish` does the rest.
    """
    held = {entry.seq for entry in ledger.entries()}
    if missing := sorted(set(seqs) - held):
        raise NotHeld(f"entry {missing[0]}: this ledger ends at {len(held)}")
    with ledger.store.write() as connection:
        said = Erased(entries=tuple(sorted(seqs)), objects=tuple(sorted(sha256s)), why=why)
        entry = next(ledger.extend(connection, [said], role))
        connection.execute(delete(payloads).where(payloads.c.seq.in_(list(seqs))))
        connection.execute(delete(suggestions))
    finish(ledger, objects)
    return entry


def finish(ledger: Ledger, objects: Objects) -> int:
    """Remove the files of erased objects that are still on disk, and erased bytes from the database's files; returns
    how many objects there were.
    """
    payloads_gone, gone = erasures(ledger.entries())
    if payloads_gone or gone:
        ledger.store.scrub()
    left = [sha256 for sha256 in gone if objects.holds(sha256)]
    for sha256 in left:
        objects.remove(sha256)
    return len(left)
