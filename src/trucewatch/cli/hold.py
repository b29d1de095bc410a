"""`trucewatch hold`."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import click

from trucewatch.case.terms_at import terms_at
from trucewatch.cli.options import as_of_options, case_argument, instant, table
from trucewatch.errors import BadInput
from trucewatch.findings.batch import Batch, run
from trucewatch.findings.batch.partitions import SIZE
from trucewatch.findings.explained import explained
from trucewatch.model.vocabulary import Outcome
from trucewatch.products.words import count_words

TELL_EVERY = 2.0  # seconds


@click.command()
@case_argument
@click.argument("rows", metavar="ROWS", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="The folder to write to; made if need be.")
@click.option("--draft", is_flag=True, help="The case's files as they lie there, though others are adopted.")
@click.option("--every", is_flag=True, help="Also where the area or the time is plainly no.")
@click.option("--explain", "asked", multiple=True, metavar="INCIDENT", help="Tell what its findings rest on.")
@click.option("--anew", is_flag=True, help="Compute all again, also what is finished, or is of another run.")
@click.option("--size", type=click.IntRange(1), default=SIZE, show_default=True, help="Rows in a partition.")
@click.option("--quiet", is_flag=True, help="Do not tell how far it has come.")
@as_of_options
def command(
    directory: Path,
    rows: Path,
    out: Path | None,
    draft: bool,
    every: bool,
    asked: tuple[str, ...],
    anew: bool,
    size: int,
    quiet: bool,
    known_at: str | None,
    recorded_by: str | None,
) -> None:
    """Hold a table of incidents of any length against every reading of every arrangement that may apply.

    CASE is a case, or a folder with the files of one. ROWS is a Parquet file, or a folder of them, with the columns
    incident, lon, lat, radius_km, place, start, end, said. Findings go to --out as Parquet, beside _manifest.json and,
    where incidents cannot be used, _rejected.csv. A run that was stopped goes on when it is started again.
    """
    if out is None and not asked:
        raise BadInput("hold: give --out FOLDER for the findings, or --explain INCIDENT")
    known, recorded = instant(known_at, "--known-at"), instant(recorded_by, "--recorded-by")
    book, origin, unchanged = terms_at(directory, draft=draft, recorded_by=recorded)
    if out is not None:
        if not quiet:
            click.echo(f"{len(book.arrangements)} arrangements of {directory}, {origin}", err=True)
        told = None if quiet else _pace()
        made = run(rows, book, out, known_at=known, every=every, size=size, anew=anew, told=told, unchanged=unchanged)
        _summary(made, out)
    for finding in explained(rows, asked, book, known, every=every) if asked else ():
        click.echo(f"{finding.incident}  {finding.outcome}: {finding.arrangement} (reading {finding.reading})")
        for test in finding.tests:
            click.echo(f"    {test.name}: {test.answer.value} — {test.basis}")


def _pace() -> Callable[[int, int], None]:
    """Tells rows done, rate and time left, at most every two seconds. What was finished before counts for no rate."""
    started = last = time.perf_counter()
    before: int | None = None

    def told(done: int, total: int) -> None:
        nonlocal last, before
        now = time.perf_counter()
        if before is None:
            before = done
        if now - last < TELL_EVERY:
            return
        last = now
        rate = (done - before) / (now - started) or 1.0
        left = (total - done) / rate
        click.echo(
            f"{done:,} of {total:,} rows, {rate:,.0f} a second, {left // 60:.0f}:{left % 60:02.0f} left", err=True
        )

    return told


def _summary(made: Batch, out: Path) -> None:
    names = [outcome.value for outcome in Outcome if any(outcome in counts for counts in made.outcomes.values())]
    total: Counter[str] = Counter()
    lines = []
    for arrangement, counts in made.outcomes.items():
        lines.append((arrangement, *(f"{counts.get(name, 0):,}" for name in names)))
        total.update(counts)
    if lines:
        table([*lines, ("all", *(f"{total[name]:,}" for name in names))], ("arrangement", *names))
    incidents, findings = sum(part.incidents for part in made.made), sum(total.values())
    kept = f"; {made.kept} of {len(made.made)} partitions were finished before" if made.kept else ""
    click.echo(f"{count_words(incidents, 'incident')}, {count_words(findings, 'finding')} in {out}{kept}")
    if made.rejected:
        click.echo(f"{count_words(made.rejected, 'row')} could not be used: see {out / '_rejected.csv'}", err=True)
