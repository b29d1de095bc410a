"""The disagreement list: questions to which the claims on record give answers that differ, with both sides' words.

It says how the answers lie to each other and never which of them is so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from trucewatch.case.view import View
from trucewatch.model.claim import Claim
from trucewatch.model.frozen import Frozen
from trucewatch.model.vocabulary import Truth
from trucewatch.products.cite import Cite, claim_cite
from trucewatch.products.disputed_words import asked_words, subject_words
from trucewatch.products.method import Method, method
from trucewatch.products.scope import Window, area_named, in_area, in_window
from trucewatch.products.voices import VoiceBlock, voice_blocks
from trucewatch.products.words import STANCES, chain_words, when_words
from trucewatch.tally.difference import Difference, Question
from trucewatch.tally.disagreement import Disagreement, disagreements


class Voiced(Frozen):
    """One claim of a side: who says it, when, how, in which words. `hand`: entered by hand, nothing suggested it."""

    claim: str
    chain: str
    stance: str
    when: str
    hand: bool
    cite: Cite


class SideBlock(Frozen):
    """One answer and everybody who gives it."""

    answer: str
    voices: tuple[Voiced, ...]


class DisagreementBlock(Frozen):
    """One disagreement. `relation`: conflict, different scope, change over time, wording or framing. `asked`: question
    and subject in one line for a reader.
    """

    id: str
    asked: str
    question: str
    subject: str
    relation: str
    reasons: tuple[str, ...]
    sides: tuple[SideBlock, ...]


class DisagreementList(Frozen):
    """The list of a case, or of the claims of a period and area. `voices`: who is heard in it, as described."""

    title: str
    release: str
    counts: dict[str, int]
    rows: tuple[DisagreementBlock, ...]
    voices: tuple[VoiceBlock, ...]
    method: Method


def disagreement_blocks(view: View, touching: Collection[str] | None = None) -> tuple[DisagreementBlock, ...]:
    """The disagreements among the claims on record; `touching`: those in which one of these claims takes part."""
    found = view.disagreements if touching is None else disagreements(view.told, view.ground, touching)
    order = {key: i for i, key in enumerate(view.claims)}
    questions, differences = list(Question), list(Difference)
    return tuple(
        block(view, d, order)
        for d in sorted(
            found,
            key=lambda d: (
                questions.index(d.question),
                differences.index(d.difference),
                min(order[key] for key in d.claims),
            ),
        )
    )


def block(view: View, found: Disagreement, order: Mapping[str, int]) -> DisagreementBlock:
    """One disagreement with the words of each side; sides and voices in the order in which they came on record."""
    sides = sorted(found.sides, key=lambda side: (min(order[key] for key in side.claims), side.answer))
    files = view.files
    named = (files.parties, files.sources, view.book.arrangements)
    names = {key: held[key].name for held in named for key in held}
    return DisagreementBlock(
        id=found.id,
        asked=asked_words(found.question, found.subject, names),
        question=found.question,
        subject=subject_words(found.subject, names),
        relation=found.difference,
        reasons=found.reasons,
        sides=tuple(
            SideBlock(
                answer=side.answer,
                voices=tuple(_voiced(view, key) for key in sorted(side.claims, key=order.__getitem__)),
            )
            for side in sides
        ),
    )


def _voiced(view: View, key: str) -> Voiced:
    on_record = view.claims[key]
    claim, zone = on_record.claim, view.files.config.zone
    said = when_words(claim.when or claim.when_said, zone)
    return Voiced(
        claim=key,
        chain=chain_words(claim),
        stance=STANCES[claim.stance],
        when=said,
        hand=on_record.by_hand,
        cite=claim_cite(on_record, view),
    )


def disagreement_list(view: View, window: Window | None = None, area_name: str | None = None) -> DisagreementList:
    """The list as a product of its own; `window`, `area_name`: with a claim that belongs to the days and may lie there.

    Raises NotHeld where no such place is known.
    """
    area = area_named(view.files, area_name) if area_name else None
    touching = None
    if window is not None or area is not None:
        touching = {
            key
            for key, c in view.claims.items()
            if (window is None or in_window(c, window, view)) and in_area(c.claim, area) is not Truth.NO
        }
    rows = disagreement_blocks(view, touching)
    counts = Counter(row.relation for row in rows)
    words = [w for w in (window.words if window else "", area.place.name if area else "") if w]
    return DisagreementList(
        title=", ".join(["Disagreements", *words]),
        release=view.files.config.release,
        counts=dict(sorted(counts.items())),
        rows=rows,
        voices=voice_blocks(view, _heard(view, rows)),
        method=method(view),
    )


def _heard(view: View, rows: tuple[DisagreementBlock, ...]) -> Iterator[Claim]:
    for row in rows:
        for side in row.sides:
            yield from (view.claims[voiced.claim].claim for voiced in side.voices)
