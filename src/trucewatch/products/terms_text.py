"""The terms register, and what changed in it, as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.products.demands import ArrangementSheet
from trucewatch.products.terms import AreaSheet, Row, TermsSheet
from trucewatch.products.terms_diff import AlteredFindings, ChangedTerms, TermsDiff
from trucewatch.products.words import count_words


def terms_text(sheet: TermsSheet) -> str:
    """The register in plain text: areas with their readings, what each arrangement demands, what was never in force."""
    return "\n".join(_lines(sheet)) + "\n"


def _lines(sheet: TermsSheet) -> Iterator[str]:
    yield f"{sheet.title}: {sheet.area}"
    yield f"known at: {sheet.method.known_at}; recorded by: {sheet.method.recorded_by}; ends are exclusive"
    for area in sheet.areas:
        yield from _area(area)
    if not sheet.areas:
        yield from ("", "no arrangement on record there and then")
    for arrangement in sheet.arrangements:
        yield from _arrangement(arrangement)
    for proposal in sheet.proposals:
        yield from _arrangement(proposal)


def _area(area: AreaSheet) -> Iterator[str]:
    yield ""
    yield area.name + (f" (in {', '.join(area.inside)})" if area.inside else "")
    before = ""
    for row in area.rows:
        if row.arrangement != before:
            yield f"  {row.name}"
        before = row.arrangement
        yield from _row(row)
    yield from (f"  also holds here: {line}" for line in area.wider)


def _row(row: Row) -> Iterator[str]:
    if row.left_out:
        yield f"    left out, by {row.issuer}: {row.as_written}"
        yield from (f"        according to {cite.document}" for cite in row.cites)
        return
    end = row.until if row.until.startswith(("no ", "declared")) else f"until {row.until}"
    yield f"    reading of {row.issuer}: {end}{f'; {row.status}' if row.status else ''}"
    for period in row.periods:
        stated = f", stated {period.stated_length}" if period.stated_length else ""
        announced = f", announced {period.announced}" if period.announced else ""
        yield f"      {period.kind}: from {period.since} until {period.until}{stated}{announced}"
        yield from (f"        note: {note}" for note in period.notes)
        yield from (f"        according to {cite.document}" for cite in period.cites)
    yield from (f"      note: {note}" for note in row.notes)


def _arrangement(sheet: ArrangementSheet) -> Iterator[str]:
    yield ""
    yield sheet.name if sheet.in_force_possible else f"never in force: {sheet.name}"
    yield f"  {sheet.kind}; text: {sheet.text}"
    yield f"  status: {sheet.status}"
    if sheet.end_rule:
        yield f"  who may end it: {sheet.end_rule}"
    for noun, lines in (("party", sheet.parties), ("term", sheet.terms), ("said", sheet.statements)):
        yield from (f"  {noun}: {words} ({by})" for words, by in lines)


def diff_text(found: TermsDiff) -> str:
    """What changed between two versions, and which findings it alters."""
    lines = [f"before: {found.before}", f"after:  {found.after}"]
    for change in found.changes:
        lines += ["", *_change(change)]
    if not found.changes:
        lines += ["", "the terms are the same"]
    if found.altered is None:
        return "\n".join([*lines, "", "no incident on record to hold against them"]) + "\n"
    return "\n".join([*lines, "", *altered_lines(found.altered)]) + "\n"


def altered_lines(found: AlteredFindings) -> Iterator[str]:
    """The findings that a change alters, each with both outcomes and what the new one rests on."""
    if not found.arrangements:
        yield "no arrangement's terms changed; no finding is altered"
        return
    yield (
        f"terms changed: {', '.join(found.arrangements)}; {count_words(found.computed, 'finding')} computed again, "
        f"{len(found.findings)} altered"
    )
    for line in found.findings:
        yield f"  {line.incident}  {line.heading}"
        yield f"    {line.arrangement}, reading of {line.reading}: {line.before} → {line.after}"
        yield f"    {line.reason}"


def _change(change: ChangedTerms) -> Iterator[str]:
    yield f"{change.name}: {change.change}"
    for one in change.differences:
        if not one.line:
            yield f"  {'added' if one.after else 'taken out'}: {one.section}: {one.after or one.before}"
        else:
            was, now = (f"“{said}”" if said else "nothing" for said in (one.before, one.after))
            yield f"  {one.section}: {one.line}: was {was}, is {now}"
