"""Whether a name that a gazetteer knows is used for the place, or for a party, a clock, a person or a longer name."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.model.where import PlacePrecision
from trucewatch.read.pack import choice, plain, words
from trucewatch.read.places.names import Mention

SHEET = "places"
_NAME = r"(?:(?:[Aa]l|[Ee]l)[- ])?[A-Z][\w’'-]*"


def acts_as_party(mention: Mention, text: str, language: str = "en") -> bool:
    """Whether a name that is both a place and a party (a capital, a country) stands for the party here.

    It is a place only after a word of place ("in", "near"), through a list of such names, or as a possessor
    ("Norland's coast"); otherwise it is taken for the party.
    """
    if not (mention.parties and mention.places):
        return bool(mention.parties)
    if text[mention.end : mention.end + 1] in ("-", "–"):
        return True
    before = text[max(0, mention.start - 60) : mention.start]
    if _party_before(language).search(before):
        return True
    after = re.match(r"\s*([a-z]+)", text[mention.end : mention.end + 24])
    if _placed_before(language).search(before):
        return False
    if before.rstrip().endswith(",") and re.match(r",\s+[A-Z]", text[mention.end : mention.end + 5]):
        return False  # "Mill Street, Vale, Norland": a place in a row of wider ones
    possessor = re.match(r"['’]?s\s", text[mention.end : mention.end + 3]) is not None or (
        mention.as_written.endswith("s") and after is not None
    )
    owner = re.match(r"['’]?s\s+([a-z]+)", text[mention.end : mention.end + 24])
    if owner is not None and owner.group(1) in plain(language, "agents", "states_own"):
        return True  # `Vale's forces`
    if possessor and not (after and after.group(1) in plain(language, SHEET, "actor_after")):
        return False
    opens = mention.start == 0 and not (after and after.group(1) in plain(language, SHEET, "actor_after"))
    return not (opens or (mention.places[0].precision is PlacePrecision.COUNTRY and before.rstrip().endswith(",")))


def said_to_be_a_place(mention: Mention, text: str, language: str) -> bool:
    """Whether the words around a name say that a place is meant: "in X", "X village", "the town of X", "X was shelled",
    a list of such names."""
    before = text[max(0, mention.start - 80) : mention.start]
    if _not_before(language).search(before):
        return False
    if _placed_before(language).search(before) or _kind_before(language).search(before):
        return True
    return _place_after(language).match(text, mention.end) is not None


def may_be_heard(mention: Mention, text: str, language: str) -> bool:
    """Whether a name that no list spells so may be taken for one that sounds like it: a word of its own, written as a
    name, with a word of place before it or a kind of place beside it, and nothing after it that it would only describe
    ("on the Norlandic border")."""
    written = text[mention.start : mention.end]
    times, low = words(language, "times"), written.lower()
    if len(written) < 4 or written.isupper() or low in times["weekdays"] or low in times["months"]:
        return False
    if low.endswith(tuple(words(language, SHEET)["adjective_ends"])):
        return False
    if text[mention.end : mention.end + 1] in ("-", "–") or not said_to_be_a_place(mention, text, language):
        return False
    before = text[max(0, mention.start - 80) : mention.start]
    if _kind_before(language).search(before) or _place_after(language).match(text, mention.end):
        return True
    after = re.match(r"\s+([a-z][\w’'-]*)", text[mention.end : mention.end + 30])
    return after is None or after.group(1) in plain(language, "grammar", "ends_a_noun_phrase") | plain(
        language, SHEET, "after_a_place"
    )


def is_quarter(mention: Mention, text: str, language: str) -> bool:
    """Whether the words around a name make it a quarter or a street: "the Mill district", "the quarter of Mill"."""
    before = text[max(0, mention.start - 40) : mention.start]
    return (
        _quarter_before(language).search(before) is not None
        or _quarter_after(language).match(text, mention.end) is not None
    )


def goes_on(mention: Mention, mentions: list[Mention], text: str) -> bool:
    """Whether a name goes on after the known part of it: `Ost ibn Vale street`, `Ost Harrow` with an unknown Harrow."""
    after = re.match(r"\s+(?:(?:ibn|bin|al|el|abu)\b|[A-Z][\w’'-]+)", text[mention.end : mention.end + 24])
    if after is None:
        return False
    return not any(m.start < mention.end + after.end() and mention.end <= m.start for m in mentions if m is not mention)


def comes_on(mention: Mention, mentions: list[Mention], text: str, language: str) -> bool:
    """Whether a name stands right after a capitalised word that is no name of its own: `Harrow Ost`."""
    before = re.search(
        r"(?<=[\w,;)] )([A-Z][a-z’'-]+)\s(?:[Aa]l-|[Ee]l-)?$", text[max(0, mention.start - 40) : mention.start]
    )
    if before is None:
        return False
    low, at = before.group(1).lower(), max(0, mention.start - 40) + before.start(1)
    sheet = words(language, SHEET)
    own = low in sheet["parts"] or low in sheet["kinds"] or low in plain(language, SHEET, "locatives")
    dated = low in words(language, "times")["weekdays"] or low in words(language, "times")["months"]
    described = low.endswith((*sheet["adjective_ends"], "'s", "’s"))
    return not (own or dated or described or any(m.start <= at < m.end for m in mentions if m is not mention))


def part_of_name(mention: Mention, mentions: list[Mention], text: str, language: str) -> bool:
    """Whether a name is only part of a longer one that is not known, of a compound ("Vale-based") or of a clock
    ("Vale time")."""
    after = text[mention.end : mention.end + 10]
    if re.match(r"(?:[-–]\w|\s+(?:al|el)-\w)", after) or _of_a_clock(language).match(text, mention.end):
        return True
    if mention.as_written.lower() in plain(language, SHEET, "opens_a_longer_name") and goes_on(mention, mentions, text):
        return True
    before = re.search(r"(\w+)\s+$", text[max(0, mention.start - 16) : mention.start])
    if before is not None and before.group(1).lower() in plain(language, SHEET, "opens_a_longer_name"):
        return True
    return _joined_by_article(mention, mentions, text, language)


def _joined_by_article(mention: Mention, mentions: list[Mention], text: str, language: str) -> bool:
    """`Tarik al-Ost`: an article joins the name to a capitalised word that is no name of its own."""
    lead = text[max(0, mention.start - 24) : mention.start] + mention.as_written[:3]
    found = re.search(r"([A-Z][\w’'-]+)\s+(?:[Aa]l|[Ee]l)-\w?\w?$", lead)
    if found is None:
        return False
    times, low = words(language, "times"), found.group(1).lower()
    at = max(0, mention.start - 24) + found.start(1)
    known = any(m.start <= at < m.end for m in mentions if m is not mention)
    other = low in times["weekdays"] or low in times["months"] or low in plain(language, SHEET, "locatives")
    return not (known or other)


@cache
def _placed_before(language: str) -> re.Pattern[str]:
    """A word of place right before, with an article, a part ("northern") or other names of a list between."""
    words_of_place, parts = choice(words(language, SHEET)["locatives"]), choice(words(language, SHEET)["parts"])
    return re.compile(
        rf"(?i:{words_of_place})\s+(?:(?i:the|both|neighbou?ring|nearby|rural)\s+)?(?:(?i:{parts})\s+)?"
        rf"(?:{_NAME}(?:,\s*|\s+and\s+|,\s+and\s+|\s+))*$"
    )


@cache
def _not_before(language: str) -> re.Pattern[str]:
    """`the month of`, `the army of`: words after which a name is no place."""
    return re.compile(choice(words(language, SHEET)["not_placed_before"]) + r"\s+$", re.IGNORECASE)


@cache
def _kind_before(language: str) -> re.Pattern[str]:
    """`the villages of`, `the town`, with other names of a list between."""
    kinds = choice(
        [f"{k}(s)" for k in (*words(language, SHEET)["kinds"], *words(language, SHEET)["kinds_before"])] + ["cities"]
    )
    return re.compile(rf"(?i:{kinds})\s+(?:of\s+)?(?:{_NAME}(?:,\s*|\s+and\s+|,\s+and\s+|\s+))*$")


@cache
def _place_after(language: str) -> re.Pattern[str]:
    """`X district`, `X was shelled`, `X came under fire`."""
    kinds = choice([f"{k}(s)" for k in words(language, SHEET)["kinds"]])
    return re.compile(rf"(?:\s+(?:{kinds}|{choice(words(language, SHEET)['place_after'])}))")


@cache
def _quarter_before(language: str) -> re.Pattern[str]:
    kinds = choice([f"{k}(s)" for k in words(language, SHEET)["quarters"]])
    return re.compile(rf"(?i:{kinds})\s+(?:of\s+)?(?:{_NAME}(?:,\s*|\s+and\s+|,\s+and\s+))*$")


@cache
def _quarter_after(language: str) -> re.Pattern[str]:
    kinds = choice([f"{k}(s)" for k in words(language, SHEET)["quarters"]])
    return re.compile(rf"(?:(?:,\s*|\s+and\s+|,\s+and\s+){_NAME}(?:\s+{_NAME})?){{0,4}}\s+(?i:{kinds})")


@cache
def _party_before(language: str) -> re.Pattern[str]:
    before = choice(words(language, SHEET)["actor_before"])
    return re.compile(rf"(?i:{before})\s+(?:(?i:the|both)\s+)?(?:[A-Z][\w’'-]*(?:,\s*|\s+and\s+))*$")


@cache
def _of_a_clock(language: str) -> re.Pattern[str]:
    """`Vale time` after a clock time names a zone, not where something happened."""
    return re.compile(r"\s+" + choice(words(language, SHEET)["of_a_clock"]), re.IGNORECASE)
