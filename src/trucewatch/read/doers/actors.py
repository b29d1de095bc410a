"""Noun phrases that may act: known parties, groups without a name, forces, and the equipment of somebody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from trucewatch.model.party import PartyKind
from trucewatch.model.quotation import Named
from trucewatch.read.acts.actwords import attacks
from trucewatch.read.context import Context
from trucewatch.read.doers.heads import is_head
from trucewatch.read.doers.naming import SHEET, named_by, of_its_head, who_tells
from trucewatch.read.doers.reference import is_definite, known, labelled, meant, refers_back
from trucewatch.read.pack import cues, phrase_set, plain, words
from trucewatch.read.places.names import Mention
from trucewatch.read.places.placed import acts_as_party
from trucewatch.read.text.tokens import Token, tokenise


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
    tool: bool = False


def actors(tokens: list[Token], context: Context) -> list[Actor]:
    """The noun phrases of a sentence that may act: known parties, groups, forces, equipment of somebody."""
    if not tokens:
        return []
    return _found(context, tokens[0].start, tokens[-1].end)


@lru_cache(maxsize=1)
def _found(context: Context, start: int, end: int) -> list[Actor]:
    """The same for a passage of the text; several rules ask for one passage, one after the other."""
    tokens = tokenise(context.document.text, start, end)
    language = context.document.language
    mentions = [m for m in context.mentions(tokens[0].start, tokens[-1].end) if m.parties]
    out: list[Actor] = []
    i = 0
    while i < len(tokens):
        made = _phrase(tokens, i, mentions, context, language) if _may_open(tokens[i], mentions, language) else None
        if made is None:
            i += 1
            continue
        out.append(made)
        i = made.last
    return out


def _may_open(token: Token, mentions: list[Mention], language: str) -> bool:
    """Whether a phrase of an actor may begin with this token; most words begin none, and are not looked at further."""
    if token.text[0].isupper() or "-" in token.low:
        return True
    openings = _openings(language)
    if token.low in openings or token.low.removesuffix("'s") in openings:
        return True
    return any(m.start <= token.start < m.end for m in mentions)


@cache
def _openings(language: str) -> frozenset[str]:
    return plain(language, SHEET, "before") | {phrase[0] for phrase in phrase_set(language, "groups")}


def _phrase(tokens: list[Token], i: int, mentions: list[Mention], context: Context, language: str) -> Actor | None:
    """The actor whose phrase begins at token `i`: modifiers, names, a group's word, equipment."""
    mods = plain(language, SHEET, "before")
    k = i
    names: list[tuple[Mention, int]] = []
    proper: list[int] = []
    named_to, group = i, ""
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
        if not names and (written := known(tokens, k, context)):
            proper += range(k, k + written[0])
            k, group = k + written[0], written[1]
            continue
        mention = next((m for m in mentions if m.start <= token.start < m.end), None)
        if mention is not None and _dateline(mention):
            break
        if names and token.capital and who_tells(tokens, k, context):
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
        size = match_at(tokens, k, groups) or _possessive(tokens[k], groups)
        if size and mention is None:
            head, k = (k + size, " ".join(t.low.removesuffix("'s") for t in tokens[k : k + size])), k + size
            continue
        if head is not None:
            break
        if mention is not None:
            if names and _state(names[-1][0]) and _state(mention):
                break
            names.append((mention, k))
            while k < len(tokens) and tokens[k].start < mention.end:
                k += 1
            named_to = k
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
    if head is not None and not names and (led := of_its_head(tokens, i, head, context)) is not None:
        return Actor(i, led[0], tokens[i].start, tokens[led[0] - 1].end, led[1])
    if not names and not head and not (tool and proper and is_head(tokens[proper[-1]].text, context.heads)):
        if not group:
            return None
        i = next(n for n in proper if (known(tokens, n, context) or (0, ""))[1] == group)
    while k > max(i + 1, named_to) and tokens[k - 1].low in mods and not tokens[k - 1].capital:
        k -= 1
    last = tool or (head[0] if head else k)
    plain_name = bool(names) and not head and not tool and names[-1][1] > max(proper, default=-1)
    if (
        plain_name
        and not acts_as_party(names[-1][0], context.document.text, language)
        and not _adjectival(names[-1][0])
        and not _possesses_attack(tokens, last, names[-1][0], language)
    ):
        return None
    kind = head is not None and tool is None and not names and head[1] in plain(language, SHEET, "group_kinds")
    if kind and head is not None and head[0] < len(tokens) and (after := known(tokens, head[0], context)):
        group, last = after[1], head[0] + after[0]  # `the separatist group Tern`
    named = Named(as_written=group) if group and not names else None
    if (
        named is None
        and head
        and not names
        and not proper
        and context.groups
        and refers_back(tokens, i, head, language)
    ):
        if (only := meant(context, tokens[i].start)) is None:
            return None
        named = Named(as_written=only)
    if named is None and head and not names and not proper and tool is None and is_definite(tokens, i, head, language):
        one = labelled(context, head[1], tokens[i].start)
        named = Named(as_written=one) if one is not None else None
    named = named or named_by(tokens[i:last], names, head, proper, tool, tokens, context, language)
    if named is None:
        return None
    hedged = (
        cues(language, SHEET, "hedges").search(
            context.document.text, max(tokens[0].start, tokens[i].start - 24), tokens[last - 1].end
        )
        is not None
    )
    adjective = plain_name and _adjectival(names[-1][0])
    noun = plain_name and not adjective and not _possesses_attack(tokens, last, names[-1][0], language)
    return Actor(i, last, tokens[i].start, tokens[last - 1].end, named, adjective, hedged, noun, tool is not None)


def _possessive(token: Token, groups: frozenset[tuple[str, ...]]) -> int:
    """`the regime's warplane`: a group's word as a possessor."""
    return int(token.low.endswith("'s") and (token.low.removesuffix("'s"),) in groups)


def _possesses_attack(tokens: list[Token], last: int, mention: Mention, language: str) -> bool:
    """`Norland's bombardment of Ost`: a state as the possessor of an attack."""
    owns = tokens[last - 1].low.endswith("'s") and last < len(tokens)
    return _state(mention) and owns and any(attacks(t, language) for t in tokens[last : last + 2])


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
    if tokens[k].low not in _first_words(phrases):
        return 0
    for size in (3, 2, 1):
        if tuple(t.low for t in tokens[k : k + size]) in phrases and k + size <= len(tokens):
            return size
    return 0


@cache
def _first_words(phrases: frozenset[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(phrase[0] for phrase in phrases if phrase)


def _proper(tokens: list[Token], k: int, context: Context, language: str) -> bool:
    """Whether a capitalised token may be part of a group's name: not a place, a weekday, a common first word."""
    token = tokens[k]
    times = words(language, "times")
    if (
        len(token.text) == 1
        or token.low in times["weekdays"]
        or token.low in times["months"]
        or token.low in plain(language, "voices", "openers")
        or attacks(token, language)
    ):
        return False
    return not any(m.places and not m.parties for m in context.mentions(token.start, token.end))


def _adjectival(mention: Mention) -> bool:
    """Whether the name can only describe: a state's name that is no place ("Norlandian")."""
    return _state(mention) and not mention.places


def _state(mention: Mention) -> bool:
    party = mention.party
    return party is not None and party.kind in (PartyKind.STATE, PartyKind.GOVERNMENT)


def _another(tokens: list[Token], k: int, mentions: list[Mention]) -> bool:
    return k < len(tokens) and any(m.start <= tokens[k].start < m.end for m in mentions)
