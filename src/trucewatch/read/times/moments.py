"""The time of an event, and of its telling, as its own passage gives them."""

from __future__ import annotations

import itertools
import re
from functools import cache

from trucewatch.model.vocabulary import Act
from trucewatch.model.when import Precision, TimeBasis, When
from trucewatch.read.acts.deed import ABOUT, Deed
from trucewatch.read.acts.means import munitions
from trucewatch.read.pack import choice, cues, words
from trucewatch.read.times.clauses import of_another_clause
from trucewatch.read.times.clock import Clock
from trucewatch.read.times.interval import Time
from trucewatch.read.times.stretch import stretch_of, up_to_now
from trucewatch.read.trail import Passage


def when_of(
    passage: Passage, deed: Deed, found: list[Deed], text: str, clock: Clock
) -> tuple[When | None, When | None]:
    """The time of the event, and of the saying; a part of a day is joined to the day that the sentence names."""
    tellings = [(s.tell_start, s.tell_end) for s in passage.told if not s.tell_start <= deed.cue < s.tell_end]
    tellings += [passage.setting] if passage.setting and not passage.setting[0] <= deed.cue < passage.setting[1] else []
    said = [t for t in passage.times if any(a <= (t.when.span or (0, 0))[0] < b for a, b in tellings)]
    said += [t for t in passage.times if t not in said and _of_the_telling(t, text, clock.language)]
    own = [
        t
        for t in passage.times
        if t not in said and t.role != "clock" and deed.start <= (t.when.span or (0, 0))[0] < deed.end
    ]
    own = [t for t in own if not _of_another(t, deed, found, text)]
    own = [t for t in own if deed.act is Act.TOLL or not of_another_clause(t, deed, text, clock.language)]
    when_said = next((t.when for t in said if t.role != "part" or t.when.resolved), None)
    return _with_day(_best(own, deed, text, clock), own, said, clock), when_said


def _of_the_telling(time: Time, text: str, language: str) -> bool:
    """`the ministry today confirmed that`: a day right before a telling verb dates the telling."""
    end = (time.when.span or (0, 0))[1]
    return time.day is not None and _tells(language).match(text, end) is not None


@cache
def _tells(language: str) -> re.Pattern[str]:
    return re.compile(r"\s+" + choice(words(language, "times")["telling_after"]) + r"(?:\s+that)?", re.IGNORECASE)


def _with_day(chosen: When | None, own: list[Time], said: list[Time], clock: Clock) -> When | None:
    """`said on Monday that shells fell at dawn`: a part of a day without its day is one of the day of the saying."""
    part = next((t for t in own if t.role == "part" and t.when == chosen), None)
    day = next((t.day for t in (*own, *said) if t.day is not None), None)
    if chosen is None or part is None or part.hours is None or day is None or part.hours[0] == part.hours[1]:
        return chosen
    start, end = (clock.instant(day, hour) for hour in part.hours)
    return chosen.model_copy(
        update={"start": start, "end": end, "precision": Precision.PART_OF_DAY, "basis": TimeBasis.ANCHORED}
    )


def _of_another(time: Time, deed: Deed, found: list[Deed], text: str) -> bool:
    """Whether a day is that of a truce's own clause ("on Monday it collapsed, and 9 people were killed")."""
    if deed.act in ABOUT or time.day is None:
        return False
    at = (time.when.span or (0, 0))[0]
    nearer = [d for d in found if d.act in ABOUT and abs(d.cue - at) < abs(deed.cue - at)]
    apart = text[min(at, deed.cue) : max(at, deed.cue)]
    return any(
        re.search(r"[,;]\s+and\s|;", apart) and not re.search(r"[,;]\s+and\s|;", _gap(text, at, d)) for d in nearer
    )


def _gap(text: str, at: int, deed: Deed) -> str:
    return text[min(at, deed.cue) : max(at, deed.cue)]


def is_general(deed: Deed, text: str, language: str) -> bool:
    """Whether a passage tells of what happens again and again, or sums up, and so of no single event."""
    again = cues(language, "voices", "recurring").search(text, deed.start, deed.end) is not None
    vague = _at_large(language).search(text, deed.start, deed.end) is not None
    return again or vague or _sum_up_to_now(deed, text, language)


@cache
def _at_large(language: str) -> re.Pattern[str]:
    """`lately`, `in recent weeks`, `have launched`, `is targeted`: what goes on, and not one event."""
    sheet = words(language, "times")
    perfect = rf"(?<!\w)(?:has|have)\s+(?:\w+\s+){{0,2}}?{choice(sheet['done_at_large'])}"
    present = rf"(?<!\w)(?:is|are)\s+(?:being\s+|regularly\s+)?{choice(sheet['is_done_at_large'])}"
    return re.compile(rf"{choice(sheet['lately'])}|{perfect}|{present}", re.IGNORECASE)


def waiting_clock(passage: Passage, deed: Deed) -> Time | None:
    """A clock time of the passage that has no day there."""
    inside = (t for t in passage.times if deed.start <= (t.when.span or (0, 0))[0] < deed.end)
    return next((t for t in inside if t.role == "clock"), None)


def is_same_day(deed: Deed, text: str, language: str) -> bool:
    """Whether a passage says that it happened on the day of what was told before: "hours later"."""
    return cues(language, "times", "same_day").search(text, deed.start, deed.end) is not None


MANY = 10
"""Strikes from which on a count of them is not one attack."""


def _sum_up_to_now(deed: Deed, text: str, language: str) -> bool:
    """`have been killed in more than 40 raids`: a sum over a time that is not stated, not the toll of one day."""
    if not cues(language, "voices", "perfect").search(text, deed.start, deed.end):
        return False
    counts = (f.low or f.value or 0 for f in munitions(text, deed.start, deed.end, language))
    return any(count >= MANY for count in counts)


_FINE = ("minute", "part of day", "day", "days", "week", "month", "year", "open", "unresolved")


def _best(own: list[Time], deed: Deed, text: str, clock: Clock) -> When | None:
    """The time of the event among those of its passage: the finest, then the nearest; for a toll its period."""
    language = clock.language
    if deed.act is Act.TOLL and deed.rule == "toll":
        period = stretch_of(own, deed, text, clock)
        if period is not None or not cues(language, "acts", "of_a_war").match(text, deed.cue, deed.end):
            return period
    if not own:
        return None
    days = [t for t in own if t.role in ("at", "part", "past", "until", "period")] or own
    if deed.act in ABOUT:
        return _joined(min(days, key=lambda t: _away(t, deed)), own, text)
    near = min(days, key=lambda t: (_FINE.index(t.when.precision.value), abs((t.when.span or (0, 0))[0] - deed.cue)))
    if _campaign_begun(near, deed, text, language):
        return up_to_now(near.when, clock)
    return _joined(near, own, text)


def _away(time: Time, deed: Deed) -> int:
    a, b = time.when.span or (0, 0)
    return max(a - deed.cue, deed.cue - b, 0)


def _campaign_begun(time: Time, deed: Deed, text: str, language: str) -> bool:
    """`an offensive that began on 3 May`: it has gone on since."""
    at = (time.when.span or (0, 0))[0]
    return time.day is not None and _begun_campaign(language).search(text[max(deed.start, at - 80) : at]) is not None


@cache
def _begun_campaign(language: str) -> re.Pattern[str]:
    campaigns, begins = choice(words(language, "times")["campaigns"]), choice(words(language, "times")["has_begun"])
    return re.compile(rf"{campaigns}\s+(?:[\w-]+\s+){{0,4}}?{begins}\s+(?:on\s+|in\s+)?$", re.IGNORECASE)


def _joined(chosen: Time, own: list[Time], text: str) -> When:
    """`on Sunday and Monday` as one interval."""
    for one, other in itertools.pairwise(own):
        (a, b), (c, d) = one.when.span or (0, 0), other.when.span or (0, 0)
        plain_days = one.day is not None and other.day is not None and one.when.precision is other.when.precision
        if not (chosen in (one, other) and plain_days and text[b:c].strip() == "and"):
            continue
        if one.when.start and other.when.end and one.when.start < other.when.end:
            return one.when.model_copy(
                update={"end": other.when.end, "precision": Precision.DAYS, "as_written": text[a:d], "span": (a, d)}
            )
    return chosen.when
