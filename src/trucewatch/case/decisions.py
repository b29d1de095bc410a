"""A decisions file as a person writes it: accept, correct, reject, record, merge, undo.

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
  - merge: [toll-vale, c-0123456789]
    why: same quarter, same hour
  - undo: 17
    why: decided on the wrong report
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from trucewatch.case.slots import WrittenSlots
from trucewatch.model.frozen import Frozen
from trucewatch.model.vocabulary import Act


class Reference(Frozen):
    """A suggestion, claim or passage: by id, by the name given with `as`, or by report and words."""

    id: str | None = None
    report: str | None = None
    quote: str | None = None
    act: Act | None = None
    voice: str | None = None


def _reference(value: Any) -> Any:
    return {"id": value} if isinstance(value, str) else value


Ref = Annotated[Reference, BeforeValidator(_reference)]


class Decision(Frozen):
    """One decision of the file; exactly one verb."""

    accept: Ref | None = None
    correct: Ref | None = None
    reject: Ref | None = None
    record: Ref | None = None
    merge: tuple[Ref, ...] | None = None
    undo: int | None = None
    set: WrittenSlots = WrittenSlots()
    as_: str | None = Field(default=None, alias="as")
    why: str = ""

    @model_validator(mode="after")
    def _one_verb(self) -> Decision:
        verbs = [v for v in VERBS if getattr(self, v) is not None]
        if len(verbs) != 1:
            raise ValueError(f"one verb is needed ({', '.join(VERBS)}), got {' and '.join(verbs) or 'none'}")
        if verbs[0] in ("reject", "merge", "undo") and not self.why:
            raise ValueError(f"`{verbs[0]}` needs a reason: add `why:`")
        return self


VERBS = ("accept", "correct", "reject", "record", "merge", "undo")


class DecisionsFile(Frozen):
    """The file: the role that decides, and the decisions in order."""

    role: Annotated[str, Field(min_length=1)]
    decisions: tuple[Decision, ...] = ()
