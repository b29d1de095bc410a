"""Remarks that several documents, or a headline and its text, give in different words."""

from __future__ import annotations

from collections import defaultdict

from trucewatch.case.case import Case
from trucewatch.case.fold import Held
from trucewatch.case.suggest import report_text
from trucewatch.model.report import ReportKind
from trucewatch.read.text.variants import Variant, Wording, variants, wordings


def wordings_of_one(case: Case, held: Held) -> list[Variant]:
    """Wordings of one remark in the documents that stand, language by language; the desk's own notes quote nobody."""
    by_language: dict[str, list[Wording]] = defaultdict(list)
    for report in held.reports.values():
        gone = {report.id, report.origin, report.carrier} & held.withdrawn.keys()
        if report.kind is ReportKind.DOCUMENT and not gone:
            by_language[report.language] += wordings(report.id, report_text(case, report), report.language)
    return [pair for language, given in sorted(by_language.items()) for pair in variants(given, language)]
