"""What the desk holds and did: objects (bytes by SHA-256) and an append-only chain of entries.

store      one database, SQLite or a PostgreSQL schema; the only place that knows which
objects    what arrived, byte for byte
payloads   what an entry can say: one model per kind, upcast for ever
chain      the hashes: what an entry commits to
ledger     append, read, head
verify     does all of it still match, and if not, where
erase      taking words away, on record
"""

from trucewatch.ledger.ledger import Entry, Ledger
from trucewatch.ledger.objects import Objects
from trucewatch.ledger.store import Store

__all__ = ["Entry", "Ledger", "Objects", "Store"]
