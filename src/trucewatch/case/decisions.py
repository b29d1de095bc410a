"""A decisions file as a person writes it: accept, correct, reject, record, merge, part, link, follow, watch, undo.

role: case editor
decisions:
  - accept: {report: 03-call.yml, quote: at least twelve people were killed, act: toll}
    as: toll-vale
  - correct: c-12ab34cd56
    set: {where: [vale]}
    why: the town is named two sentences before
  - reject: {report: 03-call.yml, quote: prices doubled}
    why: no claim of the case
  - record: {report: 03-call.yml, quote: the bridge was hit}
    set: {act: airstrike, where: [vale-bridge], when: 2031-03-04}
  - accept: {report: 03-call.yml, dating: true}
  - merge: [toll-vale, c-0123456789]
    why: same quarter, same hour
  - part: [toll-vale, c-0123456789]
    why: same hour, but across the river
  - link: envoys-met
    relation: fulfilment
    to: envoys-to-meet
  - follow: toll-vale
    step: {party: norland-army, step: put to the party, on: 2031-03-05, due: 2031-03-12, words: asked by letter}
  - watch: {step: shift, seat: desk-1, from: 2031-03-04 00:00, until: 2031-03-04 08:00, zones: [vale], mode: on site}
  - watch: {step: gap, seat: desk-1, from: 2031-03-04 03:10, until: 2031-03-04 05:40, why: power cut}
  - undo: 17
    why: decided on the wrong report
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from trucewatch.case.slots import WrittenSlots
from trucewatch.model.citation import Key
from trucewatch.model.frozen import Frozen
from trucewatch.model.instant import Boundary
from trucewatch.model.vocabulary import Act, Conclusion, Relation, Step
from trucewatch.model.watch import Mode, WatchStep


class Reference(Frozen):
    """A suggestion, claim or passage: by id, by the name given with `as`, or by report and words.

    `dating`: what the report's own text prints of its publication.
    """

    id: str | None = None
    report: str | None = None
    quote: str | None = None
    act: Act | None = None
    voice: str | None = None
    dating: bool = False


def _reference(value: Any) -> Any:
    return {"id": value} if isinstance(value, str) else value


Ref = Annotated[Reference, BeforeValidator(_reference)]


class WrittenStep(Frozen):
    """A step in following an allegation as a person writes it.

    `party` may be left out where the claim names one only; `source` is the claim that gives an answer.
    """

    step: Step
    party: str | None = None
    on: Boundary
    words: str = ""
    source: Ref | None = None
    due: Boundary | None = None
    standard: str = ""
    conclusion: Conclusion | None = None


class WrittenWatch(Frozen):
    """A step of the watch log as a person writes it; `from` and `until` are instants, by default in the case's zone.

    `zones` and `sources` left out: the whole case. `mode`: `on site` or `remote`.
    """

    step: WatchStep
    seat: Key
    since: Boundary | None = Field(default=None, alias="from")
    until: Boundary | None = None
    zones: tuple[Key, ...] = ()
    sources: tuple[Key, ...] = ()
    mode: Mode = Mode.REMOTE
    why: str = ""


class Decision(Frozen):
    """One decision of the file; exactly one verb.

    `part` says that claims speak of different events, with `unsure` that nobody can tell.
    `link` names the claim that is the `relation` of what is named `to` (a claim) or by `arrangement` (its id).
    """

    accept: Ref | None = None
    correct: Ref | None = None
    reject: Ref | None = None
    record: Ref | None = None
    merge: tuple[Ref, ...] | None = None
    part: tuple[Ref, ...] | None = None
    unsure: bool = False
    link: Ref | None = None
    relation: Relation | None = None
    to: Ref | None = None
    arrangement: str | None = None
    either_or: bool = False
    follow: Ref | None = None
    step: WrittenStep | None = None
    watch: WrittenWatch | None = None
    undo: int | None = None
    set: WrittenSlots = WrittenSlots()
    as_: str | None = Field(default=None, alias="as")
    why: str = ""

    @model_validator(mode="after")
    def _one_verb(self) -> Decision:
        if self.link is None and (self.relation or self.to or self.arrangement):
            raise ValueError("an outcome or answer without a source: name the claim that says so with `link:`")
        verbs = [v for v in VERBS if getattr(self, v) is not None]
        if len(verbs) != 1:
            raise ValueError(f"one verb is needed ({', '.join(VERBS)}), got {' and '.join(verbs) or 'none'}")
        if verbs[0] in ("reject", "merge", "part", "undo") and not self.why:
            raise ValueError(f"`{verbs[0]}` needs a reason: add `why:`")
        if self.unsure and self.part is None:
            raise ValueError("`unsure` goes with `part`: which claims may or may not speak of one event")
        if (self.follow is None) != (self.step is None):
            raise ValueError("`follow` and `step` go together: which allegation, and what was done about it")
        whole = self.relation is not None and (self.to is None) != (self.arrangement is None)
        if self.link is not None and not whole:
            raise ValueError("`link` needs `relation:` and one of `to:` (a claim) and `arrangement:` (its id)")
        return self


VERBS = ("accept", "correct", "reject", "record", "merge", "part", "link", "follow", "watch", "undo")


class DecisionsFile(Frozen):
    """The file: the role that decides, and the decisions in order."""

    role: Annotated[str, Field(min_length=1)]
    decisions: tuple[Decision, ...] = ()
