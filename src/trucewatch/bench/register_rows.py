"""How a made-up register writes one row: its dates, point, names, label, count and words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from trucewatch.bench.country import PROVINCES, Country, Deed

FIRST = date(2031, 1, 1)


@dataclass(frozen=True, slots=True)
class Style:
    """A register's habits.

    `deadly`: only what killed; `share`: of the others' incidents that it tells; `points`: shares of quarter, town,
    district and province; `facts`: how many of an incident's facts its words hold; `plain`: other words, about; `off`:
    share of rows dated a day late; `formal`: whether groups bear their full names.
    """

    name: str
    deadly: bool
    share: float
    points: tuple[float, float, float, float]
    facts: float
    plain: int
    off: float
    formal: bool


LABELS: dict[str, dict[str, str]] = {
    "G": {
        "clash": "state-based violence",
        "bomb": "state-based violence",
        "strike": "state-based violence",
        "attack": "one-sided violence against civilians",
        "seizure": "one-sided violence against civilians",
        "crowd": "one-sided violence against civilians",
        "riot": "non-state violence",
    },
    "A": {
        "clash": "Battles: Armed clash",
        "bomb": "Explosions/Remote violence: Remote explosive/landmine/IED",
        "strike": "Explosions/Remote violence: Air/drone strike",
        "attack": "Violence against civilians: Attack",
        "seizure": "Violence against civilians: Abduction/forced disappearance",
        "crowd": "Protests: Peaceful protest",
        "riot": "Riots: Mob violence",
    },
    "T": {
        "clash": "Armed Assault",
        "bomb": "Bombing/Explosion",
        "strike": "Bombing/Explosion",
        "attack": "Armed Assault",
        "seizure": "Hostage Taking (Kidnapping)",
        "crowd": "Unarmed Assault",
        "riot": "Unarmed Assault",
    },
    "S": {
        "clash": "Anti-Government Violence",
        "bomb": "Extra-Government Violence",
        "strike": "Pro-Government Violence",
        "attack": "Extra-Government Violence",
        "seizure": "Extra-Government Violence",
        "crowd": "Organized Demonstration",
        "riot": "Spontaneous Violent Riot",
    },
}
RADIUS: dict[str, tuple[float | None, ...]] = {
    "G": (3.0, 3.0, 25.0, 120.0),
    "A": (5.0, 5.0, 30.0, 100.0),
    "T": (None, None, None, None),
    "S": (5.0, 5.0, 30.0, 100.0),
}
_SAID: dict[str, tuple[tuple[str, ...], ...]] = {
    "clash": (("clash", "clashed", "fighting", "battle", "exchanged"), ("troops", "soldiers", "insurgents", "rebels")),
    "bomb": (("bomb", "explosion", "blast", "detonated", "exploded"), ("device", "car", "suicide", "planted")),
    "strike": (("airstrike", "shelled", "bombarded", "jets"), ("positions", "camp", "houses")),
    "attack": (("shot", "attacked", "killed", "gunned"), ("gunmen", "assailants", "attackers", "men")),
    "seizure": (("abducted", "kidnapped", "seized"), ("gunmen", "hostage", "ransom")),
    "riot": (("rioted", "burned", "looted", "clashed"), ("mob", "youths", "supporters")),
    "crowd": (("protested", "demonstrated", "marched", "rioted"), ("students", "youths", "workers", "supporters")),
}


def row_of(chance: np.random.Generator, made: Country, style: Style, number: int, row: list[int]) -> dict[str, Any]:
    """One row of a register over these incidents."""
    deeds = [made.deeds[i] for i in row]
    lead = max(deeds, key=lambda deed: deed.killed) if len(deeds) > 1 and style.name == "A" else deeds[0]
    first, last = _days(chance, style, [deed.day for deed in deeds])
    exact = int(chance.choice(4, p=style.points))
    towns = list(dict.fromkeys(deed.town for deed in deeds))
    if len(towns) > 1:
        exact = int(chance.choice([1, 3], p=[0.3, 0.7]))  # at one of the towns, or at large
    lat, lon = made.quarters[lead.town][lead.quarter] if exact == 0 else made.towns[lead.town]
    if chance.random() < 0.06:  # coded to a neighbour
        lat, lon = made.towns[made.near(lead.town)[int(chance.integers(2))]]
    spread = (0.003, 0.02 if chance.random() < 0.12 else 0.002, 0.15, 0.5)[exact]
    lat, lon = (lat + float(chance.normal(0, spread)), lon + float(chance.normal(0, spread)))
    low, high = _count(chance, sum(deed.killed for deed in deeds))
    kind = (
        lead.kind
        if chance.random() < 0.68
        else str(chance.choice(["clash", "attack", "bomb", "seizure", "strike", "riot"]))
    )
    return {
        "id": f"{style.name}{number}",
        "source": style.name,
        "date_from": FIRST + timedelta(first),
        "date_to": FIRST + timedelta(last),
        "lat": lat,
        "lon": lon,
        "precision_km": RADIUS[style.name][exact],
        "place": _place(chance, made, lead, exact),
        "kind": LABELS[style.name][kind],
        "parties": _parties(chance, made, style, lead.sides),
        "killed_low": low,
        "killed_high": high,
        "text": _words(chance, made, style, deeds),
    }


def _days(chance: np.random.Generator, style: Style, days: list[int]) -> tuple[int, int]:
    late = int(chance.choice([1, 1, 1, 1, -1])) if chance.random() < style.off else 0
    first, last = min(days) + late, max(days) + late
    if style.name == "G" and len(days) == 1 and chance.random() < 0.08:
        long = int(chance.choice([2, 3, 7, 30]))
        return first - int(chance.integers(0, long)), last + int(chance.integers(0, long))
    if style.name == "S" and chance.random() < 0.15:
        last += int(chance.choice([1, 2, 5, 12]))
    return first, last


def _count(chance: np.random.Generator, killed: int) -> tuple[int | None, int | None]:
    draw = chance.random()
    if draw < 0.08:
        return None, None
    if draw < 0.68:
        return killed, killed
    told = round(killed * float(chance.uniform(0.6, 1.6)))
    return (told, told) if draw < 0.85 else (min(told, killed), max(told, killed))


def _place(chance: np.random.Generator, made: Country, deed: Deed, exact: int) -> str:
    namer, town = made.namer, made.namer.town(deed.town)
    province = namer.name(900_000 + deed.town % PROVINCES)
    wide = [f"{town} LGA" if chance.random() < 0.4 else "", province]
    if chance.random() < 0.06:  # a name that no other register uses
        return namer.name(970_000 + deed.town * 100 + deed.quarter)
    if exact == 0:
        return "; ".join(filter(None, [namer.site(deed.town * 100 + deed.quarter), town, province]))
    if exact == 1:
        return "; ".join(filter(None, [namer.spelled(chance, town), *wide]))
    return "; ".join(filter(None, wide)) if exact == 2 else province


def _parties(chance: np.random.Generator, made: Country, style: Style, sides: int) -> str:
    """A group bears a full name in one register and a short one in another; the state has a name in each."""
    group, against = divmod(sides if chance.random() > 0.08 else int(chance.integers(27)), 3)
    short, full = (made.namer.name(800_000 + group), made.namer.name(805_000 + group))
    names = {
        "G": f"{full} {made.namer.name(806_000 + group)}",
        "A": f"{short} - {full} Group" if group < 3 else f"{short} Militia",
        "T": short,
        "S": f"{short} rebels",
    }
    one = names[style.name]
    if group >= 8 or chance.random() < 0.15:
        one = {"G": "Unnamed group", "A": "Unidentified Armed Group (Norland)", "T": "Unknown", "S": "Gunmen"}[
            style.name
        ]
    if group == 8:
        one = {"G": "Crowd", "A": "Protesters (Norland)", "T": "Unknown", "S": "Students"}[style.name]
    state = {"G": "Government of Norland", "A": "Military Forces of Norland (2030-2035)", "T": "Police", "S": "Norland"}
    people = {"G": "Civilians", "A": "Civilians (Norland)", "T": "Private Citizens & Property", "S": "Citizens"}
    return f"{one}; {(state, people, people)[against][style.name]}"


def _words(chance: np.random.Generator, made: Country, style: Style, deeds: list[Deed]) -> str | None:
    if chance.random() < 0.05:
        return None
    namer, lead = made.namer, deeds[0]
    keep = style.facts if len(deeds) == 1 else style.facts * 0.7
    facts = [namer.fact(f) for deed in deeds for f in deed.facts if chance.random() < keep]
    facts = [namer.spelled(chance, fact) if chance.random() < 0.2 else fact for fact in facts]
    if chance.random() < 0.07:  # a round-up that speaks of others of these days as well
        near = [d for d in made.deeds if d is not lead and abs(d.day - lead.day) <= 1][:2]
        facts += [namer.fact(f) for deed in near for f in deed.facts[:1]]
    said = [str(chance.choice(words)) for words in _SAID[lead.kind]]
    tail = (chance.random(max(int(chance.poisson(style.plain)), 2)) ** 4 * 6_000).astype(int).tolist()
    towns = [namer.town(t) for t in dict.fromkeys(deed.town for deed in deeds) if chance.random() < 0.7][:5]
    words = [*(towns or [namer.town(lead.town)]), *said, *(namer.name(20_000_000 + k).lower() for k in tail)]
    if chance.random() < 0.5:
        words.insert(1, namer.site(lead.town * 100 + lead.quarter))
    return " ".join([*words[:4], *facts, *words[4:]])
