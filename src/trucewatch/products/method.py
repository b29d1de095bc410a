"""How a product was made: what it rests on, by which definitions and policies, known and recorded by when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from importlib.metadata import version

from trucewatch import __version__
from trucewatch.case.config import Definition
from trucewatch.case.fold import ClaimOnRecord
from trucewatch.case.suggest import readings
from trucewatch.case.view import View
from trucewatch.model.frozen import Frozen
from trucewatch.model.instant import iso
from trucewatch.model.report import ReportKind
from trucewatch.products.words import count_words
from trucewatch.read.reader import reader_of


class Method(Frozen):
    """The method note of a product."""

    case: str
    known_at: str
    recorded_by: str
    ledger: str
    made_with: dict[str, str]
    lines: tuple[str, ...]


def method(view: View) -> Method:
    """The method note of a view; the same view gives the same note."""
    config, head = view.files.config, view.head
    assert head is not None
    return Method(
        case=config.name,
        known_at=iso(view.known_at) if view.known_at else "all reports held",
        recorded_by=iso(view.recorded_by) if view.recorded_by else f"entry {head.seq}",
        ledger=f"{head.seq}:{head.hash[:16]}",
        made_with={
            "trucewatch": __version__,
            "reader": ", ".join(_readers(view)),
            "tzdata": version("tzdata"),
        },
        lines=tuple(_lines(view)),
    )


def _readers(view: View) -> list[str]:
    """The readers whose suggestions are held, by rules or on a server; of a language that has none yet, its rules."""
    made, used = readings(view.case), dict[str, set[str]]()
    for report in view.reports.values():
        reading = made.get(report.id)
        used.setdefault(report.language, set()).update({reading.reader} if reading else ())
    spoken = sorted({*view.files.config.languages, *used})
    return list(dict.fromkeys(r for language in spoken for r in sorted(used.get(language) or {reader_of(language)})))


def _lines(view: View) -> list[str]:
    config = view.files.config
    notes = sum(r.kind is ReportKind.NOTE for r in view.reports.values())
    by_role = ", ".join(f"{count_words(n, 'claim')} by the role “{role}”" for role, n in _roles(view.claims.values()))
    lines = [
        f"It rests on {count_words(len(view.reports), 'report')}, {notes} of them notes of the desk.",
        f"A machine suggests, a person decides: {by_role or 'no claim'} accepted; "
        f"{count_words(len(view.suggestions), 'suggestion')} not reviewed and not used.",
        "Every line gives who says it; the desk does not say who is to blame. “Possible breach” speaks of an incident "
        "under one reading of an arrangement, not of a party.",
        "Counts of different scope are shown side by side and never added. Unknown is not zero; no report is not calm.",
        "Words in quotation marks are verbatim; those of the desk's own notes are indirect speech and carry no marks.",
        _defined("breach", config.definitions.breach),
        _defined("calm day", config.definitions.calm_day),
        _defined("unfettered", config.definitions.unfettered),
    ]
    if accepted := config.policies.accept_on_arrival:
        lines.append(f"By policy, claims of these sources are accepted on arrival: {', '.join(accepted)}.")
    else:
        lines.append("No source's claims are accepted on arrival.")
    if held := config.policies.hold_records:
        named = ", ".join(records.source for records in held)
        lines.append(
            f"By policy, the rows of tables from these sources are held against the terms as they came: {named}. They "
            "are records, which nobody reviewed, and no claims on record."
        )
    if view.known_at:
        lines.append("Only reports and terms that could be known by the instant above are used.")
    lines += [f"The zone “{z.name}” is simplified: {z.simplified}." for z in view.files.zones.values() if z.simplified]
    return lines


def _defined(word: str, definition: Definition | None) -> str:
    if definition is None:
        return f"“{word}” is not defined in this case."
    return f"“{word}”, as defined by {definition.author} on {definition.date}: {definition.words}"


def _roles(claims: Iterable[ClaimOnRecord]) -> list[tuple[str, int]]:
    return sorted(Counter(on_record.role for on_record in claims).items())


def manifest(note: Method) -> dict[str, str]:
    """What an issued product was made from, for its ledger entry."""
    return {"known_at": note.known_at, "recorded_by": note.recorded_by, "ledger": note.ledger, **note.made_with}
