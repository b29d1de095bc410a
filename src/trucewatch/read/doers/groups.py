"""The armed groups that a text makes known by its own words, where no list names them.

A capitalised name counts as a group's where the text itself says so: before or after a group's word (`Tern fighters`,
`the rebel group Tern Front`), before "-held", with a last word such as "Brigades", or as one who claims an attack.
"""

from __future__ import annotations

import re
from functools import cache

from trucewatch.read.cue import Cue
from trucewatch.read.pack import choice, pattern, plain, words

SHEET = "agents"
_PART = r"(?:[Aa]l-|[Ee]l-|[Aa]n-|[Aa]sh-)?[A-Z]\w*(?:['’-][A-Z]\w+)*"
_NAME = rf"{_PART}(?:\s+(?:(?:of|for|the|al|el|ul|wa)\s+){{0,2}}{_PART}){{0,4}}"


@cache
def _known_by(language: str) -> tuple[tuple[Cue, re.Pattern[str]], ...]:
    """The constructions that make a name a group's, each with words that it cannot do without; the name is its only
    group."""
    sheet = words(language, SHEET)
    placed = {*sheet["states_own"], *sheet["placed_forces"]}  # `Vale police`: a town may stand before such words
    listed_heads = [*(w for w in sheet["groups"] if w not in placed), *sheet["suicide"]]
    heads = choice(listed_heads)
    kinds = choice(sheet["group_kinds"])
    adjectives, grounds = choice(sheet["group_adjectives"]), choice(sheet["grounds"])
    members, held = choice(sheet["members"]), choice(sheet["holding"])
    claimed, lasts = choice(sheet["claims"]), "|".join(re.escape(w) for w in sheet["group_last"])
    done, storms = choice(sheet["done"]), choice(sheet["storms"])
    nouns = words(language, "acts")["nouns"]
    listed_attacks = [*nouns["attack"], *nouns["airstrike"], *nouns["ground_assault"], "shelling"]
    attacks = choice(listed_attacks)
    needed = (
        [*listed_heads, *sheet["grounds"]],
        sheet["group_kinds"],
        sheet["members"],
        sheet["holding"],
        sheet["group_last"],
        sheet["claims"],
        sheet["done"],
        listed_attacks,
        ["suspected"],
        sheet["storms"],
        sheet["group_kinds"],
    )
    own = choice(sheet["states_own"])
    article = r"(?:the\s+)?"
    allied = rf"(?:[\w’'-]+-{choice(sheet['held'])}\s+)?"
    return tuple(
        (pattern(phrases), re.compile(p))
        for phrases, p in zip(
            needed,
            (
                rf"(?<!\w)({_NAME})['’]?s?\s+(?:\([A-Z]{{2,}}\)\s+)?(?i:{heads}|{grounds})",
                rf"(?i:{adjectives})\s+(?i:{kinds})\s*,?\s+(?:(?:called|named|known\s+as)\s+)?{article}({_NAME})",
                rf"(?i:{members})\s+(?:of|from)\s+{article}(?:(?:so-called|outlawed|banned)\s+)?({_NAME})",
                rf"(?<!\w)((?!\w+(?:ish|stern|thern)-){_NAME})-(?i:{held})(?!\w)",
                rf"(?<!\w)((?:{_PART}\s+){{1,4}}(?:{lasts}))(?!\w)",
                rf"(?<!\w)({_NAME})\s+(?:(?:has|have|had|also|later)\s+){{0,2}}(?i:{claimed})",
                rf"(?i:{done})\s+by\s+{article}{allied}({_NAME})(?!['’]?s?\s+(?i:{own}))",
                rf"(?i:{attacks})\s+by\s+{article}{allied}({_NAME})(?!['’]?s?\s+(?i:{own}))",
                rf"(?i:suspected)\s+({_NAME})(?!\s+(?i:{own}))",
                rf"(?<!\w)({_NAME})\s+(?:(?:has|have|had|also|later|then)\s+){{0,2}}(?i:{storms})",
                rf"(?<!\w)({_NAME}),\s+(?:an?|the)\s+(?:[\w-]+\s+){{0,4}}?(?i:{kinds})(?!\w)",
            ),
            strict=True,
        )
    )


_SHORT = re.compile(rf"({_NAME})[,]?\s+[(\[](?:or\s+|formerly\s+)?([A-Z][A-Za-z-]{{1,7}})[,)\]]")


def group_names(text: str, language: str) -> frozenset[str]:
    """The names of groups that the text makes known, as it writes them, on one line and without an article."""
    found = {
        name
        for needed, construction in _known_by(language)
        if needed.may_stand_in(text)
        for match in construction.finditer(text)
        if (name := _bare(match.group(1), language))
    }
    for match in _SHORT.finditer(text):
        long, short = _bare(match.group(1), language), match.group(2)
        if long and short.isupper() and (long in found or short in found):
            found |= {long, short}
    return frozenset(n for n in found if _is_name(n, text) and not any(n != o and n.endswith(" " + o) for o in found))


def _is_name(name: str, text: str) -> bool:
    """Whether a single word is a name and no adjective ("Norlandian"): it stands somewhere without a noun after it."""
    if " " in name or "-" in name or name.isupper():
        return True
    if re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", text):
        return False
    return re.search(rf"(?<!\w){re.escape(name)}s?(?:[.;:]|,\s|\s+{_AFTER_A_NOUN}\s)", text) is not None


_AFTER_A_NOUN = (
    r"(?:has|have|had|is|are|was|were|said|in|on|of|to|who|which|from|at|by|for|with|as|also|did|will|claimed|launched"
    r"|attacked|shelled|bombed|ambushed|seized|fired|and\s+(?:the|its|other|allied))"
)


def _bare(name: str, language: str) -> str:
    """A name without the words in front that only open a sentence or tell a day; "" where nothing is left of it."""
    parts = re.split(r"\b[Tt]he\s+", " ".join(name.split()))[-1].split()
    front = _not_of_a_name(language)
    while parts and (parts[0].lower() in front or parts[0].endswith("ly")):
        parts = parts[1:]
    while parts and parts[-1].lower() in front | {"of", "for", "al", "el", "ul", "wa"}:
        parts = parts[:-1]
    if not parts or (len(parts) == 1 and (len(parts[0]) < 2 or parts[0].lower() in plain(language, SHEET, "groups"))):
        return ""
    return " ".join(parts)


def group_words(groups: frozenset[str], language: str) -> dict[tuple[str, ...], str]:
    """The ways to write each group, as tuples of words: its name, and its last word where that names only it."""
    index: dict[tuple[str, ...], str] = {}
    kinds = {w.lower() for w in words(language, SHEET)["group_last"]}
    for name in sorted(groups, key=lambda g: (-len(g), g)):
        last = re.sub(r"^(?:[Aa]l|[Ee]l|[Aa]n|[Aa]sh)-", "", name.split()[-1])
        if len(last) > 4 and len(name.split()) > 1 and last.lower() not in kinds and last[0].isupper():
            index.setdefault((last,), name)
    return index | {tuple(name.split()): name for name in groups}


def short_for(name: str, longer: str) -> bool:
    """Whether a name stands for a longer one: its initials, or some of its words."""
    initials = "".join(w[0] for w in re.findall(r"\w+", longer) if w[0].isupper())
    return name in (initials, initials[:-1]) or f" {name} " in f" {longer} "


@cache
def _not_of_a_name(language: str) -> frozenset[str]:
    times = words(language, "times")
    listed = plain(language, SHEET, "before") | plain(language, "voices", "openers") | plain(language, SHEET, "loaded")
    common = {
        "the",
        "a",
        "an",
        "but",
        "and",
        "no",
        "some",
        "many",
        "several",
        "two",
        "three",
        "more",
        "deadly",
        "massive",
    }
    return listed | common | frozenset(times["weekdays"]) | frozenset(times["months"])
