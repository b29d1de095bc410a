"""Who is named as having done it: parties, groups and their equipment, as the subject of an attack or after "by".

A name is taken only by a short list of constructions; the holder of a place ("rebel-held") and the object of a verb are
never taken. What the words leave open stays empty.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

from trucewatch.model.party import PartyKind
from trucewatch.model.quotation import Named
from trucewatch.read.acts.actwords import attack_noun, attack_verbs, cue_words
from trucewatch.read.acts.modality import only_named
from trucewatch.read.context import Context
from trucewatch.read.doers.actors import Actor
from trucewatch.read.doers.naming import SHEET
from trucewatch.read.doers.recalled import recalled
from trucewatch.read.doers.subjects import before_articles, subject_verb
from trucewatch.read.pack import cues, plain, words
from trucewatch.read.text.listed import is_row
from trucewatch.read.text.tokens import Token


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
    row = bool(tokens) and is_row(text, tokens[0].start, tokens[-1].end)
    for n, actor in enumerate(found):
        if actor.first and tokens[actor.first - 1].text == "(":
            continue
        party = context.names.parties.get(actor.named.key or "")
        if party is not None and party.kind in (PartyKind.PERSON, PartyKind.CIVIL, PartyKind.BODY):
            continue
        agent = _by(tokens, actor, language) or _subject(tokens, actor, language)
        agent = agent or _breaks(tokens, actor, language) or (None if row else _attribute(tokens, actor, language))
        if agent is not None and agent.rule == "subject" and context.groups and _described(actor.named, language):
            continue  # several groups are named in the text: which of them is meant stays open
        if agent is not None and recalled(context, tokens[0].start, tokens[-1].end, agent.offset):
            continue
        if agent is not None and not _aside(text, tokens[0].start, agent, language):
            out.append(agent)
            out += _joined(tokens, found, n, agent)
    out += _led(tokens, context)
    once = {(a.named.key or a.named.as_written.lower(), a.offset): a for a in out}.values()
    return [a for a in once if not _label_beside_a_name(a, list(once), language)]


def _label_beside_a_name(agent: Agent, all_: list[Agent], language: str) -> bool:
    """`Heron terrorist attacks`: the label describes the one who is named at the same word of attack."""
    label = agent.named.key is None and agent.named.as_written.lower() in plain(language, "acts", "describing")
    return label and any(a is not agent and a.offset == agent.offset for a in all_)


def _led(tokens: list[Token], context: Context) -> list[Agent]:
    """`the X-led air strikes`, where the text speaks of one "X-led coalition": its strikes."""
    out = []
    for token, after in itertools.pairwise(tokens):
        full = next((f for f in context.full.values() if f.split()[0].lower() == token.low), None)
        if full is not None and attack_noun(context.document.language).match(context.document.text, after.start):
            out.append(Agent(Named(as_written=full), after.start, "attribute"))
    return out


def _aside(text: str, start: int, agent: Agent, language: str) -> bool:
    """Whether the attack is only named beside something else, and does not say what the victims died of."""
    if agent.rule == "subject" or not only_named(text, start, agent.offset, language):
        return False
    if agent.rule == "by" and cues(language, "acts", "condemned").search(
        text, max(start, agent.offset - 80), agent.offset
    ):
        return False  # who condemns "the raid by X" names X
    cause = cues(language, "acts", "cause_before").search(text, max(start, agent.offset - 60), agent.offset) is not None
    return not (cause and cue_words(language, "harm").search(text, start, agent.offset))


def _described(named: Named, language: str) -> bool:
    """`hardline Sudlandian fighters`: adjectives of a country or creed and a label, and no name."""
    parts = named.as_written.split()
    adjectives = [p for p in parts if p[0].isupper()]
    labels = [p for p in parts if p[0].islower() and not p.startswith(("al-", "el-", "an-"))]
    plain_words = all(
        p.endswith(tuple(words(language, SHEET)["adjective_ends"])) and not p.isupper() for p in adjectives
    )
    return named.key is None and bool(adjectives) and bool(labels) and plain_words and "coalition" not in labels


_JOINS = (
    ["and"],
    ["&"],
    ["or"],
    ["or", "its"],
    ["and", "its"],
    ["and", "other"],
    ["and", "their"],
    ["and", "the"],
    ["and", "a"],
    ["and", "an"],
)
_LISTED = ([","], [",", "its"], ["its", "ally"], [",", "its", "ally"], ["its", "allies"], [",", "the"])


def _joined(tokens: list[Token], found: list[Actor], n: int, agent: Agent) -> list[Agent]:
    """Actors joined to this one: `X, its ally Y and Z planes`, `by X and Y`, `X Y air strikes`."""
    out, k, listed = [], n, False
    while k > 0:
        between = [t.low for t in tokens[found[k - 1].last : found[k].first]]
        named = found[k - 1].named.key is not None and not found[k - 1].noun  # `VALE Norlandian raids`: a dateline
        bare = not between and agent.rule == "attribute" and named
        if not (between in _JOINS or bare or (listed and between in _LISTED)):
            break
        listed = True
        out.append(_same_deed(found[k - 1], agent, between == ["or"]))
        k -= 1
    k = n
    while agent.rule in ("by", "claimed-by") and k + 1 < len(found):
        between = [t.low for t in tokens[found[k].last : found[k + 1].first]]
        if between not in _JOINS and not (between in _LISTED and k + 2 < len(found)):
            break
        out.append(_same_deed(found[k + 1], agent, between == ["or"]))
        k += 1
    return out


def _same_deed(actor: Actor, agent: Agent, either: bool) -> Agent:
    return replace(agent, named=actor.named, hedged=actor.hedged, either=either)


def _by(tokens: list[Token], actor: Actor, language: str) -> Agent | None:
    """`strikes by X`, `fired by X`, `claimed by X`; `held by X` and the like are refused."""
    i = before_articles(tokens, actor.first)
    while i >= 0 and (tokens[i].low in plain(language, SHEET, "before") | {"both"} or _describes(tokens[i], language)):
        i -= 1
    if i < 1 or tokens[i].low not in ("by", "from"):
        return None
    before = tokens[i - 1]
    if tokens[i].low == "from":
        fired = before.low in ("fired", "dropped", "launched") and actor.tool
        return (
            Agent(actor.named, before.start, "from", actor.hedged)
            if fired or before.low in ("fire", "shelling")
            else None
        )
    if before.low == "claimed":
        return Agent(actor.named, before.start, "claimed-by", actor.hedged, claimed=True)
    if before.low in ("led", "spearheaded") and i > 1 and attack_noun(language).fullmatch(tokens[i - 2].text):
        return Agent(actor.named, tokens[i - 2].start, "by", actor.hedged)
    held = plain(language, SHEET, "held")
    for k in range(i - 1, max(-1, i - 9), -1):
        low = tokens[k].low
        if low in held or low.split("-")[-1] in held:
            return None
        attack = any(tuple(t.low for t in tokens[k : k + size]) in attack_verbs(language) for size in (1, 2))
        if attack or attack_noun(language).fullmatch(tokens[k].text) or low in plain(language, SHEET, "violations"):
            return Agent(actor.named, tokens[k].start, "by", actor.hedged)
        if low.endswith("ed") or tokens[k].text in ".;:":
            return None
    return None


def _describes(token: Token, language: str) -> bool:
    """`Sudland-linked`: an adjective made of somebody's name."""
    return "-" in token.low and token.low.split("-")[-1] in plain(language, SHEET, "held")


def _subject(tokens: list[Token], actor: Actor, language: str) -> Agent | None:
    """`X shelled ...`: the actor is the subject of a verb of attack."""
    found = subject_verb(tokens, actor, language)
    return Agent(actor.named, tokens[found[0]].start, "subject", actor.hedged or found[1]) if found else None


def _breaks(tokens: list[Token], actor: Actor, language: str) -> Agent | None:
    """`X violated the ceasefire`, `X broke a truce`: the subject of a verb of breaking whose object is a truce."""
    k, between, passives = actor.last, plain(language, "voices", "aux"), plain(language, SHEET, "passives")
    while k < len(tokens) and k - actor.last < 4 and (tokens[k].low in between or tokens[k].low.endswith("ly")):
        k += 1
    if k >= len(tokens) or tokens[k].low not in plain(language, "truce", "breaks_it") or actor.adjective:
        return None
    if any(t.low in passives for t in tokens[actor.last : k]) or k + 1 >= len(tokens):
        return None
    following = tokens[k + 1 : k + 8]
    broken = cues(language, "truce", "truce").search(" ".join(t.text for t in following)) is not None
    return Agent(actor.named, tokens[k].start, "subject", actor.hedged) if broken else None


def _attribute(tokens: list[Token], actor: Actor, language: str) -> Agent | None:
    """`X air strikes`, `government shelling`: the actor stands as an adjective before the word of the attack."""
    before = before_articles(tokens, actor.first)
    if actor.noun or (before >= 0 and tokens[before].low == "by"):
        return None
    k = actor.last
    if k < len(tokens) and tokens[k].low in plain(language, SHEET, "mines"):
        return None
    listed = k + 1 == len(tokens) and actor.first and tokens[actor.first - 1].text == ","
    if listed:
        return None  # the last column of a table: `Harrow, Private, Norland Bomb`
    said = plain(language, "voices", "says") | plain(language, "voices", "openers")
    between = plain(language, "grammar", "not_between_doer_and_attack") | said | plain(language, "harm", "victims")
    if _only_describes(tokens, actor, language):
        return None
    while k < len(tokens) and k - actor.last < 4:
        token = tokens[k]
        if attack_noun(language).fullmatch(token.text) or (
            k + 1 < len(tokens) and attack_noun(language).fullmatch(f"{token.text} {tokens[k + 1].text}")
        ):
            return (
                None
                if token.low == "fighting" and k == actor.last
                else Agent(actor.named, token.start, "attribute", actor.hedged)
            )
        if not token.word or token.low in between or token.low.endswith("ed"):
            return None
        k += 1
    return None


def _only_describes(tokens: list[Token], actor: Actor, language: str) -> bool:
    """`a terrorist attack`: what sort of attack it was, and not whose."""
    said = [t.low for t in tokens[actor.first : actor.last] if t.low not in plain(language, SHEET, "articles")]
    following = tokens[actor.last].low if actor.last < len(tokens) else ""
    if said == ["military"]:
        return True  # `a military offensive`: of what sort, and not whose
    alone = len(said) == 1 and said[0] in plain(language, "acts", "describing")
    return alone and following.removesuffix("s") in plain(language, "acts", "described_attacks")
