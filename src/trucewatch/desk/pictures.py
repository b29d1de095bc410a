"""Pictures of the desk as a person sees it: `python -m trucewatch.desk.pictures CASE OUTDIR`.

Runs the desk on a free port, opens each page in Debian's Chromium through a one-time link of its own, and writes
board.png, report.png and incident.png.
"""

from __future__ import annotations

import http.client
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from trucewatch.desk.seat import HOST, Seat
from trucewatch.desk.serve import link, prepare, seat_of
from trucewatch.errors import TrucewatchError
from trucewatch.ledger.ledger import desk_clock

CHROMIUM = "chromium"
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
PATIENCE = 60.0


@click.command()
@click.argument("directory", metavar="CASE", type=click.Path(path_type=Path))
@click.argument("out", metavar="OUTDIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--at", metavar="INSTANT", help="The instant that the pages speak of; now if left out.")
@click.option("--height", type=click.IntRange(400, 20000), default=1400, show_default=True)
def command(directory: Path, out: Path, at: str | None, height: int) -> None:
    """Write pictures of the board, the report and an incident."""
    seat = seat_of(directory, free_port(), at)
    browser = chromium()
    prepare(seat)
    out.mkdir(parents=True, exist_ok=True)
    with running(seat, at):
        for name, path in (("board", "/"), ("report", "/report"), ("incident", f"/incident/{_most_told(seat)}")):
            picture = out / f"{name}.png"
            _browse(browser, link(seat, desk_clock(), path), f"--screenshot={picture}", f"--window-size=1280,{height}")
            click.echo(str(picture))


def chromium() -> str:
    """The browser's path; raises one sentence with the command that installs it."""
    found = shutil.which(CHROMIUM)
    if not found:
        raise TrucewatchError("chromium is not installed; install it with: apt-get install -y chromium")
    return found


def free_port() -> int:
    """A port of this machine that nothing listens on now."""
    with socket.socket() as trial:
        trial.bind((HOST, 0))
        port: int = trial.getsockname()[1]
        return port


@contextmanager
def running(seat: Seat, at: str | None = None) -> Iterator[subprocess.Popen[str]]:
    """The desk of the seat in a process of its own, answering, until the block ends."""
    words = ["desk", str(seat.directory), "--port", str(seat.port), *(["--at", at] if at else [])]
    run = [sys.executable, "-c", "from trucewatch.cli import main; main()", *words]
    process = subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        _wait(process, seat.port)
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


def _wait(process: subprocess.Popen[str], port: int) -> None:
    """Until `/health` answers; what the desk said is the error where it stops before that."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise TrucewatchError(f"the desk stopped: {process.communicate()[0].strip()}")
        try:
            with http_get(port, "/health") as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise TrucewatchError(f"the desk did not answer on port {port} within {PATIENCE:g} s")


@contextmanager
def http_get(port: int, path: str) -> Iterator[http.client.HTTPResponse]:
    """The answer to one GET, without following redirects."""
    connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
    try:
        connection.request("GET", path)
        yield connection.getresponse()
    finally:
        connection.close()


def dumped(browser: str, address: str) -> str:
    """The page at the address as the browser has it after its scripts ran."""
    return _browse(browser, address, "--dump-dom", "--virtual-time-budget=5000")


def _browse(browser: str, address: str, *options: str) -> str:
    """One run of the browser with a profile that nobody else has."""
    with tempfile.TemporaryDirectory(prefix="desk-browser-") as profile:
        run = [browser, *QUIET, f"--user-data-dir={profile}", *options, address]
        done = subprocess.run(run, capture_output=True, text=True, timeout=PATIENCE, check=False)
    if done.returncode:
        raise TrucewatchError(f"{CHROMIUM} failed: {(done.stderr.strip().splitlines() or ['no reason given'])[-1]}")
    return done.stdout


def _most_told(seat: Seat) -> str:
    """The incident with most claims, the first of them where several have as many."""
    from trucewatch.desk.held import held  # needs the prepared seat

    incidents = held().seen().incidents.values()
    if not incidents:
        raise TrucewatchError(f"{seat.directory}: no incident is on record, so there is none to picture")
    return max(incidents, key=lambda incident: len(incident.claims)).id


if __name__ == "__main__":
    try:
        command(standalone_mode=False)
    except (TrucewatchError, click.ClickException) as error:
        sys.exit(str(error))
