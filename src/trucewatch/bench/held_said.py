"""What the incidents of `bench findings` say beside place and time: a stock of texts, used again and again.

Each of the stock's entries is drawn by itself: what was done, who is named by which of 40 voices, in which stance, what
was hit, whom the acting side says it aimed at (mostly those whom the arrangements leave out, and mostly something
military was then hit). A quarter names nobody; of the others a fifth is disputed: denied by the named side's own voice,
cleared by somebody else, guarded, or one of two. The more frequent an entry, the earlier it stands: frequencies fall
like 1/rank^0.7, as words and codings do. Entries that say the same to the tests come out as one text.
"""

from __future__ import annotations

import random

import numpy as np
from numpy.typing import NDArray

from trucewatch.bench.held_terms import LISTED, PARTIES, party
from trucewatch.findings.said import said_of
from trucewatch.model.claim import Attribution
from trucewatch.model.incident import Incident
from trucewatch.model.quotation import Named
from trucewatch.model.vocabulary import Act, Stance
from trucewatch.terms.book import Book

STOCK = 15_000
"""Entries drawn for each theatre, before equal ones are put together."""

VOICES = 40
PROTECTED = ("a market", "a school", "a clinic", "homes", "a bakery", "an orchard", "a water tower", "a church")
MILITARY = ("a depot of arms", "positions", "a checkpoint", "a training camp", "an artillery base", "a command post")
OTHER = ("a bridge", "a road", "a hill", "an empty building")
LISTED_ONLY = [1.0 if n in LISTED else 0.0 for n in range(PARTIES)]
ACTS: tuple[tuple[tuple[Act, ...], float], ...] = (
    ((Act.SHELLING,), 0.25),
    ((Act.AIRSTRIKE,), 0.2),
    ((Act.ARMED_CLASH,), 0.2),
    ((Act.ATTACK,), 0.14),
    ((Act.GROUND_ASSAULT,), 0.1),
    ((Act.CONVOY_ATTACK,), 0.02),
    ((Act.AIRSTRIKE, Act.ATTACK), 0.05),
    ((Act.SHELLING, Act.ARMED_CLASH), 0.04),
)
Naming = tuple[tuple[Stance, Attribution], ...]


def stock(theatre: int, seed: int) -> tuple[Incident, ...]:
    """Incidents of a theatre without place and time, the most frequent first."""
    chance = random.Random(f"{seed} said {theatre}")
    weights = [1 / (n + 2) for n in range(PARTIES)]
    return tuple(_entry(chance, theatre, weights) for _ in range(STOCK))


def _entry(chance: random.Random, theatre: int, weights: list[float]) -> Incident:
    acts, shares = zip(*ACTS, strict=True)
    aimed: tuple[Named, ...] = ()
    if chance.random() < 0.3:
        aimed = (_named(chance, theatre, weights if chance.random() < 0.5 else LISTED_ONLY),)
    hit = MILITARY if aimed and chance.random() < 0.5 else PROTECTED + MILITARY + OTHER
    return Incident(
        id="i-0",
        claims=(),
        acts=chance.choices(acts, shares)[0],
        where=(),
        when=(),
        attributions=_naming(chance, theatre, weights),
        targets=(chance.choice(hit),) if chance.random() < 0.55 else (),
        stated_targets=aimed,
    )


def texts(entries: tuple[Incident, ...], book: Book) -> list[str]:
    """What each entry says, as the narrow rows hold it."""
    return [said_of(entry, book, {}).text() for entry in entries]


def frequencies(entries: int) -> NDArray[np.float64]:
    """How often each entry is used, most frequent first; they sum to one."""
    weight = np.arange(1, entries + 1, dtype=np.float64) ** -0.7
    share: NDArray[np.float64] = weight / weight.sum()
    return share


def _naming(chance: random.Random, theatre: int, weights: list[float]) -> Naming:
    if chance.random() < 0.25:
        return ()
    actor = _named(chance, theatre, weights)
    by = [f"Voice {n}" for n in chance.sample(range(VOICES), 2)]
    if chance.random() < 0.2:
        return _disputed(chance, actor, by, _named(chance, theatre, weights))
    how = chance.random()
    if how < 0.1:
        return ((Stance.ADMITS, Attribution(actor=actor, by=actor.name)),)
    if how < 0.15:
        return ((Stance.ASSESSES, Attribution(actor=actor, by=by[0])),)
    return tuple((Stance.ALLEGES, Attribution(actor=actor, by=voice)) for voice in by[: 1 + (how > 0.6)])


def _disputed(chance: random.Random, actor: Named, by: list[str], other: Named) -> Naming:
    alleged = (Stance.ALLEGES, Attribution(actor=actor, by=by[0]))
    how = chance.random()
    if how < 0.55:
        return alleged, (Stance.DENIES, Attribution(actor=actor, by=actor.name))
    if how < 0.7:
        return alleged, (Stance.EXONERATES, Attribution(actor=actor, by=by[1]))
    if how < 0.9:
        return ((Stance.ALLEGES, Attribution(actor=actor, by=by[0], hedged=True)),)
    return tuple((Stance.ALLEGES, Attribution(actor=one, by=by[0], either_or=True)) for one in (actor, other))


def _named(chance: random.Random, theatre: int, weights: list[float]) -> Named:
    if chance.random() < 0.04:
        return Named(as_written=f"unknown men {chance.randrange(5)}")
    n = chance.choices(range(PARTIES), weights)[0]
    return Named(as_written=f"Party {theatre}·{n}", key=party(theatre, n), name=f"Party {theatre}·{n}")
