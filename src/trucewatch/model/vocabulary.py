"""Closed vocabularies. One word, one meaning; the same words for every party."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a claim speaks of. Twelve kinds carry every requirement; think hard before a thirteenth."""

    OCCURRENCE = "occurrence"  # something is said to have happened
    HARM = "harm"  # people are said to have been harmed, over a time or by several events
    ATTRIBUTION = "attribution"  # somebody is named, cleared or doubted as the one who did it
    PRESENCE = "presence"  # a force is said to be at, or to hold, a place
    TERM = "term"  # what an arrangement says, or that one was made, changed or proposed
    STATUS = "status"  # how an arrangement stands: holding, breached, in danger, over
    COMMITMENT = "commitment"  # an offer, demand, promise or plan
    MEETING = "meeting"  # people met, will meet, or stopped meeting
    POSITION = "position"  # what a party thinks, warns of or asks for
    ACCESS = "access"  # aid delivered, blocked, suspended; a place besieged
    EVIDENCE = "evidence"  # what somebody says they can show
    DESCRIPTION = "description"  # what a source or party is said to be


class Act(StrEnum):
    """What was done, said or agreed. Terms prohibit and permit acts in these same words."""

    AIRSTRIKE = "airstrike"  # anything from the air
    SHELLING = "shelling"  # artillery, mortars and rockets from the ground
    ATTACK = "attack"  # an attack whose means is not stated, or a bomb, mine, sniper, execution
    CONVOY_ATTACK = "convoy_attack"  # an attack on an aid convoy, by whatever means
    GROUND_ASSAULT = "ground_assault"  # an attempt to take or retake ground
    ARMED_CLASH = "armed_clash"  # two-sided fighting
    TOLL = "toll"  # a sum of harm over a time or over several events
    LULL = "lull"  # less fighting than before; a trend, not calm
    TRUCE_DECLARED = "truce_declared"
    TRUCE_AGREED = "truce_agreed"
    TRUCE_EXTENDED = "truce_extended"
    TRUCE_IN_FORCE = "truce_in_force"
    TRUCE_EXCLUSION = "truce_exclusion"  # a place or party left out
    TRUCE_VIOLATION = "truce_violation"
    TRUCE_COLLAPSED = "truce_collapsed"
    TRUCE_ENDED = "truce_ended"  # a party declares it over
    TRUCE_PROPOSED = "truce_proposed"
    AID_REQUESTED = "aid_requested"  # asked for, or planned
    AID_PERMITTED = "aid_permitted"  # said to be let through, whether or not it moved
    AID_DELIVERED = "aid_delivered"
    AID_BLOCKED = "aid_blocked"
    AID_SUSPENDED = "aid_suspended"
    AID_RESUMED = "aid_resumed"  # a suspension is said to be lifted
    SIEGE = "siege"
    MEETING = "meeting"
    TALKS_SUSPENDED = "talks_suspended"
    TALKS_RESUMED = "talks_resumed"
    MONITORING = "monitoring"  # a measure of monitoring: people, seat, hours
    DEMAND = "demand"
    WARNING = "warning"
    ACCUSATION = "accusation"  # blame for conduct in general, no single event
    PRESENCE = "presence"
    DESCRIPTION = "description"
    UNDERTAKING = "undertaking"  # something promised, offered or planned, other than a truce or a meeting
    VIEW = "view"  # what somebody holds, hopes, rules out or has under review
    NO_PROMISE = "no_promise"  # somebody says expressly that nothing is promised
    NO_ANSWER = "no_answer"  # somebody was asked and gave no answer: neither denial nor assent
    OMISSION = "omission"  # something was left unsaid: no statement, no content, no mention


KIND_OF_ACT: dict[Act, Kind] = {
    **dict.fromkeys((Act.AIRSTRIKE, Act.SHELLING, Act.ATTACK, Act.CONVOY_ATTACK), Kind.OCCURRENCE),
    **dict.fromkeys((Act.GROUND_ASSAULT, Act.ARMED_CLASH, Act.LULL), Kind.OCCURRENCE),
    Act.TOLL: Kind.HARM,
    **dict.fromkeys((Act.TRUCE_DECLARED, Act.TRUCE_AGREED, Act.TRUCE_EXTENDED), Kind.TERM),
    **dict.fromkeys((Act.TRUCE_EXCLUSION, Act.TRUCE_PROPOSED), Kind.TERM),
    **dict.fromkeys((Act.TRUCE_IN_FORCE, Act.TRUCE_VIOLATION), Kind.STATUS),
    **dict.fromkeys((Act.TRUCE_COLLAPSED, Act.TRUCE_ENDED), Kind.STATUS),
    **dict.fromkeys((Act.AID_REQUESTED, Act.AID_PERMITTED, Act.AID_DELIVERED, Act.AID_BLOCKED), Kind.ACCESS),
    **dict.fromkeys((Act.AID_SUSPENDED, Act.AID_RESUMED, Act.SIEGE), Kind.ACCESS),
    **dict.fromkeys((Act.MEETING, Act.TALKS_SUSPENDED, Act.TALKS_RESUMED), Kind.MEETING),
    **dict.fromkeys((Act.MONITORING, Act.UNDERTAKING), Kind.COMMITMENT),
    **dict.fromkeys((Act.DEMAND, Act.WARNING, Act.ACCUSATION, Act.VIEW), Kind.POSITION),
    **dict.fromkeys((Act.NO_PROMISE, Act.NO_ANSWER, Act.OMISSION), Kind.POSITION),
    Act.PRESENCE: Kind.PRESENCE,
    Act.DESCRIPTION: Kind.DESCRIPTION,
}
"""The kind of claim that an act gives when nothing else is said."""

VIOLENT: frozenset[Act] = frozenset(
    {Act.AIRSTRIKE, Act.SHELLING, Act.ATTACK, Act.CONVOY_ATTACK, Act.GROUND_ASSAULT, Act.ARMED_CLASH}
)
"""Acts that open an incident when a claim of one that happened is accepted."""


class Stance(StrEnum):
    """What the innermost voice does with the matter."""

    STATES = "states"  # tells it; names nobody, or is the author's own voice
    ALLEGES = "alleges"  # a quoted voice names who did it
    DENIES = "denies"
    ADMITS = "admits"
    EXONERATES = "exonerates"  # says that a named party did not do it
    DISPUTES = "disputes"  # contradicts or doubts another claim
    ASSESSES = "assesses"  # gives a judgement on evidence
    WARNS = "warns"
    DEMANDS = "demands"


class Modality(StrEnum):
    """Whether the matter is told as having happened. Only `actual` and `hedged` may open an incident."""

    ACTUAL = "actual"
    HEDGED = "hedged"
    PLANNED = "planned"
    PROSPECTIVE = "prospective"
    CONDITIONAL = "conditional"
    COUNTERFACTUAL = "counterfactual"


class Relation(StrEnum):
    """What one claim is to what another speaks of, by a person's decision: the first is the … of the second."""

    FULFILMENT = "fulfilment"
    NON_FULFILMENT = "non-fulfilment"
    OUTCOME = "outcome"  # what came of it, where that is neither of the two
    ACCEPTANCE = "acceptance"
    REFUSAL = "refusal"
    WITHDRAWAL = "withdrawal"  # whoever made it takes it back
    REPLACEMENT = "replacement"  # another date, place or content in its place
    CONDITION = "condition"  # what it is made to depend on
    DEPENDENCE = "dependence"  # the first depends on the second
    SEQUEL = "sequel"  # the first comes after the second
    CONTENT = "content"  # what it consists of
    OMISSION = "omission"  # what was left unsaid of it
    CONSEQUENCE = "consequence"  # what is to follow if it is not fulfilled
    REASON = "reason"
    ATTENDANCE = "attendance"  # who is said to come, to stay away or to leave
    CONVENING = "convening"  # who is said to have called it
    RAISING = "raising"  # a matter brought up at a meeting


class Progress(StrEnum):
    """How a commitment or meeting stands, from the evidence on record and the clock."""

    OPEN = "open"
    DUE = "due"  # its day or window has begun
    OVERDUE = "overdue"  # its time passed and no fulfilment is recorded; nothing more is said by that
    MET = "met"
    NOT_MET = "not met"
    CONTESTED = "contested"  # told as met by some and as not met by others
    NOT_RECORDED = "outcome not recorded"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


class Step(StrEnum):
    """A step in following an allegation, in the field's order; nothing is closed by itself."""

    OPENED = "opened"
    INQUIRY = "preliminary inquiry"
    TASKED = "team tasked"
    REPORTED = "investigation report"
    PUT = "put to the party"
    ANSWERED = "answered"
    REFERRED = "referred"
    ASSESSED = "assessed"
    CLOSED = "closed"
    REOPENED = "reopened"


class Conclusion(StrEnum):
    """What an assessment by a person comes to. It is that person's, on record, and never computed."""

    SUBSTANTIATED = "substantiated"
    NOT_SUBSTANTIATED = "not substantiated"
    NOT_DETERMINED = "not determined"


class Truth(StrEnum):
    """Kleene's three values. Unknown is an answer, never a default to be tidied away."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, value: bool | None) -> Truth:
        """True, False and None (SQL's NULL) in words."""
        return cls.UNKNOWN if value is None else cls.YES if value else cls.NO


class Outcome(StrEnum):
    """The outcome of one finding, in the order in which it is decided: the first that matches wins."""

    OUTSIDE_AREA = "outside area"
    OUTSIDE_TIME = "outside time"
    NOT_BOUND = "not bound"
    EXCLUDED = "excluded"
    PERMITTED = "permitted"
    NOT_DETERMINED = "not determined"
    POSSIBLE_BREACH = "possible breach"


class Release(StrEnum):
    """Who may be handed a product."""

    INTERNAL = "internal"
    PARTNERS = "partners"
    PUBLIC = "public"
