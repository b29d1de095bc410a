"""`trucewatch verify`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from trucewatch.case.case import open_case
from trucewatch.cli.options import case_argument, json_option
from trucewatch.errors import BadInput, Damaged
from trucewatch.ledger.verify import verify


@click.command()
@case_argument
@click.option("--expect", metavar="ENTRY:HASH", help="A ledger mark printed on a product.")
@json_option
def command(directory: Path, expect: str | None, as_json: bool) -> None:
    """Check that entries, payloads and objects still match what was committed to."""
    with open_case(directory) as case:
        found = verify(case.ledger, case.objects, _mark(expect))
    if as_json:
        click.echo(json.dumps(asdict(found) | {"sound": found.sound}, indent=2))
    else:
        for line in (*found.damage, *found.erased):
            click.echo(line)
        click.echo(f"{found.length} entries, head {found.head[:16]}, {'sound' if found.sound else 'DAMAGED'}")
    if not found.sound:
        raise SystemExit(Damaged.exit_code)


def _mark(text: str | None) -> tuple[int, str] | None:
    if text is None:
        return None
    number, colon, digest = text.partition(":")
    if not (colon and number.isdigit() and digest):
        raise BadInput(f"--expect {text!r}: write it like 17:0a1b2c3d4e5f6071, as products print it")
    return int(number), digest
