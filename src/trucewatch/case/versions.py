"""The case files of a version that somebody names: a directory's draft, or what held after an entry of its ledger."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from trucewatch.case.case import open_case
from trucewatch.case.check import check
from trucewatch.case.files import CaseFiles, draft_bytes, read_case_files
from trucewatch.errors import BadInput, CaseFault, NotHeld
from trucewatch.ledger.payloads import Adopted

_AT_ENTRY = re.compile(r"(.+)@(\d+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Version:
    """The files, the case directory they come from, and how the version is called."""

    files: CaseFiles
    directory: Path
    name: str

    @property
    def has_record(self) -> bool:
        """Whether its case has anything on record, such as incidents."""
        return (self.directory / "record").is_dir()


def version(named: str) -> Version:
    """The version of that name: `CASE`, or `CASE@ENTRY`.

    Raises CaseFault where the draft has a fault, NotHeld where nothing was adopted by that entry, and BadInput where
    there is no such case or entry.
    """
    found = None if Path(named).is_dir() else _AT_ENTRY.fullmatch(named)
    if found is None:
        return _draft(Path(named))
    directory, number = Path(found.group(1)), int(found.group(2))
    draft_bytes(directory)  # tells where there is no such case
    with open_case(directory) as case:
        entries = [e for e in case.ledger.entries() if e.seq <= number]
        if not entries or entries[-1].seq != number:
            raise BadInput(f"{named}: the ledger has no entry {number}; its last is {case.ledger.length()}")
        adopted = [e.seq for e in entries if isinstance(e.payload, Adopted)]
        if not adopted:
            raise NotHeld(f"{named}: nothing was adopted by entry {number}")
        files = case.adopted_files(entries)
    return Version(files, directory, f"{directory}, as adopted by entry {adopted[-1]}")


def _draft(directory: Path) -> Version:
    files = read_case_files(draft_bytes(directory))
    if faults := check(files):
        raise CaseFault(faults)
    return Version(files, directory, f"{directory}, the files as they stand")
