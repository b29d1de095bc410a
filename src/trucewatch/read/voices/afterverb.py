"""What stands between a telling verb and what is said: "that", "on Monday", "in a statement", "told X", "citing Y"."""

from __future__ import annotations

from trucewatch.model.quotation import Voice
from trucewatch.read.context import Context
from trucewatch.read.pack import plain, words
from trucewatch.read.text.tokens import Token
from trucewatch.read.voices.citing import behind
from trucewatch.read.voices.phrases import SHEET, Lists, right_edge
from trucewatch.read.voices.speakers import outlet_of


class AfterVerb:
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
        """The outlet told, as the relay of what was said; empty where there is none."""
        return (self.heard,) if self.heard is not None else ()

    def _told(self) -> None:
        last = right_edge(self._tokens, self.at, self._lists) if self.at < len(self._tokens) else None
        if last is None:
            return
        if self._tokens[self.at].low not in plain(self._context.document.language, SHEET, "not_relays"):
            self._hear(self.at, last)
        self.at = last

    def _hear(self, first: int, last: int) -> None:
        heard: list[Token] = []
        for token in self._tokens[first:last]:
            if token.capital and (heard or token.low not in self._lists.roles):
                heard.append(token)
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
