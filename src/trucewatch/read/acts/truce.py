"""What is said of truces, aid, sieges, talks and positions: a subject with a word said of it in one passage."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.model.vocabulary import Act
from trucewatch.read.acts.deed import Sign
from trucewatch.read.acts.further import further_acts
from trucewatch.read.pack import choice, cues, words


@cache
def _near(language: str, subject: tuple[str, ...], said: tuple[str, ...]) -> re.Pattern[str]:
    """A subject with one of the words said of it within the same segment, in either order, at most 120 signs apart."""
    one, other = choice(subject) + r"(?!\s+(?:monitors|monitoring|talks|lines?)(?!\w))", choice(said)
    return re.compile(rf"{one}.{{0,120}}?(?P<said>{other})|(?P<told>{other}).{{0,80}}?{one}", re.IGNORECASE | re.DOTALL)


JUST_BEFORE = 300
"""How many code points before "It" the truce was named at most."""


def said_of(text: str, start: int, end: int, language: str, subject: str, said: str) -> list[Sign]:
    """The first act, in the order of the pack, whose words stand near the subject in the passage."""
    sheet = words(language, "truce")
    listed = tuple(sheet[subject])
    if not cues(language, "truce", subject).search(text, start, end):
        if subject != "truce" or not _meant(text, start, end, language):
            return []
        listed = tuple(sheet["truce_like"]) if not text.startswith("It ", start) else ("It",)
    for act, phrases in sheet[said].items():
        found = _near(language, listed, tuple(phrases)).search(text, start, end)
        if found is not None:
            word = found.start("said" if found["said"] else "told")
            return [Sign(Act(act.removesuffix("_still")), found.start(), f"{subject}-words", said=word)]
    return []


def _meant(text: str, start: int, end: int, language: str) -> bool:
    """`the deal`, `it does not include`: a truce that the text named shortly before."""
    if text.startswith("It ", start):
        before = cues(language, "truce", "truce").search(text, max(0, start - JUST_BEFORE), start) is not None
        return before and _of_a_truce(language).match(text, start) is not None
    if not cues(language, "truce", "truce_like").search(text, start, end):
        return False
    return cues(language, "truce", "truce").search(text, max(0, start - 700), start) is not None


@cache
def _of_a_truce(language: str) -> re.Pattern[str]:
    """`It took effect`, `It does not cover`: what only a truce that was just named does."""
    return re.compile(rf"It\s+(?:has\s+|had\s+|was\s+)?{choice(words(language, 'truce')['it_does'])}")


@cache
def _over(language: str) -> re.Pattern[str]:
    """A truce and a word such as "over" right after it, told as declared."""
    sheet = words(language, "truce")
    declares, truce, over = (choice(sheet[k]) for k in ("declares_over", "truce", "over"))
    return re.compile(rf"{declares}\s+(?:\w+\s+){{0,2}}?{truce}\s+{over}", re.IGNORECASE)


def truce_acts(text: str, start: int, end: int, language: str) -> list[Sign]:
    """What a passage says of a truce; "declared the truce over" ends it."""
    if over := _over(language).search(text, start, end):
        return [Sign(Act.TRUCE_ENDED, over.start(), "truce-over")]
    found = said_of(text, start, end, language, "truce", "said_of_truce")
    return [*found, *further_acts(text, start, end, found[0], language)] if found else []


def aid_acts(text: str, start: int, end: int, language: str) -> list[Sign]:
    """What a passage says of aid, or of a siege."""
    found = said_of(text, start, end, language, "aid", "said_of_aid")
    if not found and (halted := cues(language, "truce", "aid_halted").search(text, start, end)):
        return [Sign(Act.AID_SUSPENDED, halted.start(), "aid-halted")]
    siege = cues(language, "truce", "siege").search(text, start, end)
    if siege and not found:
        return [Sign(Act.SIEGE, siege.start(), "siege")]
    return found


def other_acts(text: str, start: int, end: int, language: str) -> list[Sign]:
    """Talks, meetings, warnings, demands, blame for conduct, monitoring."""
    found = said_of(text, start, end, language, "talks", "said_of_talks")
    if found:
        return found
    for key, act in (
        ("monitoring", Act.MONITORING),
        ("warning", Act.WARNING),
        ("demand", Act.DEMAND),
        ("meeting", Act.MEETING),
        ("accusation", Act.ACCUSATION),
    ):
        if match := cues(language, "truce", key).search(text, start, end):
            return [Sign(act, match.start(), key)]
    return []
