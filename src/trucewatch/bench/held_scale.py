"""The large run of `bench findings`: generate, count the outcomes of a sample, run a few times, ask some live too."""

from __future__ import annotations

import shutil
import statistics
from pathlib import Path

import click

from trucewatch.bench.held_made import Made
from trucewatch.bench.held_run import Ran, measured
from trucewatch.bench.held_sample import differ
from trucewatch.bench.held_shares import SAMPLE, Shares, sample, shares
from trucewatch.errors import TrucewatchError
from trucewatch.findings.ready import ready
from trucewatch.model.vocabulary import Outcome

ASKED_LIVE = 200
"""Incidents of the run that are asked of the live desk too."""


def scale(made: Made, folder: Path, incidents: int, zones: int, runs: int, seed: int) -> None:
    """Measure and tell; raises TrucewatchError where the run and the live desk do not agree."""
    _tell_shares(shares(sample(made.some), ready(made.terms.book)))
    out = folder / "findings"
    found: list[Ran] = []
    for number in range(runs):
        shutil.rmtree(out, ignore_errors=True)
        found.append(measured(made.rows, out, zones, seed))
        _tell(f"run {number + 1}", found[-1], incidents)
    if runs > 1:
        middle = statistics.median_low([ran.seconds for ran in found])
        _tell("median", next(ran for ran in found if ran.seconds == middle), incidents)
    click.echo("; ".join(f"{outcome}: {count:,}" for outcome, count in sorted(found[0].outcomes.items())))
    written = sum(path.stat().st_size for path in out.glob("*.parquet"))
    click.echo(f"written: {written / 1e6:,.0f} MB of Parquet")
    live, other = differ(made.rows, out, made.said, made.terms.book, ASKED_LIVE)
    if other:
        raise TrucewatchError(f"{other} findings of {ASKED_LIVE} incidents are not what the live desk says")
    click.echo(f"asked live too: {live} findings of {ASKED_LIVE} incidents, all with equal ids, answers and outcomes")


def _tell_shares(found: Shares) -> None:
    told = ", ".join(f"{outcome} {100 * found.share(outcome):.1f} %" for outcome in Outcome)
    click.echo(f"among the pairs considered of {min(SAMPLE, found.incidents):,} incidents with a place: {told}")
    click.echo(f"candidates an incident: {found.candidates:.2f}; findings: {found.findings:.2f}")


def _tell(name: str, ran: Ran, incidents: int) -> None:
    click.echo(
        f"{name}: {ran.seconds:.2f} s, {incidents / ran.seconds:,.0f} incidents and {ran.findings / ran.seconds:,.0f} "
        f"findings a second, {ran.memory / 1e9:.2f} GB, {ran.processor_seconds:.1f} s of processor; "
        f"{ran.findings:,} findings"
    )
