"""Whether words stand in a text: tolerant of white space, page breaks and typographic signs, strict on words."""

from __future__ import annotations

import re

_SAME = [
    ("'‘’‚‛′ʼ`", "['‘’‚‛′ʼ`]"),
    ('"“”„‟″«»', '["“”„‟″«»]'),
    ("-‐‑‒–—―−", r"(?:[-‐‑‒–—―−])"),
]
_SOFT = re.compile("[\u00ad\u200b\u200c\u200d\ufeff]")
_LONGEST = 20_000


def _piece(sign: str) -> str:
    for group, regex in _SAME:
        if sign in group:
            return regex
    if sign == "…":
        return r"(?:…|\.\s?\.\s?\.)"
    return re.escape(sign)


def locate(text: str, words: str, near: int | None = None) -> tuple[int, int] | None:
    """Where `words` stand in `text`: `[start, end)` in code points of the original, or None.

    White space of any sort and length counts as one space; straight and typographic quotation marks and dashes count
    as equal; every letter and digit must be the same. Of several places the one nearest to `near` (else the first).
    """
    wanted = _SOFT.sub("", words).split()
    if not wanted or len(words) > _LONGEST:
        return None
    sought = re.compile(r"\s+".join("".join(_piece(sign) for sign in word.replace("...", "…")) for word in wanted))
    best: tuple[int, int] | None = None
    for found in sought.finditer(text):
        if near is None:
            return found.span()
        if best is not None and abs(found.start() - near) >= abs(best[0] - near):
            break
        best = found.span()
    return best
