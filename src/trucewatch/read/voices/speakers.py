"""Which voice a noun phrase names: a known source or party, a person, a body, or an unnamed "source"."""

from __future__ import annotations

import itertools
import re
from functools import cache

from trucewatch.model.quotation import Voice
from trucewatch.read.acts.actwords import attacks
from trucewatch.read.context import Context
from trucewatch.read.doers.reference import labelled
from trucewatch.read.pack import plain, words
from trucewatch.read.text.tokens import QUOTES, Token
from trucewatch.read.voices.persons import apposed_to, known_person, person_of
from trucewatch.read.voices.phrases import PARTICLES, SHEET, Lists, lists_of, right_edge


def subject_voices(
    tokens: list[Token], first: int, last: int, lists: Lists, context: Context, *, telling: bool = False
) -> tuple[tuple[Voice, ...], bool] | None:
    """The voices of a subject; "X and Y" are two side by side. A pronoun is the one who spoke last, of its sort."""
    low = tokens[first].low
    if last - first == 1 and low in ("it", "he", "she", "they"):
        held = context.last_person if low in ("he", "she") else context.last_body or context.last
        return ((held,), low in ("he", "she")) if held is not None else None
    part = tokens[first:last]
    described = first > 2 and tokens[first - 1].text == "," and tokens[first - 2].low in lists.persons
    if described and len(part) < 5 and all(t.capital or t.low in PARTICLES for t in part if t.text != ","):
        titled = Voice(name=spaced(" ".join(t.text for t in part if t.text != ",")), as_written=tokens[first].text)
        context.remember(titled, True)
        return (titled,), True
    apposed = apposed_to(tokens, first, last, context)
    if apposed is not None:
        context.remember(apposed, True)
        return (apposed,), True
    if part[0].low == "both":
        part = part[1:]
    cut = next(
        (n for n, t in enumerate(part) if t.low == "and" and (_two(part, n, lists) or _two_parties(part, n, context))),
        None,
    )
    pieces = [part] if cut is None else [part[:cut], part[cut + 1 :]]
    made = [voice_of(piece, lists, context, telling=telling) for piece in pieces]
    kept = [m for m in made if m is not None]
    if not kept or len(kept) < len(pieces):
        return None
    for voice, person in kept:
        context.remember(voice, person)
    return tuple(v for v, _ in kept), kept[-1][1]


def opening_voices(tokens: list[Token], context: Context) -> tuple[tuple[Voice, ...], bool] | None:
    """The voices of the noun phrase that a sentence begins with, and whether a person; None where it is no voice."""
    lists = lists_of(context.document.language)
    last = right_edge(tokens, 0, lists)
    return subject_voices(tokens, 0, last, lists, context) if last is not None else None


def _two_parties(part: list[Token], n: int, context: Context) -> bool:
    """Whether two known parties stand on either side of the "and" at `n`, and nothing else."""
    if not 0 < n < len(part) - 1:
        return False
    mentions = [m for m in context.mentions(part[0].start, part[-1].end) if m.parties]
    return any(m.end == part[n - 1].end for m in mentions) and any(
        m.start == part[n + 1].start and m.end >= part[-1].end for m in mentions
    )


def _two(part: list[Token], n: int, lists: Lists) -> bool:
    """Whether the "and" at `n` joins two voices and not two words of one name."""
    before, after = part[:n], part[n + 1 :]
    complete = before and after and (before[-1].low in lists.roles or before[-1].capital)
    return (
        bool(complete)
        and (
            after[0].low in ("the", "a", "an", "other")
            or any(t.low in lists.roles for t in after)
            or before[-1].low in lists.roles
        )
    ) or (any(t.low in lists.anonymous for t in before) and bool(after) and after[0].low == "the")


def outlet_of(heard: list[Token], context: Context) -> Voice:
    """The outlet that somebody told it to, from the capitalised words after "told"."""
    written = " ".join(t.text.removesuffix("'s") for t in heard)
    first = heard[0]
    for mention in context.mentions(first.start, heard[-1].end):
        if mention.source is not None:
            return Voice(name=mention.source.name, key=mention.source.id, as_written=mention.as_written)
    return Voice(name=written, as_written=written)


def voice_of(part: list[Token], lists: Lists, context: Context, *, telling: bool = False) -> tuple[Voice, bool] | None:
    """The voice that a noun phrase names, and whether it is a person; None where it names none.

    `telling`: it stands before a verb that only somebody can do, so that its words need be on no list.
    """
    part = [t for t in part if t.text not in "()[]," + QUOTES]
    definite = bool(part) and part[0].low == "the"
    if len(part) > 1 and part[0].low in _counts(context.document.language) and part[1].low in lists.roles:
        part = part[1:]  # `three residents of Ost`
    while part and part[0].low in ("the", "a", "an", "some", "one", "another", "other", "so-called", "both", "same"):
        part = part[1:]
    if not part or part[0].low in lists.not_voices:
        return None
    if (
        len(part) == 2
        and part[0].low.endswith("'s")
        and part[1].capital
        and part[1].low not in lists.roles | lists.outlets
    ):
        part = part[1:]  # `Norland's Herons`
    if len(part) == 1 and attacks(part[0], context.document.language):
        return None
    written = context.document.text[part[0].start : part[-1].end]
    outlet = context.document.outlet
    if (
        outlet is not None
        and definite
        and len(part) == 1
        and part[0].low in plain(context.document.language, SHEET, "the_outlet")
    ):
        return outlet.model_copy(update={"as_written": written}), False
    if definite and (again := _again(part, lists, context)) is not None:
        return again
    if definite and len(part) == 1 and (group := labelled(context, part[0].low, part[0].start)) is not None:
        return Voice(name=group, as_written=written), False
    if (outlet_run := _outlet_named(part, context.document.language)) is not None:
        part = outlet_run
    person = person_of(part, lists, context)
    mentions = context.mentions(part[0].start, part[-1].end)
    if known := known_person(part, mentions, written):
        return known, True
    source = next((m for m in reversed(mentions) if m.source), None)
    role = next((t.low for t in reversed(part) if t.low in lists.roles), None)
    if person is not None:
        return person, True
    single = part[-1].low in lists.anonymous or any(
        t.low in lists.anonymous and n.low in lists.joins for t, n in itertools.pairwise(part)
    )
    if source is not None and source.source and not single:
        return Voice(name=source.source.name, key=source.source.id, as_written=written), False
    party = next(
        (m.party for m in mentions if m.party and m.start == part[0].start and m.end >= part[-1].end - 1), None
    )
    if party is not None:
        return Voice(name=party.name, key=party.id, as_written=written), False
    if not single and context.monitor is not None and _means_monitor(part, lists, context.monitor):
        return context.monitor.model_copy(update={"as_written": written}), False
    if (
        not single
        and part[-1].low in lists.collectives
        and len(part) <= 3
        and not any(t.capital for t in part[1:])
        and not (part[0].capital and len(part) > 1)
        and context.last_body is not None
    ):
        return context.last_body.model_copy(update={"as_written": written}), False
    run = _organisation(part, lists)
    if run is not None and not single and role not in lists.persons:
        return Voice(name=spaced(run), as_written=written), False
    if role is None and not all(t.capital or t.low in lists.joins for t in part):
        return (Voice(name=spaced(written), as_written=written), False) if telling else None
    if any(t.low in lists.joins for t in part) or single or role:
        return Voice(name=spaced(written), as_written=written, anonymous=single), False
    return Voice(name=spaced(written), as_written=written), False


@cache
def _counts(language: str) -> frozenset[str]:
    return frozenset(words(language, "numbers")["units"]) - {"one", "a", "an"}


def _outlet_named(part: list[Token], language: str) -> list[Token] | None:
    """`the party's television station Ostvision`: the name of an outlet after what it is."""
    k = next((i for i in range(len(part) - 1, 0, -1) if part[i].low in plain(language, SHEET, "outlet_nouns")), None)
    named = k is not None and 0 < len(part) - k - 1 <= 3 and part[k].text.islower()
    if k is None or not named or not all(t.capital for t in part[k + 1 :]):
        return None
    return part[k + 1 :]


def _again(part: list[Token], lists: Lists, context: Context) -> tuple[Voice, bool] | None:
    """`the source`, `the spokesman`, `the statement`: the voice that was named before with these words."""
    if any(t.capital and i for i, t in enumerate(part)):
        return None
    lows = [t.low for t in part]
    if lows[-1] in plain(context.document.language, SHEET, "spoken") and all(w in lists.modifiers for w in lows[:-1]):
        return (context.last, False) if context.last is not None else None
    if lows[-1] not in lists.anonymous and lows[-1] not in lists.persons:
        return None
    for voice, person in reversed(context.history):
        said = voice.as_written.lower().split()
        if len(said) > len(lows) and all(w in said for w in lows):
            return voice, person
    return None


def spaced(name: str) -> str:
    """A name on one line, with single spaces, and without the "s" of a possessor in capitals."""
    return re.sub(r"\b([A-Z]{2,})s\b", r"\1", " ".join(name.split()))


def _means_monitor(part: list[Token], lists: Lists, monitor: Voice) -> bool:
    """`the Observatory`, `a monitoring group`, `the group` after a monitor was named."""
    lows = [t.low.removesuffix("'s") for t in part]
    name = [w.lower() for w in monitor.name.split()]
    if lows[-1] in name and len(lows) <= 2 and lows[-1] not in ("for", "of", "rights"):
        return all(w in name or w in lists.modifiers or "-" in w for w in lows)
    phrase = " ".join(lows)
    return any(phrase == m or phrase.endswith(" " + m) for m in lists.monitors) or set(name) <= set(lows)


def _organisation(part: list[Token], lists: Lists) -> str | None:
    """The capitalised run that names a body: at the end of the phrase, or before "agency", "group" and the like.

    "Norland state media" keeps its words, because the run alone would name the state.
    """
    runs: list[tuple[int, int]] = []
    for i, token in enumerate(part):
        common = i == 0 and token.low in lists.roles | lists.modifiers and len(part) > 1 and not part[1].capital
        inner = token.low in ("of", "for", "and", "the") or token.low in PARTICLES or token.low[:3] == "al-"
        described = "-" in token.low and token.low.rsplit("-", 1)[-1] in (
            "based",
            "linked",
            "backed",
            "led",
            "affiliated",
            "run",
            "supported",
        )
        opens = (token.capital and not common and not described) or token.low[:3] == "al-"
        if runs and runs[-1][1] == i and (opens or inner):
            runs[-1] = (runs[-1][0], i + 1)
        elif opens:
            runs.append((i, i + 1))
    while runs and not any(t.capital for t in part[runs[-1][0] : runs[-1][1]]):
        runs.pop()
    if not runs:
        return None
    first, last = runs[-1]
    while not part[last - 1].capital and part[last - 1].low[:3] != "al-":
        last -= 1
    acronyms = [i for i in range(first, last) if part[i].text.isupper() and len(part[i].text) > 2]
    if last - first <= 3 and acronyms == [last - 1] and last - first > 1:
        first = last - 1
    rest = [t.low for t in part[last:]]
    if rest and not all(w in lists.collectives or w in ("news", "monitoring", "rights", "human") for w in rest):
        return None
    return " ".join(t.text for t in part[first:last]) if len(part[first].text) > 1 or last - first > 1 else None
