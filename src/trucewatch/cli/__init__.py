"""The command line: one verb a file, found by scanning. A file offers `command`.

Exit codes: 0 done · 1 it could not be done · 2 wrong input · 3 not held by this case · 4 damaged · 130 interrupted.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys

import click
from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from trucewatch import __version__
from trucewatch.case.validated import in_words
from trucewatch.errors import BadInput, TrucewatchError


def verb(name: str) -> click.Command | None:
    """The command of one file, under the file's name; None where there is no such file or it offers none."""
    try:
        module = importlib.import_module(f"{__name__}.{name}")
    except ModuleNotFoundError as error:
        if error.name != f"{__name__}.{name}":
            raise
        return None
    command = getattr(module, "command", None)
    if not isinstance(command, click.Command):
        return None
    command.name = name
    return command


def verbs() -> dict[str, click.Command]:
    """Every command by its name, in alphabetical order."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: command for name in names if (command := verb(name)) is not None}


class Verbs(click.Group):
    """The group of all verbs; a verb's module is loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All verbs."""
        return list(verbs())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One verb, loading only its own module."""
        return verb(cmd_name)


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="trucewatch")
def group() -> None:
    """The desk of a ceasefire-monitoring cell. CASE is a case directory."""


def main() -> None:
    """Run one command; every fault of the input or the machine is one sentence, not a traceback."""
    try:
        group(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted; what was recorded is kept", err=True)
        sys.exit(130)
    except TrucewatchError as error:
        click.echo(str(error), err=True)
        sys.exit(error.exit_code)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        got = (
            f"got {first['input']!r}, expected {in_words(first)}"
            if isinstance(first["input"], str)
            else in_words(first)
        )
        click.echo(f"{'.'.join(map(str, first['loc']))}: {got}; nothing was recorded", err=True)
        sys.exit(BadInput.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        click.echo(f"{error.filename or 'the machine'}: {error.strerror}; nothing half-done was kept", err=True)
        sys.exit(1)
    except SQLAlchemyError as error:
        said = str(getattr(error, "orig", error)).strip().splitlines()[0]
        click.echo(f"the ledger: {said}; nothing half-done was kept", err=True)
        sys.exit(1)
