"""`trucewatch alike`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from trucewatch.case.alike import SuggestedJoin, suggested_joins
from trucewatch.case.beside import Beside, beside
from trucewatch.case.feeds import of_feeds
from trucewatch.cli.options import as_of_options, case_argument, json_option, opened
from trucewatch.errors import NotHeld
from trucewatch.fuse.explain import Reason
from trucewatch.products.waterfall import waterfall
from trucewatch.products.words import count_words, quoted_words


@click.command()
@case_argument
@click.option(
    "--claim", metavar="ID", help="What this claim, suggestion or incident may be one with, records of feeds among it."
)
@click.option(
    "--picture", metavar="FILE", type=click.Path(path_type=Path), help="Draw the likeliest one's reasons (SVG)."
)
@as_of_options
@json_option
def command(
    directory: Path,
    claim: str | None,
    picture: Path | None,
    known_at: str | None,
    recorded_by: str | None,
    as_json: bool,
) -> None:
    """Suggest which incidents on record may be one, with what agreed, what did not, and how much each weighed.

    A person decides: `trucewatch review CASE --merge CLAIM --merge CLAIM --why …` says same; `--part CLAIM
    --part CLAIM` says different, or with --unsure that nobody can tell. Each can be undone.
    """
    with opened(directory, known_at, recorded_by) as (_, seen):
        if claim and (large := of_feeds(seen.reports.values())):
            click.echo(f"making the records of {count_words(len(large), 'feed')} ready to look at …", err=True)
        found: Sequence[SuggestedJoin | Beside] = beside(seen, claim) if claim else suggested_joins(seen)
        words = {key: quoted_words(on_record.claim.quotation) for key, on_record in seen.claims.items()}
    if picture:
        if not found:
            raise NotHeld("nothing is suggested, so there is nothing to draw")
        picture.write_text(waterfall(found[0].start, found[0].reasons, found[0].total) + "\n", "utf-8")
    if as_json:
        click.echo(json.dumps([one.model_dump(mode="json") for one in found], ensure_ascii=False, indent=2))
        return
    for one in found:
        click.echo(_beside(one) if isinstance(one, Beside) else _told(one, words))
    click.echo(f"{len(found)} suggested; nothing is joined until a person does")


def _beside(one: Beside) -> str:
    where = f" of {one.report}, {one.days}, {one.place}" if one.report else ""
    words = [*map(quoted_words, one.quotations), *one.row]
    first = f"{one.sort} {one.id}{where}: {one.sureness}, {_odds(one.probability)} by itself"
    return "\n".join([first, *(f"    {text}" for text in words), f"    {_reasons(one.reasons)}"])


def _told(join: SuggestedJoin, words: dict[str, str]) -> str:
    unsure = " (a person could not tell)" if join.unsure else ""
    lines = [
        f"{join.incidents[0]} and {join.incidents[1]}: {join.sureness}, {_odds(join.probability)} by itself{unsure}"
    ]
    lines += [f"    {key}  {words[key]}" for key in join.claims]
    return "\n".join([*lines, f"    {_reasons(join.reasons)}"])


def _reasons(reasons: Sequence[Reason]) -> str:
    return ", ".join(f"{reason.compared}: {reason.level} {reason.bits:+z.1f}" for reason in reasons)


def _odds(probability: float) -> str:
    """Two digits, and never certain."""
    return "over 0.99" if probability > 0.99 else f"{probability:.2f}"
