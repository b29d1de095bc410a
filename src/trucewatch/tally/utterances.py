"""One utterance in several wordings: one speaker, one day, quotations that are nearly the same in two reports.

A number in figures or in letters, typographic marks and little words make no other wording.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from trucewatch.tally.alike import SIMILAR, likeness, quoted, same_words, words
from trucewatch.tally.difference import Difference, Pair, Question
from trucewatch.tally.ground import Ground
from trucewatch.tally.neighbours import near_pairs
from trucewatch.tally.told import Told

DAY = timedelta(days=1)
UNMARKED = 0.75
"""The same where one of the two bears no marks: it may be the report's own sentence on what the speaker said."""

MARKS = frozenset('“”"«»')
"""A sentence with some words in these is the report's own; only what stands inside them is the speaker's."""


def utterance_pairs(told: Sequence[Told], ground: Ground) -> Iterator[Pair]:
    """Pairs of quotations of one speaker, from two reports, said at times that touch, alike and not the same."""
    by_speaker: dict[frozenset[str], list[Told]] = {}
    given = {t.id: own for t in told if len(t.claim.chain) > 1 and (own := _words(t))}
    for t in told:
        if t.id in given:
            by_speaker.setdefault(t.speakers, []).append(t)
    for group in by_speaker.values():
        for one, other in near_pairs(group, lambda t: t.said, DAY):
            if one.report == other.report:
                continue
            enough = SIMILAR if _marked(one) and _marked(other) else UNMARKED
            if found := _wordings(given[one.id], given[other.id], enough):
                reason = "one speaker on one day, other words"
                subject = " + ".join(voice.name for voice in one.claim.speakers)
                answers = (f"“{found[0]}”", f"“{found[1]}”")
                yield Pair(Question.UTTERANCE, subject, Difference.WORDING, (reason,), one, other, answers)


def _words(told: Told) -> tuple[str, ...]:
    """What the claim's words quote of the speaker, or else those words; nothing for the desk's own notes."""
    quotation = told.claim.quotation
    whole = (quotation.words,) if len(words(quotation.words)) >= 6 and not MARKS & set(quotation.words) else ()
    return (quoted(quotation.words) or whole) if quotation.verbatim else ()


def _marked(told: Told) -> bool:
    return bool(quoted(told.claim.quotation.words))


def _wordings(one: tuple[str, ...], other: tuple[str, ...], enough: float) -> tuple[str, str] | None:
    best = max(((likeness(a, b), a, b) for a in one for b in other), default=(0.0, "", ""))
    return (best[1], best[2]) if best[0] >= enough and not _same(best[1], best[2]) else None


def _same(one: str, other: str) -> bool:
    """Whether one quotation is the other one, or a piece of it, in the same words."""
    a, b = sorted((one, other), key=len)
    return same_words(a, b) or likeness(a, b) == 1.0
