"""Whether a time in a passage belongs to another clause than the act: to what came before, or to a truce or a war."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.model.vocabulary import Act
from trucewatch.read.acts.deed import ABOUT, Deed
from trucewatch.read.pack import choice, words
from trucewatch.read.times.interval import Time

SHEET = "times"

DATED = ABOUT - {Act.TRUCE_VIOLATION, Act.TRUCE_COLLAPSED, Act.TRUCE_ENDED, Act.TRUCE_EXCLUSION}
"""Acts about a truce or aid whose date may be that of the truce itself."""


def of_another_clause(time: Time, deed: Deed, text: str, language: str) -> bool:
    """Whether the words date something else: "... after his plane crashed on Friday", "the truce agreed in March"."""
    at, end = time.when.span or (0, 0)
    if (
        deed.act not in DATED
        and time.role != "since"
        and _dated_thing(language).search(text[max(deed.start, at - 60) : at])
    ):
        return True
    if time.role == "since" and _compared(language).search(text[max(deed.start, at - 90) : at]):
        return True
    if deed.cue < at:
        return _other_after(language).search(text, deed.cue, at) is not None and not _begins_it(text, at, language)
    opened = _other_before(language).search(text[deed.start : at])
    return opened is not None and "," in text[end : deed.cue] and not _begins_it(text, at, language)


def _begins_it(text: str, at: int, language: str) -> bool:
    """`after Monday`, `before dawn on Tuesday`: the word before belongs to the time itself."""
    return _right_before(language).search(text[max(0, at - 40) : at]) is not None


@cache
def _compared(language: str) -> re.Pattern[str]:
    """`the deadliest raid since`: one attack, compared with others."""
    return re.compile(choice(words(language, "acts")["superlatives"]) + r"[^.;]{0,80}$", re.IGNORECASE)


@cache
def _other_after(language: str) -> re.Pattern[str]:
    return re.compile(choice(words(language, SHEET)["other_clause"]) + r"\s+(?=\w+\s)", re.IGNORECASE)


@cache
def _other_before(language: str) -> re.Pattern[str]:
    return re.compile(choice(words(language, SHEET)["came_before"]) + r"\s+[^,;]*$", re.IGNORECASE)


@cache
def _right_before(language: str) -> re.Pattern[str]:
    parts = choice([*words(language, SHEET)["other_clause"], *words(language, SHEET)["came_before"]])
    times = choice(words(language, SHEET)["points_of_a_day"])
    return re.compile(rf"{parts}\s+(?:{times}\s+)?(?:on\s+|in\s+)?$", re.IGNORECASE)


@cache
def _dated_thing(language: str) -> re.Pattern[str]:
    """`the truce agreed in`, `the conflict in`: right before a time, a thing that has a date of its own."""
    things = choice([*words(language, "truce")["truce"], *words(language, SHEET)["dated_things"]])
    made = choice(words(language, SHEET)["made"])
    return re.compile(
        rf"{things}\s+(?:(?:that|which)\s+)?(?:was\s+|were\s+|has\s+been\s+)?(?:{made}\s+(?:by\s+[\w\s-]{{0,40}}?)?)?(?:on\s+|in\s+|of\s+|since\s+)?$",
        re.IGNORECASE,
    )
