"""A claim's slots as a person writes them in a decisions file, and their exact values.

act: airstrike · stance: alleges · modality: actual · kind: occurrence      words of the vocabulary
chain: [gazette, radio]                   ids of sources or parties, or words, outermost first
parallel: true · relays: 1                inner voices side by side; the first so many of them only relay
where: [vale, mill-quarter]               ids of the gazetteer
when: 2031-03-04 · due: 2031-03-09        boundaries, see `trucewatch.model.instant`
soft: in the next hours                   a due time whose words give no date; they are kept, no date is made of them
due_either: [2031-03, 2031-04]            what these words may mean; nothing is due until a person decides
approximate: true                         these times are "about"
figures: [{killed: at least 12, who: civilians}, {wounded: about 30, who: people, subset_of: ...}]
attributions: [{actor: norland-army, by: radio, hedged: true}]
participants: [norland] · stated_targets: [group-x] · targets: [a hospital]
about: truce-of-march · says: over
steps: [strike begins, notice given, strike halted]      an order told without clock times
"""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from trucewatch.case.files import CaseFiles
from trucewatch.model.claim import Attribution, Claim
from trucewatch.model.figure import Counted, Figure, Qualifier
from trucewatch.model.frozen import Frozen
from trucewatch.model.instant import Boundary
from trucewatch.model.quotation import Named, Voice
from trucewatch.model.vocabulary import KIND_OF_ACT, Act, Kind, Modality, Stance
from trucewatch.model.when import Precision, TimeBasis, When, from_boundary
from trucewatch.model.where import Where


def _one_or_many(value: Any) -> Any:
    return [value] if isinstance(value, str | dict) else value


Words = Annotated[tuple[str, ...], BeforeValidator(_one_or_many)]


class WrittenAttribution(Frozen):
    """Who is named or cleared, and by whom; `by` left out is the innermost voice of the chain."""

    actor: str
    by: str | None = None
    hedged: bool = False
    either_or: bool = False


class WrittenFigure(Frozen):
    """One count: exactly one of the counted things with its number in words, and of whom or what."""

    killed: str | None = None
    wounded: str | None = None
    killed_or_wounded: str | None = None
    displaced: str | None = None
    missing: str | None = None
    munition: str | None = None
    facility: str | None = None
    breach: str | None = None
    planned: str | None = None
    permitted: str | None = None
    attempted: str | None = None
    delivered: str | None = None
    hindered: str | None = None
    other: str | None = None
    who: str = "people"
    subset_of: str | None = None


class WrittenSlots(Frozen):
    """The slots that a decision sets; those left out keep what was suggested."""

    kind: Kind | None = None
    act: Act | None = None
    stance: Stance | None = None
    modality: Modality | None = None
    chain: Annotated[Words, Field(min_length=1)] | None = None
    parallel: bool | None = None
    relays: int | None = Field(default=None, ge=0)
    where: Words | None = None
    when: Boundary | None = None
    when_said: Boundary | None = None
    due: Boundary | None = None
    soft: str | None = Field(default=None, min_length=1)
    due_either: Annotated[tuple[Boundary, ...], Field(min_length=2)] | None = None
    approximate: bool = False
    figures: Annotated[tuple[WrittenFigure, ...], BeforeValidator(_one_or_many)] | None = None
    attributions: Annotated[tuple[WrittenAttribution, ...], BeforeValidator(_one_or_many)] | None = None
    participants: Words | None = None
    stated_targets: Words | None = None
    targets: Words | None = None
    about: str | None = Field(default=None, min_length=1)
    says: str | None = None
    steps: Words | None = None


_NUMBER = re.compile(r"^(?:(at least|more than|at most|fewer than|about|estimated)\s+)?(\d[\d,]*)$")
_RANGE = re.compile(r"^(\d+)\s*(?:-|–|to)\s*(\d+)$")


def figure_of(written: WrittenFigure) -> Figure:
    """The figure; a number that is only words ("hundreds") stays words."""
    given = {name: text for name in Counted if (text := getattr(written, name.value.replace(" ", "_"))) is not None}
    if len(given) != 1:
        raise ValueError(
            f"a figure counts one thing, got {', '.join(given) or 'none'}; expected one of {', '.join(Counted)}"
        )
    [(counted, text)] = given.items()
    rest = {"as_written": text, "subset_of": written.subset_of}
    if found := _NUMBER.match(text):
        value = int(found.group(2).replace(",", ""))
        return Figure.stated(counted, written.who, Qualifier(found.group(1) or "exact"), value, **rest)
    if found := _RANGE.match(text):
        return Figure.between(counted, written.who, int(found.group(1)), int(found.group(2)), **rest)
    if any(character.isdigit() for character in text):
        raise ValueError(f"the number {text!r} cannot be read; write it like 12, at least 12, about 12 or 3 to 5")
    qualifier = Qualifier.PRESENT if text == "yes" else Qualifier.INDEFINITE
    return Figure.stated(counted, written.who, qualifier, None, **rest)


def named(words: str, files: CaseFiles) -> Named:
    """A party by id, or words that the case has no party for."""
    party = files.parties.get(words)
    return Named(as_written=words, key=party.id, name=party.name) if party else Named(as_written=words)


def voice(words: str, files: CaseFiles) -> Voice:
    """A source or party by id, or words."""
    known = files.sources.get(words) or files.parties.get(words)
    return Voice(name=known.name, key=known.id) if known else Voice(name=words, as_written=words)


def place(key: str, files: CaseFiles) -> Where:
    """A place of the gazetteer; raises ValueError where there is none."""
    found = files.places.get(key)
    if found is None:
        raise ValueError(f"the place {key!r} is not in the gazetteer")
    return found.where(key)


def _without_date(written: WrittenSlots, zone: str) -> dict[str, Any]:
    """A due time that is words only, and what such words may mean. Raises ValueError beside a date."""
    if written.soft is None:
        if written.due is not None:
            return {"due_either": ()}
        if written.due_either is not None:
            raise ValueError("`due_either` needs the words that are ambiguous: add `soft:`")
        return {}
    if written.due is not None:
        raise ValueError("`due` and `soft` together: a due time has a date, or only words")
    soft = When(
        start=None, end=None, precision=Precision.UNRESOLVED, zone=zone, as_written=written.soft, basis=TimeBasis.NONE
    )
    return {"due": soft, "due_either": tuple(from_boundary(b, zone) for b in written.due_either or ())}


def filled(written: WrittenSlots, base: Claim, files: CaseFiles) -> Claim:
    """The claim with the written slots set. Raises ValueError where a value cannot be."""
    zone = files.config.zone
    out: dict[str, Any] = {}
    for name in ("stance", "modality", "parallel", "relays", "about", "says", "targets", "steps"):
        if (value := getattr(written, name)) is not None:
            out[name] = value
    if written.act is not None:
        out |= {"act": written.act, "kind": KIND_OF_ACT[written.act]}
    if written.kind is not None:
        out["kind"] = written.kind
    if written.chain is not None:
        out["chain"] = tuple(voice(words, files) for words in written.chain)
    if written.where is not None:
        out["where"] = tuple(place(key, files) for key in written.where)
    for name in ("when", "when_said", "due"):
        if (boundary := getattr(written, name)) is not None:
            out[name] = from_boundary(boundary, zone).model_copy(update={"approximate": written.approximate})
    out |= _without_date(written, zone)
    if written.figures is not None:
        out["figures"] = tuple(figure_of(figure) for figure in written.figures)
    for name in ("participants", "stated_targets"):
        if (words := getattr(written, name)) is not None:
            out[name] = tuple(named(word, files) for word in words)
    claim = base.model_copy(update=out)
    if written.attributions is not None:
        by = claim.chain[-1].name
        made = tuple(
            Attribution(
                actor=named(a.actor, files),
                by=voice(a.by, files).name if a.by else by,
                hedged=a.hedged,
                either_or=a.either_or,
            )
            for a in written.attributions
        )
        claim = claim.model_copy(update={"attributions": made})
    return Claim.model_validate(claim.model_dump())
