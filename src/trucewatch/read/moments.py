"""The time of an event, and of its telling, from its passage, else from the same event told before."""

from __future__ import annotations

import itertools
import re
from datetime import timedelta
from functools import cache

from trucewatch.model.vocabulary import Act, Modality
from trucewatch.model.when import Precision, TimeBasis, When
from trucewatch.read.clock import Clock, counted
from trucewatch.read.deed import ABOUT, Deed
from trucewatch.read.interval import Time
from trucewatch.read.means import munitions
from trucewatch.read.pack import choice, cues, words
from trucewatch.read.timewords import COUNT
from trucewatch.read.trail import CARRIED_FOR, Passage, Trail


def when_of(
    passage: Passage, deed: Deed, found: list[Deed], trail: Trail, text: str, language: str
) -> tuple[When | None, When | None, str]:
    """The time of the event, and of the saying; a part of a day is joined to the day that the sentence names."""
    tellings = [(s.tell_start, s.tell_end) for s in passage.told if not s.tell_start <= deed.cue < s.tell_end]
    tellings += [passage.setting] if passage.setting and not passage.setting[0] <= deed.cue < passage.setting[1] else []
    said = [t for t in passage.times if any(a <= (t.when.span or (0, 0))[0] < b for a, b in tellings)]
    own = [t for t in passage.times if t not in said and deed.start <= (t.when.span or (0, 0))[0] < deed.end]
    own = [t for t in own if not _of_another(t, deed, found, text)]
    when_said = next((t.when for t in said if t.role != "part" or t.when.resolved), None)
    chosen = _best(own, deed, text, language)
    if chosen is not None:
        return chosen, when_said, "time"
    held = trail.when.get(deed.act)
    if held is not None and _same_event(deed, passage.number - held[1], text, language):
        return held[0], when_said, "time-from-context"
    return None, when_said, ""


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


def _same_event(deed: Deed, distance: int, text: str, language: str) -> bool:
    """Whether a passage without a time goes on about the event told of `distance` sentences before."""
    if deed.modality not in (Modality.ACTUAL, Modality.HEDGED) or cues(language, "voices", "recurring").search(
        text, deed.start, deed.end
    ):
        return False
    if _sum_up_to_now(deed, text, language):
        return False
    return distance <= (CARRIED_FOR if deed.definite or deed.rule == "harm-only" else 3)


MANY = 10
"""Strikes from which on a count of them is not one attack."""


def _sum_up_to_now(deed: Deed, text: str, language: str) -> bool:
    """`have been killed in more than 40 raids`: a sum over a time that is not stated, not the toll of one day."""
    if not cues(language, "voices", "perfect").search(text, deed.start, deed.end):
        return False
    counts = (f.low or f.value or 0 for f in munitions(text, deed.start, deed.end, language))
    return any(count >= MANY for count in counts)


_FINE = ("minute", "part of day", "day", "days", "week", "month", "year", "open", "unresolved")


def _best(own: list[Time], deed: Deed, text: str, language: str) -> When | None:
    """The time of the event among those of its passage: the finest, then the nearest; for a toll its period."""
    if not own:
        return None
    if deed.act is Act.TOLL and deed.rule == "toll":
        period = _period(own, deed, text, language)
        if period is not None or not cues(language, "acts", "of_a_war").match(text, deed.cue, deed.end):
            return period
    days = [t for t in own if t.role in ("at", "part", "past", "until", "period")] or own
    near = min(days, key=lambda t: (_FINE.index(t.when.precision.value), abs((t.when.span or (0, 0))[0] - deed.cue)))
    return _joined(near, own, text)


def _period(own: list[Time], deed: Deed, text: str, language: str) -> When | None:
    """The period of a toll: `in 12 days` from the day on which they began, `since`, or a stretch that is named; never
    a single day, which is that of something else in the sentence."""
    length = _so_long(language).search(text, deed.start, deed.end)
    begun = next((t for t in own if t.day and (t.role == "since" or _begins(t, deed, text, language))), None)
    if length is not None and begun is not None and begun.day is not None:
        return _so_long_from(begun, length, language)
    named = next((t for t in own if t.role in ("since", "past", "period")), None)
    if named is not None:
        return named.when
    first = own[0]
    before = text[deed.start : (first.when.span or (0, 0))[0]].lower()
    if re.search(r"(?<!\w)since\s[^.;]{0,80}$", before) and first.when.resolved and first.day is None:
        return first.when
    long = [t for t in own if t.day is None and t.when.precision in _LONG and t.role != "part"]
    return long[0].when if long else None


_LONG = (Precision.DAYS, Precision.WEEK, Precision.MONTH, Precision.YEAR, Precision.UNRESOLVED)


@cache
def _so_long(language: str) -> re.Pattern[str]:
    units = "|".join(u for u, unit in words(language, "times")["units"].items() if unit in ("day", "week"))
    return re.compile(rf"(?<!\w)(?:in|within|over)\s+{COUNT}\s+(?P<unit>{units})(?!\w)", re.IGNORECASE)


@cache
def _begun(language: str) -> re.Pattern[str]:
    return re.compile(choice(words(language, "times")["begins"]) + r"[^.;]{0,30}$", re.IGNORECASE)


def _begins(time: Time, deed: Deed, text: str, language: str) -> bool:
    at = (time.when.span or (0, 0))[0]
    return _begun(language).search(text[max(deed.start, at - 60) : at]) is not None


def _so_long_from(begun: Time, length: re.Match[str], language: str) -> When | None:
    when, day = begun.when, begun.day
    assert day is not None
    unit = words(language, "times")["units"][length["unit"].lower()]
    number = min(counted(length["n"]), 3_000) * (7 if unit == "week" else 1)
    clock = Clock(None, when.zone, language)
    start, end = clock.instant(day), clock.instant(day + timedelta(days=number))
    return when.model_copy(
        update={"start": start, "end": end, "precision": Precision.DAYS, "basis": TimeBasis.COMPUTED}
    )


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
