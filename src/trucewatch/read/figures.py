"""What is counted: people killed, wounded, displaced or missing, with bounds, category and subsets.

A number belongs to a harm word only by a short list of constructions; a number that fits none is no figure.
"""

from __future__ import annotations

import itertools

from trucewatch.model.figure import Figure, Qualifier
from trucewatch.read.drafts import Draft, carry, carry_back, decide, is_subset, noun_after
from trucewatch.read.harm import SHEET, Harm, harm_words
from trucewatch.read.numerals import Number, numbers
from trucewatch.read.pack import plain
from trucewatch.read.tokens import Token, tokenise


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


def _finished(tokens: list[Token], text: str, drafts: list[Draft], lex: Harm) -> tuple[Figure, ...]:
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
