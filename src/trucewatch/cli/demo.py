"""`trucewatch demo`."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.case.adopt import adopt
from trucewatch.case.case import Case, open_case
from trucewatch.case.issue import issue
from trucewatch.case.new import bundled, new
from trucewatch.case.receive import Arrivals, Told, receive
from trucewatch.case.review import review_file
from trucewatch.case.suggest import suggest
from trucewatch.case.view import view
from trucewatch.model.frozen import Frozen
from trucewatch.products.method import manifest
from trucewatch.products.page import html, json_text
from trucewatch.products.scope import parse_day
from trucewatch.products.situation import day_report
from trucewatch.products.words import count_words
from trucewatch.written import read_yaml


class Shown(Frozen):
    """`demo.yml` of a bundled case: the day whose report is written, and the instant at which the desk opens."""

    report_day: str
    board_at: str


@click.command()
@click.argument("directory", metavar="DIRECTORY", type=click.Path(path_type=Path))
@click.option("--like", metavar="ID", default=bundled()[0], show_default=True, help="The bundled case.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The desk's port.")
@click.option("--no-serve", is_flag=True, help="Stop after writing the report.")
def command(directory: Path, like: str, port: int, no_serve: bool) -> None:
    """Make the bundled case, put its notes in, review, report, and open the desk. A second run loses nothing."""
    if not no_serve:
        from trucewatch.desk.serve import claim_port, serve  # Django is loaded only where the desk opens

        claim_port(port)  # a port that is taken is told before any work is done
    if not (directory / "case.yml").exists():
        _say(f"making the case in {directory}")
        new(directory, like=like)
    shown = Shown.model_validate(read_yaml("demo.yml", (directory / "demo.yml").read_bytes()).content)
    with open_case(directory) as case:
        _take_in(case)
        written = _report(case, directory / "products", shown.report_day)
    _say("the situation report is in " + " and ".join(str(path) for path in written))
    if no_serve:
        _say(f"to open the desk: make demo, or .venv/bin/trucewatch desk {directory} --at '{shown.board_at}'")
        return
    serve(directory, port, shown.board_at)


def _take_in(case: Case) -> None:
    entry, changes = adopt(case, "case editor", "the bundled case")
    _say(
        f"adopted {count_words(len(changes), 'case file')} (entry {entry.seq})"
        if entry
        else "the case files are adopted"
    )
    zone = case.files_at().config.zone
    notes = sorted((case.directory / "notes").glob("*.yml"))
    arrivals = Arrivals(case)
    taken = [receive(case, n.name, n.read_bytes(), Told(), "case editor", zone, arrivals) for n in notes]
    new_ones = sum(t.outcome == "received" for t in taken)
    _say(f"notes: {new_ones} added, {len(taken) - new_ones} held already")
    read = suggest(case, view(case).held)
    _say(f"read {count_words(read, 'report')}; claims are suggested, nothing is decided")
    decisions = case.directory / "decisions.yml"
    if decisions.exists():
        done = review_file(case, view(case), decisions.name, decisions.read_bytes())
        _say(f"review by the role “case editor”: {len(done.entries)} decisions recorded, {done.already} stood already")
    seen = view(case)
    _say(
        f"{count_words(len(seen.claims), 'claim')} on record, {len(seen.suggestions)} suggestions left open; "
        f"{count_words(len(seen.incidents), 'incident')}, {sum(len(f) for f in seen.findings.values())} findings"
    )


def _report(case: Case, folder: Path, day: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    product = day_report(view(case), parse_day(day))
    written = []
    for suffix, media_type, text in (
        ("html", "text/html", html("situation.html.j2", product)),
        ("json", "application/json", json_text(product)),
    ):
        path = folder / f"situation-report-{day}.{suffix}"
        path.write_text(text, "utf-8")
        issue(case, path.name, text.encode(), media_type, manifest(product.method), "case editor")
        written.append(path)
    return written


def _say(words: str) -> None:
    click.echo(f"• {words}")
