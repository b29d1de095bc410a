"""`trucewatch bench case`: what the desk's own questions cost on a bundled case, or on a large one that is made up.

Each figure is the median of several runs in this process, with the quickest and the slowest. The case is made anew in a
temporary folder, with its notes and its review, so that everybody measures the same.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import click

from trucewatch.bench.case_records import measure
from trucewatch.bench.many_claims import fill
from trucewatch.case.adopt import adopt
from trucewatch.case.case import Case, open_case
from trucewatch.case.new import bundled, new
from trucewatch.case.receive import Told, receive
from trucewatch.case.review import review_file
from trucewatch.case.suggest import suggest
from trucewatch.case.view import View, view
from trucewatch.findings.live import find
from trucewatch.products.incidents import IncidentBlock, incident_block
from trucewatch.products.page import html
from trucewatch.products.scope import day_of
from trucewatch.products.situation import day_report
from trucewatch.products.standing import standings_at

MANY = 2_000
"""Findings on more incidents than these are not computed all at once by any page."""

ON_A_PAGE = 100


@click.command()
@click.option("--like", metavar="ID", default=bundled()[0], show_default=True, help="The bundled case.")
@click.option("--runs", type=click.IntRange(3, 1000), default=20, show_default=True, help="Runs of each question.")
@click.option("--records", type=click.IntRange(1_000), help="A made-up case with a feed of so many rows instead.")
@click.option("--zones", type=click.IntRange(40, 5_000), default=500, show_default=True, help="Its zones.")
@click.option("--claims", type=click.IntRange(100), help="The bundled case with so many more accepted claims.")
@click.option("--seed", default=1, show_default=True, help="What is made up with the same seed is the same.")
def command(like: str, runs: int, records: int | None, zones: int, claims: int | None, seed: int) -> None:
    """Time the desk's questions on a bundled case, or on one with many records or claims."""

    def ask(question: tuple[str, Callable[[], object]]) -> None:
        name, asked = question
        times = [_milliseconds(asked) for _ in range(runs)]
        spread = f"{min(times):.1f}–{max(times):.1f}"
        click.echo(f"{name:52} {statistics.median(times):8.1f} ms   ({spread}, {runs} runs)")

    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder) / "case"
        if records:
            measure(directory, records, zones, seed, ask)
            return
        new(directory, like=like)
        with open_case(directory) as case:
            started = time.perf_counter()
            reports = _fill(case)
            took = time.perf_counter() - started
            click.echo(f"{like}: {reports} reports taken in, read and reviewed in {took:.2f} s")
            if claims:
                fill(case, claims, _year_of(case), seed)
                click.echo(f"{claims:,} claims more, accepted as by policy")
        with open_case(directory) as case:
            for question in _questions(case):
                ask(question)


def _year_of(case: Case) -> datetime:
    """A year before the last event on record: the bulletins lead up to it."""
    times = [t.start for i in view(case).incidents.values() for t in i.when if t.start]
    return max(times) - timedelta(days=366)


def _fill(case: Case) -> int:
    adopt(case, "bench", "bench")
    zone = case.files_at().config.zone
    for note in sorted((case.directory / "notes").glob("*.yml")):
        receive(case, note.name, note.read_bytes(), Told(), "bench", zone)
    read = suggest(case, view(case).held)
    decisions = case.directory / "decisions.yml"
    if decisions.exists():
        review_file(case, view(case), decisions.name, decisions.read_bytes())
    return read


def _questions(case: Case) -> Iterator[tuple[str, Callable[[], object]]]:
    seen = view(case)
    at = max(t.start for i in seen.incidents.values() for t in i.when if t.start)
    day = day_of(at, seen.files.config)
    incident, claims = next(iter(seen.incidents.values())), {k: c.claim for k, c in seen.claims.items()}
    place = next(iter(seen.files.places.values())).where()
    yield "view: the same ledger folded again", lambda: view(case).book.ground
    yield "view: ledger read from the store", lambda: _read_anew(case)
    yield "page of the list of incidents", lambda: _page(_fresh(seen))
    yield "inforce: one place, one instant", lambda: standings_at(seen, place, at)
    yield "findings: one incident, terms loaded", lambda: find([incident], seen.book, claims=claims)
    if len(seen.incidents) < MANY:
        yield f"findings: all {len(seen.incidents)} incidents", lambda: dict(_fresh(seen).findings)
    yield "report: one day, whole case, as a page", lambda: html("situation.html.j2", day_report(_fresh(seen), day))


def _read_anew(case: Case) -> View:
    case.ledger.forget()
    return view(case)


def _page(seen: View) -> list[IncidentBlock]:
    first = list(seen.incidents.values())[:ON_A_PAGE]
    seen.findings.ask(incident.id for incident in first)
    return [incident_block(seen, incident) for incident in first]


def _fresh(seen: View) -> View:
    """The same view with nothing computed yet, but its terms."""
    fresh = View(seen.case, seen.held, seen.files, seen.known_at, seen.recorded_by)
    fresh.book = seen.book
    return fresh


def _milliseconds(question: Callable[[], object]) -> float:
    started = time.perf_counter()
    question()
    return (time.perf_counter() - started) * 1000
