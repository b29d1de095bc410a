"""`trucewatch bench flags`: how many disagreements the machine raises by itself, where nobody has reviewed anything.

The articles of the development set and the documents of the corpus are read, every suggestion is taken as if it were
accepted, no two claims are put together (unless `--joined`), and the engine holds them to each other. A reader judges a
sample (`--show`).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import click

from trucewatch.bench import material
from trucewatch.bench.score import dev_set
from trucewatch.case.gazetteers import read_gazetteer
from trucewatch.case.mention import mention_alone
from trucewatch.case.view import containers
from trucewatch.fuse.mentions import incidents
from trucewatch.model.when import Precision, TimeBasis, When
from trucewatch.products.predictions import document_of, with_library, zone_of
from trucewatch.read.document import Document
from trucewatch.read.places.names import Names
from trucewatch.read.reader import read
from trucewatch.tally.disagreement import Disagreement, disagreements
from trucewatch.tally.ground import Ground
from trucewatch.tally.told import Told

Rows = list[dict[str, Any]]


@click.command()
@click.option("--show", type=click.IntRange(0), default=0, help="Print up to N of each relation, with the words.")
@click.option("--joined", is_flag=True, help="Put claims together as the grouping of incidents does.")
@click.option("--more", is_flag=True, help="Also the articles of the FA-KES half, which have no dates of their own.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def command(show: int, joined: bool, more: bool, as_json: bool) -> None:
    """Count the disagreements that unreviewed suggestions raise on the articles and documents of the corpus."""
    texts = {"articles": dev_set()[0], "documents": _documents()}
    if more:
        texts["FA-KES"] = list(material.articles(material.needed(material.ARTICLES)))
    told = {name: _flagged(rows, joined) for name, rows in texts.items() if rows}
    counts = {
        name: {"texts": len(texts[name]), "claims": len(claims), "flags": len(found)}
        | dict(sorted(Counter(str(d.difference) for d in found).items()))
        for name, (claims, found) in told.items()
    }
    if as_json:
        click.echo(json.dumps(counts, indent=2))
        return
    for name, count in counts.items():
        click.echo(f"{name}: " + ", ".join(f"{n} {what}" for what, n in count.items()))
    for name, (claims, found) in told.items():
        for line in _shown(claims, found, show):
            click.echo(f"{name}: {line}")


def _documents() -> Rows:
    """The corpus's own documents, without any date: what they say of themselves is all there is."""
    folder = material.found("seeds")
    if folder is None:
        return []
    return [{"id": path.name, "text": path.read_text("utf-8"), "tz": "UTC"} for path in sorted(folder.glob("*.txt"))]


def _flagged(rows: Rows, joined: bool) -> tuple[dict[str, Told], tuple[Disagreement, ...]]:
    path = material.gazetteer()
    own = read_gazetteer(path).places if path else []
    names = with_library(Names.of([], [], own), {zone_of(row) for row in rows})
    claims = {t.id: t for row in rows for t in _told(document_of(row, names), names)}
    if joined:
        claims = _joined(claims)
    lineage = {key: frozenset({key, *party.part_of}) for key, party in names.parties.items()}
    return claims, disagreements(claims.values(), Ground(containers(names.places), lineage))


def _told(document: Document, names: Names) -> Iterator[Told]:
    known = document.anchors[0].when if document.anchors else _unknown(document.zone)
    for suggestion in read(document, names).suggestions:
        yield Told(suggestion.claim, known, suggestion.id)


def _joined(claims: dict[str, Told]) -> dict[str, Told]:
    """The claims of events put together as the grouping does, as if a person had merged what it suggests."""
    of_events = [t for t in claims.values() if t.claim.tells_of_an_event]
    mentions = [replace(mention_alone(t.claim), report=t.report) for t in of_events]
    events = {t.id: of_events[first].event for t, first in zip(of_events, incidents(mentions), strict=True)}
    return {key: replace(t, event=events.get(key, t.event)) for key, t in claims.items()}


def _unknown(zone: str) -> When:
    return When(start=None, end=None, precision=Precision.UNRESOLVED, zone=zone, basis=TimeBasis.NONE)


def _shown(claims: dict[str, Told], found: Iterable[Disagreement], most: int) -> Iterator[str]:
    printed: Counter[str] = Counter()
    for d in found:
        printed[d.difference] += 1
        if printed[d.difference] > most:
            continue
        yield f"{d.difference}: {d.question}, {d.subject}: {'; '.join(d.reasons)}"
        for side in d.sides:
            for key in side.claims:
                told = claims[key]
                yield f"  {side.answer} — {told.report}: {' '.join(told.claim.quotation.words.split())}"


if __name__ == "__main__":
    command()
