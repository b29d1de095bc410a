"""A telling verb with its subject before it or after it, and where the telling ends and what is said begins."""

from __future__ import annotations

from trucewatch.model.quotation import Voice
from trucewatch.read.citing import behind
from trucewatch.read.context import Context
from trucewatch.read.pack import plain, words
from trucewatch.read.phrases import SHEET, Lists, end_of, left_edge, opening, placed_how, right_edge
from trucewatch.read.speakers import outlet_of, subject_voices, voice_of
from trucewatch.read.speech import Speech
from trucewatch.read.tokens import Token


def telling(tokens: list[Token], i: int, lists: Lists, context: Context, before: Speech | None = None) -> Speech | None:
    """A telling verb with its subject before it, or after it ("said X"); `before` is the speech told before it."""
    verb = tokens[i]
    if verb.low not in lists.says or not verb.text.islower() or (i + 1 < len(tokens) and tokens[i + 1].low == "by"):
        return None
    k = i - 1
    while k >= 0 and tokens[k].low in lists.aux:
        k -= 1
    if k >= 0 and tokens[k].low in ("to", "be", "been", "being", "was", "were"):
        return None
    if k >= 0 and tokens[k].low == "and" and before is not None and before.opens and i < len(tokens) - 1:
        return _goes_on(tokens, k, i, before, lists, context)
    first = left_edge(tokens, k, lists) if k >= 0 else None
    if first is not None:
        k = end_of(tokens, k)
        if placed := placed_how(tokens, first, lists):
            first, k = opening(tokens, i, lists) if placed == "inside" else (None, k)
    elif k >= 0 and i <= 12:
        first, k = opening(tokens, i, lists)
        first = first if k >= i - 5 else None
    if first is not None and first > 0 and tokens[first - 1].low == "both":
        first -= 1
    if first is not None:
        made = subject_voices(tokens, first, k + 1, lists, context)
        if made is not None:
            return _spoken(tokens, first, i, made, lists, context)
    if verb.low in ("said", "added", "reported", "says") and i > 2:
        return _inverted(tokens, i, lists, context)
    return None


def _goes_on(
    tokens: list[Token], joined: int, verb: int, before: Speech, lists: Lists, context: Context
) -> Speech | None:
    """`X condemned the raid and said that ...`: the same voices go on, where "that" follows."""
    if tokens[verb + 1].low != "that":
        return None
    after = _After(tokens, verb, lists, context)
    return Speech(
        before.voices,
        before.relays,
        tokens[after.at].start if after.at < len(tokens) else tokens[-1].end,
        tokens[-1].end,
        tokens[joined].start,
        tokens[after.at - 1].end,
        tokens[verb].low,
        before.subject,
        before.person,
    )


def _spoken(
    tokens: list[Token], first: int, verb: int, made: tuple[tuple[Voice, ...], bool], lists: Lists, context: Context
) -> Speech:
    voices, person = made
    after = _After(tokens, verb, lists, context)
    relays = after.relays or context.relays.get(voices[-1].name, ())
    if after.voices:
        relays, voices, person = (*relays, *voices), after.voices, after.person
    relays = tuple(r for r in relays if r.name != voices[-1].name)
    if relays:
        context.relays[voices[-1].name] = relays
    rest = tokens[after.at :]
    trailing = first >= 3 and (len([t for t in rest if t.word]) < 4 or tokens[after.at - 1].text in ".")
    start, end = (
        (tokens[0].start, tokens[first].start)
        if trailing
        else (tokens[after.at].start if rest else tokens[-1].end, tokens[-1].end)
    )
    tell = (tokens[first].start, tokens[after.at - 1].end)
    subject = (tokens[first].start, tokens[verb - 1].end)
    return Speech(voices, relays, start, end, *tell, tokens[verb].low, subject, person)


class _After:
    """What stands between a telling verb and what is said: "that", "on Monday", "in a statement", "told X", "citing Y".

    `at` is the first token after it; `heard` and `relays` the outlet told; `voices` those cited, `person` if a person.
    """

    def __init__(self, tokens: list[Token], verb: int, lists: Lists, context: Context) -> None:
        self.at = verb + 1
        self.heard: Voice | None = None
        self.voices: tuple[Voice, ...] = ()
        self.person = False
        self._tokens, self._lists, self._context = tokens, lists, context
        if tokens[verb].low == "told":
            self._told()
        while self._phrase() or self._time() or self._place() or self._cited() or self._sign():
            pass
        self.at = min(self.at, len(tokens))

    @property
    def relays(self) -> tuple[Voice, ...]:
        return (self.heard,) if self.heard is not None else ()

    def _told(self) -> None:
        last = right_edge(self._tokens, self.at, self._lists) if self.at < len(self._tokens) else None
        if last is None:
            return
        if self._tokens[self.at].low not in plain(self._context.document.language, SHEET, "not_relays"):
            self._hear(self.at, last)
        self.at = last

    def _hear(self, first: int, last: int) -> None:
        heard = [t for t in self._tokens[first:last] if t.capital and t.low not in self._lists.roles]
        if heard:
            self.heard = outlet_of(heard, self._context)
            self._context.told_to.add(self.heard.name)

    def _phrase(self) -> bool:
        """A phrase such as "in a statement", with the outlet that it was made to."""
        skips = words(self._context.document.language, SHEET)["skip_after"]
        for phrase in sorted((tuple(p.split()) for p in skips), key=len, reverse=True):
            if tuple(t.low for t in self._tokens[self.at : self.at + len(phrase)]) != phrase:
                continue
            self.at += len(phrase)
            to = phrase == ("in", "a", "statement") and self.at + 1 < len(self._tokens)
            if (
                to
                and self._tokens[self.at].low == "to"
                and (last := right_edge(self._tokens, self.at + 1, self._lists))
            ):
                self._hear(self.at + 1, last)
                self.at = last
            return True
        return False

    def _time(self) -> bool:
        """A weekday or a date; a number is skipped only beside a month, since others are counts."""
        tokens, i = self._tokens, self.at
        months = words(self._context.document.language, "times")["months"]
        if i >= len(tokens):
            return False
        if tokens[i].low in self._lists.time_words:
            dated = tokens[i].low in months and i + 1 < len(tokens) and _day_number(tokens[i + 1])
            self.at += 2 if dated and tokens[i - 1].low == "on" else 1
            return True
        if _day_number(tokens[i]) and i + 1 < len(tokens) and tokens[i + 1].low in months:
            year = i + 2 < len(tokens) and len(tokens[i + 2].text) == 4 and tokens[i + 2].text.isdecimal()
            self.at += 3 if year else 2
            return True
        return False

    def _place(self) -> bool:
        """`in Vale`, where "that" or a day follows: where it was said, not what."""
        tokens, i = self._tokens, self.at
        if i + 1 >= len(tokens) or tokens[i].low not in ("in", "at", "from") or not tokens[i + 1].capital:
            return False
        last = right_edge(tokens, i + 1, self._lists)
        following = tokens[last] if last is not None and last < len(tokens) else None
        if following is None or not (following.low in ("that", "on") or following.low in self._lists.time_words):
            return False
        self.at = last or i
        return True

    def _cited(self) -> bool:
        if self.voices or self.at >= len(self._tokens):
            return False
        cited = behind(self._tokens, self.at, self._lists, self._context)
        if cited is None:
            return False
        self.voices, self.person, self.at = cited
        return True

    def _sign(self) -> bool:
        if self.at + 1 < len(self._tokens) and self._tokens[self.at].text in ",:":
            self.at += 1
            return True
        return False


def _day_number(token: Token) -> bool:
    return len(token.text) <= 2 and token.text.isdecimal()


def _inverted(tokens: list[Token], i: int, lists: Lists, context: Context) -> Speech | None:
    """`... were hit, said the harbour office`."""
    if i + 1 >= len(tokens) or not (tokens[i + 1].low in ("the", "a", "an") or tokens[i + 1].capital):
        return None
    last = right_edge(tokens, i + 1, lists)
    if last is None or (
        last < len(tokens)
        and tokens[last].word
        and tokens[last].low not in ("an", "a", "who", "which", "from", "on", "in", "the", "of", "as")
    ):
        return None
    made = voice_of(tokens[i + 1 : last], lists, context)
    if made is None:
        return None
    context.remember(*made)
    return Speech(
        (made[0],),
        (),
        tokens[0].start,
        tokens[i].start,
        tokens[i].start,
        tokens[last - 1].end,
        tokens[i].low,
        (tokens[i + 1].start, tokens[last - 1].end),
        made[1],
    )
