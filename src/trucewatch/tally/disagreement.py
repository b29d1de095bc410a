"""Questions with answers that differ: each with its relation, and each side with its claims.

A pure function of claims and ground, in whatever order they come. Nobody is right in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from trucewatch.model.frozen import Frozen
from trucewatch.tally.accounts import actor_pairs, evidence_pairs, nature_pairs, presence_pairs
from trucewatch.tally.alongside import alongside_pairs
from trucewatch.tally.arrangement import (
    area_pairs,
    beginning_pairs,
    cause_pairs,
    effort_pairs,
    form_pairs,
    left_out_pairs,
)
from trucewatch.tally.blame import blamed_pairs, narrower_pairs
from trucewatch.tally.calm import calm_pairs, onset_pairs
from trucewatch.tally.counts import count_pairs
from trucewatch.tally.difference import Difference, Pair, Question
from trucewatch.tally.ground import Ground
from trucewatch.tally.reach import within_reach
from trucewatch.tally.standing import kept_pairs, status_pairs, until_pairs
from trucewatch.tally.targets import object_pairs
from trucewatch.tally.told import Told
from trucewatch.tally.topics import convenor_pairs, described_pairs, topic_pairs
from trucewatch.tally.utterances import utterance_pairs

FINDERS: tuple[Callable[[Sequence[Told], Ground], Iterator[Pair]], ...] = (
    count_pairs,
    alongside_pairs,
    actor_pairs,
    nature_pairs,
    evidence_pairs,
    presence_pairs,
    status_pairs,
    kept_pairs,
    until_pairs,
    form_pairs,
    area_pairs,
    beginning_pairs,
    left_out_pairs,
    cause_pairs,
    effort_pairs,
    topic_pairs,
    convenor_pairs,
    described_pairs,
    utterance_pairs,
    blamed_pairs,
    narrower_pairs,
    calm_pairs,
    onset_pairs,
    object_pairs,
)


class Side(Frozen):
    """One answer, and the claims that give it."""

    answer: str
    claims: tuple[str, ...]


class Disagreement(Frozen):
    """One question with two answers or more. `subject`: an arrangement's id, a topic, a place or a name."""

    id: str
    question: Question
    subject: str
    difference: Difference
    reasons: tuple[str, ...]
    sides: tuple[Side, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """Every claim that takes part."""
        return tuple(dict.fromkeys(key for side in self.sides for key in side.claims))


def disagreements(
    told: Iterable[Told], ground: Ground, touching: Collection[str] | None = None
) -> tuple[Disagreement, ...]:
    """Every disagreement among these claims, in order of question, relation, subject.

    `touching`: what these claims, by id, differ from and nothing else: two other claims of one question that differ
    from each other alone are left out, so that a day of a long record costs what is near it.
    """
    held = sorted({t.id: t for t in told}.values(), key=lambda t: t.id)
    if touching is not None:
        held = sorted(within_reach(held, touching), key=lambda t: t.id)
    pairs = [pair for find in FINDERS for pair in find(held, ground)]
    made = (_made(group) for group in _groups(pairs))
    found = [d for d in made if touching is None or not set(d.claims).isdisjoint(touching)]
    questions, differences = list(Question), list(Difference)
    return tuple(
        sorted(found, key=lambda d: (questions.index(d.question), differences.index(d.difference), d.subject, d.id))
    )


def _groups(pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """Pairs of one question and relation that hang together by claims; weak ones where others raise the question."""
    strong = [p for p in pairs if not p.weak]
    root: dict[tuple[object, ...], tuple[object, ...]] = {}

    def find(key: tuple[object, ...]) -> tuple[object, ...]:
        root.setdefault(key, key)
        while root[key] != key:
            key = root[key]
        return key

    for pair in strong:
        one, other = (find(_key(pair, t)) for t in (pair.one, pair.other))
        root[max(one, other, key=str)] = min(one, other, key=str)
    groups: dict[tuple[object, ...], list[Pair]] = {}
    for pair in strong:
        groups.setdefault(find(_key(pair, pair.one)), []).append(pair)
    for pair in pairs:
        if pair.weak:
            near = {find(key) for t in (pair.one, pair.other) if (key := _key(pair, t)) in root}
            for key in near:
                groups[key].append(pair)
    yield from groups.values()


def _key(pair: Pair, told: Told) -> tuple[object, ...]:
    apart = pair.subject if pair.question is not Question.COUNT else pair.subject.split(",")[0]
    if pair.question in (Question.ACTOR, Question.ONSET, Question.OBJECTS):
        apart = ""
    return (pair.question.name, pair.difference.name, apart, told.id)


def _made(pairs: list[Pair]) -> Disagreement:
    sides: dict[str, set[str]] = {}
    for pair in pairs:
        for told, answer in ((pair.one, pair.answers[0]), (pair.other, pair.answers[1])):
            sides.setdefault(answer, set()).add(told.id)
    first = pairs[0]
    keys = sorted({key for claims in sides.values() for key in claims})
    said = f"{first.question.name}|{first.difference.name}|{'|'.join(keys)}"
    return Disagreement(
        id="x-" + hashlib.sha256(said.encode()).hexdigest()[:10],
        question=first.question,
        subject=min(pair.subject for pair in pairs),
        difference=first.difference,
        reasons=tuple(sorted({reason for pair in pairs for reason in pair.reasons})),
        sides=tuple(Side(answer=answer, claims=tuple(sorted(keys))) for answer, keys in sorted(sides.items())),
    )
