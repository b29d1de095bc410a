"""The act against people or things that a passage tells of: by weapon, by words of attack, or by people harmed."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.model.vocabulary import Act
from trucewatch.read.acts.actwords import SHEET, cue_words
from trucewatch.read.acts.deed import Sign
from trucewatch.read.acts.means import Means, means
from trucewatch.read.pack import choice, cues, fragment, words


@cache
def _definite(language: str) -> re.Pattern[str]:
    """`the attack`, `these raids`, `the continued attacks`: an attack that was told of before."""
    nouns = words(language, SHEET)["nouns"]
    attacks = choice([*nouns["attack"], *nouns["airstrike"], "assault"])
    return re.compile(
        rf"(?<!\w)(?:the|this|these|those|such)\s+(?:[a-z]+\s+){{0,2}}?{attacks}",
        re.IGNORECASE,
    )


def strike_told(
    text: str, start: int, end: int, before: tuple[Act | None, Act | None], near: bool, harmed: bool, language: str
) -> Sign | None:
    """The act against people or things, from weapons, words of attack, or people harmed."""
    last, last_strike = before
    weapons = means(text, start, end, language)
    generic = cue_words(language, "generic").search(text, start, end)
    strike, bombed, shelled = (cue_words(language, k).search(text, start, end) for k in ("strike", "bombed", "shelled"))
    harm = cues(language, SHEET, "harm_words").search(text, start, end)
    air = _from_the_air(language).search(text, start, end)
    if cues(language, SHEET, "not_events").search(text, start, end) and not harmed:
        return None
    long = _long(language).search(text, start, end)
    if long is not None and _most_since(language).search(text[max(start, long.start() - 90) : long.start()]):
        long = None
    flight = cues(language, SHEET, "flight").search(text, start, end)
    hit = generic or cues(language, SHEET, "destroys").search(text, start, end)
    act, at = _by_weapon(weapons, strike, bombed, shelled, air, hit)
    if long and harmed:
        return Sign(Act.TOLL, long.start(), "toll")
    days = _over_days(language).search(text, start, end)
    nth = days and cues(language, SHEET, "nth").search(text, max(start, days.start() - 40), days.start())
    if days and not nth and _counted_strikes(language).search(text, start, end):
        return Sign(Act.TOLL, days.start(), "sum of strikes")
    definite = _definite(language).search(text, start, end) is not None
    if act is not None:
        return Sign(act, at, "weapon", definite)
    if generic is not None:
        alone = cues(language, SHEET, "by_itself").match(text, generic.start()) is not None
        alone = alone or cues(language, SHEET, "on_foot").search(text, start, generic.start()) is not None
        meant = None if alone else last if definite and not harmed else last_strike
        return Sign((meant or Act.ATTACK) if definite or near else Act.ATTACK, generic.start(), "attack-word", definite)
    if harmed and flight and not harm:
        return Sign(Act.TOLL, flight.start(), "flight")
    if harmed and harm and (month := _whole_month(language).search(text, start, end)):
        return Sign(Act.TOLL, month.start(), "toll")
    if not harmed and (felled := _felled(language).search(text, start, end)) is not None:
        return Sign(Act.ATTACK, felled.start(), "harm-only", True)
    if harmed and harm:
        meant = Act.ARMED_CLASH if last in (Act.GROUND_ASSAULT, Act.ARMED_CLASH) else last_strike
        return Sign(meant or Act.ATTACK, harm.start(), "harm-only", True)
    return None


@cache
def _from_the_air(language: str) -> re.Pattern[str]:
    """Aircraft that may have struck; the base of an air force, or "the headquarters of the air force", is a target."""
    sheet = words(language, SHEET)
    ground = "|".join(fragment(p) for p in sheet["on_the_ground"])
    return re.compile(
        rf"{choice(sheet['from_the_air'])}(?!['’]?s?\s+(?:{ground})(?!\w))(?<!of the air force)", re.IGNORECASE
    )


@cache
def _long(language: str) -> re.Pattern[str]:
    """Words of a toll over a time; "since dawn" and the like are one event's."""
    listed = [p for p in words(language, SHEET)["long_toll"] if p != "since"]
    days = "|".join(words(language, "times")["weekdays"])
    subjects = choice(words(language, SHEET)["long_subjects"])
    months = "|".join(sorted(words(language, "times")["months"], key=len, reverse=True))
    opens, joins = choice(words(language, "times")["opens_a_period"]), "(?:and|to|until|till|through|[-–])"
    period = (
        rf"|{subjects}[^.;]{{0,40}}?\b(?:has|have|had)\b|(?<!\w)(?:in|within)\s+(?:\d+|\w+)\s+(?:days|weeks|months)(?!\w)"
        rf"|(?<!earlier\s)(?<!later\s)(?<!\w)(?:this|each|every)\s+(?:year|month)(?!\w)"
        rf"|(?<!\w)within\s+(?:24|48|72)\s+hours|{choice(words(language, SHEET)['of_that_time'])}"
        rf"|{opens}\s+(?:(?:the\s+)?\d{{1,2}}\w{{0,2}}\s+(?:{joins}\s*\d{{1,2}}\s+)?(?:{months})(?!\w)"
        rf"|(?:{months})\s+\d{{1,2}}\w{{0,2}}(?:,?\s+\d{{4}})?\s*{joins}|(?:{months}|\d{{4}})(?:\s+\d{{4}})?\s+{joins}\s+(?:{months}|\d{{4}}))"
    )
    return re.compile(
        rf"(?<!\w)since(?!\s+(?:dawn|morning|early|then|(?:last\s+)?(?:{days})))(?!\w)|{choice(listed)}{period}",
        re.IGNORECASE,
    )


@cache
def _counted_strikes(language: str) -> re.Pattern[str]:
    """`140 air strikes`, `dozens of raids`: strikes that are counted; beside a time they are a sum."""
    sheet, numbers = words(language, SHEET), words(language, "numbers")
    nouns = [f"{n[:-3]}s" for n in (*sheet["nouns"]["airstrike"], *sheet["nouns"]["attack"]) if n.endswith("(s)")]
    arms = [f"{w[:-3]}s" for spec in words(language, "means").values() for w in spec["words"] if w.endswith("(s)")]
    many = choice([*numbers["indefinite"], *(w for w, n in numbers["units"].items() if n > 1), *numbers["tens"]])
    number = rf"(?:(?<![\w.,])(?!1\s)\d[\d,]*|{many}(?:\s+of)?)"
    return re.compile(rf"{number}\s+(?:[\w-]+\s+){{0,2}}?{choice([*nouns, *arms])}", re.IGNORECASE)


@cache
def _over_days(language: str) -> re.Pattern[str]:
    """`since Friday`, `over the past two weeks`, `this month`: longer than a day, in which strikes are summed."""
    sheet = words(language, "times")
    days, months = choice(sheet["weekdays"]), choice(sheet["months"])
    long = choice(words(language, SHEET)["spans_of_days"])
    return re.compile(
        rf"(?<!\w)since\s+(?:last\s+)?(?:{days}|{months}|\d{{1,2}}\s+{months}|the\s+\w+\s+(?:began|started))(?!\w)"
        rf"|(?:in|over|during|within)\s+(?:the\s+)?(?:(?:past|last)\s+)?(?:[\w-]+\s+){{0,2}}?{long}|(?<!earlier\s)this\s+{long}",
        re.IGNORECASE,
    )


@cache
def _most_since(language: str) -> re.Pattern[str]:
    """`the deadliest attack since ...`: one attack, compared with others."""
    most = choice(words(language, SHEET)["superlatives"])
    return re.compile(rf"{most}[^.;]{{0,80}}$", re.IGNORECASE)


@cache
def _felled(language: str) -> re.Pattern[str]:
    """`civilians and soldiers were killed`: people without a count, told as harmed by somebody."""
    people = choice(words(language, "harm")["victims"])
    done = choice(words(language, SHEET)["felled"])
    return re.compile(
        rf"{people}\s+(?:was|were|has been|have been)\s+(?:(?:also|reportedly|later)\s+)?{done}", re.IGNORECASE
    )


@cache
def _whole_month(language: str) -> re.Pattern[str]:
    """`in April`, `during April 2031`: victims counted over a month, where no attack is told of."""
    months = "|".join(sorted(words(language, "times")["months"], key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?i:in|during|throughout)\s+(?:(?:early|mid|late|all\s+of)[\s-])?(?i:{months})(?!\w|\s+\d{{1,2}}(?!\d))"
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
