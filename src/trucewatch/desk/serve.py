"""Starting the desk: the port, Django's own tables, a link, the server."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from datetime import datetime
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

import click
import django
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connections
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from trucewatch.case.case import open_case
from trucewatch.desk.seat import HOST, Seat
from trucewatch.desk.settings import configure
from trucewatch.errors import BadInput, TrucewatchError
from trucewatch.ledger.ledger import desk_clock
from trucewatch.model.instant import parse_instant

THREADS = 4


def prepare(seat: Seat) -> None:
    """Set Django up for the seat and bring its own tables up to date. Raises BadInput where there is no case."""
    with open_case(seat.directory):
        pass  # faults of the case are told before anything is set up for it
    configure(seat)
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)


def link(seat: Seat, now: datetime, goes_to: str = "") -> str:
    """A one-time link into the desk of a prepared seat; `goes_to` is the path that it leads on to."""
    from trucewatch.desk.links import new_link  # Django's models can be imported only after `prepare`

    onward = f"?next={quote(goes_to)}" if goes_to else ""
    return f"{seat.address}/enter/{new_link(now)}{onward}"


def checked(seat: Seat) -> str:
    """Run Django's checks on the prepared seat and load the application; returns what to say, or raises."""
    try:
        call_command("check", deploy=True, fail_level="WARNING", stdout=StringIO(), stderr=StringIO())
    except SystemCheckError as error:
        raise TrucewatchError(f"the desk's settings are not right: {str(error).strip()}") from error
    application(seat)
    return f"{seat.directory}: the desk is ready to run"


def port_free(port: int) -> bool:
    """Whether nothing listens on the port of this machine."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return False
            said = f"port {port} cannot be used ({error.strerror}); choose another with --port"
            raise TrucewatchError(said) from error
    return True


def answers(port: int) -> bool:
    """Whether something listens on the port of this machine."""
    with socket.socket() as trial:
        trial.settimeout(2)
        return trial.connect_ex((HOST, port)) == 0


def claim_port(port: int) -> None:
    """Raise one sentence where the port is taken, before anything is started."""
    if not port_free(port):
        raise TrucewatchError(f"port {port} is taken; choose another with --port")


def application(seat: Seat) -> Any:
    """The WSGI application of a seat; sets Django up where this process has not done so yet."""
    if not apps.ready:
        configure(seat)
    from django.core.wsgi import get_wsgi_application

    return get_wsgi_application()


def serve(directory: Path, port: int = 8000, at: str | None = None, tell: Callable[[str], None] = click.echo) -> None:
    """Open the desk of a case: the port, the tables, a link that is told, the server. Returns when it is stopped.

    `at` is the instant that pages speak of unless asked otherwise, with its zone; None is now. Raises BadInput for an
    instant or a case that cannot be used, and one sentence where the port is taken.
    """
    seat = seat_of(directory, port, at)
    claim_port(port)
    prepare(seat)
    tell(link(seat, desk_clock()))
    tell(f"The link works once, within 15 minutes. For a new one: trucewatch desk {directory}{_port(port)} --link")
    run(seat)


def seat_of(directory: Path, port: int, at: str | None) -> Seat:
    """The seat for what was asked for on the command line."""
    try:
        instant = parse_instant(at) if at else None
    except ValueError as error:
        raise BadInput(f"--at: {error}") from error
    return Seat(directory.absolute(), port, instant)


def _port(port: int) -> str:
    return "" if port == 8000 else f" --port {port}"


def run(seat: Seat) -> None:
    """Run the server of a prepared seat until it is stopped: this machine only, one worker, a few threads.

    There is no access log, because a request's address can be a one-time link.
    """
    connections.close_all()
    server = Server(
        "trucewatch.desk",
        address=HOST,
        port=seat.port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        log_level=LogLevels.error,
        log_access=False,
    )
    server.serve(target_loader=partial(application, seat), wrap_loader=False)
