"""Clocks as a picture: a row for each part, a square for each day, with the same signs as in words.

The same clocks give the same bytes. Colour says nothing that the sign does not say.
"""

from __future__ import annotations

from typing import Any

import altair as alt
import vl_convert

from trucewatch.products.chart import FONT, INK, LINE, SOFT, VEGA_LITE, numbered
from trucewatch.products.condition_parts import STRIP
from trucewatch.products.conditions import Clocks

SQUARE, LEFT, ROW = 36, 330, 36
"""Pixels: a day, the words to the left of the days, a row."""

SHADES = {"counts": "#9cc3e0", "does not count": "#f0c9a6", "open": "#ffffff", "outside": "#f0f3f6"}
MOST = 31
"""Days in a row of the picture: the last ones."""

Marks = list[dict[str, Any]]


def clocks_svg(sheet: Clocks) -> str:
    """The picture as SVG, without scripts and without fonts or pictures from elsewhere."""
    drawn: str = vl_convert.vegalite_to_svg(clocks_chart(sheet).to_dict(), vl_version=VEGA_LITE)
    return numbered(drawn) + "\n"


def clocks_chart(sheet: Clocks) -> Any:
    """The picture as an Altair chart, for a notebook."""
    parts = [(clock, part) for clock in sheet.clocks for part in clock.parts if part.days]
    days = sorted({day.day for _, part in parts for day in part.days})[-MOST:]
    width, height = max(len(days), 1) * SQUARE, max(len(parts), 1) * ROW
    squares: Marks = []
    words: Marks = [{"x": (n + 0.5) * SQUARE, "y": -8, "text": day[5:]} for n, day in enumerate(days)]
    left: Marks = []
    for n, (clock, part) in enumerate(parts):
        y = (n + 0.5) * ROW
        left.append({"x": -LEFT, "y": y - 7, "text": _cut(f"{clock.name}: {part.words or part.id}")})
        left.append({"x": -LEFT, "y": y + 7, "text": _cut(f"{clock.issuer}; {part.said}")})
        left.append({"x": width + 14, "y": y, "text": part.value})
        for day in part.days:
            if day.day in days:
                squares.append(_square(days.index(day.day) * SQUARE, y, day.value))
    words += [{"x": s["x"] + SQUARE / 2, "y": s["y"] + SQUARE / 2, "text": STRIP[s["value"]]} for s in squares]
    x, y_ = (alt.Scale(domain=[0, side], range=[0, side], nice=False, zero=False) for side in (width, height))
    at = {"x": alt.X("x:Q", scale=x, axis=None), "y": alt.Y("y:Q", scale=y_, axis=None)}
    layers = [_squares(squares, at), _words(words, at, "center"), _words(left, at, "left")]
    whole = alt.layer(*layers).properties(width=width, height=height, title=_title(sheet), padding=24)
    return whole.configure(font=FONT, background="white", aria=False).configure_view(stroke=None)


def _title(sheet: Clocks) -> alt.Title:
    signs = "   ".join(f"{sign} {word}" for word, sign in STRIP.items())
    return alt.Title(
        f"Conditions that count days, at {sheet.at}", subtitle=[signs], anchor="start", offset=34,
        color=INK, subtitleColor=SOFT, font=FONT, subtitleFont=FONT, fontSize=15, subtitleFontSize=11,
    )  # fmt: skip


def _square(x: float, y: float, value: str) -> dict[str, Any]:
    return {"x": x, "x2": x + SQUARE, "y": y - SQUARE / 2, "y2": y + SQUARE / 2, "value": value}


def _squares(marks: Marks, at: dict[str, Any]) -> Any:
    shade = alt.Color("value:N", scale=alt.Scale(domain=list(SHADES), range=list(SHADES.values())), legend=None)
    base = alt.Chart(alt.InlineData(values=marks)).mark_rect(stroke=LINE)
    return base.encode(**at, x2="x2:Q", y2="y2:Q", color=shade)


def _words(marks: Marks, at: dict[str, Any], align: Any) -> Any:
    base = alt.Chart(alt.InlineData(values=marks))
    text = base.mark_text(align=align, baseline="middle", font=FONT, fontSize=10.5, color=INK, clip=False)
    return text.encode(**at, text="text:N")


def _cut(text: str, most: int = 58) -> str:
    """Words cut to a number of characters: measuring them would need the machine's fonts."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
