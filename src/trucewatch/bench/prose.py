"""A generated corpus for `bench read`: documents of made-up reports, streaming, the same for the same seed.

What stands in it, so that a figure measured on it means something:

- documents of 25 sentences in paragraphs of five, with a date of 2031 and the zone UTC;
- of all sentences a stated share carries a cue, which means that the reader has to read them: attacks, shelling, air
  strikes, clashes and tolls, truces and aid, told by the author or by a party, a monitor or an unnamed source, with
  weekdays, counts with qualifiers, a subset in every third. The others speak of weather, harvests, roads and councils;
- 3,000 invented places, some of one name, and 60 invented parties, all known to the reader by name;
- no sentence is meant to occur twice: what varies are names, numbers, days and words, not grammar. It is plainer
  than the press, and a reader is quicker on it for its short sentences (about 14 words).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, islice
from typing import Any

from trucewatch.model.party import Name, Party, PartyKind
from trucewatch.model.place import Place
from trucewatch.model.where import PlacePrecision

DOCUMENT, PARAGRAPH = 25, 5
PLACES, PARTIES = 3000, 60
FIRST_DAY = date(2031, 1, 1)

_ONSET = (
    "b",
    "br",
    "d",
    "dr",
    "f",
    "g",
    "gr",
    "h",
    "k",
    "kr",
    "l",
    "m",
    "n",
    "pr",
    "r",
    "s",
    "sk",
    "t",
    "tr",
    "v",
    "z",
)
_VOWEL = ("a", "e", "i", "o", "u", "au", "ei", "oa")
_CODA = ("l", "m", "n", "nd", "r", "rk", "s", "st", "t", "lm", "rn")
_SORTS = ("Front", "Brigade", "Union", "Guard", "Council", "League")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_QUALIFIERS = ("", "", "", "at least ", "more than ", "about ", "up to ")
_PEOPLE = ("people", "civilians", "fighters", "soldiers", "villagers")
_PARTS = ("children", "women", "medics")
_TELLING = (
    "{party} said that ", "According to {party}, ", "A local monitor reported that ", "Residents of {other} said ",
    "", "", "A spokesman for {party} said ", "{party} accused {rival} and said ",
)  # fmt: skip
_TOLD = (
    "shells fired by {rival} hit {place} on {day}, killing {n} {people}{part}",
    "{rival} shelled the outskirts of {place} late on {day}, wounding {n} {people}",
    "an air strike on {place} killed {n} {people}{part} on {day} morning",
    "{n} {people} were killed and {m} injured when a bomb exploded in {place} on {day}",
    "clashes between {party} and {rival} broke out near {place} on {day}",
    "{rival} launched an offensive north of {place} on {day} and lost {n} soldiers",
    "{rival} had violated the ceasefire {m} times around {place} since {day}",
    "the truce between {party} and {rival} would be extended to {place} until {day}",
    "an aid convoy reached {place} on {day} for {n} {people}",
    "{m} rockets landed in {place} on {day}, but there were no injuries",
    "at least {m} {people} had been killed in attacks on {place} since {day}",
    "{party} denied that its forces had bombed {place} on {day}",
)
_FILLER = (
    "The {adjective} {thing} near {place} was finished on {day} after {m} weeks of work",
    "{people} of {place} spent {day} repairing the {adjective} {thing} beside the river",
    "The council of {place} chose a {adjective} {thing} for the school garden",
    "Farmers around {place} expect {n} tonnes of barley from the {adjective} fields",
    "Rain fell over {place} and {other} on {day}, and the {thing} stayed closed for {m} hours",
    "A {adjective} {thing} between {place} and {other} carries {n} travellers a year",
    "The price of bread in {place} rose by {m} cents because of the {adjective} winter",
    "The mayor of {place} opened a {adjective} {thing} with music and {m} speeches",
)
_ADJECTIVES = ("grey", "green", "narrow", "wooden", "quiet", "broad", "painted", "small", "stone", "northern")
_THINGS = ("bridge", "mill", "orchard", "library", "ferry", "road", "tower", "garden wall", "canal", "station hall")


def _name(chance: random.Random) -> str:
    parts = [chance.choice(_ONSET) + chance.choice(_VOWEL) for _ in range(chance.choice((1, 2)))]
    return ("".join(parts) + chance.choice(_ONSET) + chance.choice(_VOWEL) + chance.choice(_CODA)).capitalize()


def made_places() -> tuple[Place, ...]:
    """The invented places, at random points."""
    chance = random.Random("places")
    return tuple(
        Place(
            id=f"made-{n}",
            name=_name(chance),
            lat=round(chance.uniform(-60, 60), 4),
            lon=round(chance.uniform(-150, 150), 4),
            radius_km=2,
            precision=PlacePrecision.VILLAGE,
        )
        for n in range(PLACES)
    )


def made_parties() -> tuple[Party, ...]:
    """The invented parties, each with a full and a short name."""
    chance = random.Random("parties")
    out = []
    for n in range(PARTIES):
        name, sort = _name(chance), chance.choice(_SORTS)
        short = Name(name=f"the {name}s")
        out.append(Party(id=f"made-party-{n}", kind=PartyKind.GROUP, name=f"{name} {sort}", names=(short,)))
    return tuple(out)


def prose(sentences: int, share: float, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Documents `{id, text, date, tz}` with `sentences` sentences in all, of which `share` (0 to 1) carry a cue."""
    chance = random.Random(seed)
    places, parties = [p.name for p in made_places()], [p.name for p in made_parties()]
    written = _sentences(chance, places, parties, share)
    for number in count():
        size = min(DOCUMENT, sentences - number * DOCUMENT)
        if size <= 0:
            return
        listed = list(islice(written, size))
        text = "\n\n".join(" ".join(listed[i : i + PARAGRAPH]) for i in range(0, size, PARAGRAPH))
        day = FIRST_DAY + timedelta(days=number % 365)
        yield {"id": f"made-{number}", "text": text, "date": day.isoformat(), "tz": "UTC"}


def _sentences(chance: random.Random, places: list[str], parties: list[str], share: float) -> Iterator[str]:
    due = 0.0  # so that the share holds for every stretch of text, not only on the whole
    while True:
        due += share
        told = due >= 1
        due -= told
        shape = chance.choice(_TELLING) + chance.choice(_TOLD) if told else chance.choice(_FILLER)
        party, rival = chance.sample(parties, 2)
        subset = f", {chance.randint(2, 9)} of them {chance.choice(_PARTS)}"
        line = shape.format(
            party=f"the {party}",
            rival=f"the {rival}",
            place=chance.choice(places),
            other=chance.choice(places),
            day=chance.choice(_DAYS),
            n=f"{chance.choice(_QUALIFIERS)}{chance.randint(2, 400)}",
            m=chance.randint(3, 90),
            people=chance.choice(_PEOPLE),
            part=subset if chance.random() < 1 / 3 else "",
            adjective=chance.choice(_ADJECTIVES),
            thing=chance.choice(_THINGS),
        )
        yield line[0].upper() + line[1:] + "."
