"""The reasons of one suggested link as a picture: what each comparison adds and takes off, and the sum."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from trucewatch.fuse.explain import Reason

NAME, LEVEL, BARS, ROW = 90, 210, 340, 18
"""Pixels: names, levels and bars in width, one line in height."""
FOR, AGAINST, REST = "#0b5a7a", "#b4631a", "#5b6977"


def waterfall(start: float, reasons: Sequence[Reason], total: float) -> str:
    """An SVG that stands by itself. `start` is the prior; `total` the sum, all in bits."""
    sums = [0.0, start]
    for reason in reasons:
        sums.append(sums[-1] + reason.bits)
    low, high = min(*sums, total, 0), max(*sums, total, 1)
    scale = BARS / (high - low)
    height = (len(reasons) + 2) * ROW + 8

    def across(value: float) -> float:
        return NAME + LEVEL + (value - low) * scale

    lines = [("before", "two records this near", start)] + [(r.compared, r.level, r.bits) for r in reasons]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {NAME + LEVEL + BARS + 60} {height}" role="img" '
        f'font-family="sans-serif" font-size="11"><title>{escape(_told(reasons, total))}</title>',
        f'<line x1="{across(0):.1f}" x2="{across(0):.1f}" y1="0" y2="{height - 8}" stroke="#d5dce3"/>',
    ]
    at = 0.0
    for row, (name, level, bits) in enumerate(lines):
        parts.append(_bar(row, (name, level, bits), across(at), across(at + bits), FOR if bits >= 0 else AGAINST))
        at += bits
    parts.append(_bar(len(lines), ("sum", "", total), across(0), across(total), REST))
    return "".join(parts) + "</svg>"


def _bar(row: int, said: tuple[str, str, float], one: float, other: float, colour: str) -> str:
    name, level, bits = said
    y = row * ROW + 4
    left, width = min(one, other), max(abs(other - one), 0.8)
    return (
        f'<text x="0" y="{y + 10}">{escape(name)}</text>'
        f'<text x="{NAME}" y="{y + 10}" fill="{REST}">{escape(level)}</text>'
        f'<rect x="{left:.1f}" y="{y}" width="{width:.1f}" height="{ROW - 5}" fill="{colour}"/>'
        f'<text x="{max(one, other) + 4:.1f}" y="{y + 10}">{bits:+z.1f}</text>'
    )


def _told(reasons: Sequence[Reason], total: float) -> str:
    said = ", ".join(f"{r.compared}: {r.level} {r.bits:+z.1f}" for r in reasons)
    return f"{said}; {total:+z.1f} bits in all"
