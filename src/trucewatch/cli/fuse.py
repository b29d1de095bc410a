"""`trucewatch fuse`."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import click
from pyarrow import csv

from trucewatch.errors import BadInput
from trucewatch.feeds import Feed, feed_of
from trucewatch.feeds.mapping import Mapping, read_mapping
from trucewatch.fuse import Fusion, fuse
from trucewatch.fuse.weights import Weights, read_weights, weights
from trucewatch.products.fusion import fusion_page


@click.command()
@click.argument("tables", metavar="TABLE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The folder to write to; made if need be.")
@click.option("--mapping", "mappings", multiple=True, metavar="TABLE=FILE", help="How to read a table (YAML).")
@click.option(
    "--weights", "own", type=click.Path(path_type=Path), help="Weights to use instead of those that come along."
)
@click.option("--quiet", is_flag=True, help="Do not tell how far it has come.")
def command(tables: tuple[Path, ...], out: Path, mappings: tuple[str, ...], own: Path | None, quiet: bool) -> None:
    """Find which records of several tables speak of one incident.

    Each TABLE is a CSV file (also gzipped) with columns id, source, date_from, date_to, lat, lon, precision_km, place,
    kind, parties, killed_low, killed_high, text, of which id and date_from are needed; or an export of UCDP GED,
    ACLED, GTD or SCAD as it is. The source is the file's name where no column names it. Rows that cannot be used are
    listed.

    Written to --out: pairs.csv (the links held), open.csv (pairs that may be links), clusters.csv (every record's
    cluster), rejected.csv (rows not used) and report.html.
    """
    use = _weights(own) if own else weights()
    given = dict(_mapping(text) for text in mappings)
    if lost := sorted(set(given) - {path.name for path in tables}):
        raise BadInput(f"--mapping: got {lost[0]}, expected the name of one of the tables given")
    feeds = [_feed(path, name, given.get(path.name)) for path, name in zip(tables, _names(tables), strict=True)]
    for feed in feeds:
        listed = f", {len(feed.faults):,} rows listed" if feed.faults else ""
        click.echo(f"{feed.name}: {feed.format}, {feed.table.num_rows:,} records{listed}", err=True)
    if len({source for feed in feeds for source in feed.table["source"].unique().to_pylist()}) < 2:
        click.echo("only one source: records are compared between sources, so nothing is linked", err=True)
    found = fuse(feeds, [feed.name for feed in feeds], use, told=None if quiet else _told)
    _write(out, found, use)
    n = found.pairs.num_rows
    click.echo(f"{n:,} links held, {found.open.num_rows:,} open, {len(found.faults):,} rows not used; see {out}")


def _told(said: str) -> None:
    click.echo(said, err=True)


def _names(tables: tuple[Path, ...]) -> list[str]:
    """A name for each table: the file's, with its folder before it where two files are named alike."""
    often = Counter(path.name for path in tables)
    return [path.name if often[path.name] == 1 else f"{path.resolve().parent.name}/{path.name}" for path in tables]


def _feed(path: Path, name: str, mapping: Mapping | None) -> Feed:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror}); nothing was written") from error
    return feed_of(content, name, mapping)


def _mapping(text: str) -> tuple[str, Mapping]:
    name, sign, file = text.partition("=")
    if not sign:
        raise BadInput(f"--mapping: got {text!r}, expected TABLE=FILE, such as register.csv=register.yml")
    try:
        return Path(name).name, read_mapping(Path(file).read_bytes(), file)
    except OSError as error:
        raise BadInput(f"--mapping: {file} cannot be read ({error.strerror})") from error


def _weights(path: Path) -> Weights:
    try:
        return read_weights(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError) as error:
        first = str(error).splitlines()[0]
        raise BadInput(f"{path}: no weights ({first}); `trucewatch bench learn --out FILE` writes some") from error


def _write(out: Path, found: Fusion, use: Weights) -> None:
    if out.exists() and not out.is_dir():
        raise BadInput(f"{out}: is a file; give a folder")
    out.mkdir(parents=True, exist_ok=True)
    for name, table in (("pairs", found.pairs), ("open", found.open), ("clusters", found.clusters)):
        csv.write_csv(table, out / f"{name}.csv", csv.WriteOptions(quoting_style="needed"))
    lines = "".join(f"{json.dumps(str(fault), ensure_ascii=False)}\n" for fault in found.faults)
    (out / "rejected.csv").write_text("fault\n" + lines, "utf-8")
    (out / "report.html").write_text(fusion_page(found, use), "utf-8")
