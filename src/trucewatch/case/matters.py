"""Claims that speak of one commitment, meeting or position, with what a person linked to it: a view, nothing stored.

What speaks of an event belongs to an incident and to no matter. Claims that a person merged are one matter; a meeting
that was planned and then held is one meeting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from trucewatch.case.fold import ClaimOnRecord
from trucewatch.case.view import View, joined, known_by
from trucewatch.ledger.payloads import Linked
from trucewatch.model.claim import Claim
from trucewatch.model.incident import OPEN_START, finest_times
from trucewatch.model.vocabulary import Act, Kind, Modality, Relation
from trucewatch.model.when import Precision, TimeBasis, When

AHEAD = frozenset({Modality.PLANNED, Modality.PROSPECTIVE})
TOPICAL = frozenset({Kind.COMMITMENT, Kind.MEETING, Kind.POSITION})


class Sort(StrEnum):
    """What a matter is, read off its claims; the first that fits, in this order."""

    CHANNEL = "channel"  # talks suspended or resumed
    MEETING = "meeting"
    OFFER = "offer"  # an undertaking on a condition
    UNDERTAKING = "undertaking"
    DEMAND = "demand"
    TERM = "term"  # a term or status with a due time
    POSITION = "position"


@dataclass(frozen=True, slots=True)
class Tie:
    """A link in force: `claim` is the `relation` of the claim or arrangement `of`."""

    relation: Relation
    claim: ClaimOnRecord
    of: str
    either_or: bool


@dataclass(frozen=True, slots=True)
class Matter:
    """One commitment, meeting or position. `ties` bear on it; `onward` are what its own claims are to others."""

    id: str
    sort: Sort
    claims: tuple[ClaimOnRecord, ...]
    ties: tuple[Tie, ...]
    onward: tuple[Tie, ...]

    def tied(self, *relations: Relation) -> tuple[Tie, ...]:
        """The ties of these relations."""
        return tuple(tie for tie in self.ties if tie.relation in relations)

    @property
    def topic(self) -> str:
        """What its claims say they are about, where they name one thing."""
        topics = sorted({c.claim.about for c in self.claims if c.claim.about})
        return topics[0] if len(topics) == 1 else ""


@dataclass(frozen=True, slots=True)
class Matters:
    """All matters by id, in the order of the documents that first tell of them, and the matter of each claim."""

    held: dict[str, Matter]
    of_claim: dict[str, str]

    def of(self, claim: str) -> Matter | None:
        """The matter that a claim belongs to; None where it belongs to an incident or is not known."""
        return self.held.get(self.of_claim.get(claim, ""))

    def dues(self, matter: Matter) -> tuple[When, ...]:
        """When it is due: the finest statements that nothing replaced; of a sequel without its own, a bound.

        Moving what a sequel comes after moves the bound.
        """
        own = finest_times(when for claim in standing(matter) if (when := due_of(claim.claim)))
        return own or self._after(matter, frozenset({matter.id}))

    def _after(self, matter: Matter, passed: frozenset[str]) -> tuple[When, ...]:
        starts = []
        for tie in matter.onward:
            earlier = self.of(tie.of)
            if tie.relation is not Relation.SEQUEL or earlier is None or earlier.id in passed:
                continue
            own = finest_times(times(earlier)) or self._after(earlier, passed | {earlier.id})
            starts += [when for when in own if when.start]
        last = max(starts, key=lambda when: when.start or OPEN_START, default=None)
        if last is None:
            return ()
        words = f"after {last.as_written}" if last.as_written else "after what it follows"
        return (
            When(
                start=last.start,
                end=None,
                precision=Precision.OPEN,
                zone=last.zone,
                as_written=words,
                basis=TimeBasis.COMPUTED,
            ),
        )


def due_of(claim: Claim) -> When | None:
    """When a claim's matter is due: its due time, or the time of a meeting or undertaking that lies ahead.

    The day on which an undertaking was given is not the day on which it is due.
    """
    ahead = claim.modality in AHEAD and claim.kind in (Kind.MEETING, Kind.COMMITMENT)
    given = claim.kind is Kind.COMMITMENT and claim.when is not None and claim.when == claim.when_said
    return claim.due or (claim.when if ahead and not given else None)


def standing(matter: Matter) -> tuple[ClaimOnRecord, ...]:
    """Its claims without those that another claim of it replaced."""
    own = {claim.claim.id for claim in matter.claims}
    gone = {tie.of for tie in matter.tied(Relation.REPLACEMENT) if tie.claim.claim.id in own}
    return tuple(claim for claim in matter.claims if claim.claim.id not in gone)


def times(matter: Matter) -> Iterable[When]:
    """When it is due or took place, by its standing claims."""
    return (w for c in standing(matter) if (w := due_of(c.claim) or c.claim.when))


def matters(view: View, known: datetime | None = None) -> Matters:
    """The matters of the view, as known by `known` too."""
    return view.once(("matters", known), lambda: _matters(view, known))


def _matters(view: View, known: datetime | None) -> Matters:
    claims = {
        key: on_record
        for key, on_record in view.claims.items()
        if known_by(view.reports[on_record.claim.quotation.report].available_from, known)
    }
    groups = [
        sorted(keys, key=lambda key: _first_known(view, claims[key]))
        for keys in joined(claims, view.held.merges)
        if not any(claims[key].claim.tells_of_an_event for key in keys)
        and any(_topical(claims[key].claim) for key in keys)
    ]
    links = [e.payload.link for e in view.held.links if isinstance(e.payload, Linked)]
    ties = [Tie(x.relation, claims[x.claim], x.of, x.either_or) for x in links if x.claim in claims]
    ties = [tie for tie in ties if tie.of in claims or tie.of in view.files.arrangements]
    to, out = _by(ties, lambda tie: tie.of), _by(ties, lambda tie: tie.claim.claim.id)
    held = {}
    for keys in sorted(groups, key=lambda keys: _first_known(view, claims[keys[0]])):
        incoming = sorted((t for key in keys for t in to.get(key, ())), key=lambda t: _first_known(view, t.claim))
        onward = tuple(t for key in keys for t in out.get(key, ()))
        own = tuple(claims[key] for key in keys)
        key = "m-" + keys[0].removeprefix("c-")  # the first that could be known: later news leaves the id as it is
        held[key] = Matter(key, _sort([c.claim for c in own]), own, tuple(incoming), onward)
    return Matters(held, {c.claim.id: m.id for m in held.values() for c in m.claims})


def _by(ties: list[Tie], end: Callable[[Tie], str]) -> dict[str, list[Tie]]:
    """The ties by one of their ends."""
    found: dict[str, list[Tie]] = {}
    for tie in ties:
        found.setdefault(end(tie), []).append(tie)
    return found


def _first_known(view: View, on_record: ClaimOnRecord) -> tuple[datetime, int, str]:
    """An order that follows the documents and not the order of entry."""
    q = on_record.claim.quotation
    return view.reports[q.report].available_from.start or OPEN_START, q.start, q.words


def _topical(claim: Claim) -> bool:
    return claim.kind in TOPICAL or claim.due is not None


def _sort(claims: list[Claim]) -> Sort:
    acts, kinds = {c.act for c in claims}, {c.kind for c in claims}
    if acts & {Act.TALKS_SUSPENDED, Act.TALKS_RESUMED}:
        return Sort.CHANNEL
    if Kind.MEETING in kinds:
        return Sort.MEETING
    if Kind.COMMITMENT in kinds:
        on_terms = any(c.modality is Modality.CONDITIONAL for c in claims if c.kind is Kind.COMMITMENT)
        return Sort.OFFER if on_terms else Sort.UNDERTAKING
    if Act.DEMAND in acts:
        return Sort.DEMAND
    return Sort.POSITION if Kind.POSITION in kinds else Sort.TERM
