"""Arguments and options that several verbs share, and how answers are printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from trucewatch.case.case import Case, open_case
from trucewatch.case.view import View, view
from trucewatch.errors import BadInput
from trucewatch.model.frozen import Frozen
from trucewatch.model.instant import Boundary, parse_instant
from trucewatch.products.scope import Window, days_window, parse_day

Function = TypeVar("Function", bound=Callable[..., Any])

case_argument = click.argument("directory", metavar="CASE", type=click.Path(path_type=Path))
json_option = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")


def said(_context: click.Context, option: click.Parameter, value: str) -> str:
    """The value of an option that must not be blank; raises BadInput that names it."""
    if not value.strip():
        raise BadInput(f"--{option.name}: is blank; it is kept on record, so say it")
    return value


role_option = click.option(
    "--role", default="duty officer", show_default=True, callback=said, help="The role that acts; never a name."
)
why_option = click.option("--why", required=True, callback=said, help="The reason, kept on record.")


def as_of_options(function: Function) -> Function:
    """`--known-at` and `--recorded-by`."""
    known = click.option("--known-at", metavar="INSTANT", help="Use only what could be known by then.")
    recorded = click.option("--recorded-by", metavar="INSTANT", help="Replay what this desk held then.")
    return known(recorded(function))


def instant(text: str | None, option: str) -> datetime | None:
    """An instant from an option: a clock time with a zone; raises BadInput that names the option."""
    if text is None:
        return None
    try:
        return parse_instant(text)
    except ValueError as error:
        raise BadInput(f"{option}: {error}") from error


def boundary(text: str, zone: str, option: str) -> Boundary:
    """A boundary from an option; raises BadInput that names the option."""
    try:
        return Boundary.parse(text, zone)
    except ValueError as error:
        raise BadInput(f"{option}: {error}") from error


def period(seen: View, first: str | None, last: str | None) -> Window | None:
    """The days that `--from` and `--to` name, both included; None where neither does. Raises BadInput."""
    if first is None:
        if last is not None:
            raise BadInput("--to without --from: name the first day too")
        return None
    return days_window(parse_day(first), parse_day(last or first), seen.files.config)


def period_options(which: str) -> Callable[[Function], Function]:
    """`--from`, `--to` and `--area`, for a verb that answers for some days of a place. `which`: what days choose."""

    def added(function: Function) -> Function:
        first = click.option("--from", "first", metavar="DAY", help=f"Only {which} of this day or later.")
        last = click.option("--to", "last", metavar="DAY", help="The last day; the same one if left out.")
        area = click.option("--area", metavar="NAME", help="A place of the gazetteer.")
        return first(last(area(function)))

    return added


@contextmanager
def opened(directory: Path, known_at: str | None = None, recorded_by: str | None = None) -> Iterator[tuple[Case, View]]:
    """The case and a view of it as of two instants."""
    with open_case(directory) as case:
        known, recorded = instant(known_at, "--known-at"), instant(recorded_by, "--recorded-by")
        yield case, view(case, known, recorded)


def answer(product: Frozen) -> None:
    """Print a product as JSON."""
    click.echo(product.model_dump_json(indent=2))


def table(rows: list[tuple[str, ...]], heads: tuple[str, ...]) -> None:
    """Print rows under heads, columns as wide as their widest cell, the last one running on."""
    widths = [max(len(row[i]) for row in [heads, *rows]) for i in range(len(heads) - 1)]
    for row in [heads, *rows]:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        click.echo("  ".join([*cells, row[-1]]).rstrip())


def language_code(language: str) -> str:
    """The first part of a language code: `ar` of `ar-XX`."""
    code = language.replace("_", "-").split("-")[0].strip().lower()
    if language and not (code.isalpha() and code.isascii() and len(code) in (2, 3)):
        raise BadInput(f"--language {language!r}: give a code of two or three letters, such as en or ar")
    return code
