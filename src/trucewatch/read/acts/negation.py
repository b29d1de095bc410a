"""Whether a passage says that an act did not happen, or leaves open whether it did: then it tells of no act.

A negation counts where it governs the act's own word: a few words before it in the same clause, with nothing between
that turns it to something else ("did not say who shelled", "has not stopped shelling").
"""

from __future__ import annotations

import re
from functools import cache

from trucewatch.read.pack import choice, cues, words

SHEET = "negation"
_CLAUSE = re.compile(
    r"[;:]|, (?:and|but|who|which|while|although|though)\b| (?:but|while|although|though) ", re.IGNORECASE
)
_REACH = 90
_BETWEEN = 5


def negated(text: str, start: int, end: int, cue: int, language: str = "en") -> bool:
    """Whether the act at `cue` in the segment `[start, end)` is denied, or only asked about, by the words around it."""
    clause = text[max(start, cue - _REACH) : cue]
    clause = clause[max((m.end() for m in _CLAUSE.finditer(clause)), default=0) :]
    refused = _refused(language).search(clause)
    if _governs(clause, language) or (refused and not _either(clause[refused.start() :] + text[cue:end], language)):
        return True
    aim = cues(language, SHEET, "aims_only").search(text, start, end)
    if aim is not None and aim.start() <= cue < aim.end() + 40:
        return True  # what somebody aims at, and no attack
    return _untrue(language).search(text, cue, end) is not None


def _governs(clause: str, language: str) -> bool:
    """A `not`, `never`, `neither` or `no` close before the act."""
    for key, most in (("not", _BETWEEN), ("no", 2)):
        found = list(cues(language, SHEET, key).finditer(clause))
        if not found:
            continue
        between = re.findall(r"[\w'’-]+", clause[found[-1].end() :].lower())
        if len(between) <= most and not set(between) & _unless(language):
            return True
    return False


def _either(asked: str, language: str) -> bool:
    """`whether X or Y did it`: who did it is open, not whether it was done."""
    return cues(language, SHEET, "either").search(asked) is not None


@cache
def _unless(language: str) -> frozenset[str]:
    return frozenset(words(language, SHEET)["unless"])


@cache
def _refused(language: str) -> re.Pattern[str]:
    sheet = words(language, SHEET)
    told = rf"{choice(sheet['rejected'])}\s+(?:[\w'’-]+\s+){{0,3}}{choice(sheet['claims'])}"
    return re.compile(rf"{told}|{choice(sheet['open'])}|{choice(sheet['failed'])}", re.IGNORECASE)


@cache
def _untrue(language: str) -> re.Pattern[str]:
    untrue = choice(words(language, SHEET)["untrue"])
    return re.compile(rf"\b(?:is|are|was|were|as|be)\s+(?:[\w-]+\s+){{0,1}}{untrue}", re.IGNORECASE)
