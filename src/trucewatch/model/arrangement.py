"""A truce, freeze or regime of calm, as written and as read: what it demands, where, when, of whom.

Invariants: every term, period and position has a citation; a reading is somebody's; two readings are never merged;
what is only proposed, offered or aimed at is not in force.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from trucewatch.model.citation import Citation, Cited, Key, Text
from trucewatch.model.condition import Condition
from trucewatch.model.duration import Duration
from trucewatch.model.frozen import Frozen, Schema1
from trucewatch.model.instant import Boundary
from trucewatch.model.vocabulary import Act


class Stage(StrEnum):
    """How far it came. Only `declared` and `agreed` can be in force."""

    DECLARED = "declared"  # by one side
    AGREED = "agreed"  # by several
    PROPOSED = "proposed"
    NEGOTIATED = "under negotiation"
    AIM = "aim"  # what somebody hopes for


class Form(StrEnum):
    """The class of truce (after the ETH/PRIO classes, with the local forms of the field)."""

    CESSATION = "cessation of hostilities"
    PRELIMINARY = "preliminary ceasefire"
    DEFINITIVE = "definitive ceasefire"
    CALM = "regime of calm"
    PAUSE = "humanitarian pause"


class Effect(StrEnum):
    """What a term does with an act."""

    PROHIBITED = "prohibited"
    PERMITTED = "permitted"
    REQUIRED = "required"


class PartyRole(StrEnum):
    """What a party is to this arrangement."""

    ACCEPTED = "accepted"  # bound by it
    DECLARED = "declared"  # declared it, and is bound by it
    REFUSED = "refused"
    NOT_PARTY = "not a party"
    EXCLUDED = "excluded"  # said to be outside its protection
    BROKER = "broker"
    GUARANTOR = "guarantor"
    NEGOTIATOR = "negotiator"


class Term(Frozen):
    """One thing that is prohibited, permitted or required, in our own words, by act.

    A required term may say by when (`by`) and on whom it lies (`of`, party ids; empty: on all who are bound). A
    withdrawal names the zone to stay away from (`line`) and how far (`distance_km`, from the zone's edge; inside the
    zone is no distance at all): from `by` on, such an act nearer to it is against the term.
    """

    id: Key
    effect: Effect
    acts: tuple[Act, ...]
    words: Text
    by: Boundary | None = None
    of: tuple[Key, ...] = ()
    line: Key | None = None
    distance_km: Annotated[float, Field(ge=0)] | None = None
    cite: Cited

    @model_validator(mode="after")
    def _whole(self) -> Term:
        if (self.line is None) != (self.distance_km is None):
            raise ValueError(f"the term {self.id} has half a distance; write `line` and `distance_km`, or neither")
        if self.effect is not Effect.REQUIRED and (self.by or self.of or self.line):
            raise ValueError(f"the term {self.id} is {self.effect}; `by`, `of` and `line` are for what is required")
        return self

    @property
    def is_withdrawal(self) -> bool:
        """Whether it says how far to stay away from a line."""
        return self.line is not None


class PartyTo(Frozen):
    """A party's role in the arrangement, by date. `party` is a party id, or an open category's id."""

    party: Key
    role: PartyRole
    since: Boundary | None = Field(default=None, alias="from")
    until: Boundary | None = None
    words: str = ""
    cite: Cited


class Period(Frozen):
    """One stretch of validity: the first, or an extension of the one before.

    `stated_duration` (ISO 8601, `PT48H`) and `stated_end` keep what the document says beside the boundaries, so that
    a "48 h" that is 47 can be told. `until` None: no end is stated.
    """

    kind: Literal["first", "extension"] = "first"
    since: Boundary = Field(alias="from")
    until: Boundary | None = None
    announced: Boundary | None = None
    announced_by: str = ""
    stated_duration: Duration | None = None
    stated_end: str = ""
    cite: Cited

    @model_validator(mode="after")
    def _ordered(self) -> Period:
        if self.until and self.until.latest is not None and self.until.latest <= self.since.earliest:
            raise ValueError(f"it ends ({self.until.as_written}) before it starts ({self.since.as_written})")
        return self


class Area(Frozen):
    """Where it applies, as one zone with its own periods; `as_written` keeps how the document calls the area."""

    zone: Key
    as_written: str = ""
    periods: Annotated[tuple[Period, ...], Field(min_length=1)]


class Exclusion(Frozen):
    """A zone left out, with who says so."""

    zone: Key
    words: str = ""
    cite: Cited


class Reading(Frozen):
    """One issuer's reading: areas with periods, areas left out, and, where it differs, the terms.

    `terms` empty: the arrangement's own terms hold. `issuer` is who reads it this way, an outlet or a party. Its
    `conditions` stand beside the arrangement's own; one with the same id stands in its place.
    """

    id: Key
    issuer: Text
    areas: Annotated[tuple[Area, ...], Field(min_length=1)]
    left_out: tuple[Exclusion, ...] = ()
    terms: tuple[Term, ...] = ()
    conditions: tuple[Condition, ...] = ()
    note: str = ""


class Statement(Frozen):
    """An attributed, dated statement about the arrangement: its basis, its condition, or whether it is over.

    `party` is the case's party that says it, where it is one. With `about: end`, `over` tells whether that party holds
    the arrangement to be over; only a party's own `over: true` can count towards the end rule.
    """

    about: Literal["basis", "condition", "end", "area", "aim", "text"]
    says: Text
    by: Text
    party: Key | None = None
    over: bool | None = None
    on: Boundary
    cite: Cited


class EndRule(Frozen):
    """Who may declare it over, as somebody states it: all of these parties together."""

    all_of: Annotated[tuple[Key, ...], Field(min_length=1)]
    says: Text
    cite: Cited


class Arrangement(Frozen):
    """One arrangement with all that is on record about it. `zone` is the IANA zone of its local times."""

    schema_: Schema1 = Field(default=1, alias="schema")
    id: Key
    name: Text
    form: Form
    stage: Stage
    zone: Text
    aliases: tuple[Text, ...] = ()
    within: Key | None = None
    announced: Boundary | None = None
    announced_cite: tuple[Citation, ...] = ()
    text: Literal["public", "not public", "unknown"] = "unknown"
    parties: tuple[PartyTo, ...] = ()
    terms: tuple[Term, ...] = ()
    readings: tuple[Reading, ...] = ()
    conditions: tuple[Condition, ...] = ()
    statements: tuple[Statement, ...] = ()
    end_rule: EndRule | None = None
    stated_duration: Duration | None = None
    cite: Cited

    @model_validator(mode="after")
    def _whole(self) -> Arrangement:
        if self.stage in (Stage.DECLARED, Stage.AGREED) and not self.readings:
            raise ValueError(f"{self.id} is {self.stage} but has no reading; say at least where and when it applies")
        ids = [r.id for r in self.readings]
        if doubled := {i for i in ids if ids.count(i) > 1}:
            raise ValueError(f"{self.id} has two readings named {sorted(doubled)[0]}; give each its own id")
        return self

    @property
    def can_be_in_force(self) -> bool:
        """Whether it came far enough to be asked about: proposals, talks and aims never count as in force."""
        return self.stage in (Stage.DECLARED, Stage.AGREED)
