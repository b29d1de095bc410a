"""Does everything still match what was committed to? Says "erased by entry n" where words were taken away on record,
"damaged" where they were not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from trucewatch.errors import Damaged, NotHeld
from trucewatch.ledger.chain import GENESIS, commit, link
from trucewatch.ledger.ledger import Entry, Ledger
from trucewatch.ledger.objects import Objects
from trucewatch.ledger.payloads import Adopted, Erased, Issued, Listed, Received
from trucewatch.ledger.store import entries, payloads


@dataclass(frozen=True, slots=True)
class Check:
    """What `verify` found. `damage` empty means sound; `erased` and `unreferenced` are told, and are not damage."""

    length: int
    head: str
    damage: tuple[str, ...]
    erased: tuple[str, ...]
    unreferenced: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is damaged."""
        return not self.damage


def objects_of(entry: Entry) -> list[str]:
    """The objects that an entry speaks of."""
    match entry.payload:
        case Adopted(files=files):
            return list(files.values())
        case Received(report=report):
            return [report.sha256, *([report.mapping] if report.mapping else [])]
        case Listed(sha256=sha256) | Issued(sha256=sha256):
            return [sha256]
        case _:
            return []


def erasures(held: list[Entry]) -> tuple[dict[int, int], dict[str, int]]:
    """Which entry erased which payload, and which object."""
    by_entry: dict[int, int] = {}
    by_object: dict[str, int] = {}
    for entry in held:
        if isinstance(entry.payload, Erased):
            by_entry |= dict.fromkeys(entry.payload.entries, entry.seq)
            by_object |= dict.fromkeys(entry.payload.objects, entry.seq)
    return by_entry, by_object


def verify(ledger: Ledger, objects: Objects, expect: tuple[int, str] | None = None) -> Check:
    """Check chain, payloads and objects. `expect` is a number and hash printed on a product: a ledger cut off or
    rewritten before it no longer has that hash there.
    """
    ledger.forget()
    damage = list(_chain(ledger))
    held = [] if damage else ledger.entries()  # what a damaged chain says of objects cannot be relied on
    gone_entries, gone_objects = erasures(held)
    erased = [f"entry {seq}: erased by entry {by}" for seq, by in sorted(gone_entries.items())]
    for entry in held:
        if entry.payload is None and entry.seq not in gone_entries:
            damage.append(f"entry {entry.seq}: its payload is missing and no entry erased it")
    known: set[str] = set()
    for entry in held:
        for sha256 in objects_of(entry):
            if sha256 in known:
                continue
            known.add(sha256)
            damage.extend(_object(objects, sha256, entry, gone_objects, erased))
    erased += [f"object {s}: erased by entry {by}" for s, by in sorted(gone_objects.items()) if s not in known]
    damage += [
        f"object {s}: erased by entry {by}, but still on disk; run rebuild"
        for s, by in sorted(gone_objects.items())
        if objects.holds(s)
    ]
    loose = tuple(sorted(set(objects.all()) - known - set(gone_objects))) if not damage else ()
    length, head = _head(ledger)
    if expect is not None:
        damage.extend(_expected(ledger, *expect))
    return Check(length, head, tuple(damage), tuple(erased), loose)


def _chain(ledger: Ledger) -> Iterator[str]:
    with ledger.store.read() as connection:
        query = select(entries, payloads.c.salt, payloads.c.payload).outerjoin(
            payloads, entries.c.seq == payloads.c.seq
        )
        rows = connection.execute(query.order_by(entries.c.seq)).all()
        orphans = connection.execute(select(payloads.c.seq).where(payloads.c.seq.not_in(select(entries.c.seq)))).all()
    previous, number = GENESIS, 0
    for row in rows:
        number += 1
        if row.seq != number:
            yield f"entry {number}: missing; the next one is {row.seq}"
            number = row.seq
        if row.previous != previous:
            yield f"entry {row.seq}: does not follow the entry before it"
        if link(row.seq, row.kind, row.recorded_at, row.role, row.commitment, row.previous) != row.hash:
            yield f"entry {row.seq}: its header was changed"
        if row.payload is not None and commit(row.salt, row.payload) != row.commitment:
            yield f"entry {row.seq}: its payload was changed"
        previous = row.hash
    for orphan in orphans:
        yield f"entry {orphan.seq}: has a payload but no place in the chain"


def _object(objects: Objects, sha256: str, entry: Entry, gone: dict[str, int], erased: list[str]) -> Iterator[str]:
    if sha256 in gone:
        erased.append(f"object {sha256} of entry {entry.seq}: erased by entry {gone[sha256]}")
        return
    try:
        objects.get(sha256)
    except NotHeld:
        yield f"object {sha256} of entry {entry.seq}: missing and no entry erased it"
    except Damaged:
        yield f"object {sha256} of entry {entry.seq}: its bytes were changed"


def _head(ledger: Ledger) -> tuple[int, str]:
    with ledger.store.read() as connection:
        row = connection.execute(select(entries.c.seq, entries.c.hash).order_by(entries.c.seq.desc()).limit(1)).first()
    return (row.seq, row.hash) if row else (0, GENESIS)


def _expected(ledger: Ledger, seq: int, digest: str) -> Iterator[str]:
    with ledger.store.read() as connection:
        got = connection.execute(select(entries.c.hash).where(entries.c.seq == seq)).scalar_one_or_none()
    if got is None:
        yield f"entry {seq}: expected by a product, but the ledger ends before it"
    elif not got.startswith(digest):
        yield f"entry {seq}: its hash is {got[:16]}…, the product says {digest[:16]}…"
