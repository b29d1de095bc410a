"""`trucewatch bench case --records`: what the desk's questions cost on a case of a million records, and a changed term.

The case is made in a temporary folder through `adopt` and `receive`, as the verbs do it.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import click

from trucewatch.bench.held_terms import DAYS, START, Terms, terms
from trucewatch.bench.many_records import SOURCE, changed, write_case, write_feed
from trucewatch.case.adopt import adopt
from trucewatch.case.case import Case, open_case
from trucewatch.case.derived import folder
from trucewatch.case.holding import Holding, Progress, hold_feed
from trucewatch.case.receive import Told, receive
from trucewatch.case.records import HeldFeed, by_policy, forget_open, held_feed
from trucewatch.case.suggest import suggest
from trucewatch.case.view import View, view
from trucewatch.products.page import html
from trucewatch.products.records import in_short, record_block, records_in
from trucewatch.products.scope import day_of, day_window, where_named
from trucewatch.products.situation import day_report
from trucewatch.products.standing import standings_at

T = TypeVar("T")
Question = tuple[str, Callable[[], object]]
CORRECTED = "truce-7"


def measure(directory: Path, records: int, zones: int, seed: int, ask: Callable[[Question], None]) -> None:
    """Make the case, tell what each step takes, and put the desk's questions with `ask`."""
    made = _step("terms and feed generated", lambda: _generated(directory, records, zones, seed))
    with open_case(directory) as case:
        _step("adopt", lambda: adopt(case, "bench", "bench"))
        table = directory.with_suffix(".csv")
        told = Told(origin=SOURCE, published="2034-01-05")
        _step("add: the feed taken in, its rows checked", lambda: _received(case, table, told))
        _step("read: nothing, a feed is no prose", lambda: suggest(case, view(case).held))
    with open_case(directory) as case:
        seen = _step("first opening: ledger and case files", lambda: view(case))
        report = by_policy(seen)[0]
        feed = _step("first opening: records derived from the feed", lambda: held_feed(case, report, seen.files))
        _say(f"  {len(feed):,} records that open an incident, of {records:,} rows")
        _step("first opening: terms made ready", lambda: standings_at(seen, where_named(seen.files, "town-0-0"), START))
        done = _step("findings: all records × all readings", lambda: hold_feed(case, feed, seen.book, _progress))
        _say(
            f"  {sum(again.findings for again in done.reheld):,} findings, {_size(folder(case, report.id)):.0f} MB kept"
        )
        forget_open(case)
        feed = _step("later opening: records", lambda: held_feed(case, report, seen.files))
        for question in _questions(seen, feed):
            ask(question)
        _correct(case, made)


def _generated(directory: Path, records: int, zones: int, seed: int) -> Terms:
    made = terms(zones, seed)
    write_case(directory, made)
    write_feed(directory.with_suffix(".csv"), made, records, seed)
    return made


def _received(case: Case, table: Path, told: Told) -> None:
    receive(case, table.name, table.read_bytes(), told, "bench", "UTC")


def _questions(seen: View, feed: HeldFeed) -> Iterator[Question]:
    config = seen.files.config
    at = START + timedelta(days=DAYS // 2)
    day = day_window(day_of(at, config), config)
    place = where_named(seen.files, "town-0-0")
    page = records_in(seen, day)
    middle = feed.records.ids(feed.records.at[len(feed) // 2 :][:1])[0].as_py()
    yield "inforce: one place, one instant", lambda: standings_at(seen, place, at)
    yield "record: one, with findings and bases", lambda: record_block(seen, middle)
    yield f"findings of a day: page 1 of {page.pages}", lambda: records_in(seen, day)
    yield f"findings of a day: page {page.pages}", lambda: records_in(seen, day, page.pages)
    yield "findings of a day: possible breaches", lambda: records_in(seen, day, outcome="possible breach")
    yield f"records of a day counted ({page.total:,})", lambda: in_short(seen, day)
    yield (
        "report: one day, whole case, as a page",
        lambda: html("situation.html.j2", day_report(seen, day_of(at, config))),
    )


def _correct(case: Case, made: Terms) -> None:
    """One arrangement corrected and adopted: what is held again, what kept, what comes out otherwise."""
    path = case.directory / "arrangements" / f"{CORRECTED}.yml"
    path.write_text(json.dumps(changed(made, CORRECTED), ensure_ascii=False), "utf-8")
    _step("adopt: one arrangement corrected", lambda: adopt(case, "bench", "six hours later"))
    seen = _step("opening after it", lambda: view(case))
    feed = held_feed(case, by_policy(seen)[0], seen.files)
    done = _step("findings: what the correction can touch", lambda: hold_feed(case, feed, seen.book, _progress))
    for line in _told(done):
        _say(f"  {line}")


def _told(done: Holding) -> Iterator[str]:
    yield f"{len(done.reheld)} arrangements held again, {len(done.current)} kept as they were"
    for again in done.reheld:
        yield f"{again.arrangement}: {again.computed:,} records computed, {again.kept:,} kept"
        if again.first and again.last:
            days = f"{again.first:%Y-%m-%d} to {again.last:%Y-%m-%d}"
            yield f"{sum(again.changed.values()):,} outcomes altered, of records of {days}"


def _progress(progress: Progress) -> None:
    click.echo(f"  {progress.done:,}/{progress.total:,} records", err=True)


def _step(name: str, work: Callable[[], T]) -> T:
    started = time.perf_counter()
    found = work()
    _say(f"{name:52} {time.perf_counter() - started:8.2f} s")
    return found


def _say(line: str) -> None:
    click.echo(line)


def _size(path: Path) -> float:
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file()) / 1e6
