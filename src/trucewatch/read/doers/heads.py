"""Governments that a text calls by their head: `President Brand's forces`, `the Brand government`, `the Brand regime`.

Whose head somebody is, the text itself says: `Norlandish President Ola Brand`, `President Brand of Norland`, `Norland's
prime minister, Ola Brand`. A president without a country is the home country's, where no other state's forces act in
the text. A name without such words, as that of a commander, stands for no government.
"""

from __future__ import annotations

import re
from functools import cache

from trucewatch.model.party import Party, PartyKind
from trucewatch.read.pack import choice, cues, plain, words
from trucewatch.read.places.names import Names

SHEET = "agents"
LEAD = 200_000
"""Whose head somebody is stands in so many of the text's first characters."""

_ARTICLE = r"(?:[Aa]l-|[Ee]l-|[Aa]n-|[Aa]sh-)"
_GIVEN = r"[A-Z][\w’'-]*"
_NAME = rf"(?P<name>(?:{_GIVEN}\s+(?:(?:al|el|de|bin|ibn|abu|van|von)\s+)?){{0,3}}{_ARTICLE}?[A-Z][\w’'-]+)"


def surname(word: str) -> str:
    """The last part of a name, as it is compared: in small letters, without article, possessive and apostrophe."""
    bare = re.sub(r"['’]s?$", "", word)
    return re.sub(rf"^{_ARTICLE}", "", bare).lower().replace("’", "").replace("'", "")


def heads_of_government(text: str, names: Names, language: str, home: Party | None) -> dict[str, Party]:
    """By surname, the state or government that a text says somebody is the head of; `home` is the document's own."""
    text = text[:LEAD]
    if not cues(language, SHEET, "heads").may_stand_in(text):
        return {}
    tied: dict[str, set[str]] = {}
    states: dict[str, Party] = {}
    untied: set[str] = set()
    for found in _titled(language).finditer(text):
        if _former(language).search(text, max(0, found.start() - 40), found.start()):
            continue
        state = _state_around(text, found, names)
        name = surname(found["name"].split()[-1])
        if state is not None:
            states[state.id] = state
            tied.setdefault(name, set()).add(state.id)
        elif cues(language, SHEET, "presidents").fullmatch(found["title"]) is not None:
            untied.add(name)
    out = {name: states[min(ids)] for name, ids in tied.items() if len(ids) == 1}
    if home is not None and (left := untied - tied.keys()) and not _another_acts(text, names, language, home):
        out |= dict.fromkeys(left, home)
    return out


@cache
def _titled(language: str) -> re.Pattern[str]:
    title = choice(words(language, SHEET)["heads"])
    return re.compile(rf"(?P<title>(?i:{title}))\s*,?\s+{_NAME}")


@cache
def _former(language: str) -> re.Pattern[str]:
    """`former Norlandish President`: somebody who leads no government now."""
    no_longer = choice(words(language, SHEET)["no_longer"])
    return re.compile(rf"{no_longer}[\s-]+(?:[A-Z][\w.’'-]*\s+){{0,2}}$", re.IGNORECASE)


def _state_around(text: str, found: re.Match[str], names: Names) -> Party | None:
    """The state right before the title (`Norlandish President`, `Norland's president`), or after the name."""
    opens = max(0, found.start() - 40)
    before = [m for m in names.find(text, opens, found.start()) if _is_state(m.party)]
    if before and re.fullmatch(r"(?:['’]s)?\s+", text[before[-1].end : found.start()]):
        return before[-1].party
    if (after := re.compile(r"\s+of\s+(?:the\s+)?").match(text, found.end())) is not None:
        then = names.find(text, after.end(), min(len(text), after.end() + 40))
        if then and then[0].start == after.end() and _is_state(then[0].party):
            return then[0].party
    return None


def _is_state(party: Party | None) -> bool:
    return party is not None and party.kind in (PartyKind.STATE, PartyKind.GOVERNMENT)


def _another_acts(text: str, names: Names, language: str, home: Party) -> bool:
    """Whether the forces of another state stand in the text (`Sudlandish troops`), whose head may then be meant."""
    for found in cues(language, SHEET, "states_own").finditer(text):
        before = names.find(text, max(0, found.start() - 40), found.start())
        party = before[-1].party if before and not text[before[-1].end : found.start()].strip("'’s \n") else None
        if party is not None and _is_state(party) and party.id != home.id:
            return True
    return False


def is_head(word: str, heads: dict[str, Party]) -> Party | None:
    """The government whose head a capitalised word names, also with an apostrophe lost (`Brands forces`)."""
    name = surname(word)
    return heads.get(name) or (heads.get(name[:-1]) if name.endswith("s") else None)


def heads_phrase(words_after: list[str], language: str, heads: dict[str, Party]) -> tuple[int, Party] | None:
    """How many words after "the government of" name its head (`President Ola Brand`), and the government."""
    end = 0
    titles = plain(language, SHEET, "heads")
    while end < len(words_after) and end < 6 and (words_after[end][:1].isupper() or words_after[end].lower() in titles):
        end += 1
        if end < len(words_after) and words_after[end][:1].isupper():
            continue
        government = is_head(words_after[end - 1], heads)
        return (end, government) if government is not None else None
    return None
