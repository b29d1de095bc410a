"""The append-only ledger: every entry has a number, the desk's own time, the role that acted, and what it says."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock

from sqlalchemy import Connection, func, insert, select

from trucewatch.errors import BadInput, NotHeld
from trucewatch.ledger.chain import GENESIS, commit, link, new_salt
from trucewatch.ledger.paused import collector_paused
from trucewatch.ledger.payloads import Erased, Payload, read_back, written
from trucewatch.ledger.store import Store, entries, payloads

Clock = Callable[[], datetime]


def desk_clock() -> datetime:
    """Now, in UTC. The only clock of the project; it cannot be set from the command line."""
    return datetime.now(UTC)


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `payload` is None where it was erased."""

    seq: int
    kind: str
    recorded_at: datetime
    role: str
    payload: Payload | None
    hash: str


class Ledger:
    """The ledger of one case. It grows at its end, so what was read once is kept, and only what came since is read."""

    def __init__(self, store: Store, clock: Clock = desk_clock) -> None:
        self.store = store
        self._clock = clock
        self._held: list[Entry] = []
        self._reading = Lock()

    def append(self, said: Sequence[Payload], role: str) -> list[Entry]:
        """Append these payloads as entries, all or none; returns them. `recorded_at` never runs backwards."""
        if not said:
            return []
        with self.store.write() as connection:
            return list(self.extend(connection, said, role))

    def extend(self, connection: Connection, said: Iterable[Payload], role: str) -> Iterator[Entry]:
        """Append inside a write transaction that the caller holds."""
        if not role.strip():
            raise BadInput("an entry needs the role that acts, such as --role 'duty officer'")
        seq, previous, last = self._last(connection)
        stamp = max(_stamp(self._clock()), last)
        for payload in said:
            seq += 1
            salt, text = new_salt(), written(payload)
            try:
                commitment = commit(salt, text)
                digest = link(seq, payload.kind, stamp, role, commitment, previous)
            except UnicodeEncodeError as error:
                said_so = f"{error.object[error.start]!a} is not a character that can be kept; type the words anew"
                raise BadInput(f"a {payload.kind!r} entry: {said_so}") from error
            read_back(payload.kind, text, seq)  # what could not be read again is not written
            row = {"seq": seq, "kind": payload.kind, "recorded_at": stamp, "role": role}
            connection.execute(insert(entries).values(**row, commitment=commitment, previous=previous, hash=digest))
            connection.execute(insert(payloads).values(seq=seq, salt=salt, payload=text))
            previous = digest
            yield Entry(seq, payload.kind, datetime.fromisoformat(stamp), role, payload, digest)

    @staticmethod
    def _last(connection: Connection) -> tuple[int, str, str]:
        row = connection.execute(select(entries).order_by(entries.c.seq.desc()).limit(1)).first()
        return (row.seq, row.hash, row.recorded_at) if row else (0, GENESIS, "")

    def entries(self, recorded_by: datetime | None = None) -> list[Entry]:
        """All entries in order, or those that the desk had recorded by an instant (inclusive)."""
        with self._reading, collector_paused():
            held = self._read_on()
        if recorded_by is None:
            return list(held)
        return held[: bisect_right(held, recorded_by, key=lambda entry: entry.recorded_at)]

    def forget(self) -> None:
        """Read everything from the store again when next asked: for whoever checks what lies there now."""
        with self._reading:
            self._held = []

    def _read_on(self) -> list[Entry]:
        """What was read before and what came since. Everything is read anew where words were erased meanwhile, or where
        the last entry is no longer the one that was read.
        """
        last = self._held[-1] if self._held else None
        query = select(entries, payloads.c.payload).outerjoin(payloads, entries.c.seq == payloads.c.seq)
        if last is not None:
            query = query.where(entries.c.seq >= last.seq)
        with self.store.read() as connection:
            rows = connection.execute(query.order_by(entries.c.seq)).all()
        if last is not None:
            if not rows or rows[0].hash != last.hash or any(row.kind == Erased.kind for row in rows[1:]):
                self._held = []
                return self._read_on()
            rows = rows[1:]
        self._held += [
            Entry(
                seq=row.seq,
                kind=row.kind,
                recorded_at=datetime.fromisoformat(row.recorded_at),
                role=row.role,
                payload=None if row.payload is None else read_back(row.kind, row.payload, row.seq),
                hash=row.hash,
            )
            for row in rows
        ]
        return self._held

    def entry(self, seq: int) -> Entry:
        """The entry of that number."""
        found = [entry for entry in self.entries() if entry.seq == seq]
        if not found:
            raise NotHeld(f"entry {seq}: this ledger ends at {self.length()}")
        return found[0]

    def length(self) -> int:
        """How many entries there are."""
        with self.store.read() as connection:
            return connection.execute(select(func.count()).select_from(entries)).scalar_one()
