"""The command line: one verb a file, found by scanning. A file offers `command`.

Exit codes: 0 done · 1 it could not be done · 2 wrong input · 3 not held by this case · 4 damaged · 130 interrupted.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys

import click
from sqlalchemy.exc import SQLAlchemyError

from trucewatch import __version__
from trucewatch.errors import TrucewatchError


def verbs() -> dict[str, click.Command]:
    """Every command by its name, in alphabetical order."""
    found: dict[str, click.Command] = {}
    for module in pkgutil.iter_modules(__path__):
        command = getattr(importlib.import_module(f"{__name__}.{module.name}"), "command", None)
        if isinstance(command, click.Command):
            found[command.name or module.name] = command
    return found


class Verbs(click.Group):
    """The group of all verbs; a verb's module is loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All verbs."""
        return sorted(verbs())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One verb, loading only its own module."""
        try:
            module = importlib.import_module(f"{__name__}.{cmd_name}")
        except ModuleNotFoundError as error:
            if error.name != f"{__name__}.{cmd_name}":
                raise
            return None
        command = getattr(module, "command", None)
        return command if isinstance(command, click.Command) else None


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
