"""Files derived from objects and ledger, beside them: `record/derived/<report>/`. They may be dropped at any time.

What is derived from a feed is large and slow to make anew for each question, so it is kept as Parquet. Every file's
name says what it was made from; one that was made from anything else is never read, and goes when a new one takes its
place.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from trucewatch import __version__
from trucewatch.case.case import Case
from trucewatch.errors import TrucewatchError


def folder(case: Case, report: str) -> Path:
    """Where what is derived from a report lies, or would lie."""
    return case.directory / "record" / "derived" / report


def fingerprint(**made_from: object) -> str:
    """Twelve hex digits over what a file is made from and over this release, whose code makes it."""
    said = json.dumps({"release": __version__, **made_from}, sort_keys=True, default=str)
    return hashlib.sha256(said.encode()).hexdigest()[:12]


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A name to write under; the file appears under its own only when it is whole. A kill leaves nothing that is
    read.
    """
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            yield aside
            os.replace(aside, path)
        finally:
            aside.unlink(missing_ok=True)
    except OSError as error:
        said = f"{path}: cannot be written ({error.strerror or error}); nothing half-done is kept"
        raise TrucewatchError(f"{said}. Make room or give the right to write there, and run it again") from error


def forget(case: Case, reports: Sequence[str] | None = None) -> int:
    """Drop what is derived from these reports, or from all; returns how many reports that were."""
    root = case.directory / "record" / "derived"
    named = list(reports) if reports is not None else [p.name for p in root.iterdir()] if root.exists() else []
    held = [root / name for name in named if (root / name).exists()]
    for path in held:
        shutil.rmtree(path)
    return len(held)
