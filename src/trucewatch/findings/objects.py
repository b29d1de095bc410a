"""What was hit: something that the laws of war protect, something military, or not told.

The words are English ones for the classes that the Geneva Conventions and their first Additional Protocol protect (the
wounded and those who treat them, civilians and their homes, relief, worship, teaching, water, food and power), and for
plainly military things. A word in neither list says nothing; a protected word beside a military one wins.
"""

from __future__ import annotations

import re
from functools import lru_cache

PROTECTED = (
    "hospital|clinic|medical|medic|ambulance|doctor|nurse|patient|health|maternity|wounded",
    "civilian|civil defen[cs]e|rescuer|rescue worker|first responder|resident|residential|home|house|apartment|family"
    "|families|wom[ae]n|child|children|girl|boy|infant|refugee|displaced|passenger|bus|wedding|funeral|cemetery",
    "aid|humanitarian|relief|convoy|warehouse of food|food|bakery|bakeries|bread|market|shop|farm|crop|orchard",
    "school|kindergarten|nursery|universit(?:y|ies)|college|pupil|student|teacher",
    "mosque|church|temple|synagogue|monaster(?:y|ies)|shrine|worshipper|museum|heritage",
    "water|well|pumping station|sewage|power plant|power station|power line|electricity|dam|infrastructure",
    "journalist|reporter|cameraman|peacekeeper|observer|monitor|prisoner|detainee|prison",
)
MILITARY = (
    "fighter|militant|gunm[ae]n|combatant|insurgent|commander|unit",
    "position|headquarters|command post|command centre|command center|barracks|base|outpost|checkpoint|trench(?:es)?",
    "depot|arms|weapon|ammunition|munition|launcher|tank|artillery|mortar|armoured|armored|training camp|stronghold",
)


def _words(groups: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(groups)})(?:e?s)?\b", re.IGNORECASE)


_PROTECTED, _MILITARY = _words(PROTECTED), _words(MILITARY)


@lru_cache(maxsize=10_000)
def protected(words: str) -> bool | None:
    """Whether the words for what was hit name something protected; False for something plainly military."""
    if _PROTECTED.search(words):
        return True
    return False if _MILITARY.search(words) else None
