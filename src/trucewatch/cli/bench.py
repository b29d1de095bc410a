"""`trucewatch bench`: one measurement a file of `trucewatch.bench`, found by scanning."""

from __future__ import annotations

import importlib
import pkgutil

import click

from trucewatch import bench


class Measurements(click.Group):
    """The measurements; a module is loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every measurement."""
        return [m.name for m in pkgutil.iter_modules(bench.__path__) if self.get_command(ctx, m.name)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One measurement by its file's name."""
        if cmd_name not in {m.name for m in pkgutil.iter_modules(bench.__path__)}:
            return None
        command = getattr(importlib.import_module(f"{bench.__name__}.{cmd_name}"), "command", None)
        if not isinstance(command, click.Command):
            return None
        command.name = cmd_name
        return command


@click.command(cls=Measurements)
def command() -> None:
    """Measure speed and memory; the figures go into the docs, never into a test."""
