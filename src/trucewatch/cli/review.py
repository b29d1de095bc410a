"""`trucewatch review`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from trucewatch.case.beside import beside_claim
from trucewatch.case.decisions import Decision, DecisionsFile, Reference
from trucewatch.case.feeds import of_feeds
from trucewatch.case.review import Reviewed, review, review_file
from trucewatch.case.topics import mistyped
from trucewatch.cli.options import case_argument, json_option, opened, role_option
from trucewatch.errors import BadInput
from trucewatch.ledger.payloads import Accepted
from trucewatch.products.cite import document_words
from trucewatch.products.words import count_words, told_words
from trucewatch.products.words_datings import dating_words


@click.command()
@case_argument
@click.option(
    "--decisions", type=click.Path(path_type=Path), help="A file of decisions; all of it is applied, or nothing."
)
@click.option("--accept", "accepts", metavar="ID", multiple=True, help="Accept a suggestion as it is.")
@click.option("--reject", "rejects", metavar="ID", multiple=True, help="Set a suggestion aside; needs --why.")
@click.option("--merge", "merges", metavar="ID", multiple=True, help="These claims speak of one event; needs --why.")
@click.option("--part", "parts", metavar="ID", multiple=True, help="These claims speak of two events; needs --why.")
@click.option("--unsure", is_flag=True, help="With --part: whether they do, nobody can tell.")
@click.option(
    "--undo", "undone", metavar="ENTRY", type=int, multiple=True, help="Undo a decision by its number; needs --why."
)
@click.option("--why", default="", help="The reason, kept on record.")
@role_option
@json_option
def command(
    directory: Path, decisions: Path | None, accepts: tuple[str, ...], rejects: tuple[str, ...],
    merges: tuple[str, ...], parts: tuple[str, ...], unsure: bool, undone: tuple[int, ...], why: str, role: str,
    as_json: bool,
) -> None:  # fmt: skip
    """List what waits for a decision, or decide: accept, correct, reject, record, merge, part, undo."""
    with opened(directory) as (case, seen):
        if decisions is not None:
            done = review_file(case, seen, decisions.name, _content(decisions))
        elif accepts or rejects or merges or parts or undone:
            if (rejects or merges or parts or undone) and not why:
                raise BadInput("--reject, --merge, --part and --undo need --why: the reason is kept on record")
            if unsure and not parts:
                raise BadInput("--unsure goes with --part: name the claims of which nobody can tell")
            asked = [Decision(accept=Reference(id=key), why=why) for key in accepts]
            asked += [Decision(reject=Reference(id=key), why=why) for key in rejects]
            asked += [Decision(merge=tuple(Reference(id=key) for key in merges), why=why)] if merges else []
            apart = tuple(Reference(id=key) for key in parts)
            asked += [Decision(part=apart, unsure=unsure, why=why)] if parts else []
            asked += [Decision(undo=seq, why=why) for seq in undone]
            done = review(case, seen, DecisionsFile(role=role, decisions=tuple(asked)))
        elif as_json:
            click.echo(
                json.dumps(
                    [s.model_dump(mode="json") | {"id": s.id} for s in seen.suggestions]
                    + [d.model_dump(mode="json", exclude_defaults=True) for d in seen.datings],
                    ensure_ascii=False,
                    indent=2,
                )
            )
            return
        else:
            if large := of_feeds(seen.reports.values()):
                click.echo(f"making the records of {count_words(len(large), 'feed')} ready to look at …", err=True)
            for suggestion in seen.suggestions:
                claim = suggestion.claim
                click.echo(f"{claim.id}  {told_words(claim, seen.files.config.zone)}")
                click.echo(
                    f"    {claim.quotation.words!r}\n    {document_words(seen.reports[claim.quotation.report], seen)}"
                )
                likely = [f"{one.sort} {one.id} ({one.sureness})" for one in beside_claim(seen, claim)]
                if likely:
                    click.echo(f"    may be one with: {', '.join(likely)}")
            for dating in seen.datings:
                click.echo(f"{dating.id}  {dating_words(dating)}")
                click.echo(f"    {dating.reasons}\n    {document_words(seen.reports[dating.report], seen)}")
            click.echo(f"{count_words(len(seen.suggestions) + len(seen.datings), 'suggestion')} waiting")
            return
        accepted = [e.payload.claim for e in done.entries if isinstance(e.payload, Accepted)]
        told = mistyped(accepted, seen.files)
    _tell(done, told, as_json)


def _tell(done: Reviewed, told: tuple[str, ...], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"entries": [e.seq for e in done.entries], "already": done.already, "told": told}))
        return
    for line in told:
        click.echo(line, err=True)
    first = f" (entries {done.entries[0].seq}–{done.entries[-1].seq})" if done.entries else ""
    click.echo(f"{count_words(len(done.entries), 'decision')} recorded{first}; {done.already} stood already")


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror})") from error
