"""Answers under one topic: claims that a person said to speak of one thing (`about`), each with its few words (`says`).

It holds meetings, demands, warnings, undertakings, positions and descriptions to each other. A plan and the fact that
followed it are no disagreement, nor are two days of which each description holds, nor a date inside another one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from trucewatch.model.vocabulary import Act, Modality, Relation, Stance
from trucewatch.model.when import When
from trucewatch.tally.alike import likeness, rank, same_name, same_words, telling
from trucewatch.tally.difference import Difference, Pair, Question
from trucewatch.tally.ground import Ground, Lies
from trucewatch.tally.told import Told, times

TOPICAL = frozenset(
    {
        Act.MEETING,
        Act.TALKS_SUSPENDED,
        Act.MONITORING,
        Act.DEMAND,
        Act.WARNING,
        Act.UNDERTAKING,
        Act.VIEW,
        Act.DESCRIPTION,
        Act.OMISSION,
    }
)
HELD = frozenset({Act.DEMAND, Act.WARNING, Act.UNDERTAKING, Act.VIEW})
"""What somebody wants, warns of, promises or thinks."""

AHEAD = frozenset({Modality.PLANNED, Modality.PROSPECTIVE})
AGAINST = frozenset({Stance.DENIES, Stance.DISPUTES, Stance.EXONERATES})


def topic_pairs(told: Sequence[Told], ground: Ground) -> Iterator[Pair]:
    """Pairs under one topic that differ, with the relation; claims of what happened in two places are in conflict."""
    topics: dict[str, list[Told]] = {}
    for t in told:
        if t.claim.act in TOPICAL:
            for topic in {key for key in (t.claim.about, t.event) if key}:
                topics.setdefault(topic, []).append(t)
    seen: set[tuple[str, str]] = set()
    for _, held in sorted(topics.items()):
        for one, other in combinations(sorted(held, key=lambda t: t.id), 2):
            if not (one.asked or other.asked) or (one.id, other.id) in seen:
                continue
            if found := _differ(one, other, ground):
                seen.add((one.id, other.id))
                difference, reason, answers = found
                if _replaces(one, other) or _replaces(other, one):
                    difference, reason = (
                        Difference.CHANGE,
                        f"one is on record as the replacement of the other; {reason}",
                    )
                yield Pair(Question.TOPIC, _subject(one, other), difference, (reason,), one, other, answers)


def _replaces(one: Told, other: Told) -> bool:
    """Whether a person put on record that the first replaced the second."""
    return any(relation is Relation.REPLACEMENT and of in (other.event, other.id) for relation, of in one.ties)


def _subject(one: Told, other: Told) -> str:
    """The topic by its own id; what a person put together without one, by what it is."""
    topics = sorted({t.claim.about for t in (one, other) if t.claim.about})
    return topics[0] if topics else " / ".join(sorted({t.claim.act.replace("_", " ") for t in (one, other)}))


def convenor_pairs(told: Sequence[Told], ground: Ground) -> Iterator[Pair]:
    """Claims that a person linked to one meeting as telling who called it, naming parties of different sides."""
    held = [(t, of) for t in told for relation, of in t.ties if relation is Relation.CONVENING]
    for (one, a), (other, b) in combinations(held, 2):
        if a != b or not (one.claim.participants and other.claim.participants):
            continue
        if not any(ground.one_side(x, y) for x in one.claim.participants for y in other.claim.participants):
            answers = tuple(" and ".join(sorted(p.shown for p in t.claim.participants)) for t in (one, other))
            reason = "two voices name different parties as having called it"
            yield Pair(
                Question.CONVENOR, "meeting", Difference.CONFLICT, (reason,), one, other, (answers[0], answers[1])
            )


Found = tuple[Difference, str, tuple[str, str]]


def _differ(one: Told, other: Told, ground: Ground) -> Found | None:
    a, b = one.claim, other.claim
    if (a.modality in AHEAD) is not (b.modality in AHEAD) and a.act is Act.MEETING and b.act is Act.MEETING:
        return None  # planned, then held
    said = (_said(one), _said(other))
    if (a.act is Act.OMISSION) is not (b.act is Act.OMISSION):
        return Difference.CONFLICT, "told by one, said to have been left unsaid by another", said
    if (a.stance in AGAINST) is not (b.stance in AGAINST):
        return Difference.CONFLICT, "said by one voice, denied or doubted by another", said
    return _by_slots(one, other, ground) or _by_words(one, other, ground, said)


def described_pairs(told: Sequence[Told], ground: Ground) -> Iterator[Pair]:
    """One party at one place and time described otherwise by another voice, where neither names a topic."""
    held = [t for t in told if t.claim.act is Act.DESCRIPTION and t.claim.participants and t.when and t.claim.says]
    by_holder: dict[str, list[Told]] = {}
    for t in held:
        for holder in _holders(t, ground):
            by_holder.setdefault(holder, []).append(t)
    pairs = {(a.id, b.id): (a, b) for group in by_holder.values() for a, b in combinations(group, 2)}
    for one, other in pairs.values():
        if (
            not (one.asked or other.asked)
            or one.speakers == other.speakers
            or same_words(one.claim.says, other.claim.says)
        ):
            continue
        if times(one.when, other.when) is Lies.APART:
            continue
        if ground.places(one.claim.where, other.claim.where) not in (Lies.APART, Lies.UNKNOWN):
            subject = " / ".join(sorted({p.shown for t in (one, other) for p in t.claim.participants}))
            reason = "one party described otherwise by another voice; both can be so"
            yield Pair(
                Question.DESCRIBED, subject, Difference.FRAMING, (reason,), one, other, (_said(one), _said(other))
            )


def _said(told: Told) -> str:
    return f"“{told.claim.says}”" if told.claim.says else told.claim.act.replace("_", " ")


def _by_slots(one: Told, other: Told, ground: Ground) -> Found | None:
    """Another place, or another day for what is due: in conflict, unless other parties are named for it."""
    a, b = one.claim, other.claim
    names = all(t.claim.participants for t in (one, other))
    shared = any(ground.one_side(x, y) for x in a.participants for y in b.participants)
    if a.act is Act.MEETING and b.act is Act.MEETING and ground.places(a.where, b.where) is Lies.APART:
        return Difference.CONFLICT, "another place", (_places(one), _places(other))
    if a.act is Act.MEETING and a.due and b.due and names and not shared and times(a.due, b.due) is not Lies.SAME:
        return (
            Difference.SCOPE,
            "other parties are named; whether both mean one thing is not stated",
            (_due(a.due), _due(b.due)),
        )
    if a.due and b.due and times(a.due, b.due) is Lies.APART:
        answers = (_due(a.due), _due(b.due))
        if shared:
            return Difference.CONFLICT, "another day", answers
        reason = "other parties are named" if names else "whether both mean one thing is not stated"
        return Difference.SCOPE, f"another day; {reason}", answers
    return None


def _places(told: Told) -> str:
    return " and ".join(sorted(w.name or f"“{w.as_written}”" for w in told.claim.where))


def _due(when: When) -> str:
    return f"due {when.as_written}".rstrip()


def _by_words(one: Told, other: Told, ground: Ground, said: tuple[str, str]) -> Found | None:
    a, b = one.claim, other.claim
    if not (a.says and b.says) or same_words(a.says, b.says) or same_name(a.says, b.says):
        return None
    if a.act is not b.act or a.act is Act.MEETING:
        return None  # what is told of a meeting adds up; its place, day and convenor are held together elsewhere
    held, apart = _holder(one, other, ground), times(one.when or a.when_said, other.when or b.when_said) is Lies.APART
    if apart:
        kept = a.act is b.act and held and a.act is not Act.DESCRIPTION
        return (Difference.CHANGE, "one holder at two times", said) if kept else None
    if (first := rank(a.says)) and (second := rank(b.says)):
        return None if first == second else (Difference.CONFLICT, "two places in one order", said)
    if one.speakers == other.speakers:
        return _one_speaker(one, other, said)
    if a.act in HELD and b.act in HELD and not held:
        return None  # two holders may hold two things
    return Difference.FRAMING, "described otherwise by another voice", said


def _one_speaker(one: Told, other: Told, said: tuple[str, str]) -> Found:
    labels = all(len(telling(t.claim.says)) == 1 for t in (one, other))
    alike = likeness(one.claim.quotation.words, other.claim.quotation.words) >= 0.5
    if labels or alike:
        return Difference.WORDING, "one speaker, other words", said
    return Difference.FRAMING, "one speaker, other things told of it", said


def _holder(one: Told, other: Told, ground: Ground) -> bool:
    """Whether both are the position of one holder: the party named in them, or else who speaks."""
    return bool(_holders(one, ground) & _holders(other, ground))


def _holders(told: Told, ground: Ground) -> frozenset[str]:
    if told.claim.participants:
        return frozenset().union(*(ground.side(p) for p in told.claim.participants))
    return frozenset(k for s in told.speakers for k in ground.lineage.get(s, frozenset({s})))
