"""Voices behind a voice: `according to X`, `X quoted Y as saying`, `X reports, citing Y, that ...`."""

from __future__ import annotations

from trucewatch.model.quotation import Voice
from trucewatch.read.context import Context
from trucewatch.read.pack import plain
from trucewatch.read.text.tokens import QUOTES, Token
from trucewatch.read.voices.phrases import SHEET, Lists, end_of, left_edge, nominal, right_edge
from trucewatch.read.voices.speakers import voice_of
from trucewatch.read.voices.speech import Speech


def according(tokens: list[Token], i: int, lists: Lists, context: Context) -> Speech | None:
    """`according to X`, before or after what is said: the whole sentence is X's."""
    if tokens[i].low != "according" or i + 2 >= len(tokens) or tokens[i + 1].low != "to":
        return None
    first = _author_of(tokens, i + 2, context)
    last = right_edge(tokens, first, lists)
    if last is None:
        return None
    last = placed_to(tokens, last, lists)
    made = voice_of(tokens[first:last], lists, context)
    if made is None:
        return None
    voice, person = made
    context.remember(voice, person)
    return Speech(
        (voice,),
        context.relays.get(voice.name, ()),
        tokens[0].start,
        tokens[-1].end,
        tokens[i].start,
        tokens[last - 1].end,
        "according to",
        (tokens[first].start, tokens[last - 1].end),
        person,
    )


def _author_of(tokens: list[Token], i: int, context: Context) -> int:
    """`according to a June report by X`: where X begins; else the token itself."""
    written = plain(context.document.language, SHEET, "spoken") | plain(context.document.language, SHEET, "counts")
    for k in range(i, min(i + 5, len(tokens) - 2)):
        if tokens[k].low in written and tokens[k + 1].low in ("by", "from", "of"):
            return k + 2
        if not tokens[k].word:
            break
    return i


def placed_to(tokens: list[Token], last: int, lists: Lists) -> int:
    """The end of a voice with where it is: `a source in Vale`, `sources at the Directorate of Health in Ost`."""
    while last + 1 < len(tokens) and tokens[last].low in ("in", "at", "within", "inside"):
        first = last + 2 if tokens[last + 1].low in ("the", "a") and last + 2 < len(tokens) else last + 1
        further = right_edge(tokens, first, lists) if tokens[first].capital else None
        if further is None:
            break
        last = further
    return last


def quoted(tokens: list[Token], i: int, lists: Lists, context: Context) -> Speech | None:
    """`X quoted Y as saying that ...`, and `..., citing Y` away from a telling verb: Y speaks, X relays."""
    if tokens[i].low not in ("quoted", "citing", "quoting") or i + 1 >= len(tokens):
        return None
    if tokens[i].low == "quoted" and i > 1 and tokens[i - 1].low in ("was", "were"):
        return _quoted_by(tokens, i, lists, context)
    last = right_edge(tokens, i + 1, lists)
    last = placed_to(tokens, last, lists) if last is not None else None
    made = voice_of(tokens[i + 1 : last], lists, context) if last is not None else None
    if last is None or made is None:
        return None
    subject = (tokens[i + 1].start, tokens[last - 1].end)
    if tokens[i].low != "quoted":
        relays = relayed(context, made[0], context.last)
        context.remember(*made)
        whole = (tokens[0].start, tokens[-1].end)
        return Speech((made[0],), relays, *whole, tokens[i].start, tokens[last - 1].end, "citing", subject, made[1])
    first = left_edge(tokens, i - 1, lists) if i else None
    relaying = voice_of(tokens[first : end_of(tokens, i - 1) + 1], lists, context) if first is not None else None
    after = last + 2 if last + 1 < len(tokens) and tokens[last].low == "as" else last
    after += 1 if after < len(tokens) and tokens[after].low == "that" else 0
    start = min(after, len(tokens) - 1)
    context.remember(*made)
    return Speech(
        (made[0],),
        relayed(context, made[0], relaying[0] if relaying else None),
        tokens[start].start,
        tokens[-1].end,
        tokens[first if first is not None else i].start,
        tokens[start - 1].end,
        "quoted",
        subject,
        made[1],
    )


def _quoted_by(tokens: list[Token], i: int, lists: Lists, context: Context) -> Speech | None:
    """`X was quoted by Y as saying that ...`, `X was quoted as saying ... by Y`: X speaks, Y relays."""
    first = left_edge(tokens, i - 2, lists)
    made = voice_of(tokens[first : end_of(tokens, i - 2) + 1], lists, context) if first is not None else None
    saying = next(
        (k for k in range(i + 1, min(i + 14, len(tokens) - 1)) if tokens[k].low in ("saying", "stating")), None
    )
    if first is None or made is None or saying is None or tokens[saying - 1].low != "as":
        return None
    by = next((k for k in range(i + 1, saying) if tokens[k].low == "by"), None)
    outlet = voice_of(tokens[by + 1 : saying - 1], lists, context) if by is not None else None
    start = saying + 2 if tokens[saying + 1].low == "that" and saying + 2 < len(tokens) else saying + 1
    context.remember(*made)
    return Speech(
        (made[0],),
        relayed(context, made[0], outlet[0] if outlet else None),
        tokens[start].start,
        tokens[-1].end,
        tokens[first].start,
        tokens[start - 1].end,
        "quoted",
        (tokens[first].start, tokens[i - 1].start),
        made[1],
    )


def relayed(context: Context, voice: Voice, outlet: Voice | None) -> tuple[Voice, ...]:
    """The outlet as the voice's relay, and remembered as such; nothing where there is none or it is the voice."""
    if outlet is None or outlet.name == voice.name:
        return ()
    context.relays[voice.name] = (outlet,)
    return (outlet,)


def behind(tokens: list[Token], i: int, lists: Lists, context: Context) -> tuple[tuple[Voice, ...], bool, int] | None:
    """After a telling: `citing Y and Z`, `from a "police source", that`: the voices, whether a person, what is next.

    `from` is taken only before a source without a name; anything else that comes "from" somewhere is a place.
    """
    language = context.document.language
    word = tokens[i].low
    if word not in plain(language, SHEET, "citing") and word != "from":
        return None
    voices: list[Voice] = []
    person, at = False, i + 1
    while (last := _phrase_end(tokens, at, lists, context)) is not None:
        made = voice_of(tokens[at:last], lists, context)
        if made is None:
            break
        voices.append(made[0])
        person, following = made[1], last
        joined = following + 1 < len(tokens) and tokens[following].low == "and"
        i, at = following, following + 1
        if not joined or word == "from":
            break
    if not voices or (word == "from" and not (voices[0].anonymous and _goes_on(tokens, i))):
        return None
    for voice in voices:
        context.remember(voice, person)
    return tuple(voices), person, i


def _goes_on(tokens: list[Token], i: int) -> bool:
    """Whether the statement begins after the source: `, that` or `that`."""
    while i < len(tokens) and (tokens[i].text == "," or tokens[i].text in QUOTES):
        i += 1
    return i < len(tokens) and tokens[i].low == "that"


def _phrase_end(tokens: list[Token], i: int, lists: Lists, context: Context) -> int | None:
    """Where the noun phrase at token `i` ends, quotation marks left aside, "at the port" after it taken in."""
    bare = [k for k in range(i, min(i + 24, len(tokens))) if tokens[k].text not in QUOTES]
    last = (
        (right_edge([tokens[k] for k in bare], 0, lists) or _nameless([tokens[k] for k in bare], lists))
        if bare
        else None
    )
    if last is None:
        return None
    end = bare[last - 1] + 1
    for mention in context.mentions(tokens[i].start, tokens[-1].end):
        if mention.start < tokens[end - 1].end < mention.end:
            end = next(k for k in range(end, len(tokens) + 1) if k == len(tokens) or tokens[k].start >= mention.end)
    while end + 1 < len(tokens) and tokens[end].low in lists.joins - {"and", "to"} and nominal(tokens[end + 1], lists):
        further = right_edge(tokens, end + 1, lists)
        if further is None:
            break
        end = further
        if (
            end + 1 < len(tokens)
            and tokens[end].word
            and (tokens[end + 1].text == "," or tokens[end + 1].low == "that")
        ):
            end += 1
    while end < len(tokens) and tokens[end].text in QUOTES:
        end += 1
    return end


def _nameless(phrase: list[Token], lists: Lists) -> int | None:
    """`a harbour source`: an article and at most two words before a source without a name."""
    if not phrase or phrase[0].low not in ("a", "an", "the", "one"):
        return None
    for k in range(1, min(4, len(phrase))):
        if phrase[k].low in lists.anonymous:
            return k + 1
        if not (phrase[k].word and phrase[k].text.islower()):
            return None
    return None
