"""Who is named as having done it: parties, groups and their equipment, as the subject of an attack or after "by".

A name is taken only by a short list of constructions; the holder of a place ("rebel-held") and the object of a verb are
never taken. What the words leave open stays empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from trucewatch.model.party import PartyKind
from trucewatch.model.quotation import Named
from trucewatch.model.vocabulary import Act
from trucewatch.read.actors import Actor
from trucewatch.read.context import Context
from trucewatch.read.modality import only_named
from trucewatch.read.naming import SHEET
from trucewatch.read.pack import pattern, plain, words
from trucewatch.read.tokens import Token


@dataclass(frozen=True, slots=True)
class Agent:
    """An actor in a construction that makes it the one who did it, at the offset of the attack word."""

    named: Named
    offset: int
    rule: str
    hedged: bool = False
    either: bool = False
    claimed: bool = False


def agents(tokens: list[Token], context: Context, found: list[Actor]) -> list[Agent]:
    """The actors of a sentence that its words make the doer, each with the offset of the attack word."""
    language, text = context.document.language, context.document.text
    out: list[Agent] = []
    for n, actor in enumerate(found):
        if actor.first and tokens[actor.first - 1].text == "(":
            continue
        party = context.names.parties.get(actor.named.key or "")
        if party is not None and party.kind in (PartyKind.PERSON, PartyKind.CIVIL, PartyKind.BODY):
            continue
        agent = _by(tokens, actor, language) or _subject(tokens, actor, language) or _attribute(tokens, actor, language)
        if agent is not None and agent.rule == "subject" and context.groups and _described(actor.named, language):
            continue  # several groups are named in the text: which of them is meant stays open
        if agent is not None and not only_named(text, tokens[0].start, agent.offset, language):
            out.append(agent)
            out += _joined(tokens, found, n, agent, text)
    return list({(a.named.key or a.named.as_written.lower(), a.offset): a for a in out}.values())


def _described(named: Named, language: str) -> bool:
    """`hardline Sudlandian fighters`: adjectives of a country or creed and a label, and no name."""
    parts = named.as_written.split()
    adjectives = [p for p in parts if p[0].isupper()]
    labels = [p for p in parts if p[0].islower() and not p.startswith(("al-", "el-", "an-"))]
    plain_words = all(
        p.endswith(tuple(words(language, SHEET)["adjective_ends"])) and not p.isupper() for p in adjectives
    )
    return named.key is None and bool(adjectives) and bool(labels) and plain_words and "coalition" not in labels


def _joined(tokens: list[Token], found: list[Actor], n: int, agent: Agent, text: str) -> list[Agent]:
    """Actors joined to this one by "and" or "or": `Norland and Sudland planes`."""
    out, k = [], n
    while k > 0:
        between = [t.low for t in tokens[found[k - 1].last : found[k].first]]
        if between not in (["and"], ["or"], ["and", "its"], ["and", "other"], ["and", "their"]):
            break
        out.append(
            Agent(found[k - 1].named, agent.offset, agent.rule, found[k - 1].hedged, between == ["or"], agent.claimed)
        )
        k -= 1
    return out


@cache
def _attack(language: str) -> re.Pattern[str]:
    acts, means = words(language, "acts"), words(language, "means")
    listed = [w for ws in acts["nouns"].values() for w in ws] + [w for spec in means.values() for w in spec["words"]]
    return pattern(listed)


@cache
def _verbs(language: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(v.split()) for vs in words(language, "acts")["verbs"].values() for v in vs)


def _by(tokens: list[Token], actor: Actor, language: str) -> Agent | None:
    """`strikes by X`, `fired by X`, `claimed by X`; `held by X` and the like are refused."""
    i = _before_articles(tokens, actor.first)
    if i < 1 or tokens[i].low not in ("by", "from"):
        return None
    if tokens[i].low == "from":
        return (
            Agent(actor.named, tokens[i - 1].start, "from", actor.hedged)
            if tokens[i - 1].low in ("fire", "shelling")
            else None
        )
    if tokens[i - 1].low == "claimed":
        return Agent(actor.named, tokens[i - 1].start, "claimed-by", actor.hedged, claimed=True)
    held = plain(language, SHEET, "held")
    for k in range(i - 1, max(-1, i - 7), -1):
        low = tokens[k].low
        if low in held or low.split("-")[-1] in held:
            return None
        attack = any(tuple(t.low for t in tokens[k : k + size]) in _verbs(language) for size in (1, 2))
        if attack or _attack(language).fullmatch(tokens[k].text):
            return Agent(actor.named, tokens[k].start, "by", actor.hedged)
        if low.endswith("ed") or tokens[k].text in ".;:":
            return None
    return None


def _before_articles(tokens: list[Token], first: int) -> int:
    i = first - 1
    while i >= 0 and tokens[i].low in ("the", "a", "an", "suspected"):
        i -= 1
    return i


def _subject(tokens: list[Token], actor: Actor, language: str) -> Agent | None:
    """`X shelled ...`: the actor stands right before a verb of attack that is not passive, and is no object itself."""
    before = _before_articles(tokens, actor.first)
    while before >= 0 and tokens[before].low in plain(language, "places", "parts"):
        before -= 1
    if actor.adjective and not _verb_next(tokens, actor.last, language):
        return None
    if before >= 0 and tokens[before].low in plain(language, "grammar", "before_an_object") | {"by"}:
        return None
    if before >= 0 and _attack_verb(tokens, before, language) and not _clause(tokens, before):
        return None
    found = _verb_after(tokens, actor.last, language)
    if found is not None and _undergoes(tokens, actor.last, found, language):
        return None
    if found is not None and _counted_victims(tokens, actor, found, language):
        return None
    return Agent(actor.named, tokens[found].start, "subject", actor.hedged) if found is not None else None


def _undergoes(tokens: list[Token], first: int, verb: int, language: str) -> bool:
    """`the troops which had advanced ... were driven back`: what the sentence tells was done to them."""
    if not any(t.low in ("which", "who", "that") for t in tokens[first:verb]):
        return False
    passives, verbs = plain(language, SHEET, "passives"), plain(language, SHEET, "passive_verbs")
    return any(
        a.low in passives and (b.low in verbs or (b.low in ("then", "also", "later") and c.low in verbs))
        for a, b, c in zip(tokens[verb:], tokens[verb + 1 :], tokens[verb + 2 :], strict=False)
    )


def _counted_victims(tokens: list[Token], actor: Actor, verb: int, language: str) -> bool:
    """`80 rebels killed`: those who are counted before a word of harm are its victims."""
    first = tokens[actor.first]
    before = tokens[actor.first - 1] if actor.first else first
    number = words(language, "numbers")
    spelled = plain(language, "numbers", "indefinite") | set(number["units"]) | set(number["tens"])
    counted = before.text[0].isdecimal() or before.low in spelled
    return counted and tokens[verb].low in plain(language, SHEET, "passive_verbs")


def _clause(tokens: list[Token], k: int) -> bool:
    return tokens[k].text in ",;:." or tokens[k].low in ("and", "but", "as", "when", "while", "after", "that", "where")


def _attack_verb(tokens: list[Token], k: int, language: str) -> bool:
    return (tokens[k].low,) in _verbs(language)


def _verb_next(tokens: list[Token], k: int, language: str) -> bool:
    return k < len(tokens) and (tokens[k].low in ("has", "had", "have") or _attack_verb(tokens, k, language))


def _verb_after(tokens: list[Token], k: int, language: str) -> int | None:
    """The token of the attack verb after an actor: only auxiliaries, adverbs and own troops between, not passive."""
    between, passives = plain(language, SHEET, "between_active"), plain(language, SHEET, "passives")
    passive_verbs = plain(language, SHEET, "passive_verbs")
    start, passive = k, False
    depth = 0
    while k < len(tokens) and k - start < 9:
        token = tokens[k]
        if token.text in "()":
            depth += 1 if token.text == "(" else -1
            k += 1
            continue
        if depth > 0:
            k += 1
            continue
        size = next((s for s in (4, 3, 2, 1) if tuple(t.low for t in tokens[k : k + s]) in _verbs(language)), 0)
        if size:
            if passive and token.low in passive_verbs:
                return None
            noun = size == 1 and token.low in ("attack", "attacks", "shell", "shells", "battle", "targets", "bombs")
            return (
                None if noun and token.low in ("attack", "bombs", "shell") and not token.capital and k == start else k
            )
        if token.low not in between:
            return None
        passive = passive or token.low in passives
        k += 1
    return None


def _attribute(tokens: list[Token], actor: Actor, language: str) -> Agent | None:
    """`X air strikes`, `government shelling`: the actor stands as an adjective before the word of the attack."""
    before = _before_articles(tokens, actor.first)
    if actor.noun or (before >= 0 and tokens[before].low == "by"):
        return None
    k = actor.last
    said = plain(language, "voices", "says") | plain(language, "voices", "openers")
    between = plain(language, "grammar", "not_between_doer_and_attack") | said | plain(language, "harm", "victims")
    while k < len(tokens) and k - actor.last < 4:
        token = tokens[k]
        if _attack(language).fullmatch(token.text) or (
            k + 1 < len(tokens) and _attack(language).fullmatch(f"{token.text} {tokens[k + 1].text}")
        ):
            if (
                token.low in ("fighting", "battle", "battles", "clashes", "offensives")
                and k == actor.last
                and tokens[k].low == "fighting"
            ):
                return None
            return Agent(actor.named, token.start, "attribute", actor.hedged)
        if not token.word or token.low in between or token.low.endswith("ed"):
            return None
        k += 1
    return None


def act_of_verb(tokens: list[Token], offset: int, language: str) -> Act | None:
    """The act that the attack verb at an offset makes by itself, if it is one of the verbs."""
    k = next((i for i, t in enumerate(tokens) if t.start == offset), None)
    if k is None:
        return None
    for size in (4, 3, 2, 1):
        phrase = tuple(t.low for t in tokens[k : k + size])
        for act, verbs in words(language, "acts")["verbs"].items():
            if act != "light" and " ".join(phrase) in verbs:
                return Act(act)
    return None
