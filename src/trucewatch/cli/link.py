"""`trucewatch link`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from trucewatch.case.decisions import Decision, DecisionsFile, Reference
from trucewatch.case.review import review
from trucewatch.case.view import View
from trucewatch.cli.options import case_argument, json_option, opened, role_option
from trucewatch.errors import BadInput
from trucewatch.ledger.payloads import Linked
from trucewatch.model.vocabulary import Relation
from trucewatch.products.words import count_words


@click.command()
@case_argument
@click.argument("claim", metavar="[CLAIM", required=False)
@click.argument(
    "relation",
    metavar="RELATION",
    required=False,
    type=click.Choice([relation.value for relation in Relation]),
)
@click.argument("of", metavar="CLAIM|ARRANGEMENT]", required=False)
@click.option("--either-or", is_flag=True, help="The words may mean this or another one; nobody has decided which.")
@click.option("--why", default="", help="The reason, kept on record.")
@role_option
@json_option
def command(
    directory: Path, claim: str | None, relation: str | None, of: str | None, either_or: bool, why: str, role: str,
    as_json: bool,
) -> None:  # fmt: skip
    """A claim bears on what another speaks of: it is its fulfilment, outcome, answer, condition, sequel, reason, …

    The first claim is the source of what is said of the second; an outcome without one cannot be recorded. Without
    arguments, the links on record are listed.
    """
    with opened(directory) as (case, seen):
        if claim is None:
            _list(seen, as_json)
            return
        if relation is None or of is None:
            raise BadInput("a link needs three things: the claim that says so, the relation, and what it bears on")
        of_arrangement = of in seen.files.arrangements
        decision = Decision(
            link=Reference(id=claim),
            relation=Relation(relation),
            to=None if of_arrangement else Reference(id=of),
            arrangement=of if of_arrangement else None,
            either_or=either_or,
            why=why,
        )
        done = review(case, seen, DecisionsFile(role=role, decisions=(decision,)))
    if as_json:
        click.echo(json.dumps({"entries": [e.seq for e in done.entries], "already": done.already}))
    elif done.entries:
        click.echo(f"linked as entry {done.entries[0].seq}")
    else:
        click.echo("this is on record already; nothing was recorded")


def _list(seen: View, as_json: bool) -> None:
    links = [(entry, entry.payload.link) for entry in seen.held.links if isinstance(entry.payload, Linked)]
    if as_json:
        rows = [{"entry": entry.seq, **link.model_dump(mode="json")} for entry, link in links]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for entry, link in links:
        click.echo(f"{entry.seq}  {link.claim} is the {link.relation} of {link.of}{' or another' * link.either_or}")
    click.echo(f"{count_words(len(links), 'link')} on record")
