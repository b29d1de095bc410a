"""Handing a product out: its bytes become an object, so that it can be shown again as it was issued."""

from __future__ import annotations

from trucewatch.case.case import Case
from trucewatch.case.view import View
from trucewatch.errors import BadInput, NotHeld
from trucewatch.ledger import Entry
from trucewatch.ledger.payloads import Issued


def issue(case: Case, name: str, content: bytes, media_type: str, manifest: dict[str, str], role: str) -> Entry:
    """Record a product as issued. The same bytes issued again are the same product and make no new entry."""
    sha256 = case.objects.put(content)
    for entry in case.ledger.entries():
        if isinstance(entry.payload, Issued) and entry.payload.sha256 == sha256:
            return entry
    return case.ledger.append([Issued(product=name, sha256=sha256, media_type=media_type, manifest=manifest)], role)[0]


def reissue(case: Case, view: View, digest: str) -> bytes:
    """The bytes of an issued product, by the start of its hash."""
    found = {p.sha256 for e in view.held.issued if isinstance(p := e.payload, Issued) and p.sha256.startswith(digest)}
    if not found:
        raise NotHeld(f"{digest}: no product of that hash was issued; `trucewatch handover` lists them")
    if len(found) > 1:
        raise BadInput(f"{digest}: means {len(found)} products; give more of the hash")
    return case.objects.get(found.pop())
