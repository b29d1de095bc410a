"""The reconciliation of published counts for a period: who counted what, how the counts lie to each other, what each
source alone tells of, the arithmetic of every tally, and who could see what where that is on record.
"""

from __future__ import annotations

from trucewatch.case.view import View
from trucewatch.model.claim import Claim
from trucewatch.model.frozen import Frozen
from trucewatch.model.incident import Incident
from trucewatch.model.vocabulary import Act, Kind, Truth
from trucewatch.products.cite import Cite, claim_cite
from trucewatch.products.coverage import coverage
from trucewatch.products.figures import FigureRow, figure_row
from trucewatch.products.matrix import heading
from trucewatch.products.method import Method, method
from trucewatch.products.scope import Area, Window, in_area, in_window
from trucewatch.products.voices import VoiceBlock, voice_blocks
from trucewatch.products.words import figure_words
from trucewatch.tally.parts import Adds, PartsCheck, checks, orphans
from trucewatch.tally.reconcile import alone, compared, overlaps, published, tellers
from trucewatch.tally.scope import Counting
from trucewatch.tally.told import Told
from trucewatch.tally.total import totals

VERDICTS = {
    Adds.UP: "adds up",
    Adds.OVER: "the parts exceed the whole",
    Adds.SHORT: "the parts fall short of the whole; whether they are meant to be all of it is not stated",
    Adds.OPEN: "cannot be checked: not every number is exact",
}


class Publisher(Frozen):
    """One source that published counts. `method`: what is on record of what it could see and how it counts."""

    key: str
    name: str
    interested: str
    counts: tuple[FigureRow, ...]
    method: tuple[Cite, ...]


class ComparedRow(Frozen):
    """Two published counts and how they lie."""

    one: str
    other: str
    match: str
    reasons: tuple[str, ...]


class CheckRow(Frozen):
    """The arithmetic of one tally: the whole, its parts, and what they come to."""

    by: str
    origin: str
    whole: str
    parts: tuple[str, ...]
    verdict: str
    difference: int | None
    cites: tuple[Cite, ...]


class TellingRow(Frozen):
    """One incident on record and the sources that tell of it, in the order of the matrix's columns."""

    incident: str
    heading: str
    told_by: tuple[bool, ...]


class OverlapRow(Frozen):
    """Two sources: how many incidents on record both, or one of them alone, tell of."""

    one: str
    other: str
    both: int
    only_one: int
    only_other: int


class Reconciliation(Frozen):
    """The product. `alone`: how many incidents only that source tells of. `sums` come from incidents on record, each
    counted once, one category a line; never from tallies. `voices`: who the sources of the counts are, as described.
    """

    title: str
    release: str
    publishers: tuple[Publisher, ...]
    compared: tuple[ComparedRow, ...]
    checks: tuple[CheckRow, ...]
    columns: tuple[str, ...]
    telling: tuple[TellingRow, ...]
    overlaps: tuple[OverlapRow, ...]
    alone: tuple[tuple[str, int], ...]
    sums: tuple[str, ...]
    voices: tuple[VoiceBlock, ...]
    watch: str
    notes: tuple[str, ...]
    method: Method


def reconciliation(view: View, window: Window, area: Area | None = None) -> Reconciliation:
    """Published counts that touch the window and may lie in the area, beside the incidents on record there and then."""
    told = tuple(t for t in view.told if _of(view, t, window, area))
    counts = published(told)
    incidents = _incidents(view, window, area)
    events = {key: incident.id for incident in incidents for key in incident.claims}
    by_source = tellers(told, events, view.ground)
    names = _names(told)
    columns = sorted(by_source, key=lambda key: (names[key], key))
    return Reconciliation(
        title=f"Published counts, {window.words}" + (f" — {area.place.name}" if area else ""),
        release=view.files.config.release,
        publishers=_publishers(view, counts, names),
        compared=_compared(view, counts),
        checks=tuple(_check(view, c) for c in checks(told, view.ground)),
        columns=tuple(names[key] for key in columns),
        telling=tuple(
            TellingRow(
                incident=i.id,
                heading=heading(view, i),
                told_by=tuple(i.id in by_source[key] for key in columns),
            )
            for i in incidents
        ),
        overlaps=tuple(
            OverlapRow(
                one=names[o.one],
                other=names[o.other],
                both=len(o.both),
                only_one=len(o.only_one),
                only_other=len(o.only_other),
            )
            for o in overlaps(by_source)
        ),
        alone=tuple(sorted((names[key], len(own)) for key, own in alone(by_source).items())),
        sums=_sums(told, events),
        voices=voice_blocks(view, (c.told.claim for c in counts)),
        watch=coverage(view, window).watch,
        notes=_notes(view, counts, told),
        method=method(view),
    )


def _compared(view: View, counts: tuple[Counting, ...]) -> tuple[ComparedRow, ...]:
    """Every two, the smaller words first, so that the order of arrival shows nowhere."""
    rows = []
    for i, j, c in compared(counts, view.ground):
        one, other = sorted((_shown(counts[i]), _shown(counts[j])))
        rows.append(ComparedRow(one=one, other=other, match=c.match, reasons=c.reasons))
    return tuple(sorted(rows, key=lambda row: (row.one, row.other, row.reasons)))


def _of(view: View, told: Told, window: Window, area: Area | None) -> bool:
    on_record = view.claims[told.id]
    return in_area(told.claim, area) is not Truth.NO and in_window(on_record, window, view)


def _incidents(view: View, window: Window, area: Area | None) -> list[Incident]:
    found = [
        i
        for i in view.incidents.values()
        if any(t.overlaps(window.start, window.end) for t in i.when)
        and any(in_area(view.claims[key].claim, area) is not Truth.NO for key in i.claims)
    ]
    return sorted(found, key=lambda i: (i.when[0].start.isoformat() if i.when[0].start else "", i.id))


def _names(told: tuple[Told, ...]) -> dict[str, str]:
    """The name of each source by its key; an author whom no report names is told by that."""
    out: dict[str, str] = {}
    for t in told:
        for voice in t.claim.speakers:
            for key in t.speakers:
                if key in (voice.key, voice.name.casefold()) or len(t.speakers) == 1:
                    out[key] = min(voice.name, out.get(key, voice.name))
    return {key: out.get(key, key) for t in told for key in t.speakers}


def _publishers(view: View, counts: tuple[Counting, ...], names: dict[str, str]) -> tuple[Publisher, ...]:
    held: dict[str, list[Counting]] = {}
    for counting in counts:
        for key in counting.told.speakers:
            held.setdefault(key, []).append(counting)
    return tuple(
        Publisher(
            key=key,
            name=names[key],
            interested=_interested(view, key),
            counts=tuple(figure_row(view, c.told.claim, c.figure) for c in own),
            method=tuple(claim_cite(c, view) for c in view.claims.values() if _of_method(c.claim, key)),
        )
        for key, own in sorted(held.items(), key=lambda pair: (names[pair[0]], pair[0]))
    )


def _of_method(claim: Claim, source: str) -> bool:
    """Whether a claim tells how a source counts or what it could see: one that is about the source."""
    return claim.about == source and (claim.kind in (Kind.DESCRIPTION, Kind.EVIDENCE) or claim.act is Act.MONITORING)


def _interested(view: View, key: str) -> str:
    source = view.files.sources.get(key)
    party = source.speaks_for if source else key
    return view.files.parties[party].name if party in view.files.parties else ""


def _shown(counting: Counting) -> str:
    voices = " + ".join(voice.name for voice in counting.told.claim.speakers)
    return f"{voices}: {figure_words(counting.figure)}"


def _check(view: View, check: PartsCheck) -> CheckRow:
    claims = [view.claims[key] for key in check.claims]
    return CheckRow(
        by=check.by,
        origin=" + ".join(voice.name for voice in claims[0].claim.speakers),
        whole=figure_words(check.whole),
        parts=tuple(f"{p.sign} {p.category}" for p in check.parts),
        verdict=VERDICTS[check.adds],
        difference=check.difference,
        cites=tuple(claim_cite(c, view) for c in claims),
    )


def _sums(told: tuple[Told, ...], events: dict[str, str]) -> tuple[str, ...]:
    counted = [
        Counting(Told(t.claim, t.known, events[t.id]), f)
        for t in told
        if t.id in events and t.claim.tells_of_an_event
        for f in t.claim.figures
    ]
    return tuple(
        f"{t.sign} {t.category} {t.counted}, in {t.events} incidents on record"
        + (f", {t.unnumbered} of them without a number" if t.unnumbered else "")
        for t in totals(counted)
        if t.events > 1
    )


def _notes(view: View, counts: tuple[Counting, ...], told: tuple[Told, ...]) -> tuple[str, ...]:
    notes = ["Counts of different sources are not added, averaged or chosen between."]
    if any(c.told.when is None for c in counts):
        notes.append("A count whose period is not stated is held beside the others by when its report could be known.")
    for key, whole in orphans(told):
        origin = " + ".join(voice.name for voice in view.claims[key].claim.speakers)
        notes.append(
            f"{origin} [{key}]: parts of “{whole}” are on record without their whole; record it in the same claim, "
            "and its arithmetic can be checked."
        )
    notes.append(
        "An incident that only one source tells of may be unknown to the others, or counted by them otherwise."
    )
    return tuple(notes)
