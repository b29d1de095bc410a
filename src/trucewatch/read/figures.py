"""What is counted: people killed, wounded, displaced or missing, with bounds, category and subsets.

A number belongs to a harm word only by a short list of constructions; a number that fits none is no figure.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from trucewatch.model.figure import Counted, Figure, Qualifier
from trucewatch.read.harm import SHEET, Harm, active_before, harm_after, harm_words, toll_before
from trucewatch.read.numerals import Number, numbers
from trucewatch.read.pack import plain
from trucewatch.read.tokens import Token, tokenise


@dataclass(slots=True)
class _Draft:
    """A count on its way to a figure: the number, its noun phrase, and what was found out about it."""

    number: Number
    last: int
    noun: str = ""
    bare: bool = False
    counted: Counted | None = None
    subset: bool = False
    rule: str = ""
    said: list[str] = field(default_factory=list)


def figures(text: str, start: int = 0, end: int | None = None, language: str = "en") -> tuple[Figure, ...]:
    """The counts of harm in `text[start:end]`, in order, with spans in the whole text."""
    tokens = tokenise(text, start, end)
    lex = harm_words(language)
    drafts = [d for n in _all_numbers(tokens, text, language) if (d := _noun(tokens, n, lex, language))]
    for draft in drafts:
        draft.subset = _is_subset(tokens, draft, language)
    for i, draft in enumerate(drafts):
        following = next((d.number.opens for d in drafts[i + 1 :] if not d.subset), -1)
        _decide(tokens, draft, following, lex, language)
        _carry(tokens, drafts, i, language)
    _carry_back(tokens, drafts)
    return _once(_finished(tokens, text, drafts, lex)) + _none(tokens, text, lex, language)


def _all_numbers(tokens: list[Token], text: str, language: str) -> list[Number]:
    """Number phrases, and articles before one victim ("a woman"); "a man and a woman" is one phrase of two."""
    found = numbers(tokens, text, language)
    taken = {i for n in found for i in range(n.opens, n.last)}
    articled = plain(language, SHEET, "articled")
    singles = [
        Number(i, i, i + 1, 1, Qualifier.EXACT)
        for i in range(len(tokens) - 1)
        if tokens[i].low in ("a", "an", "another") and i not in taken and tokens[i + 1].low in articled
    ]
    return sorted(found + singles, key=lambda n: n.opens)


def _noun(tokens: list[Token], number: Number, lex: Harm, language: str) -> _Draft | None:
    """The noun phrase after a number; None where another noun follows, so that it counts something else."""
    draft, i = _Draft(number, number.last), number.last
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


def _decide(tokens: list[Token], draft: _Draft, following: int, lex: Harm, language: str) -> None:
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


def _headline(tokens: list[Token], draft: _Draft, lex: Harm) -> bool:
    """`23 killed over 100 injured`: the word before belongs to the number before it."""
    i = draft.number.opens - 2
    follows = draft.last < len(tokens) and tokens[draft.last].low in lex.state
    return follows and not draft.noun and i >= 0 and (tokens[i].text[0].isdecimal() or tokens[i].low in lex.victims)


def _of_those(tokens: list[Token], draft: _Draft, lex: Harm) -> Counted | None:
    """`of those killed six were children`."""
    i = draft.number.opens - 1
    if draft.noun and i >= 1 and tokens[i - 1].low in ("those", "the") and tokens[i].low in lex.state:
        return lex.state[tokens[i].low]
    return None


def _inner(tokens: list[Token], draft: _Draft, lex: Harm) -> Counted | None:
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


def _is_subset(tokens: list[Token], draft: _Draft, language: str) -> bool:
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


def _carry(tokens: list[Token], drafts: list[_Draft], i: int, language: str) -> None:
    """A subset counts what its whole counts; a conjunct without a harm word counts what the one before does."""
    if i == 0:
        return
    draft, before = drafts[i], drafts[i - 1]
    whole = next((d for d in reversed(drafts[:i]) if not d.subset and d.counted), None)
    between = [t.low for t in tokens[before.last : draft.number.opens]]
    if draft.subset and whole is not None:
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


def _carry_back(tokens: list[Token], drafts: list[_Draft]) -> None:
    """`45 fighters and 20 guards had been killed`: the first conjunct takes the harm word of the second."""
    for one, other in reversed(list(itertools.pairwise(drafts))):
        between = [t.low for t in tokens[one.last : other.number.opens]]
        joined = between in (["and"], [","], ["as", "well", "as"]) or (
            not between and tokens[one.number.first].low in ("a", "an")
        )
        if one.counted is None and one.noun and other.rule in ("passive", "conjunct") and joined:
            one.counted, one.rule = other.counted, "conjunct"


def _finished(tokens: list[Token], text: str, drafts: list[_Draft], lex: Harm) -> tuple[Figure, ...]:
    out: list[Figure] = []
    for draft in drafts:
        if draft.counted is None:
            continue
        article = tokens[draft.number.first].low in ("a", "an", "another")
        if article and draft.rule not in ("active", "passive", "subset", "conjunct"):
            continue
        noun = draft.noun or "people"
        whole = next((f for f in reversed(out) if f.counted is draft.counted and f.subset_of is None), None)
        start, last = tokens[draft.number.opens].start, tokens[max(draft.last, draft.number.last) - 1].end
        figure = _figure(draft, lex.neutral.get(noun, noun), text[start:last], (start, last))
        if draft.subset and whole is not None:
            figure = figure.model_copy(update={"subset_of": whole.category})
        if article and out and not draft.subset and (joined := _pair(out[-1], figure, text)):
            out[-1] = joined
            continue
        out.append(figure)
    return tuple(out)


def _once(found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Without a count told twice ("30 killed: 30 civilians were killed"); the one that names victims stays."""
    out: list[Figure] = []
    for figure in found:
        twin = next((i for i, f in enumerate(out) if _same_count(f, figure)), None)
        if twin is None:
            out.append(figure)
        elif out[twin].category == "people":
            out[twin] = figure
    return tuple(out)


def _same_count(one: Figure, other: Figure) -> bool:
    alike = one.counted is other.counted and one.value is not None and one.value == other.value and one.value > 2
    return (alike and one.subset_of == other.subset_of and "people" in (one.category, other.category)) or (
        alike and one.category == other.category
    )


def _figure(draft: _Draft, category: str, written: str, span: tuple[int, int]) -> Figure:
    number, counted = draft.number, draft.counted
    assert counted is not None
    if number.qualifier is Qualifier.RANGE:
        return Figure(
            counted=counted,
            category=category,
            qualifier=number.qualifier,
            low=number.low,
            high=number.high,
            as_written=written,
            span=span,
        )
    return Figure.stated(counted, category, number.qualifier, number.value, as_written=written, span=span)


def _pair(one: Figure, other: Figure, text: str) -> Figure | None:
    """`a man and a woman` as two people: both exact, of the same kind, side by side."""
    if one.span is None or other.span is None or one.counted is not other.counted or one.subset_of or one.value is None:
        return None
    between = text[one.span[1] : other.span[0]].split()
    starts_with_article = one.as_written.split()[0].lower() in ("a", "an", "another")
    if between not in ([], ["and"], [","]) or not starts_with_article:
        return None
    span = (one.span[0], other.span[1])
    same = one.category if one.category == other.category else "people"
    return Figure.stated(
        one.counted, same, Qualifier.EXACT, one.value + 1, as_written=text[span[0] : span[1]], span=span
    )


def _none(tokens: list[Token], text: str, lex: Harm, language: str) -> tuple[Figure, ...]:
    """`there were no injuries`: a stated zero, which is not the same as nothing said."""
    out = []
    for one, other in itertools.pairwise(tokens):
        if one.low in plain(language, SHEET, "none") and other.low in ("injuries", "deaths", "fatalities"):
            span = (one.start, other.end)
            out.append(
                Figure.stated(
                    lex.nouns[other.low], "people", Qualifier.EXACT, 0, as_written=text[span[0] : span[1]], span=span
                )
            )
    return tuple(out)
