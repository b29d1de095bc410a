"""The places that a passage calls by a noun: `the city`, `that village`, `there`, or `a town` that is named later."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.model.where import PlacePrecision, Where
from trucewatch.read.context import Context
from trucewatch.read.pack import choice, words
from trucewatch.read.places.placed import SHEET
from trucewatch.read.places.places import places
from trucewatch.read.scene import Account
from trucewatch.read.text.clean import Cleaned

LATER = 4
"""`A town` is the one that a sentence names, at most so many sentences after."""

NOUNS_BACK = 12
"""`The city` is the one named last, at most so many sentences before."""


class Called:
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
