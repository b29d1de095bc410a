"""The smallest span of a passage that carries the claim: without who says it, and without joining words at its ends."""

from __future__ import annotations

import re

from trucewatch.read.voices.speech import Speech

_FRONT = re.compile(r"(?:[\s,;:–—-]|\b(?:and|but|while|that|adding|meanwhile|although|whereas)\b)+", re.IGNORECASE)
_BACK = re.compile(r"(?:[\s,;:–—-]|\b(?:and|but|while|which|as)\b)+$", re.IGNORECASE)


def quote_span(text: str, start: int, end: int, told: list[Speech], deed_told: int | None = None) -> tuple[int, int]:
    """`[start, end)` without a telling at its beginning or end; never empty, never outside.

    `deed_told`: where the telling is the deed itself ("declared the truce over"), the offset of its cue: that is kept.
    """
    first, last = start, end
    for speech in told:
        if deed_told is not None and deed_told < speech.tell_end:
            continue
        if speech.tell_start <= first + 25 and first < speech.tell_end < last and speech.opens:
            first = speech.tell_end
        elif speech.tell_end >= last - 3 and first < speech.tell_start < last and speech.end <= speech.tell_start:
            last = speech.tell_start
    if front := _FRONT.match(text, first, last):
        first = front.end()
    if back := _BACK.search(text[first:last]):
        last = first + back.start()
    if last - first < 8:
        first, last = start, end
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return first, last
