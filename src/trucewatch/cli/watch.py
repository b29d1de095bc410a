"""`trucewatch watch`: the watch log, and what it covers."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import click

from trucewatch.case.watch import record_watch
from trucewatch.cli.options import answer, as_of_options, case_argument, instant, json_option, opened, role_option
from trucewatch.ledger.payloads import Watched
from trucewatch.model.watch import Mode, WatchStep
from trucewatch.products.coverage import Coverage, coverage
from trucewatch.products.scope import area_named, day_window, parse_day
from trucewatch.products.watch import watch_words

seat_option = click.option("--seat", required=True, metavar="KEY", help="A seat, such as desk-1; never a person.")
why_option = click.option("--why", default="", help="The reason, kept on record.")


@click.group()
def command() -> None:
    """The watch log: who watched what, when; and what a day's watch covers. Where nobody watched, nothing is known."""


@command.command()
@case_argument
@click.option("--day", required=True, metavar="DATE", help="A day of the case, such as 2031-03-04.")
@click.option("--area", metavar="NAME", help="A place of the gazetteer; the whole case if left out.")
@as_of_options
@json_option
def show(
    directory: Path, day: str, area: str | None, known_at: str | None, recorded_by: str | None, as_json: bool
) -> None:
    """What was watched on a day, by whom, and where the gaps are."""
    with opened(directory, known_at, recorded_by) as (_, seen):
        where = area_named(seen.files, area) if area else None
        found = coverage(seen, day_window(parse_day(day), seen.files.config), where)
    if as_json:
        answer(found)
    else:
        _tell(found)


def _tell(found: Coverage) -> None:
    click.echo(found.watch)
    for shift in found.shifts:
        until = shift.until or "open: counts once it is closed"
        click.echo(f"  {shift.seat}: {shift.since} to {until} ({shift.mode}; {shift.zones}; {shift.sources})")
    for gap in found.gaps:
        click.echo(f"  without watch: {gap}")
    for line in found.heard or (found.statement,):
        click.echo(f"  {line}")
    for mechanism in found.mechanisms:
        click.echo(f"  {mechanism.name}: {mechanism.said}")


@command.command(name="open")
@case_argument
@seat_option
@click.option("--from", "since", metavar="INSTANT", help="When it began, with its zone; now if left out.")
@click.option(
    "--zone", "zones", multiple=True, metavar="ID", help="A zone or place watched; the whole case if left out."
)
@click.option("--source", "sources", multiple=True, metavar="ID", help="A source watched; all if left out.")
@click.option("--on-site", is_flag=True, help="The seat sees for itself; otherwise it is remote.")
@role_option
@json_option
def open_(
    directory: Path, seat: str, since: str | None, zones: tuple[str, ...], sources: tuple[str, ...], on_site: bool,
    role: str, as_json: bool,
) -> None:  # fmt: skip
    """Open a shift. It covers nothing until it is closed."""
    said = _said(WatchStep.OPENED, seat, instant(since, "--from"), None, zones, sources, on_site, "")
    _record(directory, said, role, as_json)


@command.command()
@case_argument
@seat_option
@click.option("--until", metavar="INSTANT", help="When it ended, with its zone; now if left out.")
@why_option
@role_option
@json_option
def close(directory: Path, seat: str, until: str | None, why: str, role: str, as_json: bool) -> None:
    """Close the open shift of a seat."""
    said = _said(WatchStep.CLOSED, seat, None, instant(until, "--until"), (), (), False, why)
    _record(directory, said, role, as_json)


@command.command()
@case_argument
@seat_option
@click.option("--from", "since", metavar="INSTANT", required=True, help="When it began, with its zone.")
@click.option("--until", metavar="INSTANT", required=True, help="When it ended, with its zone.")
@click.option(
    "--zone", "zones", multiple=True, metavar="ID", help="A zone or place watched; the whole case if left out."
)
@click.option("--source", "sources", multiple=True, metavar="ID", help="A source watched; all if left out.")
@click.option("--on-site", is_flag=True, help="The seat sees for itself; otherwise it is remote.")
@why_option
@role_option
@json_option
def shift(
    directory: Path, seat: str, since: str, until: str, zones: tuple[str, ...], sources: tuple[str, ...],
    on_site: bool, why: str, role: str, as_json: bool,
) -> None:  # fmt: skip
    """Record a whole shift that is over."""
    span = instant(since, "--from"), instant(until, "--until")
    _record(directory, _said(WatchStep.SHIFT, seat, *span, zones, sources, on_site, why), role, as_json)


@command.command()
@case_argument
@seat_option
@click.option("--from", "since", metavar="INSTANT", required=True, help="When the gap began, with its zone.")
@click.option("--until", metavar="INSTANT", required=True, help="When it ended, with its zone.")
@click.option("--why", required=True, help="The reason, kept on record.")
@role_option
@json_option
def gap(directory: Path, seat: str, since: str, until: str, why: str, role: str, as_json: bool) -> None:
    """Record that a seat did not watch for a while, inside its shifts or beside them."""
    span = instant(since, "--from"), instant(until, "--until")
    _record(directory, _said(WatchStep.GAP, seat, *span, (), (), False, why), role, as_json)


def _said(
    step: WatchStep, seat: str, since: datetime | None, until: datetime | None, zones: tuple[str, ...],
    sources: tuple[str, ...], on_site: bool, why: str,
) -> Watched:  # fmt: skip
    mode = Mode.ON_SITE if on_site else Mode.REMOTE
    return Watched(step=step, seat=seat, since=since, until=until, zones=zones, sources=sources, mode=mode, why=why)


def _record(directory: Path, said: Watched, role: str, as_json: bool) -> None:
    with opened(directory) as (case, seen):
        now = case.clock()
        if said.step is WatchStep.OPENED and said.since is None:
            said = said.model_copy(update={"since": now})
        if said.step is WatchStep.CLOSED and said.until is None:
            said = said.model_copy(update={"until": now})
        entry = record_watch(case, seen.held, seen.files, said, role)
        assert isinstance(entry.payload, Watched)
        if as_json:
            click.echo(json.dumps({"entry": entry.seq, **entry.payload.model_dump(mode="json", by_alias=True)}))
        else:
            click.echo(f"entry {entry.seq}: {watch_words(entry.payload, seen.files.config.zone)}")
