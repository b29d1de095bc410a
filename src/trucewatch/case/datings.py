"""The dates that a document prints of itself, as suggestions that a person accepts or rejects like any other.

Accepted, they become a correction of the report, with the words of the text as its reason. What a person said of the
report stands: only what is not known yet is suggested.
"""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

from trucewatch.case.files import CaseFiles
from trucewatch.case.fold import Held
from trucewatch.ledger.payloads import Corrected
from trucewatch.model.frozen import Frozen
from trucewatch.model.instant import start_of_day, zone_named
from trucewatch.model.report import Anchor, Report, ReportKind
from trucewatch.model.when import Precision, When
from trucewatch.read import Reading
from trucewatch.read.dating.printed import Dated, Dating
from trucewatch.read.places.spelling import fold


class SuggestedDating(Frozen):
    """What a report's own text prints of its publication, as far as the desk does not know it yet.

    `id`: `d-` and ten hex digits over the report and the places of all its printed dates.
    """

    id: str
    report: str
    dating: Dating

    @property
    def told(self) -> tuple[tuple[str, Dated], ...]:
        """Each printed date with what it is: published, carried, or a bound from below."""
        named = (("published", self.dating.origin), ("carried", self.dating.carrier), ("published", self.dating.least))
        return tuple((what, dated) for what, dated in named if dated is not None)

    @property
    def reasons(self) -> str:
        """Every printed date with its words and why it is taken for one."""
        entries = [f"{e.when.as_written!r} (over a passage of its own)" for e in self.dating.entries]
        return "; ".join([*(f"{d.when.as_written!r} ({d.basis})" for _, d in self.told), *entries])


def dating_id(report: str, printed: Dating) -> str:
    """The id under which a report's printed dates are decided on; the same before and after."""
    told = (printed.origin, printed.carrier, printed.least)
    spans = [d.when.span if d else None for d in told] + [(e.start, e.end) for e in printed.entries]
    return "d-" + hashlib.sha256(f"{report}|{spans}".encode()).hexdigest()[:10]


def open_datings(held: Held, readings: dict[str, Reading]) -> list[SuggestedDating]:
    """The dates that documents print and nobody has decided on, in order of arrival."""
    out = []
    for report in held.reports.values():
        gone = {report.id, report.origin, report.carrier} & held.withdrawn.keys()
        if report.kind is ReportKind.DOCUMENT and report.id in readings and not gone:
            printed = readings[report.id].dating
            asked = SuggestedDating(
                id=dating_id(report.id, printed), report=report.id, dating=_unknown(report, printed)
            )
            if (asked.told or asked.dating.entries) and asked.id not in held.rejected:
                out.append(asked)
    return out


def _unknown(report: Report, dating: Dating) -> Dating:
    """What the desk does not know yet of what the text prints."""
    known = report.published is not None
    partly = len(report.anchors) > 1
    return Dating(
        origin=None if known else dating.origin,
        carrier=None if report.carried or (known and dating.origin is None) else dating.carrier,
        least=None if known or report.carried else dating.least,
        entries=() if partly else dating.entries,
    )


def accepted(asked: SuggestedDating, report: Report, files: CaseFiles, why: str) -> Corrected:
    """The report with these dates. A day that only bounds it anchors nothing, and says not when it could be known."""
    dating, change, anchors = asked.dating, dict[str, Any](), report.anchors
    if dating.origin is not None:
        change |= {"published": dating.origin.when, "origin": report.origin or _source(dating.origin, files)}
    if dating.carrier is not None:
        change |= {"carried": dating.carrier.when, "carrier": report.carrier or _source(dating.carrier, files)}
    if dating.least is not None:
        change["published"] = dating.least.when
        if dating.least.counts and not anchors:
            anchors = (_counted_from(dating.least),)
    known = next((d for d in (dating.origin, dating.carrier) if d is not None), None)
    if known is not None and not (report.published or report.carried):
        change["available_from"] = _available(report, known.when)
        anchors = (Anchor(when=known.when, basis=f"printed in the text: {known.when.as_written!r} ({known.basis})"),)
    passages = (
        Anchor(when=e.when, basis=f"printed over the passage: {e.when.as_written!r}", start=e.start, end=e.end)
        for e in dating.entries
    )
    change["anchors"] = (*anchors, *passages)
    corrected = Report.model_validate(report.model_copy(update=change).model_dump())
    return Corrected(report=corrected, why=f"{why + ': ' if why else ''}printed in the text: {asked.reasons}")


def _counted_from(bound: Dated) -> Anchor:
    """The first day of a bound, from which the weekdays of its text are counted."""
    assert bound.when.start is not None
    local = bound.when.start.astimezone(zone_named(bound.when.zone)).replace(tzinfo=None)
    end = start_of_day(local + timedelta(days=1), zone_named(bound.when.zone))
    when = bound.when.model_copy(update={"end": end, "precision": Precision.DAY})
    return Anchor(when=when, basis=bound.basis)


def _available(report: Report, printed: When) -> When:
    """From the printed day on, not from the receipt; a day after the receipt cannot be the day it was published."""
    received = report.available_from
    later = printed.start and received.start and printed.start > received.start
    return received if later or printed.precision is Precision.UNRESOLVED else printed


def _source(dated: Dated, files: CaseFiles) -> str | None:
    """The id of the source of that name, else the name as printed; None where none stands beside the date."""
    wanted = [fold(word) for word in dated.outlet.split()]
    for source in files.sources.values():
        if wanted and any([fold(w) for w in name.split()] == wanted for name in (source.name, *source.names)):
            return source.id
    return dated.outlet or None
