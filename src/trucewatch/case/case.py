"""A case: a directory with configuration, objects and a ledger (there, or in a PostgreSQL schema it names).

CASE/case.yml, parties.yml, …   drafts until adopted
CASE/record/objects/            what arrived, by hash
CASE/record/ledger.db           entries, payloads and views, where no PostgreSQL schema is named
CASE/products/                  what was written out
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from trucewatch.case.config import StoreAt
from trucewatch.case.files import CaseFiles, draft_bytes, read_case_files
from trucewatch.errors import BadInput, CaseFault, NotHeld, TrucewatchError
from trucewatch.ledger import Entry, Ledger, Objects, Store
from trucewatch.ledger.ledger import Clock, desk_clock
from trucewatch.ledger.payloads import Adopted
from trucewatch.written import read_yaml


class Case:
    """An open case. Use `open_case`, which also closes it."""

    def __init__(self, directory: Path, store: Store, clock: Clock) -> None:
        self.directory = directory
        self.objects = Objects(directory / "record" / "objects")
        self.ledger = Ledger(store, clock)
        self.clock = clock

    def files_at(self, recorded_by: datetime | None = None) -> CaseFiles:
        """The case files that held at an instant: the last version adopted by then."""
        return self.adopted_files(self.ledger.entries(recorded_by))

    def adopted_files(self, entries: list[Entry]) -> CaseFiles:
        """The case files of the last adoption among these entries; raises NotHeld where nothing was adopted by then."""
        adopted = [e.payload for e in entries if isinstance(e.payload, Adopted)]
        if not adopted:
            if self.ledger.length() > len(entries):
                raise NotHeld(f"{self.directory}: nothing was adopted by then; ask for a later --recorded-by")
            raise NotHeld(f"{self.directory}: nothing is adopted; run `trucewatch adopt {self.directory}`")
        return _adopted(self.objects.root, tuple(adopted[-1].files.items()))


@lru_cache(maxsize=8)
def _adopted(root: Path, files: tuple[tuple[str, str], ...]) -> CaseFiles:
    """Files are named by their hashes, so what was read once need not be read again."""
    objects = Objects(root)
    return read_case_files({name: objects.get(sha256) for name, sha256 in files})


@contextmanager
def open_case(directory: Path, clock: Clock = desk_clock) -> Iterator[Case]:
    """Open the case in a directory; raises BadInput where there is none and TrucewatchError where it cannot be kept."""
    record = directory / "record"
    at = _store_at(directory, record)
    try:
        record.mkdir(exist_ok=True)
    except OSError as error:
        raise TrucewatchError(f"{record}: cannot be made ({error.strerror})") from error
    if at is None:
        store = Store.sqlite(record / "ledger.db")
    else:
        url = os.environ.get(at.url_from)
        if not url:
            raise BadInput(
                f"case.yml: the ledger is in PostgreSQL schema {at.postgresql_schema!r}, but {at.url_from} is not set"
            )
        store = Store.postgresql(url, at.postgresql_schema)
    try:
        yield Case(directory, store, clock)
    finally:
        store.close()


def _store_at(directory: Path, record: Path) -> StoreAt | None:
    """Where the draft says that the ledger is. Other faults of the draft do not keep an existing case from opening."""
    raw = draft_bytes(directory)["case.yml"]
    try:
        said = read_yaml("case.yml", raw).content
    except CaseFault:
        if (record / "ledger.db").exists():
            return None
        raise
    if not isinstance(said, dict) or said.get("store") is None:
        return None
    try:
        return StoreAt.model_validate(said["store"])
    except ValidationError:
        return read_case_files({"case.yml": raw}).config.store
