"""`trucewatch check`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from trucewatch.case.check import check
from trucewatch.case.files import draft_bytes, read_case_files, strays
from trucewatch.cli.options import case_argument, json_option
from trucewatch.errors import CaseFault


@click.command()
@case_argument
@json_option
def command(directory: Path, as_json: bool) -> None:
    """Check the draft case files: file, line, what was got, what was expected, near names."""
    try:
        files = read_case_files(draft_bytes(directory))
        faults = [*check(files), *strays(directory)]
    except CaseFault as error:
        faults = error.faults
    if as_json:
        click.echo(json.dumps({"faults": [asdict(fault) for fault in faults]}, ensure_ascii=False, indent=2))
    elif not faults:
        counts = f"{len(files.arrangements)} arrangements, {len(files.parties)} parties, {len(files.sources)} sources"
        click.echo(f"{directory}: no fault ({counts}, {len(files.zones)} zones, {len(files.places)} places)")
    if faults and as_json:
        raise SystemExit(CaseFault.exit_code)
    if faults:
        raise CaseFault(faults)
