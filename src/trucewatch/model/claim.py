"""One statement, attributed: who says, through whom, in which words, that what is so.

Invariants: a claim always has its words; a culprit is always somebody's allegation, never a field of an event;
nothing in a claim is the desk's opinion.
"""

from __future__ import annotations

import hashlib
from typing import Annotated

from pydantic import Field, model_validator

from trucewatch.model.figure import Figure
from trucewatch.model.frozen import Frozen
from trucewatch.model.quotation import Named, Quotation, Voice
from trucewatch.model.vocabulary import VIOLENT, Act, Kind, Modality, Stance
from trucewatch.model.when import When
from trucewatch.model.where import Where


class Attribution(Frozen):
    """Who names (or clears) whom. `by` is the name of the voice that does so; the author's own voice is `author`.

    `hedged`: the naming is guarded ("suspected"). `either_or`: one of those named together, not all of them.
    """

    actor: Named
    by: str
    hedged: bool = False
    either_or: bool = False


class Claim(Frozen):
    """One statement in a report. Slots that the words do not fill stay empty.

    - `chain`: outermost voice first (the author of the report), innermost last; `parallel` if the inner voices stand
      side by side instead of relaying each other; the first `relays` of them only relay the others.
    - `attributions`: with the stance denies, disputes or exonerates, the party named is the one cleared.
    - `participants`: parties to a truce, meeting or measure, in no order of blame.
    - `targets`: what was hit, in the text's words; `stated_targets`: what the acting side says it aimed at.
    - `about`: id of the arrangement, condition, outcome, commitment or meeting that the claim speaks of.
    - `says`: for a status, position or description, what is said, in a few words of the text.
    - `due`: when a commitment or meeting is to be fulfilled; unresolved where the words give no date.
    - `due_either`: what an ambiguous `due` can mean, until a person decides.
    - `steps`: what is told to have happened one after another, in that order, without clock times.
    """

    kind: Kind
    act: Act
    stance: Stance
    modality: Modality
    quotation: Quotation
    chain: tuple[Voice, ...]
    parallel: bool = False
    relays: Annotated[int, Field(ge=0)] = 0
    where: tuple[Where, ...] = ()
    when: When | None = None
    when_said: When | None = None
    figures: tuple[Figure, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    participants: tuple[Named, ...] = ()
    targets: tuple[str, ...] = ()
    stated_targets: tuple[Named, ...] = ()
    about: str | None = None
    says: str = ""
    due: When | None = None
    due_either: tuple[When, ...] = ()
    steps: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _attributed(self) -> Claim:
        if not self.chain:
            raise ValueError("a claim without a voice: every claim has at least its report's author in the chain")
        return self

    @property
    def id(self) -> str:
        """`c-` and ten hex digits over report, span, kind, act, stance and length of chain: stable under re-reading.

        No name goes into it: an id outlives an erasure, and a hash of a name can be guessed.
        """
        q = self.quotation
        said = f"{q.report}|{q.start}|{q.end}|{self.kind}|{self.act}|{self.stance}|{len(self.chain)}"
        return "c-" + hashlib.sha256(said.encode()).hexdigest()[:10]

    @property
    def origin(self) -> Voice:
        """The innermost voice: whose statement it is."""
        return self.chain[-1]

    @property
    def speakers(self) -> tuple[Voice, ...]:
        """The voices whose statement it is: the innermost one, or all inner ones that stand side by side."""
        return (self.chain[1 + self.relays :] if self.parallel else ()) or self.chain[-1:]

    @property
    def tells_of_an_event(self) -> bool:
        """Whether it says that something violent happened: such a claim opens an incident. A denial never does."""
        told = self.stance in (Stance.STATES, Stance.ALLEGES, Stance.ADMITS, Stance.ASSESSES)
        return told and self.act in VIOLENT and self.modality in (Modality.ACTUAL, Modality.HEDGED)


class Suggestion(Frozen):
    """A claim that the machine suggests, with how it was found; a person decides."""

    claim: Claim
    found_by: tuple[str, ...] = ()
    reader: str

    @property
    def id(self) -> str:
        """The id of the suggested claim."""
        return self.claim.id
