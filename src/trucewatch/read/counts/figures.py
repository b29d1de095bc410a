"""What is counted: people killed, wounded, displaced or missing, with bounds, category and subsets.

A number belongs to a harm word only by a short list of constructions; a number that fits none is no figure.
"""

from __future__ import annotations

import itertools

from trucewatch.model.figure import Counted, Figure, Qualifier
from trucewatch.read.counts.drafts import Draft, carry, carry_back, decide, is_subset, noun_after, whole_told_last
from trucewatch.read.counts.harm import SHEET, Harm, harm_words
from trucewatch.read.counts.numerals import Number, numbers
from trucewatch.read.counts.shares import shares
from trucewatch.read.pack import phrase_set, plain, words
from trucewatch.read.text.tokens import Token, tokenise


def figures(text: str, start: int = 0, end: int | None = None, language: str = "en") -> tuple[Figure, ...]:
    """The counts of harm in `text[start:end]`, in order, with spans in the whole text."""
    tokens = tokenise(text, start, end)
    lex = harm_words(language)
    drafts = [d for n in _all_numbers(tokens, text, language) if (d := noun_after(tokens, n, lex, language))]
    for draft in drafts:
        draft.subset = is_subset(tokens, draft, language)
    for i, draft in enumerate(drafts):
        following = next((d.number.opens for d in drafts[i + 1 :] if not d.subset), -1)
        decide(tokens, draft, following, lex, language)
        carry(tokens, drafts, i, language)
    carry_back(tokens, drafts)
    whole_told_last(tokens, drafts)
    found = _once(_finished(tokens, text, drafts, lex))
    found += tuple(f for f in shares(text, start, len(text) if end is None else end, language) if not _inside(f, found))
    return found + _none(tokens, text, lex, language) + bare_plurals(tokens, text, found, language)


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
    others = [
        Number(i, i, i + 1, None, Qualifier.INDEFINITE)
        for i in range(len(tokens) - 1)
        if tokens[i].low == "others" and i not in taken and i - 1 not in taken and _others_alone(tokens, i, language)
    ]
    return sorted(found + singles + others, key=lambda n: n.opens)


def _others_alone(tokens: list[Token], i: int, language: str) -> bool:
    """`and others were injured`, `injuring others`: "others" with no number before it and a harm word beside it."""
    lex, after = harm_words(language), tokens[i + 1 : i + 3]
    if i and (
        tokens[i - 1].low in ("many", "more", "several", "some", "no", "among", "all")
        or tokens[i - 1].text[0].isdecimal()
    ):
        return False
    if i and (tokens[i - 1].low,) in lex.active:
        return True
    passive = len(after) == 2 and after[0].low in ("were", "was") and after[1].low in lex.state
    return bool(after) and (after[0].low in lex.state or passive)


def _finished(tokens: list[Token], text: str, drafts: list[Draft], lex: Harm) -> tuple[Figure, ...]:
    out: list[Figure] = []
    for draft in drafts:
        if draft.counted is None:
            continue
        article = tokens[draft.number.first].low in ("a", "an", "another")
        if article and draft.rule not in ("active", "passive", "subset", "conjunct"):
            continue
        noun = draft.noun or "people"
        if (
            draft.number.value is None
            and tokens[draft.number.first].low == "others"
            and draft.rule not in ("active", "passive")
        ):
            continue
        whole = next((f for f in reversed(out) if f.counted is draft.counted and f.subset_of is None), None)
        start, last = tokens[draft.number.opens].start, tokens[max(draft.last, draft.number.last) - 1].end
        figure = _figure(draft, lex.neutral.get(noun, noun), text[start:last], (start, last))
        if draft.subset and (whole is not None or draft.rule == "of those"):
            figure = figure.model_copy(update={"subset_of": whole.category if whole is not None else "people"})
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


def _figure(draft: Draft, category: str, written: str, span: tuple[int, int]) -> Figure:
    number, counted = draft.number, draft.counted
    assert counted is not None
    if number.qualifier is Qualifier.RANGE:
        return Figure.between(counted, category, number.low, number.high, as_written=written, span=span)
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


def _inside(figure: Figure, found: tuple[Figure, ...]) -> bool:
    (a, b) = figure.span or (0, 0)
    return any(f.span is not None and a < f.span[1] and f.span[0] < b for f in found)


def bare_plurals(tokens: list[Token], text: str, found: tuple[Figure, ...], language: str) -> tuple[Figure, ...]:
    """`caused deaths and injuries`: a bare plural after a word of causing, each two or more without a number."""
    sheet = words(language, SHEET)
    causes = phrase_set(language, "brings", SHEET)
    out: list[Figure] = []
    for i, token in enumerate(tokens):
        kind = sheet["bare_deaths"].get(token.low)
        if kind is None:
            continue
        lows = tuple(t.low for t in tokens[max(0, i - 2) : i])
        led = any(lows[-n:] in causes for n in (1, 2))
        joined = (
            bool(out)
            and out[-1].span is not None
            and text[out[-1].span[1] : token.start].strip() in ("", ",", "and", ", and")
        )
        if not (led or joined) or any(f.counted.value == kind for f in found):
            continue
        span = (token.start, token.end)
        out.append(
            Figure.stated(Counted(kind), "people", Qualifier.INDEFINITE, None, as_written=text[slice(*span)], span=span)
        )
    return tuple(out)


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
