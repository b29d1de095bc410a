"""What a sentence says was done: its acts, with the cue that shows each and how the sentence tells of it.

One pass over cue words decides whether a sentence is read at all; everything heavier looks only at those that pass.
"""

from __future__ import annotations

import re
from functools import cache

from trucewatch.model.vocabulary import Act
from trucewatch.read.acts.actwords import SHEET, cue_words
from trucewatch.read.acts.deed import GROUND, STRIKES, Deed, Sign
from trucewatch.read.acts.ground import ground_told
from trucewatch.read.acts.means import means
from trucewatch.read.acts.modality import modality
from trucewatch.read.acts.strikes import strike_told
from trucewatch.read.acts.truce import aid_acts, other_acts, truce_acts
from trucewatch.read.cue import Cue
from trucewatch.read.pack import choice, cues, pattern, words
from trucewatch.read.text.listed import is_listed

NAMED_BEFORE = 1500
"""An aid convoy is meant by "the convoy" where it was named within so many code points before."""

_OF_AN_AGENCY = re.compile(r"(?<!\w)(?:[A-Z]{2,6}|(?:[A-Z]\.){2,4}|Red [A-Z][a-z]+) convoy(?!\w)")

BESIDE = 60
"""An attack is one on an aid convoy where both are named within this many code points."""


@cache
def _prefilter(language: str) -> Cue:
    """Every cue word of every act in one pattern."""
    acts, truce = words(language, SHEET), words(language, "truce")
    listed = [w for group in ("nouns", "verbs") for key, ws in acts[group].items() for w in ws if key != "light"]
    listed += acts["slayings"] + acts["harm_words"] + acts["flight"] + acts["lull"]
    listed += [w for spec in words(language, "means").values() for w in spec["words"]]
    listed += acts["destroys"] + [q for q in acts["quiet"] if not q.startswith("no ")] + truce["aid_halted"]
    listed += [f"it {does}" for does in truce["it_does"]]
    for key in ("truce", "siege", "talks", "warning", "demand", "accusation", "meeting", "monitoring"):
        listed += truce[key]
    listed += words(language, "voices")["denial"]
    listed += [w for key in ("said_of_aid",) for ws in truce[key].values() for w in ws]
    return pattern(listed)


def speaks_of_acts(text: str, start: int, end: int, language: str = "en") -> bool:
    """Whether a sentence has any cue at all, and is no heading or entry of a list."""
    return _prefilter(language).search(text, start, end) is not None and not is_listed(text, start, end)


def segments(text: str, start: int, end: int, language: str = "en") -> list[tuple[int, int]]:
    """A sentence cut at semicolons and words such as "while", where both sides tell of something."""
    cuts = [m.end() if m.group() == ";" else m.start() for m in _SPLIT.finditer(text, start, end)]
    spans, at = [], start
    for cut in cuts:
        if _nucleus(text, at, cut, language) and _nucleus(text, cut, end, language):
            spans.append((at, cut))
            at = cut
    return [*spans, (at, end)]


_SPLIT = re.compile(
    r";|(?<=\s)(?:while(?!\s+(?:it|they|he|she|we)(?!\w))|whereas|although|meanwhile|but|prompting|triggering|and(?=\s+(?:said|added|denied)\s))(?=\s)",
    re.IGNORECASE,
)


def _nucleus(text: str, start: int, end: int, language: str) -> bool:
    attack = (
        bool(means(text, start, end, language)) or cue_words(language, "attack").search(text, start, end) is not None
    )
    return attack or cues(language, "voices", "denial").search(text, start, end) is not None


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
    if not harmed and (calm := _quiet(language).search(text, start, end)) is not None:
        return [Deed(Act.LULL, start, end, calm.start(), modality(text, start, end, calm.start(), language), "lull")]
    told: list[Sign] = []
    for one in (
        truce_acts(text, start, end, language),
        aid_acts(text, start, end, language),
        other_acts(text, start, end, language),
    ):
        told += one
    strike = strike_told(text, start, end, (last, last_strike), near, harmed, language)
    ground = ground_told(text, start, end, strike, language)
    if ground and cues(language, SHEET, "not_ground").search(text, start, end):
        ground = None
    if ground and strike and strike.act in GROUND:
        strike = None  # bare victims beside a word of fighting are that fight's
    told += [*_with_convoy(text, start, end, strike, language), *([ground] if ground else [])]
    denied = cues(language, "voices", "denial").search(text, start, end) if not told else None
    if denied is not None and (meant := last or last_strike) is not None:
        told.append(Sign(meant, denied.start(), "denial", True))
    quiet = cues(language, SHEET, "lull").search(text, start, end) if not told else None
    if quiet is not None and not cues(language, SHEET, "wished").search(text, start, quiet.start()):
        told.append(Sign(Act.LULL, quiet.start(), "lull"))
    return [
        Deed(
            sign.act,
            *(sign.span or (start, end)),
            sign.at,
            modality(text, *(sign.span or (start, end)), sign.at if sign.said is None else sign.said, language),
            sign.rule,
            sign.definite,
        )
        for sign in told
    ]


@cache
def _quiet(language: str) -> re.Pattern[str]:
    """`recorded no violations`, `no shooting was heard`, `has been quiet`: calm that somebody reports."""
    sheet = words(language, SHEET)
    heard, nothing = choice(sheet["reports_quiet"]), choice([p for p in sheet["quiet"] if p.startswith("no ")])
    still = choice([p for p in sheet["quiet"] if not p.startswith("no ")])
    return re.compile(rf"{heard}\s+{nothing}|{nothing}[^.;,]{{0,30}}{heard}|{nothing},|{still}", re.IGNORECASE)


def _with_convoy(text: str, start: int, end: int, strike: Sign | None, language: str) -> list[Sign]:
    """The strike; it is one on a convoy where the convoy stands right beside it, else that is a second act."""
    if strike is None:
        return []
    convoy = cues(language, SHEET, "convoy").search(text, start, end) or _OF_AN_AGENCY.search(text, start, end)
    again = cues(language, SHEET, "convoy_again").search(text, start, end) if convoy is None else None
    if again and cues(language, SHEET, "convoy").search(text, max(0, start - NAMED_BEFORE), start):
        convoy = again
    if convoy is None or strike.act not in STRIKES:
        return [strike]
    there = convoy.start()
    attacks = [m.start() for m in cue_words(language, "attack").finditer(text, start, end)]
    at = min(attacks, key=lambda x: abs(x - there), default=end)
    if abs(at - there) > BESIDE:
        return [strike]
    attack = Sign(Act.CONVOY_ATTACK, at, "convoy", strike.definite)
    return [attack] if abs(strike.at - there) <= BESIDE or strike.rule != "weapon" else [strike, attack]
