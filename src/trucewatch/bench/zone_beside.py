"""The step of `zone_step` by the project and by others, in one run: equal pairs first, then the ratios."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping

import click

from trucewatch.bench.zone_ours import ours
from trucewatch.bench.zone_peers import PEERS, Missing, Taken
from trucewatch.bench.zone_postgis import postgis_join
from trucewatch.bench.zone_step import Step, fingerprint
from trucewatch.errors import TrucewatchError

Ask = Callable[[Step], Taken]

ALL: dict[str, Ask] = {**PEERS, "PostGIS": postgis_join}


def beside(step: Step, runs: int, others: Mapping[str, Ask] = ALL) -> dict[str, float]:
    """Tell what each takes; returns the medians of so many runs each, in seconds.

    Raises TrucewatchError where the pairs are not the same.
    """
    click.echo(
        f"which zones hold a point and have a window open then: {len(step.at):,} points, {len(step.zones)} zones, "
        f"{len(step.since):,} windows"
    )
    found: dict[str, float] = {}
    wanted: tuple[int, str] | None = None
    for name, ask in {"trucewatch": ours, **others}.items():
        try:
            taken = [ask(step) for _ in range(runs)]
        except Missing as missing:
            click.echo(f"{name:16} missing: {missing}")
            continue
        got = len(taken[0].pairs[0]), fingerprint(taken[0].pairs)
        wanted = wanted or got
        if got != wanted:
            raise TrucewatchError(f"{name}: got {got[0]:,} pairs {got[1]}, expected {wanted[0]:,} pairs {wanted[1]}")
        found[name] = statistics.median(one.seconds for one in taken)
        ratio = f", {found[name] / found['trucewatch']:.1f} times" if name != "trucewatch" else ""
        click.echo(f"{name:16} {found[name]:7.2f} s, {got[0]:,} pairs {got[1]}{ratio} ({taken[0].how})")
    return found
