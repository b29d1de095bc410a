"""What an entry commits to.

An entry's hash covers its number, kind, time, role, a salted hash of its payload, and the hash before it. The payload
itself is not covered directly: without its salt the commitment tells nothing about it, so that erasing payload and
salt leaves the chain whole and the words gone.
"""

from __future__ import annotations

import hashlib
import secrets

GENESIS = "0" * 64


def new_salt() -> str:
    """Thirty-two random bytes in hex."""
    return secrets.token_hex(32)


def commit(salt: str, payload: str) -> str:
    """The salted hash of a payload's text."""
    return hashlib.sha256(bytes.fromhex(salt) + payload.encode()).hexdigest()


def link(seq: int, kind: str, recorded_at: str, role: str, commitment: str, previous: str) -> str:
    """The hash of an entry."""
    header = "\n".join((str(seq), kind, recorded_at, role, commitment, previous))
    return hashlib.sha256(header.encode()).hexdigest()
