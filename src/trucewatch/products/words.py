"""Times, places and claims in neutral words: one template and one order for every party.

Loaded labels are never the desk's: a party that the case knows has its neutral name, everything else stands in
quotation marks as its source wrote it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from trucewatch.model.claim import Attribution, Claim
from trucewatch.model.figure import Counted, Figure
from trucewatch.model.instant import MINUTE, Boundary
from trucewatch.model.quotation import Quotation
from trucewatch.model.vocabulary import Act, Modality, Stance
from trucewatch.model.when import Precision, TimeBasis, When
from trucewatch.model.where import Where

ACTS = {
    Act.AIRSTRIKE: "air strike",
    Act.SHELLING: "shelling",
    Act.ATTACK: "attack (means not stated, or placed explosive)",
    Act.CONVOY_ATTACK: "attack on an aid convoy",
    Act.GROUND_ASSAULT: "ground assault",
    Act.ARMED_CLASH: "armed clash",
    Act.TOLL: "toll",
    Act.LULL: "less fighting",
    Act.TRUCE_DECLARED: "truce declared",
    Act.TRUCE_AGREED: "truce agreed",
    Act.TRUCE_EXTENDED: "truce extended",
    Act.TRUCE_IN_FORCE: "truce said to be in force",
    Act.TRUCE_EXCLUSION: "left out of a truce",
    Act.TRUCE_VIOLATION: "breach of a truce alleged",
    Act.TRUCE_COLLAPSED: "truce said to have collapsed",
    Act.TRUCE_ENDED: "truce said to be over",
    Act.TRUCE_PROPOSED: "truce proposed",
    Act.AID_REQUESTED: "aid asked for or planned",
    Act.AID_PERMITTED: "aid permitted",
    Act.AID_DELIVERED: "aid delivered",
    Act.AID_BLOCKED: "aid blocked",
    Act.AID_SUSPENDED: "aid suspended",
    Act.AID_RESUMED: "aid resumed",
    Act.SIEGE: "siege",
    Act.MEETING: "meeting",
    Act.TALKS_SUSPENDED: "talks suspended",
    Act.TALKS_RESUMED: "talks resumed",
    Act.MONITORING: "monitoring measure",
    Act.DEMAND: "demand",
    Act.WARNING: "warning",
    Act.ACCUSATION: "general accusation",
    Act.PRESENCE: "presence or control",
    Act.DESCRIPTION: "description",
    Act.UNDERTAKING: "undertaking",
    Act.VIEW: "position",
    Act.NO_PROMISE: "nothing promised",
    Act.NO_ANSWER: "no answer given",
    Act.OMISSION: "left unsaid",
}

STANCES = {
    Stance.STATES: "states",
    Stance.ALLEGES: "alleges",
    Stance.DENIES: "denies",
    Stance.ADMITS: "admits",
    Stance.EXONERATES: "says not responsible",
    Stance.DISPUTES: "disputes",
    Stance.ASSESSES: "assesses",
    Stance.WARNS: "warns",
    Stance.DEMANDS: "demands",
}


def local_minute(at: datetime, zone: str) -> str:
    """`2031-03-04 01:00 +05:45`: an instant on the clock of a zone."""
    here = at.astimezone(ZoneInfo(zone))
    offset = here.strftime("%z")
    return f"{here:%Y-%m-%d %H:%M} {offset[:3]}:{offset[3:]}"


def both_clocks(at: datetime, zone: str) -> str:
    """An instant on the local clock and in UTC."""
    return f"{local_minute(at, zone)} ({at:%Y-%m-%d %H:%M}Z)"


def boundary_words(boundary: Boundary | None, zone: str, none: str = "none stated") -> str:
    """A boundary on the local clock; one that is only known to an interval keeps its written form."""
    if boundary is None:
        return none
    return both_clocks(boundary.earliest, zone) if boundary.exact else boundary.as_written


def _midnight(at: datetime, zone: ZoneInfo) -> bool:
    return at.astimezone(zone).strftime("%H%M") == "0000"


def when_words(when: When | None, zone: str) -> str:
    """A time in words, days as days and windows as windows; "time not given" where there is none."""
    if when is None:
        return "time not given"
    if not when.resolved:
        return f"“{when.as_written}” (no date can be given to it)"
    inferred = ", inferred" if when.basis is TimeBasis.ANCHORED else ""
    about = "about " if when.approximate else ""
    return f"{about}{_interval(when, ZoneInfo(zone))}{inferred}"


def _interval(when: When, zone: ZoneInfo) -> str:
    if when.end is None:
        assert when.start is not None
        return f"{when.start.astimezone(zone):%Y-%m-%d} or later"
    last = when.end - MINUTE
    if when.start is None:
        return f"until {last.astimezone(zone):%Y-%m-%d}"
    start, end = when.start.astimezone(zone), when.end.astimezone(zone)
    if when.precision is Precision.MINUTE:
        return f"{start:%Y-%m-%d %H:%M}"
    if not (_midnight(when.start, zone) and _midnight(when.end, zone)):
        return f"{start:%Y-%m-%d %H:%M}–{_end_words(start, end, last.astimezone(zone))}"
    if end - start <= timedelta(days=1, hours=1):
        return f"{start:%Y-%m-%d}"
    if start.day == 1 and end.day == 1 and end - start < timedelta(days=32):
        return f"{start:%Y-%m}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 1, 1) and end.year == start.year + 1:
        return f"{start:%Y}"
    return f"{start:%Y-%m-%d}..{last.astimezone(zone):%Y-%m-%d}"


def _end_words(start: datetime, end: datetime, last: datetime) -> str:
    """The end of a part of a day: only the clock where it is the same day, `24:00` for its last midnight."""
    if start.date() != last.date():
        return f"{end:%Y-%m-%d %H:%M}"
    return "24:00" if end.date() != start.date() else f"{end:%H:%M}"


def where_words(where: tuple[Where, ...]) -> str:
    """Places by their gazetteer names; words that were not resolved stand in quotation marks."""
    if not where:
        return "place not given"
    return "; ".join(w.name if w.key else f"“{w.as_written}” (not resolved)" for w in where)


def figure_words(figure: Figure) -> str:
    """A count with its sign, what it counts and of whom: `≥253 civilians killed`, `of them 49 children`."""
    counted = (
        ""
        if figure.counted in (Counted.MUNITION, Counted.FACILITY, Counted.BREACH, Counted.OTHER)
        else f" {figure.counted}"
    )
    part = f" (part of: {figure.subset_of})" if figure.subset_of else ""
    return f"{figure.sign} {figure.category}{counted}{part}"


def attribution_words(stance: Stance, attribution: Attribution) -> str:
    """Who names or clears whom, in the same words for all."""
    verb = {
        Stance.DENIES: "denied for",
        Stance.EXONERATES: "said not responsible:",
        Stance.DISPUTES: "disputed for",
        Stance.ADMITS: "admitted by",
    }.get(stance, "attributed to")
    guarded = " (guarded)" if attribution.hedged else " (one of several)" if attribution.either_or else ""
    return f"{verb} {attribution.actor.shown} by {attribution.by}{guarded}"


def chain_words(claim: Claim) -> str:
    """The chain, outermost first: `Harrow Gazette ← State radio ← army`; parallel voices are joined by `+`."""
    names = [voice.name for voice in claim.chain]
    if not claim.parallel:
        return " ← ".join(names)
    side_by_side = len(claim.speakers)
    return " ← ".join([*names[:-side_by_side], " + ".join(names[-side_by_side:])])


def told_words(claim: Claim, zone: str) -> str:
    """A claim as one line of a list: the chain, what it does with the matter, and the matter."""
    return f"{chain_words(claim)} {STANCES[claim.stance]}: {claim_words(claim, zone)}"


def claim_words(claim: Claim, zone: str) -> str:
    """A claim as one neutral line: what, where, when, figures, who is named by whom. Its words stand beside it."""
    parts = [ACTS[claim.act]]
    if claim.modality is not Modality.ACTUAL:
        parts[0] += f" ({claim.modality})"
    if claim.says:
        parts.append(f"“{claim.says}”")
    parts.append(where_words(claim.where))
    said = claim.when is None and claim.when_said is not None
    parts.append(f"said {when_words(claim.when_said, zone)}" if said else when_words(claim.when, zone))
    if claim.due:
        parts.append(f"due {when_words(claim.due, zone)}")
    if claim.due_either:
        parts.append("either " + " or ".join(when_words(w, zone) for w in claim.due_either))
    parts.extend(figure_words(figure) for figure in claim.figures)
    parts.extend(attribution_words(claim.stance, attribution) for attribution in claim.attributions)
    if claim.steps:
        parts.append("in this order, no times given: " + " → ".join(f"“{step}”" for step in claim.steps))
    if claim.participants:
        parts.append("participants: " + ", ".join(p.shown for p in claim.participants))
    if claim.stated_targets:
        parts.append("stated target: " + ", ".join(t.shown for t in claim.stated_targets))
    if claim.targets:
        parts.append("hit: " + ", ".join(f"“{t}”" for t in claim.targets))
    return "; ".join(parts)


def quoted_words(quotation: Quotation) -> str:
    """The words on one line: in quotation marks where they are a document's, marked where they are the desk's own."""
    words = " ".join(quotation.words.split())
    return f"“{words}”" if quotation.verbatim else f"{words} (the desk's words)"


def count_words(number: int, one: str, many: str | None = None) -> str:
    """`1 report`, `2 reports`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
