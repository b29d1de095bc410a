"""Noun phrases that may act: known parties, groups without a name, forces, and the equipment of somebody."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trucewatch.model.party import PartyKind
from trucewatch.model.quotation import Named
from trucewatch.read.context import Context
from trucewatch.read.names import Mention
from trucewatch.read.naming import SHEET, named_by
from trucewatch.read.pack import cues, phrase_set, plain, words
from trucewatch.read.places import acts_as_party
from trucewatch.read.tokens import Token


@dataclass(frozen=True, slots=True)
class Actor:
    """A noun phrase that may act, over `tokens[first:last]`; `at` and `end` are its place in the text."""

    first: int
    last: int
    at: int
    end: int
    named: Named
    adjective: bool = False
    hedged: bool = False
    noun: bool = False


def actors(tokens: list[Token], context: Context) -> list[Actor]:
    """The noun phrases of a sentence that may act: known parties, groups, forces, equipment of somebody."""
    if not tokens:
        return []
    language = context.document.language
    mentions = [m for m in context.mentions(tokens[0].start, tokens[-1].end) if m.parties]
    out: list[Actor] = []
    i = 0
    while i < len(tokens):
        made = _phrase(tokens, i, mentions, context, language)
        if made is None:
            i += 1
            continue
        out.append(made)
        i = made.last
    return out


def _phrase(tokens: list[Token], i: int, mentions: list[Mention], context: Context, language: str) -> Actor | None:
    """The actor whose phrase begins at token `i`: modifiers, names, a group's word, equipment."""
    mods = plain(language, SHEET, "before")
    k = i
    names: list[tuple[Mention, int]] = []
    proper: list[int] = []
    groups, equipment = phrase_set(language, "groups"), phrase_set(language, "equipment", "acts")
    head: tuple[int, str] | None = None
    tool: int | None = None
    while k < len(tokens) and k - i < 9:
        token = tokens[k]
        if token.low.split("-")[-1] in plain(language, SHEET, "held") and "-" in token.low:
            if token.low.split("-")[-1] in plain(language, SHEET, "leading"):
                proper.append(k)
                k += 1
                continue
            return None
        mention = next((m for m in mentions if m.start <= token.start < m.end), None)
        if mention is not None and _dateline(mention):
            break
        if mention is not None and _hyphened(mention, context.document.text, language):
            if not names:
                proper.append(k)
                k += 1
                continue
            break
        size = match_at(tokens, k, equipment)
        if size and (names or proper or head):
            tool, k = k + size, k + size
            break
        size = match_at(tokens, k, groups)
        if size and mention is None:
            head, k = (k + size, " ".join(t.low for t in tokens[k : k + size])), k + size
            continue
        if head is not None:
            break
        if mention is not None:
            names.append((mention, k))
            while k < len(tokens) and tokens[k].start < mention.end:
                k += 1
            continue
        if (
            token.low in mods
            or (token.capital and _proper(tokens, k, context, language))
            or (token.low in ("al", "el") and proper)
        ):
            if token.capital and token.low not in mods:
                proper.append(k)
            k += 1
            continue
        if token.low in ("and", "or") and names and _another(tokens, k + 1, mentions):
            break
        break
    if not names and not head:
        while proper and not _group_proper(tokens, proper, context):
            proper = proper[1:]
        if not proper:
            return None
        i = proper[0]
    last = tool or (head[0] if head else k)
    plain_name = bool(names) and not head and not tool and names[-1][1] > max(proper, default=-1)
    if (
        plain_name
        and not acts_as_party(names[-1][0], context.document.text, language)
        and not _adjectival(names[-1][0])
    ):
        return None
    if head and not names and not proper and head[1] in plain(language, SHEET, "refers_back") and context.groups:
        return None
    named = named_by(tokens[i:last], names, head, proper, tool, tokens, context, language)
    if named is None:
        return None
    hedged = (
        cues(language, SHEET, "hedges").search(
            context.document.text, max(tokens[0].start, tokens[i].start - 24), tokens[last - 1].end
        )
        is not None
    )
    adjective = plain_name and _adjectival(names[-1][0])
    return Actor(i, last, tokens[i].start, tokens[last - 1].end, named, adjective, hedged, plain_name and not adjective)


def _hyphened(mention: Mention, text: str, language: str) -> bool:
    """Whether the name only describes: `X-held`, `X-backed`, `X-based`."""
    tail = re.match(r"[-–]([A-Za-z]+)", text[mention.end : mention.end + 14])
    return tail is not None and tail.group(1).lower() in plain(language, SHEET, "held")


def _dateline(mention: Mention) -> bool:
    """Whether the name is set in capitals as the place of a dateline."""
    return (
        mention.as_written.isupper()
        and len(mention.as_written) > 4
        and mention.party is not None
        and bool(mention.party.name.upper() != mention.as_written)
    )


def match_at(tokens: list[Token], k: int, phrases: frozenset[tuple[str, ...]]) -> int:
    """How many tokens at `k` are one of the phrases, the longest first; 0 for none."""
    for size in (3, 2, 1):
        if tuple(t.low for t in tokens[k : k + size]) in phrases and k + size <= len(tokens):
            return size
    return 0


def _proper(tokens: list[Token], k: int, context: Context, language: str) -> bool:
    """Whether a capitalised token may be part of a group's name: not a place, a weekday, a common first word."""
    token = tokens[k]
    times = words(language, "times")
    if (
        len(token.text) == 1
        or token.low in times["weekdays"]
        or token.low in times["months"]
        or token.low in plain(language, "voices", "openers")
    ):
        return False
    return not any(m.places and not m.parties for m in context.mentions(token.start, token.end))


def _group_proper(tokens: list[Token], proper: list[int], context: Context) -> bool:
    """Whether capitalised words alone are a group's name: the text elsewhere puts a group's word after them."""
    if not proper:
        return False
    written = " ".join(tokens[k].text for k in proper)
    return written in context.groups and written.split()[0] not in ("The", "A")


def _adjectival(mention: Mention) -> bool:
    """Whether the name can only describe: a state's name that is no place ("Norlandian")."""
    party = mention.party
    return party is not None and party.kind in (PartyKind.STATE, PartyKind.GOVERNMENT) and not mention.places


def _another(tokens: list[Token], k: int, mentions: list[Mention]) -> bool:
    return k < len(tokens) and any(m.start <= tokens[k].start < m.end for m in mentions)
