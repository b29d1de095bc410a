"""Who speaks in a sentence: the chain of voices, what part of the sentence they say, and how.

Works on tokens, with lists of the language pack; a subject that is no plausible voice is no voice, and the sentence
stays the author's.
"""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.quotation import Voice
from trucewatch.read.context import Context
from trucewatch.read.pack import plain, words
from trucewatch.read.phrases import SHEET, Lists, end_of, left_edge, lists_of, opening, placed_how, right_edge
from trucewatch.read.speakers import outlet_of, subject_voices, voice_of
from trucewatch.read.tokens import Token


@dataclass(frozen=True, slots=True)
class Speech:
    """One act of speaking: its voices side by side, the outlet that relays them, the words said and the telling verb.

    `[start, end)` is what is said; `[tell_start, tell_end)` the telling itself, with its time. `verb` is in lower case.
    """

    voices: tuple[Voice, ...]
    relay: Voice | None
    start: int
    end: int
    tell_start: int
    tell_end: int
    verb: str
    subject: tuple[int, int]
    person: bool = False

    def covers(self, offset: int) -> bool:
        """Whether what stands at this offset is said by these voices."""
        return self.start <= offset < self.end and not self.tell_start <= offset < self.tell_end


def speeches(tokens: list[Token], context: Context) -> list[Speech]:
    """The acts of speaking in one sentence, left to right."""
    lists = lists_of(context.document.language)
    found: list[Speech] = []
    i = 0
    while i < len(tokens):
        speech = (
            _according(tokens, i, lists, context)
            or _quoted(tokens, i, lists, context)
            or _telling(tokens, i, lists, context)
        )
        if speech is not None:
            found.append(speech)
            while i < len(tokens) and tokens[i].start < speech.tell_end:
                i += 1
        i += 1
    return _bounded(found)


def _bounded(found: list[Speech]) -> list[Speech]:
    """A speech that opens ends where the telling of the next one that opens begins."""
    out = []
    for k, one in enumerate(found):
        later = [s.tell_start for s in found[k + 1 :] if s.start >= s.tell_start and s.tell_start > one.tell_end]
        end = min([one.end, *later]) if one.start >= one.tell_end else one.end
        out.append(
            Speech(
                one.voices,
                one.relay,
                one.start,
                max(end, one.start),
                one.tell_start,
                one.tell_end,
                one.verb,
                one.subject,
                one.person,
            )
        )
    return out


def _according(tokens: list[Token], i: int, lists: Lists, context: Context) -> Speech | None:
    """`according to X`, before or after what is said: the whole sentence is X's."""
    if tokens[i].low != "according" or i + 2 >= len(tokens) or tokens[i + 1].low != "to":
        return None
    last = right_edge(tokens, i + 2, lists)
    if last is None:
        return None
    made = voice_of(tokens[i + 2 : last], lists, context)
    if made is None:
        return None
    voice, person = made
    context.remember(voice, person)
    return Speech(
        (voice,),
        context.relays.get(voice.name),
        tokens[0].start,
        tokens[-1].end,
        tokens[i].start,
        tokens[last - 1].end,
        "according to",
        (tokens[i + 2].start, tokens[last - 1].end),
        person,
    )


def _quoted(tokens: list[Token], i: int, lists: Lists, context: Context) -> Speech | None:
    """`X quoted Y as saying that ...`, and `..., X reported, citing Y`: Y speaks, X relays."""
    if tokens[i].low not in ("quoted", "citing", "quoting") or i + 1 >= len(tokens):
        return None
    last = right_edge(tokens, i + 1, lists)
    made = voice_of(tokens[i + 1 : last], lists, context) if last is not None else None
    if last is None or made is None:
        return None
    outlet = context.last
    if tokens[i].low == "quoted":
        first = left_edge(tokens, i - 1, lists) if i else None
        relaying = voice_of(tokens[first : end_of(tokens, i - 1) + 1], lists, context) if first is not None else None
        outlet = relaying[0] if relaying else None
        after = last + 2 if last + 1 < len(tokens) and tokens[last].low == "as" else last
        after += 1 if after < len(tokens) and tokens[after].low == "that" else 0
        begin, start, end = (first if first is not None else i), min(after, len(tokens) - 1), tokens[-1].end
        context.remember(*made)
        _relayed(context, made[0], outlet)
        return Speech(
            (made[0],),
            outlet,
            tokens[start].start,
            end,
            tokens[begin].start,
            tokens[start - 1].end,
            "quoted",
            (tokens[i + 1].start, tokens[last - 1].end),
            made[1],
        )
    context.remember(*made)
    _relayed(context, made[0], outlet)
    return Speech(
        (made[0],),
        outlet,
        tokens[0].start,
        tokens[-1].end,
        tokens[i].start,
        tokens[last - 1].end,
        "citing",
        (tokens[i + 1].start, tokens[last - 1].end),
        made[1],
    )


def _relayed(context: Context, voice: Voice, outlet: Voice | None) -> None:
    if outlet is not None and outlet.name != voice.name:
        context.relays[voice.name] = outlet


def _telling(tokens: list[Token], i: int, lists: Lists, context: Context) -> Speech | None:
    """A telling verb with its subject before it, or after it ("said X")."""
    verb = tokens[i]
    if verb.low not in lists.says or not verb.text.islower() or (i + 1 < len(tokens) and tokens[i + 1].low == "by"):
        return None
    k = i - 1
    while k >= 0 and tokens[k].low in lists.aux:
        k -= 1
    if k >= 0 and tokens[k].low in ("to", "be", "been", "being", "was", "were"):
        return None
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


def _spoken(
    tokens: list[Token], first: int, verb: int, made: tuple[tuple[Voice, ...], bool], lists: Lists, context: Context
) -> Speech:
    voices, person = made
    after, relay = _after_verb(tokens, verb, lists, context)
    relay = relay or context.relays.get(voices[-1].name)
    if relay is not None and relay.name != voices[-1].name:
        context.relays[voices[-1].name] = relay
    rest = tokens[after:]
    trailing = first >= 3 and (len([t for t in rest if t.word]) < 4 or tokens[after - 1].text in ".")
    start, end = (
        (tokens[0].start, tokens[first].start)
        if trailing
        else (tokens[after].start if rest else tokens[-1].end, tokens[-1].end)
    )
    tell = (tokens[first].start, tokens[after - 1].end)
    return Speech(
        voices, relay, start, end, *tell, tokens[verb].low, (tokens[first].start, tokens[verb - 1].end), person
    )


def _after_verb(tokens: list[Token], verb: int, lists: Lists, context: Context) -> tuple[int, Voice | None]:
    """The first token after the telling: past "that", "on Monday", "in a statement", "told X"."""
    i, relay = verb + 1, None
    skips = [
        tuple(p.split()) for p in sorted(words(context.document.language, SHEET)["skip_after"], key=len, reverse=True)
    ]
    if tokens[verb].low == "told" and i < len(tokens):
        last = right_edge(tokens, i, lists)
        if last is not None:
            heard = [t for t in tokens[i:last] if t.capital and t.low not in lists.roles]
            if heard and tokens[i].low not in plain(context.document.language, SHEET, "not_relays"):
                relay = outlet_of(heard, context)
            i = last
    moved = True
    while moved and i < len(tokens):
        moved = False
        for phrase in skips:
            if tuple(t.low for t in tokens[i : i + len(phrase)]) == phrase:
                i, moved = i + len(phrase), True
                if (
                    phrase == ("in", "a", "statement")
                    and i + 1 < len(tokens)
                    and tokens[i].low == "to"
                    and (last := right_edge(tokens, i + 1, lists))
                ):
                    heard = [t for t in tokens[i + 1 : last] if t.capital and t.low not in lists.roles]
                    relay, i = (outlet_of(heard, context) if heard else relay), last
        if i < len(tokens) and tokens[i].low in lists.time_words:
            i, moved = i + 1, True
        if i < len(tokens) and tokens[i].text in ",:" and i + 1 < len(tokens):
            i, moved = i + 1, True
    return min(i, len(tokens)), relay


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
        None,
        tokens[0].start,
        tokens[i].start,
        tokens[i].start,
        tokens[last - 1].end,
        tokens[i].low,
        (tokens[i + 1].start, tokens[last - 1].end),
        made[1],
    )
