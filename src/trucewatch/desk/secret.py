"""The key that signs sessions: made once per case, readable by its owner only, never shown."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from trucewatch.errors import TrucewatchError

_SHORTEST = 32


def secret_key(path: Path) -> str:
    """The key in the file, made on first use. Two processes that make it at once end up with the same one."""
    if not path.exists():
        _make(path)
    key = path.read_text("ascii", errors="replace").strip()
    if len(key) < _SHORTEST:
        raise TrucewatchError(f"{path}: holds no key; delete it, and the desk makes a new one (all sign-ins end)")
    return key


def _make(path: Path) -> None:
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    private(fresh)
    fresh.write_text(secrets.token_urlsafe(48) + "\n", "ascii")
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass  # another process was first; its key is the one
    finally:
        fresh.unlink()


def private(path: Path) -> None:
    """Make sure that the file is there and that only its owner can read it."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    path.chmod(0o600)
