"""Places and times that a passage leaves out, taken from where the document tells of the same event."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache

from trucewatch.model.claim import Suggestion
from trucewatch.model.vocabulary import Act
from trucewatch.model.when import Precision, When
from trucewatch.model.where import PlacePrecision, Where
from trucewatch.read.clean import Cleaned
from trucewatch.read.clock import Clock
from trucewatch.read.context import Context
from trucewatch.read.hours import on_day
from trucewatch.read.pack import choice, cues, words
from trucewatch.read.placed import SHEET
from trucewatch.read.places import places
from trucewatch.read.scene import AID, EVENTS, TITLE, Account, goes_on_at, goes_on_from, told_below, told_next
from trucewatch.read.stretch import up_to_now
from trucewatch.read.times import times

OPENING = 5
"""Up to this sentence a text may leave the place open that it names below, as long as it has named none."""

NOUNS_BACK = 12
"""`The city` is the one named last, at most so many sentences before."""

LATER = 4
"""`A town` is the one that a sentence names, at most so many sentences after."""

WITHIN = 150
"""An account lends to others, or borrows, over at most so many, so that a long text takes no longer than its parts."""


def settled(context: Context, cleaned: Cleaned, accounts: list[Account]) -> list[Suggestion]:
    """The suggestions of a document in the same order, with the places and times that other passages give them."""
    named = _Named(context, cleaned)
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


def _place(one: Account, before: list[Account], named: _Named, context: Context) -> None:
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


class _Named:
    """The places that each sentence names, looked for when they are asked for, and what "the city" means."""

    def __init__(self, context: Context, cleaned: Cleaned) -> None:
        self._context, self._sentences = context, cleaned.sentences
        self._found: dict[int, list[Where]] = {}

    def _of(self, number: int) -> list[Where]:
        if number not in self._found:
            start, end, _ = self._sentences[number]
            self._found[number] = places(self._context, start, end)
        return self._found[number]

    def by_noun(self, one: Account) -> tuple[Where, ...]:
        """The place that `the city`, `that village` or `there` in a passage means: the last one named of that kind."""
        document = self._context.document
        noun = _by_noun(document.language).search(document.text, one.deed.start, one.deed.end)
        if noun is None:
            return ()
        kinds = words(document.language, SHEET)["nouns_back"][(noun["noun"] or noun["there"]).lower()]
        for number in range(one.number, max(-1, one.number - NOUNS_BACK), -1):
            for where in reversed(self._of(number)):
                before = where.span is not None and where.span[0] < noun.start()
                if before and where.located and self._kind(where) in kinds:
                    return (where,)
        return ()

    def _kind(self, where: Where) -> str:
        """The kind of the place itself, also where the words only put something beside it."""
        if where.precision is PlacePrecision.ADMIN1:
            return where.precision.value
        place = self._context.names.places.get(where.key or "")
        own = (
            place.precision if place is not None and place.precision is not PlacePrecision.COUNTRY else where.precision
        )
        return own.value if own is not None else ""

    def lies_in(self, one: Account, meant: Where) -> bool:
        """`the town in Vale district`: whether the place that the claim has only says where the one meant lies."""
        document = self._context.document
        noun = _by_noun(document.language).search(document.text, one.deed.start, one.deed.end)
        own = min((w.span[0] for w in one.fine if w.span), default=None)
        if noun is None or own is None or not noun.end() < own:
            return False
        return _lying(document.language).fullmatch(document.text, noun.end(), own) is not None

    def told_later(self, one: Account) -> tuple[Where, ...]:
        """The place that a passage only calls `a town`, where one of the next sentences names it: `the town of Ost`."""
        document = self._context.document
        noun = _not_named(document.language).search(document.text, one.deed.start, one.deed.end)
        if noun is None or not self._only_around(one, noun.end()):
            return ()
        for number in range(one.number + 1, min(one.number + 1 + LATER, len(self._sentences))):
            for where in self._of(number):
                at = where.span[0] if where.span else 0
                before = document.text[max(self._sentences[number].start, at - 40) : at]
                if where.located and _called(document.language, noun["noun"].lower()).search(before):
                    return (where,)
        return ()

    def _only_around(self, one: Account, end: int) -> bool:
        """Whether the places of a passage, if any, only say where the town that it leaves unnamed lies."""
        text, language = self._context.document.text, self._context.document.language
        spans = [w.span for w in one.fine if w.span is not None]
        return all(end <= a and _lying(language).fullmatch(text, end, a) is not None for a, _ in spans)


@cache
def _lying(language: str) -> re.Pattern[str]:
    """`in Vale district`, `about 20 km north of`, `outside the capital`: what only says where a town lies."""
    sheet = words(language, SHEET)
    near = choice(["in", "near", "outside", "around", "about", "some", *sheet["beside"], *sheet["parts"]])
    return re.compile(rf"\s+(?:{near}|\d+)(?:\s+[^.;:,]{{0,90}})?\s+(?:[Aa]l-|[Ee]l-)?", re.IGNORECASE)


@cache
def _not_named(language: str) -> re.Pattern[str]:
    """`a town`, `a rebel-held village`, and no name right after it."""
    nouns = "|".join(k for k in words(language, SHEET)["nouns_back"] if k != "there")
    return re.compile(
        rf"(?<!\w)an?\s+(?:[\w-]+\s+){{0,3}}?(?P<noun>{nouns})(?!\w)(?!\s+(?:of|called|named)(?!\w))(?!\s+[A-Z])"
    )


@cache
def _called(language: str, noun: str) -> re.Pattern[str]:
    """`the town of`, `the town`, right before a name."""
    return re.compile(
        rf"(?<!\w)(?:the|this|that)\s+(?:[\w-]+\s+){{0,2}}?{noun}\s+(?:of\s+|called\s+)?(?:[Aa]l-|[Ee]l-)?$",
        re.IGNORECASE,
    )


@cache
def _by_noun(language: str) -> re.Pattern[str]:
    nouns = "|".join(words(language, SHEET)["nouns_back"])
    before_there = choice(words(language, SHEET)["before_there"])
    kept = "|".join(k for k in words(language, SHEET)["kinds"])
    return re.compile(
        rf"(?<!\w)(?:{before_there}\s+(?P<there>there)(?!\w))"
        rf"|(?<!\w)(?:(?:the|this|that)\s+(?:[a-z-]+\s+){{0,2}}?)(?P<noun>{nouns})(?!\w)(?!\s+(?:of|{kept})(?!\w))(?!\s+[A-Z])"
    )
