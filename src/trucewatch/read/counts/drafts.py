"""A count on its way to a figure: its noun phrase, what it counts, and whether it is part of another."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from trucewatch.model.figure import Counted
from trucewatch.read.counts.harm import SHEET, Harm, active_before, harm_after, toll_before
from trucewatch.read.counts.numerals import Number
from trucewatch.read.pack import plain
from trucewatch.read.text.tokens import Token


@dataclass(slots=True)
class Draft:
    """A count on its way to a figure: the number, its noun phrase, and what was found out about it."""

    number: Number
    last: int
    noun: str = ""
    bare: bool = False
    counted: Counted | None = None
    subset: bool = False
    rule: str = ""
    said: list[str] = field(default_factory=list)


def noun_after(tokens: list[Token], number: Number, lex: Harm, language: str) -> Draft | None:
    """The noun phrase after a number; None where another noun follows, so that it counts something else."""
    draft, i = Draft(number, number.last), number.last
    others = plain(language, SHEET, "others")
    while i < len(tokens) and (tokens[i].low in others or tokens[i].low in ("of", "the", "one")):
        draft.bare = draft.bare or tokens[i].low in ("others", "more")
        i += 1
    draft.last = i
    for k in range(i, min(i + 6, len(tokens))):
        token = tokens[k]
        if token.low in lex.victims:
            while k + 1 < len(tokens) and tokens[k + 1].low in lex.victims and tokens[k + 1].low not in lex.nouns:
                k += 1
            head = tokens[k].low
            stated = [t.low for t in tokens[i : k + 1]]
            draft.noun, draft.last = lex.singular.get(head, head), k + 1
            draft.said = stated
            return draft
        adjective = token.low in lex.state and k + 1 < len(tokens) and tokens[k + 1].low in lex.victims
        if not adjective and (
            not token.word or token.low in lex.state or (token.low,) in lex.active or token.low in lex.ends
        ):
            break
    if i + 1 < len(tokens) and tokens[i].low in ("were", "was") and tokens[i + 1].low in lex.victims:
        draft.noun, draft.last = lex.singular.get(tokens[i + 1].low, tokens[i + 1].low), i + 2
    if not draft.noun and i < len(tokens) and not _may_follow(tokens[i], lex):
        return None
    return draft


def _may_follow(token: Token, lex: Harm) -> bool:
    """Whether a number without a noun may be followed by this: a harm word, a joining word, a sign."""
    harm = token.low in lex.state or (token.low,) in lex.active or token.low in lex.nouns
    return harm or not token.word or token.low in lex.ends or token.low in lex.follows or token.text[0].isupper()


def decide(tokens: list[Token], draft: Draft, following: int, lex: Harm, language: str) -> None:
    """What the number counts, by the first construction that fits."""
    left = active_before(tokens, draft.number.opens, draft.noun, lex)
    right = harm_after(tokens, draft.last, draft.noun, following, lex, language)
    near = draft.last
    if right is Counted.KILLED_OR_WOUNDED:
        draft.counted, draft.rule = right, "lumped"
    elif near < len(tokens) and tokens[near].low in lex.nouns and (near == draft.number.last or draft.noun):
        draft.counted, draft.rule = lex.nouns[tokens[near].low], "harm-noun"
        draft.last = near + 1
    elif (kind := _inner(tokens, draft, lex)) is not None and right is not Counted.KILLED:
        draft.counted, draft.rule = kind, "harm-adjective"
    elif left is not None and not (right is not None and _headline(tokens, draft, lex)):
        draft.counted, draft.rule = left[0], "active"
    elif right is not None:
        draft.counted, draft.rule = right, "passive"
    elif (kind := _of_those(tokens, draft, lex)) is not None:
        draft.counted, draft.rule, draft.subset = kind, "of those", True
    elif toll_before(tokens, draft.number.opens, language):
        draft.counted, draft.rule = Counted.KILLED, "toll"


def _headline(tokens: list[Token], draft: Draft, lex: Harm) -> bool:
    """`23 killed over 100 injured`: the word before belongs to the number before it."""
    i = draft.number.opens - 2
    follows = draft.last < len(tokens) and tokens[draft.last].low in lex.state
    return follows and not draft.noun and i >= 0 and (tokens[i].text[0].isdecimal() or tokens[i].low in lex.victims)


def _of_those(tokens: list[Token], draft: Draft, lex: Harm) -> Counted | None:
    """`of those killed six were children`, `those killed in the raids include 14 children and four women`."""
    i = draft.number.opens - 1
    if draft.noun and i >= 1 and tokens[i - 1].low in ("those", "the") and tokens[i].low in lex.state:
        return lex.state[tokens[i].low]
    if draft.noun and i >= 2 and tokens[i].low in ("include", "included", "includes", "including"):
        for k in range(i - 1, max(0, i - 12), -1):
            if tokens[k].low in lex.state and tokens[k - 1].low in ("those", "the", "dead"):
                return lex.state[tokens[k].low]
    return None


def _inner(tokens: list[Token], draft: Draft, lex: Harm) -> Counted | None:
    """`eight dead civilians`, `seven civilian deaths`, `5 martyrs`, `80 other wounded persons`."""
    for word in draft.said:
        if word in lex.nouns:
            return lex.nouns[word]
        if word in lex.state and word not in ("missing", "die", "flee"):
            return lex.state[word]
    for token in tokens[draft.number.last : draft.last]:
        if token.low in lex.state and draft.noun:
            return lex.state[token.low]
    return None


def is_subset(tokens: list[Token], draft: Draft, language: str) -> bool:
    """Whether the count is part of another one: `including 3`, `2 of them`."""
    before = " ".join(t.low for t in tokens[max(0, draft.number.opens - 3) : draft.number.opens])
    after = " ".join(t.low for t in tokens[draft.number.last : draft.number.last + 2])
    if any(before == p or before.endswith(" " + p) for p in plain(language, SHEET, "subset_before")):
        return True
    tail = " ".join(t.low for t in tokens[draft.last : draft.last + 3])
    return after in plain(language, SHEET, "subset_after") or tail in (
        "were among those",
        "are among the",
        "were among the",
    )


def carry(tokens: list[Token], drafts: list[Draft], i: int, language: str) -> None:
    """A subset counts what its whole counts; a conjunct without a harm word counts what the one before does."""
    if i == 0:
        return
    draft, before = drafts[i], drafts[i - 1]
    whole = next((d for d in reversed(drafts[:i]) if not d.subset and d.counted), None)
    between = [t.low for t in tokens[before.last : draft.number.opens]]
    if before.subset and before.rule == "of those" and draft.noun and between in (["and"], [","], [",", "and"]):
        draft.counted, draft.subset, draft.rule = before.counted, True, "of those"
    elif draft.subset and whole is not None:
        draft.counted, draft.rule = whole.counted, "subset"
    elif before.subset and draft.noun and between == ["and"] and draft.rule in ("", "passive") and whole is not None:
        draft.counted, draft.subset, draft.rule = whole.counted, True, "subset"
    elif (
        draft.counted is None
        and draft.noun
        and before.counted
        and (between in (["and"], [","], [",", "and"]) or between[-3:] == ["as", "well", "as"])
    ) or (draft.counted is None and draft.noun and before.counted and between[-3:] == ["in", "addition", "to"]):
        draft.counted, draft.rule = before.counted, "conjunct"


def carry_back(tokens: list[Token], drafts: list[Draft]) -> None:
    """`45 fighters and 20 guards had been killed`: the first conjunct takes the harm word of the second."""
    for one, other in reversed(list(itertools.pairwise(drafts))):
        between = [t.low for t in tokens[one.last : other.number.opens]]
        joined = between in (["and"], [","], ["as", "well", "as"]) or (
            not between and tokens[one.number.first].low in ("a", "an")
        )
        if one.counted is None and one.noun and other.rule in ("passive", "conjunct") and joined:
            one.counted, one.rule = other.counted, "conjunct"


def whole_told_last(tokens: list[Token], drafts: list[Draft]) -> None:
    """`four children are among the 28 dead`: the first count is part of the second, which counts people."""
    for one, other in itertools.pairwise(drafts):
        between = [t.low for t in tokens[one.last : other.number.opens]]
        if between[-2:] != ["among", "the"] or other.counted is None or len(between) > 4:
            continue
        one.counted, one.subset, one.rule = other.counted, True, "of those"
