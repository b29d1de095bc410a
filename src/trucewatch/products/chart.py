"""The terms register as one picture: areas as bands, one bar for each reading, ends on both clocks.

A long register is cut into stretches of time, so that a calm of a day can be seen beside a truce of half a year. The
same register gives the same bytes: nothing is drawn from a clock, and fonts are named but never fetched.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import altair as alt
import vl_convert

from trucewatch.model.instant import zone_named
from trucewatch.products.drawing import LEFT, RIGHT, WIDTH, Drawing, drawing_of, stretches_of
from trucewatch.products.stretches import Stretch, offsets, ticks
from trucewatch.products.terms import TermsSheet

INK, SOFT, LINE, BAND = "#1c2733", "#5b6977", "#d5dce3", "#f0f3f6"
FIRST, LATER, HALF, NOTE = "#41627e", "#7391a9", "#c3d0da", "#7a5b00"
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
VEGA_LITE = "6.1"

Encoded = dict[str, Any]


def svg(sheet: TermsSheet) -> str:
    """The picture as SVG, without scripts and without fonts or pictures from elsewhere."""
    drawn: str = vl_convert.vegalite_to_svg(chart(sheet).to_dict(), vl_version=VEGA_LITE)
    return numbered(drawn) + "\n"


def numbered(drawn: str) -> str:
    """The ids of shades and clips counted from one: the library goes on counting from picture to picture."""
    ids = dict.fromkeys(re.findall(r' id="([a-z]+_?\d+)"', drawn))
    new = {old: f"{old.rstrip('0123456789')}{n}" for n, old in enumerate(ids, start=1)}
    return re.sub(r'(?<= id=")[a-z]+_?\d+(?=")|(?<=url\(#)[a-z]+_?\d+(?=\))', lambda m: new.get(m[0], m[0]), drawn)


def chart(sheet: TermsSheet) -> Any:
    """The picture as an Altair chart, for a notebook."""
    panels = [_panel(sheet, stretch) for stretch in stretches_of(sheet)]
    asked = f"{sheet.area}; known at: {sheet.method.known_at}; recorded by: {sheet.method.recorded_by}"
    head = [asked, "Ends are exclusive and stand on the local clock, with UTC in brackets."]
    apart = [f"{p.name}: {p.status}" for p in sheet.proposals]
    whole = alt.vconcat(
        *panels, _legend(apart), spacing=100, bounds="flush", title=_title(sheet.title, head, 17, 22), padding=24
    )
    return whole.configure(font=FONT, background="white", aria=False).configure_view(stroke=None)


def _title(words: str, below: list[str], size: float, offset: float) -> alt.Title:
    return alt.Title(
        words, subtitle=below, anchor="start", offset=offset, color=INK, subtitleColor=SOFT,
        fontSize=size, subtitleFontSize=10.5, font=FONT, subtitleFont=FONT, subtitlePadding=4,
    )  # fmt: skip


def _panel(sheet: TermsSheet, stretch: Stretch) -> Any:
    drawing = drawing_of(sheet, stretch)
    for at, words in ticks(stretch, sheet.zone):
        mark = {"x": f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}", "y": 0, "y2": drawing.height, "text": words}
        drawing.add("day", **mark)
        drawing.add("date", **mark)
    clock = f"{sheet.zone}, {offsets(stretch, sheet.zone)}; the lines are local midnights"
    title = _title(f"{_day(stretch.start, sheet.zone)} to {_day(stretch.end, sheet.zone)}", [clock], 13, 26)
    return _layered(drawing, stretch).properties(width=WIDTH, height=max(drawing.height, 1), title=title)


def _day(at: datetime, zone: str) -> str:
    here = at.astimezone(zone_named(zone))
    return f"{here.day} {here:%b %Y}"


def _layered(drawing: Drawing, stretch: Stretch) -> Any:
    return alt.layer(*_layers(drawing, stretch))


def _layers(drawing: Drawing, stretch: Stretch) -> list[alt.Chart]:
    """The marks on one scale of time and one of pixels, bottom layer first. A layer without marks is left out."""
    time = alt.Scale(
        type="utc", domain=[f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" for at in (stretch.start, stretch.end)]
    )
    down = alt.Scale(domain=[0, drawing.height], range=[0, drawing.height], nice=False, zero=False)
    x, y = alt.X("x:T", scale=time, axis=None), alt.Y("y:Q", scale=down, axis=None)
    box: Encoded = {"x": x, "x2": "x2:T", "y": y, "y2": "y2:Q"}
    point: Encoded = {"x": x, "y": y}
    order = ["band", "day", "date", "hollow", "first", "extension", "fade in", "fade out", "doubt", "onward", "before"]
    found = []
    for layer in sorted(drawing.layers, key=lambda n: order.index(n) if n in order else len(order)):
        base = alt.Chart(alt.InlineData(values=drawing.layers[layer]))
        found.append(_layer(base, layer, box, point))
    return found


def _layer(base: alt.Chart, layer: str, box: Encoded, point: Encoded) -> Any:
    match layer.split(" ")[0] if layer[-1].isdigit() else layer:
        case "band":
            wide = {"x": alt.value(-LEFT), "x2": alt.value(WIDTH + RIGHT), "y": box["y"], "y2": box["y2"]}
            return base.mark_rect(color=BAND).encode(**wide)
        case "day":
            return base.mark_rule(color=LINE).encode(x=box["x"], y=box["y"], y2=box["y2"])
        case "date":
            return _words(base, SOFT, 10, align="center", baseline="bottom", dy=-4).encode(x=box["x"], y=alt.value(0))
        case "hollow":
            return base.mark_rect(fill="white", stroke=SOFT, strokeDash=[2, 2]).encode(**box)
        case "first" | "extension" as kind:
            return base.mark_rect(fill=FIRST if kind == "first" else LATER, stroke="white").encode(**box)
        case "fade in" | "fade out" | "doubt" as fade:
            return base.mark_rect(fill=_gradient(fade), stroke=FIRST, strokeDash=[3, 2], strokeWidth=0.8).encode(**box)
        case "onward" | "before" as side:
            shape = "triangle-right" if side == "onward" else "triangle-left"
            return base.mark_point(shape=shape, size=75, fill=FIRST, stroke=FIRST, opacity=1).encode(**point)
        case "position":
            return base.mark_point(shape="diamond", size=70, fill="white", stroke=INK, opacity=1).encode(**point)
        case "length":
            return _words(base, "white", 10, align="center").encode(**point)
        case "area":
            return _words(base, INK, 12.5, fontWeight="bold").encode(x=_pixels(layer), y=point["y"])
        case "name":
            return _words(base, INK, 11).encode(x=_pixels(layer), y=point["y"])
        case "note":
            return _words(base, NOTE, 10.5).encode(x=_pixels(layer), y=point["y"])
        case _:
            return _words(base, SOFT, 10.5).encode(x=_pixels(layer), y=point["y"])


def _pixels(layer: str) -> Any:
    return alt.value(int(layer.rsplit(" ", 1)[1]))


def _words(base: alt.Chart, color: str, size: float, **rest: Any) -> Any:
    plain: Encoded = {"align": "left", "baseline": "middle", "font": FONT, "fontSize": size, "color": color}
    return base.mark_text(**(plain | rest)).encode(text="text:N")


def _gradient(way: str) -> Any:
    ends = {"fade in": ("#ffffff", FIRST), "fade out": (FIRST, "#ffffff")}.get(way, (HALF, HALF))
    stops = [alt.GradientStop(color=colour, offset=at) for colour, at in zip(ends, (0.0, 1.0), strict=True)]
    return alt.LinearGradient(gradient="linear", stops=stops, x1=0.0, x2=1.0, y1=0.0, y2=0.0)


LEGEND = (
    ("first", "holds for certain under that reading; darker: first period, lighter: extension"),
    ("fade out", "may hold: the start or end is known only to an interval"),
    ("doubt", "may hold for some of this time: start and end are known only to intervals that overlap"),
    ("hollow", "left out of it, by that reading"),
    ("onward", "goes on beyond the stretch shown, or no end is recorded"),
    ("position", "somebody declares it over: a position, which by itself ends nothing"),
)


SAMPLE = Stretch(datetime(2000, 1, 1, tzinfo=UTC), datetime(2000, 1, 2, tzinfo=UTC))
"""The legend's own scale: one day, as wide as a sample."""


def _legend(apart: list[str]) -> Any:
    """What the marks mean, and below it what was only proposed, negotiated or aimed at."""
    drawing = Drawing()
    begin, end = (f"{at:%Y-%m-%dT%H:%M:%SZ}" for at in (SAMPLE.start, SAMPLE.end))
    for layer, words in LEGEND:
        y = drawing.height + 10
        if layer in ("onward", "position"):
            drawing.add(layer, x=end, y=y)
        else:
            drawing.add(layer, x=begin, x2=end, y=y - 6, y2=y + 6)
        drawing.write("words", 60, y, words, 120)
        drawing.height += 20
    if apart:
        drawing.write("name", 0, drawing.height + 20, "Never in force", 60)
        drawing.height += 30
    for words in apart:
        drawing.write("words", 0, drawing.height + 10, words, 150)
        drawing.height += 18
    return _layered(drawing, SAMPLE).properties(width=40, height=drawing.height)
