"""Which of the acts found in a passage are told and not only mentioned beside another."""

from __future__ import annotations

import itertools
from dataclasses import replace

from trucewatch.model.figure import Counted, Figure
from trucewatch.model.vocabulary import Act, Modality
from trucewatch.read.acts.deed import ABOUT, GROUND, STRIKES, Deed
from trucewatch.read.acts.modality import only_mentioned
from trucewatch.read.document import Document
from trucewatch.read.doers.agents import Agent
from trucewatch.read.doers.blame import tells_who_was_behind
from trucewatch.read.pack import cues
from trucewatch.read.trail import Passage


def harmed_people(counted: tuple[Figure, ...]) -> bool:
    """Whether any of the figures counts people harmed."""
    return any(
        f.counted in (Counted.KILLED, Counted.WOUNDED, Counted.KILLED_OR_WOUNDED, Counted.DISPLACED, Counted.MISSING)
        for f in counted
    )


OUGHT_NEAR = 45
"""How many code points from the word of the act "must" stands at most."""

CAUSE_NEAR = 40
"""How many code points before the word of the act "after" stands at most, where victims died of it."""

SOFT = frozenset({Act.MEETING, Act.WARNING, Act.DEMAND, Act.ACCUSATION, Act.MONITORING, Act.TALKS_SUSPENDED})


def kept(document: Document, found: list[Deed], passage: Passage, harmed: bool) -> list[Deed]:
    """Events that are told and not only mentioned: beside a truce, aid or a siege an attack needs victims or a doer of
    its own; beside a strike a ground act needs a doer; positions and talks yield to everything else."""
    acts = {e.act for e in found}
    out = []
    for deed in found:
        doers = doers_of(passage, deed, found)
        told = {e.act for e in found if e.act not in SOFT and not (e.act in GROUND and e.modality is Modality.PLANNED)}
        if deed.act in SOFT and told:
            continue
        if deed.act in STRIKES | GROUND and acts & ABOUT and not (harmed or doers or _broke_out(document, deed)):
            continue
        if deed.act in STRIKES and not (harmed or doers) and _aside(document, deed):
            continue
        if deed.act in STRIKES | GROUND and not harmed and _ought(document, deed):
            continue
        if deed.act in STRIKES | GROUND and document.text[deed.start : deed.start + 7] == "Having ":
            out.append(replace(deed, act=Act.ACCUSATION, rule="list of accusations"))
            continue
        if deed.act in GROUND and deed.modality is Modality.PLANNED and acts & SOFT:
            continue
        if deed.act in STRIKES and acts & GROUND and deed.rule in ("attack-word", "harm-only"):
            continue
        if (
            deed.act in GROUND
            and acts & (STRIKES | {Act.TOLL})
            and not any(a.rule == "subject" for a in doers)
            and not _dropped(found)
        ):
            continue
        out.append(deed)
    return out


def _aside(document: Document, deed: Deed) -> bool:
    """Whether the attack is only mentioned; not where the words say who was responsible for it."""
    if not only_mentioned(document.text, deed, document.language):
        return False
    near = max(deed.start, deed.cue - CAUSE_NEAR)
    cause = cues(document.language, "acts", "cause_before").search(document.text, near, deed.cue) is not None
    if cause and cues(document.language, "acts", "harm_words").search(document.text, deed.start, deed.cue):
        return False  # what somebody died of
    return not tells_who_was_behind(document.text, deed.start, deed.end, document.language)


def _broke_out(document: Document, deed: Deed) -> bool:
    """`the truce ended as clashes broke out`: the fight is told as well."""
    begins = cues(document.language, "acts", "broke_out").search(document.text, deed.cue, min(deed.end, deed.cue + 40))
    return deed.act is Act.ARMED_CLASH and begins is not None


def _ought(document: Document, deed: Deed) -> bool:
    """`attacks must be announced`: what ought to be or not to be, and nothing that happened."""
    around = document.text[max(deed.start, deed.cue - OUGHT_NEAR) : min(deed.end, deed.cue + OUGHT_NEAR)]
    return cues(document.language, "acts", "ought").search(around) is not None


def _dropped(found: list[Deed]) -> bool:
    """Whether the strike beside a ground act is only a word of attack, so that the ground act is what is told."""
    return any(e.act in STRIKES and e.rule in ("attack-word", "harm-only") for e in found)


def doers_of(passage: Passage, deed: Deed, found: list[Deed]) -> list[Agent]:
    """The agents of this event: those in its segment, of several events in it the ones nearest to its cue."""
    rivals = [e for e in found if e is not deed and e.act in STRIKES | GROUND]
    inside = [a for a in passage.agents if deed.start <= a.offset < deed.end]
    if deed.act not in STRIKES | GROUND | {Act.TOLL, Act.TRUCE_VIOLATION, Act.SIEGE}:
        return []
    if deed.act in GROUND:
        inside = [a for a in inside if not _only_backs(passage, a)]
    near = [a for a in inside if all(abs(a.offset - deed.cue) <= abs(a.offset - r.cue) for r in rivals)]
    if deed.act is Act.ARMED_CLASH and {a.rule for a in near} == {"subject"} and len(near) == 1:
        return [a for a in near if a.offset != deed.cue]  # `the army battled`: one side fights, and nobody attacks
    return near


BACKING = frozenset({"backed", "supported", "aided", "covered", "helped"})


def _only_backs(passage: Passage, agent: Agent) -> bool:
    """`an offensive backed by Norlandian air strikes`: they help the one who took the ground."""
    before = [t.low for t in passage.tokens if t.start < agent.offset][-7:]
    return any(a in BACKING and b == "by" for a, b in itertools.pairwise(before))
