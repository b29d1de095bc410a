"""What each rule of the reader means, in words that somebody who reviews a suggestion understands."""

from __future__ import annotations

RULES = {
    "weapon": "a weapon or a strike is named",
    "attack-word": "a word of attack, with no weapon named",
    "harm-only": "people are counted as harmed; the act is the one told of before",
    "toll": "a count of people over a time",
    "sum of strikes": "strikes that are counted over a time: a sum, and no single strike",
    "truce-beside": "a further clause, and what it says of the truce",
    "sentence-cut": "the sentence is very long and was read in pieces",
    "flight": "people are counted as having fled",
    "convoy": "an attack beside the word for an aid convoy",
    "denial": "a denial that names no act: of the act told of before",
    "ground-verb": "a verb of taking ground",
    "ground-noun": "a word for an offensive",
    "ground-attack": "an attack on ground and not on people",
    "clash": "a word for fighting of two sides",
    "truce-words": "a truce, and what is said of it",
    "truce-over": "a truce declared over",
    "aid-words": "aid, and what is said of it",
    "siege": "words of a siege or a cut road",
    "talks-words": "talks, and what is said of them",
    "lull": "words of calm",
    "list of accusations": "a list of deeds in a speech, which tells of no single one",
    "named as subject": "who did it: the subject of a verb of attack",
    "named as by": 'who did it: after "by" and a word of attack',
    "named as from": 'who did it: after "fired from"',
    "named as attribute": "who did it: a name right before a word of attack",
    "named as claimed-by": 'who did it: after "claimed by"',
    "named as own deed": "who did it: the voice says so of itself",
    "claimed": "a claim of responsibility",
    "admits": "words of admission",
    "denies": "words of denial",
    "no part": 'words such as "had nothing to do with"',
    "negated": "the act is negated by the side that speaks",
    "clears": "words that clear somebody",
    "disputes": "words of doubt",
    "blames": "words of blame, and whom they name",
    "accused": "blame that nobody is said to utter",
    "warning": "words of warning",
    "demand": "words of demand",
}


def in_words(rule: str) -> str:
    """A rule with its meaning: `weapon (a weapon or a strike is named)`; its bare name where it says enough."""
    return f"{rule} ({RULES[rule]})" if rule in RULES else rule
