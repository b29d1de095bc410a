"""What a sentence says was done: its acts, with the cue that shows each and how the sentence tells of it.

One pass over cue words decides whether a sentence is read at all; everything heavier looks only at those that pass.
"""

from __future__ import annotations

import re
from functools import cache

from trucewatch.model.vocabulary import Act
from trucewatch.read.deed import STRIKES, Deed
from trucewatch.read.means import Means, means
from trucewatch.read.modality import modality
from trucewatch.read.pack import choice, cues, pattern, words
from trucewatch.read.truce import aid_acts, other_acts, truce_acts

SHEET = "acts"
BESIDE = 60
"""An attack is one on an aid convoy where both are named within this many code points."""


@cache
def _prefilter(language: str) -> re.Pattern[str]:
    """Every cue word of every act in one pattern."""
    acts, truce = words(language, SHEET), words(language, "truce")
    listed = [w for group in ("nouns", "verbs") for key, ws in acts[group].items() for w in ws if key != "light"]
    listed += acts["harm_words"] + acts["flight"] + acts["lull"]
    listed += [w for spec in words(language, "means").values() for w in spec["words"]]
    for key in ("truce", "siege", "talks", "warning", "demand", "accusation", "meeting", "monitoring"):
        listed += truce[key]
    listed += [w for key in ("said_of_aid",) for ws in truce[key].values() for w in ws]
    return pattern(listed)


def speaks_of_acts(text: str, start: int, end: int, language: str = "en") -> bool:
    """Whether a sentence has any cue at all."""
    return _prefilter(language).search(text, start, end) is not None


def segments(text: str, start: int, end: int, language: str = "en") -> list[tuple[int, int]]:
    """A sentence cut at semicolons and words such as "while", where both sides tell of something."""
    cuts = [m.end() if m.group() == ";" else m.start() for m in _SPLIT.finditer(text, start, end)]
    spans, at = [], start
    for cut in cuts:
        if _nucleus(text, at, cut, language) and _nucleus(text, cut, end, language):
            spans.append((at, cut))
            at = cut
    return [*spans, (at, end)]


_SPLIT = re.compile(r";|(?<=\s)(?:while|whereas|although|meanwhile|but)(?=\s)", re.IGNORECASE)


def _nucleus(text: str, start: int, end: int, language: str) -> bool:
    return bool(means(text, start, end, language)) or _cue(language, "attack").search(text, start, end) is not None


@cache
def _cue(language: str, name: str) -> re.Pattern[str]:
    """Named joint patterns over the act sheet."""
    acts = words(language, SHEET)
    nouns, verbs = acts["nouns"], acts["verbs"]
    lists: dict[str, list[str]] = {
        "attack": [
            *nouns["airstrike"],
            *nouns["attack"],
            *verbs["airstrike"],
            *verbs["shelling"],
            *verbs["attack"],
            *nouns["ground_assault"],
            *verbs["ground_assault"],
            *nouns["armed_clash"],
            *verbs["armed_clash"],
            *acts["harm_words"],
            *acts["flight"],
        ],
        "strike": nouns["airstrike"],
        "bombed": verbs["airstrike"],
        "shelled": verbs["shelling"],
        "generic": [*nouns["attack"], *verbs["attack"]],
        "ground_noun": nouns["ground_assault"],
        "ground_verb": verbs["ground_assault"],
        "clash": [*nouns["armed_clash"], *verbs["armed_clash"]],
    }
    return pattern(lists[name])


def deeds(
    text: str,
    start: int,
    end: int,
    *,
    last: Act | None = None,
    last_strike: Act | None = None,
    near: bool = False,
    harmed: bool = False,
    language: str = "en",
) -> list[Deed]:
    """The acts told in one segment; at most one of each family.

    `last`, `last_strike`: the act, and the strike, told of before, which "the attack" and a bare toll refer to.
    `near`: it was told of just before.
    `harmed`: whether the segment counts people harmed.
    """
    told: list[tuple[Act, int, str, bool]] = []
    for one in (
        truce_acts(text, start, end, language),
        aid_acts(text, start, end, language),
        other_acts(text, start, end, language),
    ):
        told += one
    strike = _strike(text, start, end, (last, last_strike), near, harmed, language)
    ground = _ground(text, start, end, strike, language)
    told += [*_with_convoy(text, start, end, strike, language), *([ground] if ground else [])]
    if not told and (quiet := cues(language, SHEET, "lull").search(text, start, end)):
        told.append((Act.LULL, quiet.start(), "lull", False))
    return [
        Deed(act, start, end, at, modality(text, start, end, at, language), rule, definite)
        for act, at, rule, definite in told
    ]


def _with_convoy(
    text: str, start: int, end: int, strike: tuple[Act, int, str, bool] | None, language: str
) -> list[tuple[Act, int, str, bool]]:
    """The strike; it is one on a convoy where the convoy stands right beside it, else that is a second act."""
    if strike is None:
        return []
    convoy = cues(language, SHEET, "convoy").search(text, start, end)
    if convoy is None or strike[0] not in STRIKES:
        return [strike]
    there = convoy.start()
    attacks = [m.start() for m in _cue(language, "attack").finditer(text, start, end)]
    at = min(attacks, key=lambda x: abs(x - there), default=end)
    if abs(at - there) > BESIDE:
        return [strike]
    attack = (Act.CONVOY_ATTACK, at, "convoy", strike[3])
    return [attack] if abs(strike[1] - there) <= BESIDE or strike[2] != "weapon" else [strike, attack]


@cache
def _definite(language: str) -> re.Pattern[str]:
    """`the attack`, `these raids`, `the continued attacks`: an attack that was told of before."""
    nouns = words(language, SHEET)["nouns"]
    attacks = choice([*nouns["attack"], *nouns["airstrike"], "assault"])
    return re.compile(
        rf"(?<!\w)(?:the|this|these|those|such)\s+(?:[a-z]+\s+){{0,2}}?{attacks}",
        re.IGNORECASE,
    )


def _strike(
    text: str, start: int, end: int, before: tuple[Act | None, Act | None], near: bool, harmed: bool, language: str
) -> tuple[Act, int, str, bool] | None:
    """The act against people or things, from weapons, words of attack, or people harmed."""
    last, last_strike = before
    weapons = means(text, start, end, language)
    generic = _cue(language, "generic").search(text, start, end)
    strike, bombed, shelled = (_cue(language, k).search(text, start, end) for k in ("strike", "bombed", "shelled"))
    harm = cues(language, SHEET, "harm_words").search(text, start, end)
    air = cues(language, SHEET, "from_the_air").search(text, start, end)
    if cues(language, SHEET, "not_events").search(text, start, end) and not harmed:
        return None
    long = _long(language).search(text, start, end)
    flight = cues(language, SHEET, "flight").search(text, start, end)
    act, at = _by_weapon(weapons, strike, bombed, shelled, air, generic)
    if long and harmed:
        return Act.TOLL, long.start(), "toll", False
    definite = _definite(language).search(text, start, end) is not None
    if act is not None:
        return act, at, "weapon", definite
    if generic is not None:
        meant = last if definite and not harmed else last_strike
        return (meant or Act.ATTACK) if definite or near else Act.ATTACK, generic.start(), "attack-word", definite
    if harmed and flight and not harm:
        return Act.TOLL, flight.start(), "flight", False
    if harmed and harm:
        meant = Act.ARMED_CLASH if last in (Act.GROUND_ASSAULT, Act.ARMED_CLASH) else last_strike
        return meant or Act.ATTACK, harm.start(), "harm-only", True
    return None


@cache
def _long(language: str) -> re.Pattern[str]:
    """Words of a toll over a time; "since dawn" and the like are one event's."""
    listed = [p for p in words(language, SHEET)["long_toll"] if p != "since"]
    days = "|".join(words(language, "times")["weekdays"])
    subjects = choice(words(language, SHEET)["long_subjects"])
    period = rf"|{subjects}[^.;]{{0,40}}?\b(?:has|have|had)\b|(?<!\w)in\s+(?:\d+|\w+)\s+(?:days|weeks|months)(?!\w)"
    return re.compile(
        rf"(?<!\w)since(?!\s+(?:dawn|morning|early|then|(?:last\s+)?(?:{days})))(?!\w)|{choice(listed)}{period}",
        re.IGNORECASE,
    )


def _by_weapon(
    weapons: list[Means],
    strike: re.Match[str] | None,
    bombed: re.Match[str] | None,
    shelled: re.Match[str] | None,
    air: re.Match[str] | None,
    generic: re.Match[str] | None,
) -> tuple[Act | None, int]:
    """The act by weapon: anything from the air first, then from the ground, then bombs and the like."""
    by_act = {
        act: next((w.start for w in weapons if w.act is act), None) for act in (Act.AIRSTRIKE, Act.SHELLING, Act.ATTACK)
    }
    if by_act[Act.AIRSTRIKE] is not None:
        return Act.AIRSTRIKE, by_act[Act.AIRSTRIKE] or 0
    if air is not None and (strike or bombed or generic):
        return Act.AIRSTRIKE, (strike or bombed or generic or air).start()
    if by_act[Act.SHELLING] is not None:
        return Act.SHELLING, by_act[Act.SHELLING] or 0
    if shelled is not None:
        return Act.SHELLING, shelled.start()
    if by_act[Act.ATTACK] is not None:
        return Act.ATTACK, by_act[Act.ATTACK] or 0
    if strike is not None:
        return Act.AIRSTRIKE, strike.start()
    if bombed is not None:
        return Act.AIRSTRIKE, bombed.start()
    return None, 0


def _ground(
    text: str, start: int, end: int, strike: tuple[Act, int, str, bool] | None, language: str
) -> tuple[Act, int, str, bool] | None:
    verb = _cue(language, "ground_verb").search(text, start, end)
    noun = _cue(language, "ground_noun").search(text, start, end)
    clash = _cue(language, "clash").search(text, start, end)
    only_words = strike is None or strike[2] in ("attack-word", "harm-only")
    taken = _attack_on_ground(language).search(text, start, end)
    if taken is not None and only_words and verb is None:
        return Act.GROUND_ASSAULT, taken.start(), "ground-attack", False
    if verb is not None:
        return Act.GROUND_ASSAULT, verb.start(), "ground-verb", False
    if noun is not None and only_words:
        return Act.GROUND_ASSAULT, noun.start(), "ground-noun", False
    if clash is not None and only_words:
        return Act.ARMED_CLASH, clash.start(), "clash", False
    return None


@cache
def _attack_on_ground(language: str) -> re.Pattern[str]:
    """`attacked the town of ...`, `attack a base`: an attack on ground and not on people."""
    ground = choice(words(language, SHEET)["assault_on_ground"])
    return re.compile(rf"(?<!\w)(?:attacks|attacked|attacking)\s+(?:[\w-]+\s+){{0,3}}?{ground}", re.IGNORECASE)
