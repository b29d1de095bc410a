"""A step in following an allegation: what was done about it, when, by whom it was said, and what comes next.

An allegation is a claim that names a party, together with that party. Its state is its last step; nothing is closed by
itself, and an assessment is always a person's, with the standard of proof that was used.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from trucewatch.model.frozen import Frozen
from trucewatch.model.vocabulary import Conclusion, Step
from trucewatch.model.when import When


class Allegation(Frozen):
    """Which allegation: the claim that names, and the party named (its id, or the text's words)."""

    claim: Annotated[str, Field(pattern=r"^c-[0-9a-f]{10}$")]
    party: Annotated[str, Field(min_length=1)]


class FollowStep(Frozen):
    """One step.

    - `on`: when it was done. `due`: until when an answer was asked for, if a day was set.
    - `words`: what was asked, answered, found or decided, in the desk's words.
    - `source`: the claim on record that says so, as of the party's reply.
    - `standard`, `conclusion`: of an assessment: the standard of proof, and what it comes to.
    """

    allegation: Allegation
    step: Step
    on: When
    words: str = ""
    source: str | None = None
    due: When | None = None
    standard: str = ""
    conclusion: Conclusion | None = None

    @model_validator(mode="after")
    def _whole(self) -> FollowStep:
        assessed = self.step is Step.ASSESSED
        if assessed and not (self.standard.strip() and self.conclusion):
            raise ValueError("an assessment needs the standard of proof and what it comes to: standard and conclusion")
        if not assessed and (self.standard or self.conclusion):
            raise ValueError(f"a standard and a conclusion belong to the step “assessed”, not to “{self.step}”")
        if self.due is not None and self.step is not Step.PUT:
            raise ValueError(f"a day for the answer belongs to the step “{Step.PUT}”, not to “{self.step}”")
        if self.step is Step.ANSWERED and not (self.words.strip() or self.source):
            raise ValueError("an answer needs its words or the claim that gives it: words or source")
        if self.step in (Step.ASSESSED, Step.CLOSED, Step.REOPENED) and not self.words.strip():
            raise ValueError(f"the step “{self.step}” needs a reason: words")
        return self
