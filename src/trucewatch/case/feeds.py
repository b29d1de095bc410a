"""The records of structured feeds that a case holds: derived from their objects whenever they are asked for.

What a look at a million records needs is made ready once and kept beside the process, under the hashes of its objects:
an object never changes. What was erased is forgotten as soon as a view is made.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock

import pyarrow as pa

from trucewatch.case.case import Case
from trucewatch.feeds import Feed, feed_of
from trucewatch.feeds.mapping import read_mapping
from trucewatch.fuse.known import Known
from trucewatch.model.report import Report
from trucewatch.sources import acled, feed, ged, gtd, scad

TYPES = frozenset(source.MEDIA_TYPE for source in (acled, feed, ged, gtd, scad))
KEPT = 2
"""So many sets of feeds are kept ready: those of now, and those of another instant."""

Key = tuple[tuple[str, str], ...]
_READY: OrderedDict[Key, Known] = OrderedDict()
_LOCK = Lock()


def of_feeds(reports: Iterable[Report]) -> list[Report]:
    """The reports that are feeds."""
    return [report for report in reports if report.media_type in TYPES]


def feeds(case: Case, reports: Iterable[Report]) -> dict[str, Feed]:
    """The feeds among some reports, by report."""
    return {report.id: feed_in(case, report) for report in of_feeds(reports)}


def feed_in(case: Case, report: Report) -> Feed:
    """The feed that a report is: its columns as its header tells them, or as its mapping does."""
    mapping = read_mapping(case.objects.get(report.mapping), f"mapping of {report.id}") if report.mapping else None
    return feed_of(case.objects.get(report.sha256), report.id, mapping)


def ready(case: Case, reports: Iterable[Report]) -> Known | None:
    """The records of all feeds among some reports, ready to be looked at; None where there are none.

    A record's source there is its report. Making it ready takes about ten seconds for a million records.
    """
    held = of_feeds(reports)
    key = tuple((report.id, report.sha256) for report in held)
    if not key:
        return None
    with _LOCK:
        found = _READY.pop(key, None)
        if found is None:
            found = Known(pa.concat_tables([_own(key, f.table) for key, f in feeds(case, held).items()]))
        _READY[key] = found
        while len(_READY) > KEPT:
            _READY.popitem(last=False)
        return found


def _own(report: str, table: pa.Table) -> pa.Table:
    """A feed's rows with its report as their source."""
    at = table.schema.get_field_index("source")
    return table.set_column(at, "source", pa.array([report] * table.num_rows, pa.string()))


def forget_erased(case: Case) -> None:
    """Drop what rests on an object that this case no longer holds."""
    with _LOCK:
        for key in [key for key in _READY if not all(case.objects.holds(sha256) for _, sha256 in key)]:
            del _READY[key]
