"""What arrived, byte for byte, addressed by SHA-256.

An object appears whole or not at all: it is written aside, forced to disk and then renamed. A kill can leave a file
under `aside/`, which is nobody's and is swept, or an object that no entry speaks of, which is harmless.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from trucewatch.errors import Damaged, NotHeld, TrucewatchError


class Objects:
    """The object files below one directory."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._aside = root / "aside"

    def path(self, sha256: str) -> Path:
        """Where the object lies, or would lie."""
        return self.root / sha256[:2] / sha256[2:]

    def put(self, content: bytes) -> str:
        """Keep these bytes; returns their SHA-256. The same bytes twice are one object."""
        sha256 = hashlib.sha256(content).hexdigest()
        target = self.path(sha256)
        if target.exists():
            return sha256
        try:
            self._aside.mkdir(parents=True, exist_ok=True)
            target.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._aside, delete=False) as aside:
                aside.write(content)
                aside.flush()
                os.fsync(aside.fileno())
            os.replace(aside.name, target)
            _sync_directory(target.parent)
        except OSError as error:
            raise TrucewatchError(
                f"{self.root}: the object could not be kept ({error.strerror}); nothing was recorded"
            ) from error
        return sha256

    def get(self, sha256: str) -> bytes:
        """The bytes of an object; raises NotHeld if it is gone and Damaged if it was changed."""
        try:
            content = self.path(sha256).read_bytes()
        except FileNotFoundError:
            raise NotHeld(f"object {sha256}: not held (erased or lost; `trucewatch verify` says which)") from None
        if hashlib.sha256(content).hexdigest() != sha256:
            raise Damaged(f"object {sha256}: its bytes were changed on disk; restore {self.path(sha256)} from a copy")
        return content

    def holds(self, sha256: str) -> bool:
        """Whether the object is here."""
        return self.path(sha256).exists()

    def all(self) -> Iterator[str]:
        """The SHA-256 of every object held, sorted."""
        for folder in sorted(self.root.glob("[0-9a-f][0-9a-f]")):
            for path in sorted(folder.iterdir()):
                yield folder.name + path.name

    def remove(self, sha256: str) -> None:
        """Take an object away; only `erase` calls this, with an entry."""
        path = self.path(sha256)
        if path.exists():
            path.unlink()
            _sync_directory(path.parent)

    def sweep(self) -> int:
        """Remove what a kill left aside; returns how many files."""
        left = list(self._aside.iterdir()) if self._aside.exists() else []
        for path in left:
            path.unlink()
        return len(left)


def _sync_directory(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
