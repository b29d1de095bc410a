"""Whether a passage tells of an act as a fact, guarded, planned, expected or conditional, or only mentions it."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.model.vocabulary import Modality
from trucewatch.read.acts.deed import Deed
from trucewatch.read.pack import choice, cues, words

SHEET = "acts"


@cache
def _mentioned(language: str) -> re.Pattern[str]:
    listed = choice(words(language, SHEET)["mentioned_after"])
    return re.compile(rf"{listed}\s+(?:(?:the|this|these|those|a|an|such|its)\s+)?(?:[\w-]+\s+){{0,3}}$", re.IGNORECASE)


def only_mentioned(text: str, deed: Deed, language: str = "en") -> bool:
    """Whether the attack is only what something else came after or was about ("survivors following the attack")."""
    return only_named(text, deed.start, deed.cue, language)


def only_named(text: str, start: int, at: int, language: str = "en") -> bool:
    """The same for the attack word at an offset: whether it stands after words such as "in retaliation against"."""
    return _mentioned(language).search(text[max(start, at - 80) : at]) is not None


def modality(text: str, start: int, end: int, cue: int, language: str = "en") -> Modality:
    """How the segment tells of what stands at `cue`: a fact, guarded, planned, expected, conditional, or not so."""

    def before(key: str, reach: int) -> bool:
        return any(
            m.start() <= cue and cue - m.end() <= reach
            for m in cues(language, "modality", key).finditer(text, start, end)
        )

    if before("would_have", 20) or _unreal(text, start, end, language):
        return Modality.COUNTERFACTUAL
    if before("counterfactual", 40) and cues(language, "modality", "conditional").search(text, start, end):
        return Modality.COUNTERFACTUAL
    if before("conditional", 80) and not cues(language, "modality", "conditional_not").search(text, start, end):
        return Modality.CONDITIONAL
    if before("any_new", 25) and cues(language, "modality", "would_follow").search(text, cue, end):
        return Modality.CONDITIONAL
    if cues(language, "modality", "prospective").search(text, start, end) or before("possible", 3):
        return Modality.PROSPECTIVE
    if _meant(text, start, end, cue, language) or _aim(text, start, cue, language):
        return Modality.PLANNED
    if _guarded(text, start, end, language):
        return Modality.HEDGED
    return Modality.ACTUAL


def _meant(text: str, start: int, end: int, cue: int, language: str) -> bool:
    """`is to hit`: right before the act, and not in another clause (`was to have begun, raids hit`)."""
    found = cues(language, "modality", "planned").finditer(text, start, end)
    return any(m.start() <= cue and cue - m.end() <= 30 and "," not in text[m.end() : max(m.end(), cue)] for m in found)


def _guarded(text: str, start: int, end: int, language: str) -> bool:
    """Whether words such as "may have" guard the act; before "carried out by" they guard only who did it."""
    if cues(language, "modality", "hedged").search(_of_who(language).sub("", text[start:end])):
        return True
    return _alleged(language).search(text, start, end) is not None


@cache
def _of_who(language: str) -> re.Pattern[str]:
    sheet = words(language, "modality")
    return re.compile(
        rf"(?:(?:is|are|was|were)\s+)?(?:widely\s+)?{choice(sheet['of_who_guards'])}\s+{choice(sheet['of_who'])}",
        re.IGNORECASE,
    )


@cache
def _alleged(language: str) -> re.Pattern[str]:
    """`the alleged attack`, and "raids were reported" where nobody is said to report them."""
    sheet, acts = words(language, "modality"), words(language, SHEET)
    nouns = [*(n for ns in acts["nouns"].values() for n in ns), *acts["slayings"]]
    second = rf"{choice(sheet['at_second_hand'])}(?!\s+(?:by|to|dead|killed|wounded|injured|missing))"
    return re.compile(rf"{choice(sheet['guarding'])}\s+(?:[\w-]+\s+){{0,2}}?{choice(nouns)}|{second}", re.IGNORECASE)


def _unreal(text: str, start: int, end: int, language: str) -> bool:
    """`would have ended had the truce held`: a condition by word order, and what did not come of it."""
    would = cues(language, "modality", "would_have").search(text, start, end)
    return would is not None and cues(language, "modality", "inverted_condition").search(text, start, end) is not None


@cache
def _means_to(language: str) -> re.Pattern[str]:
    return re.compile(choice(words(language, "modality")["aims"]) + r"[^.;]{0,60}?\bto\s+$", re.IGNORECASE)


def _aim(text: str, start: int, cue: int, language: str) -> bool:
    """`vowed ... to recapture`: the act is what somebody means to do."""
    return _means_to(language).search(text[max(start, cue - 160) : cue]) is not None
