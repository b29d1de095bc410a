"""Making a draft hold: the case files become objects, and an entry says who adopted them and why."""

from __future__ import annotations

from trucewatch.case.case import Case
from trucewatch.case.check import check
from trucewatch.case.files import CaseFiles, draft_bytes, read_case_files, strays
from trucewatch.errors import CaseFault
from trucewatch.ledger import Entry
from trucewatch.ledger.payloads import Adopted


def adopt(case: Case, role: str, why: str) -> tuple[Entry | None, dict[str, str]]:
    """Adopt the draft. Returns the entry and what changed: path → "new", "changed" or "removed".

    There is no entry where nothing changed. Raises CaseFault, with nothing recorded, where a file has a fault.
    """
    contents = draft_bytes(case.directory)
    if faults := [*check(read_case_files(contents)), *strays(case.directory)]:
        raise CaseFault(faults)
    before = next((e.payload.files for e in reversed(case.ledger.entries()) if isinstance(e.payload, Adopted)), {})
    files = {name: case.objects.put(raw) for name, raw in contents.items()}
    changes = {
        name: "new" if name not in before else "changed" for name, sha in files.items() if before.get(name) != sha
    }
    changes |= dict.fromkeys(before.keys() - files.keys(), "removed")
    if not changes:
        return None, {}
    [entry] = case.ledger.append([Adopted(files=files, why=why)], role)
    return entry, dict(sorted(changes.items()))


def held_files(case: Case) -> CaseFiles | None:
    """The case files that hold now; None where nothing was adopted yet."""
    entries = case.ledger.entries()
    return case.adopted_files(entries) if any(isinstance(e.payload, Adopted) for e in entries) else None
