"""Shares of a population that came to harm ("half of the country's population was displaced").

A share has no number of people: without a sourced population it is compared with nothing and added to nothing, so the
figure keeps its words, with no value and no bounds.
"""

from __future__ import annotations

import re
from functools import cache

from trucewatch.model.figure import Counted, Figure, Qualifier
from trucewatch.read.counts.harm import KINDS, SHEET
from trucewatch.read.pack import choice, words


def shares(text: str, start: int, end: int, language: str = "en") -> tuple[Figure, ...]:
    """The shares of people killed, wounded or displaced that `text[start:end]` tells of, in order."""
    out = []
    for found in _share(language).finditer(text, start, end):
        counted = _harm(text, found, start, end, language)
        if counted is None:
            continue
        out.append(
            Figure.stated(
                counted,
                f"share of {found['whole'].lower()}",
                Qualifier.INDEFINITE,
                None,
                as_written=found.group(),
                span=found.span(),
            )
        )
    return tuple(out)


def _harm(text: str, found: re.Match[str], start: int, end: int, language: str) -> Counted | None:
    """The harm word right before a share ("displaced half of ..."), else the first one after it."""
    for counted, before, after in _harms(language):
        if before.search(text[max(start, found.start() - 40) : found.start()]):
            return counted
        if after.match(text, found.end(), end):
            return counted
    return None


@cache
def _share(language: str) -> re.Pattern[str]:
    sheet = words(language, "numbers")["shares"]
    part = rf"(?:{choice(sheet['parts'])}|\d{{1,3}}(?:\.\d+)?\s*(?:%|{choice(sheet['percent'])}))"
    return re.compile(
        rf"(?:(?:{choice(sheet['before'])})\s+)?{part}\s+of\s+(?:the\s+|its\s+|their\s+)?(?:[\w’'-]+\s+){{0,4}}?(?P<whole>{choice(sheet['wholes'])})",
        re.IGNORECASE,
    )


@cache
def _harms(language: str) -> tuple[tuple[Counted, re.Pattern[str], re.Pattern[str]], ...]:
    sheet, out = words(language, SHEET), []
    for kind, counted in KINDS.items():
        active = choice(
            [*sheet[kind]["active"], "driven", "uprooted"] if kind == "displaced" else sheet[kind]["active"]
        )
        state = choice(sheet[kind]["state"])
        before = re.compile(rf"{active}\s+(?:or\s+\w+\s+)?$", re.IGNORECASE)
        after = re.compile(rf"[^,.;:]{{0,40}}?{state}", re.IGNORECASE)
        out.append((counted, before, after))
    return tuple(out)
