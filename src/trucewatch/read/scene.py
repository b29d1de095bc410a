"""What a document tells of its events, and which of them a passage without a place or a day goes on about.

Nothing is made up here: a place or a time is only taken over from another passage of the same document that tells of
the same event, and the suggestion says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.claim import Claim, Suggestion
from trucewatch.model.figure import Counted
from trucewatch.model.vocabulary import Act, Modality
from trucewatch.model.when import Precision, TimeBasis, When
from trucewatch.model.where import PlacePrecision, Where
from trucewatch.read.acts.deed import GROUND, STRIKES, Deed
from trucewatch.read.times.interval import Time
from trucewatch.read.trail import CARRIED_FOR, Passage
from trucewatch.terms.distance import km_between

BESIDE = 3
"""A passage at most so many sentences after another one with the same act goes on about it."""

TITLE = 2
"""A title and the first sentence take what they leave out from at most `AHEAD` sentences after them."""
AHEAD = 8

SAME_TOWN = 15.0
"""Places at most so far apart, in km, are places of one event."""

EVENTS = STRIKES | GROUND
AID = frozenset({Act.AID_BLOCKED, Act.AID_DELIVERED, Act.AID_SUSPENDED})
_FINE = (Precision.MINUTE, Precision.PART_OF_DAY, Precision.DAY, Precision.DAYS)
_BODIES = (Counted.KILLED, Counted.WOUNDED, Counted.KILLED_OR_WOUNDED)


@dataclass(slots=True)
class Account:
    """One suggested claim on its way: what it was made from, and where its place and its time come from.

    `general`: it tells of what happens again and again, or sums up, so that no single event may lend it a day.
    `clock`: a clock time in it that waits for a day.
    `same_day`: its words put it on the day of what was told just before ("hours later").
    """

    claim: Claim
    deed: Deed
    passage: Passage
    rules: list[str]
    reader: str
    general: bool = False
    same_day: bool = False
    clock: Time | None = None
    where_from: str = ""
    when_from: str = ""

    @property
    def number(self) -> int:
        """The number of its sentence in the document."""
        return self.passage.number

    @property
    def fine(self) -> tuple[Where, ...]:
        """Its places that have a point and are finer than a country."""
        return tuple(w for w in self.claim.where if w.located and w.precision is not PlacePrecision.COUNTRY)

    @property
    def day(self) -> When | None:
        """Its time, if that is as fine as some days."""
        when = self.claim.when
        return when if when is not None and when.precision in _FINE and when.basis is not TimeBasis.COMPUTED else None

    @property
    def happened(self) -> bool:
        """Whether it tells of a single attack or fight as something that took place."""
        return self.claim.act in EVENTS and self.told_as_fact

    @property
    def told_as_fact(self) -> bool:
        """Whether it tells of something as having happened, guarded or not."""
        return self.claim.modality in (Modality.ACTUAL, Modality.HEDGED)

    def suggestion(self) -> Suggestion:
        """The claim with how it was found."""
        rules = [*self.rules, self.where_from, self.when_from]
        return Suggestion(claim=self.claim, found_by=tuple(r for r in rules if r), reader=self.reader)

    def take_place(self, where: tuple[Where, ...], rule: str) -> None:
        """Take over places."""
        self.claim, self.where_from = self.claim.model_copy(update={"where": where}), rule

    def take_time(self, when: When, rule: str) -> None:
        """Take over a time."""
        self.claim, self.when_from = self.claim.model_copy(update={"when": when}), rule


def told_next(one: Account, after: list[Account]) -> Account | None:
    """The account just below that gives the day of the same attack: "The attack was carried out on Monday"."""
    for other in after:
        if other.number - one.number > 2:
            return None
        points = other.deed.definite and other.claim.act is one.claim.act and other.number > one.number
        if points and other.day is not None and other.when_from == "time" and not _elsewhere(one, other):
            return other
    return None


def goes_on_at(one: Account, before: list[Account]) -> Account | None:
    """The event told before at a place, which a passage without a place goes on about.

    "The attack", a further toll and the same count of victims point back; another account of the same act does where it
    stands close by. A day of its own that differs makes it another event.
    """
    if one.claim.act not in EVENTS:
        return None
    held = [e for e in before if e.happened and e.fine and not _other_day(one, e)]
    counted = [e for e in held if _same_count(one, e)]
    if counted:
        return counted[-1]
    back = _points_back(one)
    reach = [e for e in held if one.number - e.number <= (CARRIED_FOR if back else BESIDE)]
    same = [e for e in reach if e.claim.act is one.claim.act]
    if same:
        return same[-1]
    if back and reach:
        return reach[-1]
    return held[-1] if back and held and _one_scene(held) else None


def goes_on_from(one: Account, before: list[Account]) -> Account | None:
    """The event told before on a day, which a passage without a time goes on about."""
    if one.claim.act not in EVENTS or one.general or one.claim.modality not in (Modality.ACTUAL, Modality.HEDGED):
        return None
    held = [e for e in before if e.happened and e.day is not None]
    counted = [e for e in held if _same_count(one, e) and not _elsewhere(one, e)]
    if counted:
        return counted[-1]
    back = _points_back(one)
    there = [e for e in held if one.fine and e.fine and not _elsewhere(one, e)]
    same_place = [e for e in there if e.claim.act is one.claim.act or back]
    if same_place and one.number - same_place[-1].number <= AHEAD:
        return same_place[-1]
    reach = [e for e in held if one.number - e.number <= (CARRIED_FOR if back else BESIDE)]
    same = [e for e in reach if e.claim.act is one.claim.act]
    if same:
        return same[-1]
    if one.same_day and held and one.number - held[-1].number <= BESIDE:
        return held[-1]
    return next((e for e in reversed(reach) if back and not _elsewhere(one, e)), None)


def told_below(one: Account, after: list[Account], wanting: str) -> Account | None:
    """The account further down that a title or a first sentence sums up, with the `wanting` place or day."""
    near = [e for e in after if e.told_as_fact and e.number - one.number <= AHEAD and _family(e) == _family(one)]
    near = [e for e in near if e.fine] if wanting == "place" else [e for e in near if e.day is not None]
    near = [e for e in near if not (_elsewhere(one, e) if wanting == "day" else _other_day(one, e))]
    counted = [e for e in near if _same_count(one, e)]
    same = [e for e in near if e.claim.act is one.claim.act]
    return next(iter(counted or same or near), None)


def _family(one: Account) -> str:
    """Acts of one family tell of one event in other words."""
    act = one.claim.act
    return "ground" if act in GROUND else "strike" if act in STRIKES else act.value.split("_")[0]


def _points_back(one: Account) -> bool:
    return one.deed.definite or one.deed.rule == "harm-only"


def _other_day(one: Account, other: Account) -> bool:
    """Whether both have a day and the days differ."""
    a, b = one.claim.when, other.claim.when
    if a is None or b is None or not (a.resolved and b.resolved):
        return a is not None and a.resolved and b is None
    return not (a.within(b) or b.within(a))


def _elsewhere(one: Account, other: Account) -> bool:
    """Whether both have a place and none of the places lies near one of the other's."""
    if not (one.fine and other.fine):
        return False
    return not any(_near(a, b) for a in one.fine for b in other.fine)


def _near(a: Where, b: Where) -> bool:
    assert a.lat is not None
    assert a.lon is not None
    assert b.lat is not None
    assert b.lon is not None
    reach = max(SAME_TOWN, a.radius_km, b.radius_km)
    return a.key == b.key or km_between(a.lat, a.lon, b.lat, b.lon) <= reach


def _same_count(one: Account, other: Account) -> bool:
    """Whether both count the same number of victims, more than two, who came to the same harm."""
    mine = {(f.counted, f.value) for f in one.claim.figures if f.counted in _BODIES and (f.value or 0) > 2}
    theirs = {(f.counted, f.value) for f in other.claim.figures if f.counted in _BODIES and (f.value or 0) > 2}
    return bool(mine & theirs)


def _one_scene(held: list[Account]) -> bool:
    """Whether all events told so far lie at one place."""
    return all(not _elsewhere(held[0], e) for e in held[1:])
