"""Who stands as the subject of a verb of attack: `X shelled ...`, `X in Vale, backed by Y, have launched an assault`.

The verb must be active and have what it needs: "launched" an attack, "killed" somebody. What stands between may be
auxiliaries, adverbs, a place, a relative clause or an apposition, and never another noun that could be the subject.
"""

from __future__ import annotations

from trucewatch.read.acts.actwords import attack_noun, attack_verbs
from trucewatch.read.doers.actors import Actor
from trucewatch.read.doers.naming import SHEET
from trucewatch.read.pack import phrase_set, plain, words
from trucewatch.read.text.tokens import Token

REACH = 22
"""A verb farther from its subject than this many words is not looked for."""


def subject_verb(tokens: list[Token], actor: Actor, language: str) -> tuple[int, bool] | None:
    """The token of the verb whose subject the actor is, and whether "thought to be" stands before the actor."""
    before, hedged = before_articles(tokens, actor.first), False
    if before >= 0 and tokens[before].capital and tokens[before].low.endswith(("'s", "’s")) and actor.named.key is None:
        return None  # `the Heron Front's Vale brigade`: whose it is, no list knows
    while before >= 0 and tokens[before].low in plain(language, "places", "parts"):
        before -= 1
    if actor.adjective and not _verb_next(tokens, actor.last, language):
        return None
    if tokens[actor.last - 1].low.endswith(("'s", "’s")) and not actor.tool:
        return None  # `Norland's captured tanks`
    if actor.noun and before >= 0 and tokens[before].low.endswith(("ed", "ook")) and not _clause(tokens, before):
        return None  # `the blast rocked Norland and destroyed ...`
    if (members := _members(tokens, before, language)) is not None:
        before, hedged = members
    if before >= 0 and tokens[before].low in plain(language, "grammar", "before_an_object") | {"by"}:
        return None
    aimed_at = before >= 0 and tokens[before].low in plain(language, SHEET, "before_a_target")
    if aimed_at or (before >= 0 and (tokens[before].low,) in attack_verbs(language) and not _clause(tokens, before)):
        return None
    found = verb_after(tokens, actor.last, language)
    if found is not None and tokens[found].low in plain(language, SHEET, "defends"):
        return None
    if found is None or _undergoes(tokens, actor.last, found, language):
        return None
    return None if _counted_victims(tokens, actor, found, language) else (found, hedged)


def before_articles(tokens: list[Token], first: int) -> int:
    """The token before a noun phrase and its articles; -1 where there is none."""
    i = first - 1
    while i >= 0 and tokens[i].low in ("the", "a", "an", "suspected"):
        i -= 1
    return i


def _members(tokens: list[Token], before: int, language: str) -> tuple[int, bool] | None:
    """`fighters from X`, `planes believed to be from X`: the token before the members, and whether it is guarded."""
    if before < 1 or tokens[before].low not in ("from", "of"):
        return None
    i, hedged = before - 1, False
    for phrase in sorted(phrase_set(language, "hedges"), key=len, reverse=True):
        if i - len(phrase) >= 0 and tuple(t.low for t in tokens[i - len(phrase) + 1 : i + 1]) == phrase:
            i, hedged = i - len(phrase), True
            break
    heads = phrase_set(language, "equipment", "acts")
    heads = heads.union(*(phrase_set(language, key) for key in ("groups", "members", "crowds")))
    size = next((s for s in (3, 2, 1) if tuple(t.low for t in tokens[max(0, i - s + 1) : i + 1]) in heads), 0)
    return (before_articles(tokens, i - size + 1), hedged) if size else None


def verb_after(tokens: list[Token], start: int, language: str) -> int | None:
    """The token of the active attack verb that follows a subject ending before `start`; None where there is none."""
    passives, k, passive = plain(language, SHEET, "passives"), start, False
    while k < len(tokens) and k - start < REACH:
        token = tokens[k]
        if size := _verb_size(tokens, k, language):
            if passive and not token.low.endswith("ing"):
                return None
            return k if _complete(tokens, k, size, start, language) else None
        further = _passed(tokens, k, start, language)
        if further is None:
            return None
        passive = (passive and not token.low.endswith("ing")) or (token.low in passives and further == k + 1)
        k = further
    return None


def _passed(tokens: list[Token], k: int, start: int, language: str) -> int | None:
    """Where to go on after what may stand between a subject and its verb; None where something else stands."""
    token = tokens[k]
    if token.text == "(":
        return next((i + 1 for i in range(k + 1, min(k + 12, len(tokens))) if tokens[i].text == ")"), None)
    if token.text == ",":
        opens = k + 1 < len(tokens) and tokens[k + 1].low in plain(language, SHEET, "opens_an_apposition")
        return (
            next((i + 1 for i in range(k + 2, min(k + 18, len(tokens))) if tokens[i].text == ","), None)
            if opens
            else None
        )
    if token.low in plain(language, SHEET, "between_active") or (token.low.endswith("ly") and token.word):
        return k + 1
    joined = token.low in plain(language, SHEET, "described_by") and k + 1 < len(tokens)
    placed = k == start and token.low in _placing(language) | {"against"}
    stands = token.low in plain(language, SHEET, "stationed") and k + 1 < len(tokens)
    if stands and tokens[k + 1].low in _placing(language):
        return _phrase_end(tokens, k + 2, language)
    if (joined and tokens[k + 1].low in ("by", "to", "with")) or placed:
        return _phrase_end(tokens, k + (2 if joined else 1), language)
    return None


def _placing(language: str) -> frozenset[str]:
    return plain(language, "grammar", "placing") - {"by", "for", "of", "against"}


def _phrase_end(tokens: list[Token], i: int, language: str) -> int | None:
    """The end of a short noun phrase: to the next auxiliary or attack verb, with nothing that parts clauses before."""
    ends = plain(language, "grammar", "ends_a_noun_phrase") - {
        "and",
        "of",
        "near",
        "in",
        "has",
        "have",
        "had",
        "was",
        "were",
    }
    for k in range(i, min(i + 8, len(tokens))):
        token = tokens[k]
        if token.low in ("has", "have", "had", "was", "were") or (k > i and _verb_size(tokens, k, language)):
            return k
        if not (token.word or token.text.isdecimal()) or token.low in ends:
            return None
    return None


def _verb_size(tokens: list[Token], k: int, language: str) -> int:
    """How many tokens at `k` are an attack verb; 0 for none."""
    verbs = attack_verbs(language)
    return next((s for s in (4, 3, 2, 1) if tuple(t.low for t in tokens[k : k + s]) in verbs), 0)


def _complete(tokens: list[Token], k: int, size: int, start: int, language: str) -> bool:
    """Whether the verb is one and has its object: "launched" an attack; "killed" or "hit" somebody or something."""
    low, after = tokens[k].low, tokens[k + size : k + size + 9]
    if size == 1 and k == start and not tokens[k].capital and low in ("attack", "bombs", "shell"):
        return False
    if size == 1 and k == start and _rather_a_noun(tokens, k, language):
        return False
    if " ".join(t.low for t in tokens[k : k + size]) in plain(language, "acts", "takes_an_attack"):
        if tokens[k + size - 1].low in plain(language, SHEET, "possessives"):
            after = after[:3]
        cut = next((n for n, t in enumerate(after) if t.low in plain(language, SHEET, "ends_an_object")), len(after))
        after = after[:cut]  # `launched an inquiry after shells fell`
        text = " ".join(t.text for t in after)
        return attack_noun(language).search(text) is not None or _ground_noun(text, language)
    if low in plain(language, "acts", "takes") and any(
        t.low in plain(language, "acts", "taken_things") for t in after[:5]
    ):
        return False  # `captured an army truck`: no attack, and no ground
    if low in plain(language, SHEET, "passive_verbs") and low not in plain(language, SHEET, "without_object"):
        return _has_object(after, low, language)
    return True


def _rather_a_noun(tokens: list[Token], k: int, language: str) -> bool:
    """`rebel attacks in Vale`, and not `Norland attacks a port`: no object follows, or a label alone stands before."""
    if tokens[k].low not in plain(language, SHEET, "nouns_as_well"):
        return False
    if tokens[k - 1].low in plain(language, "acts", "describing") | plain(language, SHEET, "group_adjectives"):
        return True
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    return after is None or after.low in plain(language, SHEET, "after_a_noun") or not _may_be_object(after, language)


def _has_object(after: list[Token], verb: str, language: str) -> bool:
    """Whether somebody or something follows a verb, after a day and "with rockets" too; else it is a passive."""
    times = words(language, "times")
    dated = len(after) > 2 and after[0].low in ("on", "in") and after[1].low in {*times["weekdays"], *times["months"]}
    if dated and verb not in plain(language, "acts", "harm_words"):
        after = after[3:] if after[2].low in plain(language, SHEET, "parts_of_day") else after[2:]
        return bool(after) and (after[0].low == "with" or _may_be_object(after[0], language))
    return bool(after) and _may_be_object(after[0], language)


def _may_be_object(token: Token, language: str) -> bool:
    return token.low not in plain(language, SHEET, "no_object") and token.text not in ".,;:!?)"


def _ground_noun(text: str, language: str) -> bool:
    low = text.lower()
    return any(f" {w}" in f" {low}" for w in plain(language, "acts", "nouns/ground_assault"))


def _verb_next(tokens: list[Token], k: int, language: str) -> bool:
    return k < len(tokens) and (tokens[k].low in ("has", "had", "have") or _verb_size(tokens, k, language) > 0)


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
    """`80 rebels killed`: those who are counted right before a word of harm are its victims."""
    first = tokens[actor.first]
    before = tokens[actor.first - 1] if actor.first else first
    number = words(language, "numbers")
    spelled = plain(language, "numbers", "indefinite") | set(number["units"]) | set(number["tens"])
    counted = before.text[0].isdecimal() or before.low in spelled
    return counted and not actor.tool and tokens[verb].low in plain(language, SHEET, "passive_verbs")


def _clause(tokens: list[Token], k: int) -> bool:
    return tokens[k].text in ",;:." or tokens[k].low in ("and", "but", "as", "when", "while", "after", "that", "where")
