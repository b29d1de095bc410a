"""`trucewatch bench muc`: victims' figures and named perpetrators against the answer templates of MUC-4.

1,300 news texts in upper case, on attacks in another part of the world and another decade. The first half is for
tuning; the later half is read only with `--final`. Per text, over all its templates:

- *figures*: the pairs (killed or wounded, number) of two and more that the templates give, against those of the
  reader's claims. A single victim is nearly always a name there and no count, so ones are left out. Only texts with
  such a pair count; the templates leave out whatever is no act of terrorism by their rules (clashes of armies, above
  all), so the precision is a lower bound.
- *who is named*: the organisations of the templates, each once a text: is it named as having done something? And of
  all that are named in texts with a template, how many are an organisation or individual of any of them (a lower bound
  too).
- *confidence*: of the organisations found, whether the way in which they are told fits the template's class (`FITS`).
  A template says REPORTED AS FACT also where somebody in the text reports it.

Beside each stands what spaCy's entities and nearness alone give on the same text.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import click

from trucewatch.bench.entities import entities
from trucewatch.bench.material import TEMPLATES, needed
from trucewatch.bench.pace import Pace
from trucewatch.bench.rates import Rates, shown
from trucewatch.bench.samename import any_same
from trucewatch.bench.templates import (
    CONFIDENCE,
    EFFECT,
    INDIVIDUAL,
    ORGANISATION,
    VICTIMS,
    Template,
    templates,
    texts,
)
from trucewatch.bench.told import ADMITTED, ALLEGED, CLEARED, GUARDED, TOLD, Told, of_claims, of_entities
from trucewatch.model.figure import Counted
from trucewatch.products.predictions import document_of, with_library
from trucewatch.read.places.names import Names
from trucewatch.read.reader import read

HALF = 650
EFFECTS = {"DEATH": Counted.KILLED, "INJURY": Counted.WOUNDED}
FITS: dict[str, frozenset[str]] = {
    "REPORTED AS FACT": frozenset({TOLD, ALLEGED}),
    "SUSPECTED OR ACCUSED": frozenset({ALLEGED, GUARDED}),
    "SUSPECTED OR ACCUSED BY AUTHORITIES": frozenset({ALLEGED, GUARDED}),
    "CLAIMED OR ADMITTED": frozenset({ADMITTED}),
    "POSSIBLE": frozenset({GUARDED, ALLEGED}),
    "ACQUITTED": frozenset({CLEARED}),
}
"""The ways of telling that fit each class of confidence."""


@dataclass(slots=True)
class Organisation:
    """One organisation of a text's templates: its names, its classes of confidence, whether it may be left out."""

    names: set[str]
    classes: set[str]
    optional: bool


@dataclass(slots=True)
class Measured:
    """What was counted for one reader; `classes` counts (template's class, way of telling) pairs."""

    figures: Rates = field(default_factory=Rates)
    named: Rates = field(default_factory=Rates)
    fitting: Rates = field(default_factory=Rates)
    classes: Counter[tuple[str, str]] = field(default_factory=Counter)

    def count(self, answers: list[Template], told: Told) -> None:
        """Count one text."""
        self._figures(answers, told)
        listed = organisations(answers)
        if any(t.slots.get(INDIVIDUAL) or t.slots.get(ORGANISATION) or t.slots.get(EFFECT) for t in answers):
            self._named(answers, listed, told)
        self._confidence(listed, told)

    def _figures(self, answers: list[Template], told: Told) -> None:
        wanted, allowed = victims(answers)
        if wanted:
            given = {(what, n) for what, n, _, _ in told.counts if what in EFFECTS.values() and n > 1}
            self.figures.compare(wanted, given - (allowed - wanted))

    def _named(self, answers: list[Template], listed: list[Organisation], told: Told) -> None:
        names = {ns for ns, how in told.actors if how != CLEARED}
        individuals = [w for t in answers for f in t.fills(INDIVIDUAL) for w in f.words]
        for organisation in listed:
            found = any(any_same(ns, organisation.names) for ns in names)
            self.named.tp += found
            self.named.fn += not found and not organisation.optional
        known = individuals + [n for o in listed for n in o.names]
        self.named.fp += sum(not any_same(ns, known) for ns in names)

    def _confidence(self, listed: list[Organisation], told: Told) -> None:
        for organisation in listed:
            ways = {how for ns, how in told.actors if any_same(ns, organisation.names)}
            if not ways or not organisation.classes:
                continue
            fits = any(ways & FITS[c] for c in organisation.classes)
            self.fitting.tp += fits
            self.fitting.fp += not fits
            if len(organisation.classes) == 1:
                self.classes.update((next(iter(organisation.classes)), way) for way in ways)

    def told(self) -> dict[str, Any]:
        """For `--json`."""
        pairs = {f"{c} / {way}": n for (c, way), n in sorted(self.classes.items())}
        return {
            "figures": self.figures.told(),
            "named": self.named.told(),
            "confidence fits": self.fitting.precision,
            "confidence": pairs,
        }


def victims(answers: list[Template]) -> tuple[set[tuple[Counted, int]], set[tuple[Counted, int]]]:
    """The pairs (killed or wounded, number of two and more) that have to be given, and all that may be given."""
    wanted: set[tuple[Counted, int]] = set()
    allowed: set[tuple[Counted, int]] = set()
    for template in answers:
        for effect in template.fills(EFFECT):
            counts = [f for f in template.fills(VICTIMS) if set(f.words) & set(effect.words)]
            sure = len(effect.values) == 1 and not template.optional and not effect.optional
            for fill in counts:
                numbers = {int(n) for value in fill.values for n in re.findall(r"\d+", value) if int(n) > 1}
                pairs = {(EFFECTS[e], n) for e in effect.values if e in EFFECTS for n in numbers}
                allowed |= pairs
                if sure and len(numbers) == 1 and not fill.optional:
                    wanted |= pairs
    return wanted, allowed


def organisations(answers: list[Template]) -> list[Organisation]:
    """The organisations that did something, each once a text, whichever of its names a template uses."""
    found: list[Organisation] = []
    for template in answers:
        for fill in template.fills(ORGANISATION):
            said = {v for f in template.fills(CONFIDENCE) if set(f.words) & set(fill.words) for v in f.values}
            optional = template.optional or fill.optional
            known = next((o for o in found if o.names & set(fill.words)), None)
            if known is None:
                found.append(Organisation(set(fill.words), said & FITS.keys(), optional))
            else:
                known.names |= set(fill.words)
                known.classes |= said & FITS.keys()
                known.optional &= optional
    return found


@click.command()
@click.option("--final", is_flag=True, help="The later half of the texts, which nobody tunes on.")
@click.option("--texts", "limit", type=click.IntRange(1), help="Only so many texts of the half.")
@click.option("--alone", is_flag=True, help="Without spaCy beside it.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def command(final: bool, limit: int | None, alone: bool, as_json: bool) -> None:
    """Score figures, named perpetrators and their confidence on MUC-4, beside what entities alone give."""
    folder = needed(TEMPLATES)
    listed = list(texts(folder))[HALF:] if final else list(texts(folder))[:HALF]
    listed = listed[:limit]
    answers = templates(folder)
    measured = {name: Measured() for name in ("reader", *([] if alone else ["entities"]))}
    for row, by in _read(listed, alone):
        for name, told in by.items():
            measured[name].count(answers.get(row["id"], []), told)
    if as_json:
        half = {"half": "later" if final else "first", "texts": len(listed)}
        click.echo(json.dumps(half | {name: one.told() for name, one in measured.items()}, indent=2))
        return
    click.echo(f"MUC-4, {'later' if final else 'first'} half: {len(listed)} texts (right/wrong/missed)")
    for name, one in measured.items():
        _show(name, one)


def _read(listed: list[dict[str, str]], alone: bool) -> Iterator[tuple[dict[str, str], dict[str, Told]]]:
    names = with_library(Names.of(), {"UTC"}) if listed else Names.of()
    pace = Pace("MUC-4", len(listed), "texts")
    beside = iter([()] * len(listed)) if alone else entities([row["text"] for row in listed])
    for row, found in zip(listed, beside, strict=True):
        reading = read(document_of(row, names), names)
        told = {"reader": of_claims(s.claim for s in reading.suggestions)}
        yield row, told if alone else told | {"entities": of_entities(row["text"], found)}
        pace.add(1)


def _show(name: str, one: Measured) -> None:
    click.echo(f"{name}")
    click.echo(f"  victims' figures      {one.figures}")
    click.echo(f"  who is named          {one.named}")
    click.echo(f"  confidence fits       {shown(one.fitting.precision)} of {one.fitting.tp + one.fitting.fp} found")
    for (label, way), n in sorted(one.classes.items()):
        click.echo(f"    {label:36} {way:9} {n:5}{'' if way in FITS[label] else '   does not fit'}")
