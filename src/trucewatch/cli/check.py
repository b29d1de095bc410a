"""`trucewatch check`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from trucewatch.case.check import check
from trucewatch.case.files import CaseFiles, draft_bytes, read_case_files, strays
from trucewatch.case.topics import mistyped
from trucewatch.cli.options import case_argument, json_option, opened
from trucewatch.errors import CaseFault, NotHeld


@click.command()
@case_argument
@json_option
def command(directory: Path, as_json: bool) -> None:
    """Check the draft case files: file, line, what was got, what was expected, near names."""
    try:
        files = read_case_files(draft_bytes(directory))
        faults = [*check(files), *strays(directory)]
        told = () if faults else _topics(directory, files)
    except CaseFault as error:
        faults, told = error.faults, ()
    if as_json:
        listed = {"faults": [asdict(fault) for fault in faults], "told": told}
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
    elif not faults:
        counts = f"{len(files.arrangements)} arrangements, {len(files.parties)} parties, {len(files.sources)} sources"
        click.echo(f"{directory}: no fault ({counts}, {len(files.zones)} zones, {len(files.places)} places)")
        for line in told:
            click.echo(line)
    if faults and as_json:
        raise SystemExit(CaseFault.exit_code)
    if faults:
        raise CaseFault(faults)


def _topics(directory: Path, files: CaseFiles) -> tuple[str, ...]:
    """Claims on record whose topic is nearly an id of the draft; none where nothing is on record yet."""
    if not (directory / "record").is_dir():
        return ()  # checking makes nothing
    try:
        with opened(directory) as (_, seen):
            return mistyped((c.claim for c in seen.claims.values()), files)
    except NotHeld:
        return ()
