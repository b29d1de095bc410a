"""Which acts a passage speaks of by its cue words, whether they are told as facts, and who is named as the doer."""

from __future__ import annotations

from typing import NamedTuple

from trucewatch.model.claim import Attribution
from trucewatch.model.figure import Figure
from trucewatch.model.quotation import Named
from trucewatch.model.vocabulary import Act, Modality, Stance
from trucewatch.read.bare.lexicon import bare, cue, cut, even, forms, listed
from trucewatch.read.bare.voices import Heard, named_of, right_after
from trucewatch.read.places.names import Mention


class Told(NamedTuple):
    """One act at the offset of its cue, and the rule that found it."""

    act: Act
    at: int
    rule: str


def deeds(plain: str, start: int, end: int, figures: tuple[Figure, ...], language: str) -> list[Told]:
    """The acts of a passage, one a family: fighting, truce, aid, siege, meeting. A bare count of harm is an attack."""
    out = [t for t in (_fighting(plain, start, end, figures, language), _truce(plain, start, end, language)) if t]
    out += _aid(plain, start, end, language)
    for key, act in (("siege", Act.SIEGE), ("meeting", Act.MEETING)):
        if found := cue(language, "truce", key).search(plain, start, end):
            out.append(Told(act, found.start(), key))
    return [told for told in out if not _negated(plain, start, told.at, language)]


def _fighting(plain: str, start: int, end: int, figures: tuple[Figure, ...], language: str) -> Told | None:
    found = None
    for name in listed(language, "acts", "violent"):
        if sign := cue(language, "acts", f"violent/{name}").search(plain, start, end):
            found = Told(Act(name), sign.start(), name)
            break
    if found and (convoy := cue(language, "acts", "convoy").search(plain, start, end)):
        near = abs(convoy.start() - found.at) <= 60
        found = Told(Act.CONVOY_ATTACK, found.at, "convoy") if near else found
    if figures:
        long = cue(language, "acts", "long_toll").search(plain, start, end)
        at = (figures[0].span or (start, start))[0]
        if long:
            return Told(Act.TOLL, at, "toll")
        return found or Told(Act.ATTACK, at, "harm-only")
    if found is None and (quiet := cue(language, "acts", "lull").search(plain, start, end)):
        return Told(Act.LULL, quiet.start(), "lull")
    return found


def _truce(plain: str, start: int, end: int, language: str) -> Told | None:
    """A truce, and the first thing that the passage says of it."""
    truce = cue(language, "truce", "truce").search(plain, start, end)
    if truce is None:
        return None
    for name in listed(language, "truce", "said_of_truce"):
        if cue(language, "truce", f"said_of_truce/{name}").search(plain, start, end):
            return Told(Act(name), truce.start(), "truce")
    return None


def _aid(plain: str, start: int, end: int, language: str) -> list[Told]:
    aid = cue(language, "truce", "aid").search(plain, start, end)
    for name in listed(language, "truce", "said_of_aid") if aid else ():
        if cue(language, "truce", f"said_of_aid/{name}").search(plain, start, end):
            assert aid is not None
            return [Told(Act(name), aid.start(), "aid")]
    return []


def _negated(plain: str, start: int, at: int, language: str) -> bool:
    """Whether a negation stands among the three words before a cue."""
    before = cut(plain, start, at)[-3:]
    return any(set(bare(w.text, language)) & forms(language, "negation", "not").keys() for w in before)


def modality(plain: str, start: int, end: int, at: int, language: str) -> Modality:
    """Whether the passage tells a fact: words of doubt anywhere, of plans and conditions before the cue."""
    for key in ("conditional", "counterfactual", "planned", "prospective"):
        if cue(language, "modality", key).search(plain, start, at):
            return Modality(key)
    return Modality.HEDGED if cue(language, "modality", "hedged").search(plain, start, end) else Modality.ACTUAL


def stance(
    plain: str, start: int, end: int, found: list[Mention], who: Heard, by: str, language: str
) -> tuple[Stance, tuple[Attribution, ...], str]:
    """The stance of the innermost voice, who is named or cleared, and by which rule; nobody where not explicit."""
    if cue(language, "voices", "denies").search(plain, start, end):
        cleared = (Attribution(actor=who.party, by=by),) if who.party else ()
        return (Stance.DENIES if cleared else Stance.DISPUTES), cleared, "denies"
    if who.party and cue(language, "voices", "admits").search(plain, start, end):
        return Stance.ADMITS, (Attribution(actor=who.party, by=by),), "admits"
    if (actor := blamed(plain, start, end, found, language)[1]) is not None:
        return Stance.ALLEGES, (Attribution(actor=actor, by=by),), "blames"
    doer = _doer(plain, start, end, found, language)
    if doer is None:
        return Stance.STATES, (), ""
    own = who.party is not None and who.party.key == doer.key
    said = Stance.ADMITS if own else Stance.ALLEGES if who.voices else Stance.STATES
    return said, (Attribution(actor=doer, by=by),), "doer"


def blamed(
    plain: str, start: int, end: int, found: list[Mention], language: str
) -> tuple[Mention | None, Named | None]:
    """`accused A B of ...`: who accuses and who is accused, both known, both right there; else nobody."""
    for verb in cue(language, "voices", "blames").finditer(plain, start, end):
        accuser = right_after(found, plain, verb.end())
        actor = right_after(found, plain, accuser.end) if accuser is not None else None
        if accuser is None or actor is None:
            continue
        named = named_of(actor)
        if named is not None and (accuser.source or accuser.party):
            return accuser, named
    return None, None


def _doer(plain: str, start: int, end: int, found: list[Mention], language: str) -> Named | None:
    """A known party right after the verb of an attack, or after a word that means "by"."""
    between = cue(language, "agents", "between", joined=False)
    for word in cue(language, "acts", "by_after").finditer(plain, start, end):
        after = right_after(found, plain, word.end(), between)
        if after is not None and (named := named_of(after)) is not None:
            return named
    for key in ("always", "active"):
        for verb in cue(language, "acts", key).finditer(plain, start, end):
            after = right_after(found, plain, verb.end(), between)
            named = named_of(after) if after is not None else None
            if after is None or named is None:
                continue
            if key == "always" or _has_object(plain, after.end, end, language):
                return named
    return None


def _has_object(plain: str, at: int, end: int, language: str) -> bool:
    """Whether a noun follows, so that the verb before cannot be a passive: no sign, no word of place, no "by"."""
    following = cut(plain, at, end)[:1]
    if not following or not following[0].text[0].isalpha():
        return False
    word = following[0].text
    if word in forms(language, "places", "kinds"):
        return True
    if word in forms(language, "places", "locatives") or any(
        word == even(phrase, language).split()[0] for phrase in listed(language, "acts", "by_after")
    ):
        return False
    return not any(word.startswith(clitic) for clitic in listed(language, "places", "clitics"))
