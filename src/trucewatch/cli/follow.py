"""`trucewatch follow`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from trucewatch.case.decisions import Decision, DecisionsFile, Reference, WrittenStep
from trucewatch.case.review import review
from trucewatch.case.view import View
from trucewatch.cli.options import as_of_options, boundary, case_argument, instant, json_option, opened, role_option
from trucewatch.errors import BadInput
from trucewatch.ledger.ledger import desk_clock
from trucewatch.model.vocabulary import Conclusion, Step
from trucewatch.products.allegations import LATE, AllegationRow, allegations
from trucewatch.products.words import count_words


@click.command()
@case_argument
@click.argument("claim", metavar="[CLAIM]", required=False)
@click.option("--step", type=click.Choice([step.value for step in Step]), help="What was done; with CLAIM.")
@click.option("--party", metavar="ID", help="The party that the claim names, where it names several.")
@click.option("--on", metavar="DATE", help="When it was done, such as 2031-03-04.")
@click.option("--due", metavar="DATE", help="Until when an answer is asked for.")
@click.option("--words", default="", help="What was asked, answered, found or decided, in the desk's words.")
@click.option("--source", metavar="CLAIM", help="The claim on record that gives the answer.")
@click.option("--standard", default="", help="Of an assessment: the standard of proof.")
@click.option("--conclusion", type=click.Choice([c.value for c in Conclusion]), help="Of an assessment.")
@click.option("--overdue", is_flag=True, help="List only those whose answer is overdue.")
@click.option("--at", metavar="INSTANT", help="List them as they stood then; now if left out.")
@as_of_options
@role_option
@json_option
def command(
    directory: Path, claim: str | None, step: str | None, party: str | None, on: str | None, due: str | None,
    words: str, source: str | None, standard: str, conclusion: str | None, overdue: bool, at: str | None,
    known_at: str | None, recorded_by: str | None, role: str, as_json: bool,
) -> None:  # fmt: skip
    """List the allegations that are followed, or record a step: opened, put to the party, answered, assessed, closed.

    Nothing closes by itself. A step out of its order is refused: an answer before the question, closing without an
    assessment and its standard of proof.
    """
    with opened(directory, known_at, recorded_by) as (case, seen):
        if claim is None:
            if step is not None:
                raise BadInput("--step: give the claim that names the party, such as c-0123456789")
            moment = instant(at, "--at") or desk_clock().replace(second=0, microsecond=0)
            _list([row for row in allegations(seen, moment) if row.overdue or not overdue], as_json)
            return
        if step is None or on is None:
            raise BadInput("a step needs --step and --on: what was done, and when")
        if known_at or recorded_by:
            raise BadInput("a step is recorded now; leave --known-at and --recorded-by out")
        decision = Decision(
            follow=Reference(id=claim),
            step=_written(seen, step, party, on, due, words, source, standard, conclusion),
        )
        done = review(case, seen, DecisionsFile(role=role, decisions=(decision,)))
    if as_json:
        click.echo(json.dumps({"entries": [e.seq for e in done.entries], "already": done.already}))
    elif done.entries:
        click.echo(f"recorded as entry {done.entries[0].seq}")
    else:
        click.echo("this is on record already; nothing was recorded")


def _written(
    seen: View, step: str, party: str | None, on: str, due: str | None, words: str, source: str | None, standard: str,
    conclusion: str | None,
) -> WrittenStep:  # fmt: skip
    zone = seen.files.config.zone
    return WrittenStep(
        step=Step(step),
        party=party,
        on=boundary(on, zone, "--on"),
        due=boundary(due, zone, "--due") if due else None,
        words=words,
        source=Reference(id=source) if source else None,
        standard=standard,
        conclusion=Conclusion(conclusion) if conclusion else None,
    )


def _list(rows: list[AllegationRow], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps([row.model_dump(mode="json") for row in rows], ensure_ascii=False, indent=2))
        return
    for row in rows:
        alleged = f"{row.alleged.chain} {row.alleged.stance}: {row.alleged.line}" if row.alleged else row.gone
        click.echo(f"{row.claim}  against {row.party}: {alleged}")
        age = "" if row.age_days is None else f", open for {count_words(row.age_days, 'day')}"
        click.echo(f"    {row.state}{age}; {row.asked}; {row.answer}{f'; {LATE}' if row.overdue else ''}")
        for reply in row.replies:
            click.echo(f"    the party: {reply.stance}: {reply.line} ({reply.chain})")
        for line in row.history:
            click.echo(f"    {line.on}  {line.step} ({line.role}, entry {line.entry}) {line.words}".rstrip())
    click.echo(f"{count_words(len(rows), 'allegation')} followed, {sum(row.overdue for row in rows)} overdue")
