"""Records and their findings as plain lines."""

from __future__ import annotations

from itertools import groupby

from trucewatch.products.records import RecordBlock, RecordLine, RecordPage


def record_lines(block: RecordBlock) -> list[str]:
    """One record with every test of its findings."""
    said = [
        ("days", block.days),
        ("place", f"{block.place}, {block.within}"),
        ("kind, as coded", f"{block.kind} (held as {' or '.join(block.acts)})"),
        ("parties, as coded", block.parties),
        ("named as the doer", block.doer or "nobody"),
        ("what was hit", block.hit),
        ("killed", block.killed),
        ("words", block.words),
        ("stated by", f"{block.source}, its id {block.source_id}"),
        ("in", block.document),
        ("cite as", block.citation),
    ]
    lines = [f"{block.id}  a record, not reviewed", *(f"    {name}: {words}" for name, words in said if words)]
    for finding in block.findings:
        lines.append(f"    {finding.outcome}: {finding.name} (reading of {finding.issuer})")
        lines += [f"        {name}: {answer} — {basis}" for name, answer, basis in finding.tests]
    return lines if block.findings else [*lines, "    no reading applies there and then"]


def page_lines(page: RecordPage) -> list[str]:
    """A page of records, and how all of the days' records stand."""
    lines = [page.note, f"{page.days}: {page.total:,} records, page {page.page} of {page.pages}"]
    for (name, issuer), rows in groupby(page.counts, key=lambda row: (row.name, row.issuer)):
        told = ", ".join(f"{row.outcome} {row.records:,}" for row in rows)
        lines.append(f"    {name} (reading of {issuer}): {told}")
    for line in page.lines:
        lines += _record_lines(line)
    return lines


def _record_lines(line: RecordLine) -> list[str]:
    named = f"; names {line.doer}" if line.doer else ""
    lines = [f"{line.id}  {line.days}  {line.place} ({line.within})  {line.kind}{named}"]
    return lines + [f"    {row.outcome}: {row.name} (reading of {row.issuer})" for row in line.findings]
