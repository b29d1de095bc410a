"""Places and times that a passage leaves out, taken from where the document tells of the same event."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache

from trucewatch.model.claim import Suggestion
from trucewatch.model.vocabulary import Act
from trucewatch.model.when import Precision, When
from trucewatch.model.where import PlacePrecision
from trucewatch.read.called import Called
from trucewatch.read.context import Context
from trucewatch.read.pack import choice, cues, words
from trucewatch.read.places.placed import SHEET
from trucewatch.read.scene import AID, EVENTS, TITLE, Account, goes_on_at, goes_on_from, told_below, told_next
from trucewatch.read.text.clean import Cleaned
from trucewatch.read.times.clock import Clock
from trucewatch.read.times.hours import on_day
from trucewatch.read.times.stretch import up_to_now
from trucewatch.read.times.times import times

OPENING = 5
"""Up to this sentence a text may leave the place open that it names below, as long as it has named none."""

WITHIN = 150
"""An account lends to others, or borrows, over at most so many, so that a long text takes no longer than its parts."""


def settled(context: Context, cleaned: Cleaned, accounts: list[Account]) -> list[Suggestion]:
    """The suggestions of a document in the same order, with the places and times that other passages give them."""
    named = Called(context, cleaned)
    for one in accounts:
        if one.claim.act in EVENTS and (later := named.told_later(one)):
            one.take_place(later, "place-named-later")
    for n, one in enumerate(accounts):
        before = accounts[max(0, n - WITHIN) : n]
        _place(one, before, named, context)
        _time(one, before, context.document.language)
    for n, one in enumerate(accounts):
        if one.claim.when is None and one.happened and not one.general:
            event = told_next(one, accounts[n + 1 : n + 1 + WITHIN])
            if event is not None and event.claim.when is not None:
                one.take_time(_lent(one, event.claim.when, context.document.language), "time-from-below")
    placed = False
    for n, one in enumerate(accounts):
        if one.number < TITLE or (one.number < OPENING and not placed):
            _from_below(one, accounts[n + 1 : n + 1 + WITHIN], context.document.language)
        placed = placed or (bool(one.fine) and one.number >= TITLE)
    began = _war_began(context, cleaned)
    for one in accounts:
        _country(one, context)
        _war_so_far(one, began, context)
    return [one.suggestion() for one in accounts]


def _place(one: Account, before: list[Account], named: Called, context: Context) -> None:
    where = one.claim.where
    if any(w.candidates for w in where) or one.where_from == "place-named-later":
        return
    meant = named.by_noun(one)
    if meant and (not one.fine or named.lies_in(one, meant[0])):
        one.take_place((*(w for w in where if not w.located), *meant), "place-by-noun")
        return
    if one.fine:
        return
    event = goes_on_at(one, before)
    if event is not None and all(w.precision is PlacePrecision.COUNTRY for w in where):
        one.take_place(event.claim.where, "place-from-context")
    elif event is not None and not any(w.located for w in where):
        towns = tuple(w for w in event.fine if w.precision in (PlacePrecision.CITY, PlacePrecision.TOWN))
        one.take_place((*where, *towns), "place+town")
    elif one.claim.act in AID and not where:
        aided = next((e for e in reversed(before) if e.claim.act in AID and e.fine), None)
        if aided is not None:
            one.take_place(aided.claim.where, "place-from-context")


def _time(one: Account, before: list[Account], language: str) -> None:
    if one.claim.when is not None:
        return
    event = goes_on_from(one, before)
    if event is not None and event.claim.when is not None:
        one.take_time(_lent(one, event.claim.when, language), "time-from-context")


def _lent(one: Account, when: When, language: str) -> When:
    """The time that another account lends: a minute as its whole day, or the clock time that waits for that day."""
    if when.start is None or when.end is None or when.end - when.start > timedelta(hours=26):
        return when
    clock = Clock(None, when.zone, language)
    day = when.start.astimezone(clock.tz).date()
    if one.clock is not None and (dated := on_day(one.clock, day).when).resolved:
        return dated
    if when.precision is not Precision.MINUTE:
        return when
    ends = {"start": clock.instant(day), "end": clock.instant(day + timedelta(days=1))}
    return when.model_copy(update={**ends, "precision": Precision.DAY})


def _from_below(one: Account, after: list[Account], language: str) -> None:
    """A title, and a first sentence, with the place and the day of the account that they sum up."""
    if one.claim.act not in EVENTS and not one.claim.act.value.startswith(("truce_", "aid_")):
        return
    if not one.fine and not any(w.candidates for w in one.claim.where):
        event = told_below(one, after, "place")
        if event is not None:
            one.take_place(event.claim.where, "place-from-below")
    if one.claim.when is None and not one.general:
        event = told_below(one, after, "day")
        if event is not None and event.claim.when is not None:
            one.take_time(_lent(one, event.claim.when, language), "time-from-below")


def _country(one: Account, context: Context) -> None:
    """What is said of a truce, or of a whole war's victims, without a place is said of the document's country."""
    document = context.document
    if one.claim.where or document.country is None:
        return
    text, language = document.text, document.language
    of_war = cues(language, "acts", "of_a_war").search(text, one.deed.start, one.deed.end)
    wide = _whole_country(language).search(text, one.deed.start, one.deed.end)
    if not (one.claim.act.value.startswith("truce_") or (one.claim.act is Act.TOLL and of_war) or wide):
        return
    home = context.names.places.get(f"country-{document.country.lower()}")
    if home is not None:
        one.take_place((home.where(wide.group() if wide else ""),), "place-of-document")


def _war_began(context: Context, cleaned: Cleaned) -> When | None:
    """When the war that the document speaks of began, where it says so once: "the war erupted in 2031"."""
    document = context.document
    found: dict[int, When] = {}
    text, language = document.text, document.language
    for start, end, _ in cleaned.sentences:
        if not cues(language, "acts", "of_a_war").search(text, start, end):
            continue
        for time in times(text, start, end, document.anchor_at(start), document.zone, language=language):
            at = (time.when.span or (0, 0))[0]
            if time.when.start is not None and (
                time.role == "since" or _war_to(language).search(text[max(start, at - 140) : at])
            ):
                found.setdefault(time.when.start.year, time.when)
    return next(iter(found.values())) if len(found) == 1 else None


@cache
def _war_to(language: str) -> re.Pattern[str]:
    """A word of beginning, or `since`, that leads on to a time."""
    sheet = words(language, "times")
    begins = choice([*sheet["begins"], *sheet["since"], "beginning of", "start of", "outbreak of"])
    return re.compile(begins + r"[^.;]{0,100}$", re.IGNORECASE)


def _war_so_far(one: Account, began: When | None, context: Context) -> None:
    """A toll of the whole war without a date runs from when the document says that it began."""
    if one.claim.act is not Act.TOLL or one.claim.when is not None or began is None:
        return
    document, start = context.document, one.passage.sentence.start
    text, language = document.text, document.language
    of_war = cues(language, "acts", "of_a_war").search(text, one.deed.start, one.deed.end)
    if _each_day(language).search(text, one.deed.start, one.deed.end):
        return
    if of_war or _whole_country(language).search(text, one.deed.start, one.deed.end):
        so_far = up_to_now(began, Clock(document.anchor_at(start), document.zone, language))
        if so_far is not None:
            one.take_time(so_far, "time-of-the-war")


@cache
def _each_day(language: str) -> re.Pattern[str]:
    return re.compile(choice(words(language, "times")["each_day"]), re.IGNORECASE)


@cache
def _whole_country(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)the\s+(?:[\w-]+\s+){{0,2}}?{choice(words(language, SHEET)['country_nouns'])}", re.IGNORECASE
    )
