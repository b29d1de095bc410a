"""What a person says later about a report or source: that its dating was wrong, or that it no longer stands.

Neither touches what was received or issued; views made from now on follow, and say so.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import Any

from trucewatch.case.case import Case
from trucewatch.case.derived import forget
from trucewatch.case.kept import forget_kept
from trucewatch.case.receive import dated, first_line
from trucewatch.case.records import forget_open
from trucewatch.case.refer import report_named
from trucewatch.case.suggest import report_text
from trucewatch.case.view import View
from trucewatch.errors import BadInput, NotHeld
from trucewatch.ledger import Entry
from trucewatch.ledger.erase import erase
from trucewatch.ledger.payloads import Accepted, Corrected, Followed, Received, Withdrawn
from trucewatch.model.report import Anchor, Report
from trucewatch.sources import ENCODED, encoding_named, text_of


@dataclass(frozen=True, slots=True)
class PassageDate:
    """The date of one passage: code points `[start, end)` of the text; `end` None is the rest."""

    date: str
    start: int = 0
    end: int | None = None


def withdraw(case: Case, view: View, subject: str, why: str, role: str) -> Entry:
    """A source (by id) or report (by id or file name) no longer stands, for this reason."""
    if subject not in view.files.sources:
        try:
            subject = report_named(view.held, subject).id
        except BadInput:
            near = difflib.get_close_matches(subject, view.files.sources, n=3)
            hint = f"; near: {', '.join(near)}" if near else ""
            raise NotHeld(f"{subject!r}: neither a source of the case nor a report held{hint}") from None
    if subject in view.held.withdrawn:
        raise BadInput(f"{subject}: was withdrawn already by entry {view.held.withdrawn[subject].seq}")
    return case.ledger.append([Withdrawn(subject=subject, why=why)], role)[0]


def correct(
    case: Case,
    view: View,
    name: str,
    why: str,
    role: str,
    *,
    origin: str | None = None,
    carrier: str | None = None,
    published: str | None = None,
    carried: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    passages: tuple[PassageDate, ...] = (),
) -> Entry:
    """Correct what is known about a report. A date given here anchors its relative words, with `why` as the basis."""
    report = report_named(view.held, name)
    zone = view.files.config.zone
    change: dict[str, Any] = {}
    for field, value in (("origin", origin), ("carrier", carrier)):
        if value is not None:
            change[field] = value or None
    if language:
        change["language"] = language
    if encoding:
        change |= _read_in(encoding, report, case)
    if published is not None or carried is not None:
        change |= _redated(report, published, carried, zone, why)
    if passages:
        _within(passages, report_text(case, report))
        whole = change.get("anchors", report.anchors)
        change["anchors"] = (*whole, *(_anchor(passage, zone, why) for passage in passages))
    if not change:
        raise BadInput(
            "nothing to correct: give --origin, --carrier, --published, --carried, --language, --encoding or --passage"
        )
    corrected = Report.model_validate(report.model_copy(update=change).model_dump())
    if corrected == report:
        raise BadInput(f"{report.title}: that is what is on record already")
    return case.ledger.append([Corrected(report=corrected, why=why)], role)[0]


def _read_in(encoding: str, report: Report, case: Case) -> dict[str, Any]:
    """The report with its bytes read in another encoding; a title that was its first line is read anew."""
    kind = report.media_type.partition(";")[0]
    if kind not in ENCODED:
        raise BadInput(f"--encoding: {report.title} is {kind}, which says its encoding itself; none can be given")
    media_type = f"{kind}; charset={encoding_named(encoding)}"
    text = text_of(media_type, case.objects.get(report.sha256), report.title)
    titled = report.title == first_line(report_text(case, report))
    return {"media_type": media_type, "title": first_line(text) if titled else report.title}


def _redated(report: Report, published: str | None, carried: str | None, zone: str, why: str) -> dict[str, Any]:
    first = dated(published, zone, "--published") or report.published
    second = dated(carried, zone, "--carried") or report.carried
    known = first or second
    assert known is not None
    return {
        "published": first,
        "carried": second,
        "available_from": known,
        "anchors": (Anchor(when=known, basis=why),),
    }


def _within(passages: tuple[PassageDate, ...], text: str) -> None:
    for passage in passages:
        last = passage.end if passage.end is not None else passage.start + 1
        if max(last, passage.start) > len(text):
            asked = f"{passage.start}-{passage.end if passage.end is not None else ''}"
            raise BadInput(f"--passage {asked}: the text has {len(text)} characters; give a passage inside it")


def _anchor(passage: PassageDate, zone: str, why: str) -> Anchor:
    if passage.end is not None and passage.end <= passage.start:
        raise BadInput(f"--passage {passage.start}-{passage.end}: it ends before it starts")
    when = dated(passage.date, zone, "--passage")
    assert when is not None
    return Anchor(when=when, basis=why, start=passage.start, end=passage.end)


def erase_report(case: Case, view: View, name: str, why: str, role: str) -> tuple[Entry, list[Entry]]:
    """Take a report's words away: its object, and every entry that quotes it. Returns the entry that says so and the
    issued products that may still quote it, which are objects of their own.
    """
    report = report_named(view.held, name)
    seqs: list[int] = []
    quoting: set[str | None] = set()
    for entry in view.held.by_number.values():
        match entry.payload:
            case Received(report=said) | Corrected(report=said) if said.id == report.id:
                seqs.append(entry.seq)
            case Accepted(claim=claim) if claim.quotation.report == report.id:
                quoting.add(claim.id)
                seqs.append(entry.seq)
            case Followed(step=step) if quoting & {step.allegation.claim, step.source}:
                seqs.append(entry.seq)
            case _:
                pass
    entry = erase(case.ledger, case.objects, seqs, [report.sha256], why, role)
    forget_open(case)
    forget_kept(case)
    forget(case, [report.id])
    return entry, view.held.issued
