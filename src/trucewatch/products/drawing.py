"""What the picture of the terms shows in one stretch of time: bars, fading ends, arrowheads and words, and where.

A bar is solid where the period certainly holds and fades where it only may; it ends in an arrowhead where it goes on
over the stretch. One colour serves every party and reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from trucewatch.products.stretches import Stretch, stretches
from trucewatch.products.terms import AreaSheet, PeriodLine, Row, TermsSheet

WIDTH, LEFT, RIGHT = 560, 390, 430
"""Pixels for the bars, for the names to their left and for the ends to their right."""

AREA, ROW, BAR = 30, 34, 15
"""Pixels: height of an area's heading, of a row, of a bar."""

Marks = list[dict[str, Any]]


@dataclass(slots=True)
class Drawing:
    """Marks by layer. `y` grows downwards in pixels; times are ISO in UTC; `px` counts from the left of the bars."""

    height: float = 0.0
    layers: dict[str, Marks] = field(default_factory=dict)

    def add(self, layer: str, **mark: Any) -> None:
        """Add one mark to a layer."""
        self.layers.setdefault(layer, []).append(mark)

    def write(self, layer: str, px: int, y: float, text: str, most: int) -> None:
        """Add words, cut to a number of characters: measuring them would need the machine's fonts."""
        if text:
            self.add(f"{layer} {px}", y=y, text=text if len(text) <= most else f"{text[: most - 1].rstrip()}…")


def stretches_of(sheet: TermsSheet) -> tuple[Stretch, ...]:
    """The stretches of time to draw: the window asked for, or as many as the register needs."""
    spans = [_extent(p) for area in sheet.areas for row in area.rows for p in row.periods]
    start, end = sheet.window
    if not (start or end) or not spans:
        return stretches(spans)
    first = start or min(spans)[0]
    last = end or max(end for _, end in spans)
    return (Stretch(first, max(last, first + timedelta(hours=1))),)


def _extent(period: PeriodLine) -> tuple[datetime, datetime]:
    known = [at for at in (*period.starts, *period.ends) if at is not None]
    return period.starts[0], max(known)


def drawing_of(sheet: TermsSheet, stretch: Stretch) -> Drawing:
    """Everything to draw in one stretch; areas and rows that have nothing in it are left out."""
    drawing = Drawing()
    for area in sheet.areas:
        if rows := [row for row in area.rows if any(_seen(p, stretch) for p in row.periods)]:
            _area(drawing, area, rows, stretch)
    return drawing


def _seen(period: PeriodLine, stretch: Stretch) -> bool:
    return stretch.meets(period.starts[0], period.ends[1])


def _area(drawing: Drawing, area: AreaSheet, rows: Sequence[Row], stretch: Stretch) -> None:
    top = drawing.height
    drawing.add("band", y=top + 4, y2=top + AREA - 4)
    inside = f"   in {', '.join(area.inside)}" if area.inside else ""
    drawing.write("area", -LEFT + 6, top + AREA / 2, area.name + inside, 90)
    drawing.height += AREA
    before = ""
    for row in rows:
        _row(drawing, row, stretch, named=row.arrangement != before)
        before = row.arrangement


def _row(drawing: Drawing, row: Row, stretch: Stretch, *, named: bool) -> None:
    y = drawing.height + ROW / 2
    drawing.height += ROW
    if named:
        drawing.write("name", -LEFT + 14, y - 7, row.name, 68)
    whose = f"left out, by {row.issuer}" if row.left_out else row.issuer
    drawing.write("words", -LEFT + 26, y + 7 if named else y, whose, 64)
    for period in row.periods:
        if _seen(period, stretch):
            _bar(drawing, period, y, stretch, hollow=row.left_out)
    if row.left_out:
        return
    for over in row.declared_over:
        if stretch.start <= over < stretch.end:
            drawing.add("position", x=_iso(over), y=y)
    end = row.until if row.until.startswith(("no ", "declared")) else f"until {row.until}"
    notes = [*(note for p in row.periods for note in p.notes), *row.notes]
    drawing.write("words", WIDTH + 14, y - 7 if notes else y, f"{end}; {row.status}" if row.status else end, 78)
    drawing.write("note", WIDTH + 14, y + 7, "; ".join(notes), 82)


def _bar(drawing: Drawing, period: PeriodLine, y: float, stretch: Stretch, *, hollow: bool) -> None:
    over = stretch.end + timedelta(days=1)  # beyond the right edge, for what has no end
    first, begun = period.starts[0], period.starts[1] or over
    ending, last = period.ends[0] or over, period.ends[1] or over
    if hollow:
        drawing.add("hollow", **_box(first, last, y, stretch))
    for layer, start, end in _parts(period.kind, first, begun, ending, last):
        if not hollow and start < end and stretch.meets(start, end):
            drawing.add(layer, **_box(start, end, y, stretch))
    if not hollow and begun < ending:
        _length(drawing, period.stated_length, max(begun, stretch.start), min(ending, stretch.end), y, stretch)
    if last > stretch.end:
        drawing.add("onward", x=_iso(stretch.end), y=y)
    if first < stretch.start:
        drawing.add("before", x=_iso(stretch.start), y=y)


def _parts(
    kind: str, first: datetime, begun: datetime, ending: datetime, last: datetime
) -> Iterator[tuple[str, datetime, datetime]]:
    """The certain part, and the parts before and after it in which it may hold; with no certain part, one of doubt."""
    if begun >= ending:
        yield "doubt", first, last
        return
    yield "fade in", first, begun
    yield kind, begun, ending
    yield "fade out", ending, last


def _length(drawing: Drawing, words: str, start: datetime, end: datetime, y: float, stretch: Stretch) -> None:
    """The stated length inside the bar, where the bar is wide enough."""
    room = (end - start) / (stretch.end - stretch.start) * WIDTH
    if words and room > 7 * len(words) + 6:
        drawing.add("length", x=_iso(start + (end - start) / 2), y=y, text=words)


def _box(start: datetime, end: datetime, y: float, stretch: Stretch) -> dict[str, Any]:
    return {
        "x": _iso(max(start, stretch.start)),
        "x2": _iso(min(end, stretch.end)),
        "y": y - BAR / 2,
        "y2": y + BAR / 2,
    }


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
