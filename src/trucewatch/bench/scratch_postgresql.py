"""A PostgreSQL server for one run of tests or of a measurement: Debian's binaries, a data directory of its own, a
scratch port on 127.0.0.1.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg

_SAID = "PostgreSQL is not installed; run: apt-get install -y postgresql"


class NotInstalled(Exception):
    """Debian's server binaries, or a user that may run them, are not on this machine."""


def _binaries() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if not found or not (found[-1].parent / "postgres").exists():
        raise NotInstalled(_SAID)
    return found[-1].parent


def _server_user() -> pwd.struct_passwd | None:
    """Who runs the server: ourselves, or where we are root, which the server refuses, its own user."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise NotInstalled(f"{_SAID} (there is no user to run it as)")


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@dataclass
class Server:
    """A running server; stopped by its own process, nobody else's."""

    process: subprocess.Popen[bytes]
    home: Path
    url: str

    @classmethod
    def started(cls, **more: str) -> Server:
        """Make a data directory, start the server and wait until it answers; `more` are settings of the server."""
        binaries, user = _binaries(), _server_user()
        home = Path(tempfile.mkdtemp(prefix="trucewatch-postgresql-"))
        log = (home / "log").open("wb")
        identity: dict[str, object] = {}
        if user is not None:
            os.chown(home, user.pw_uid, user.pw_gid)
            identity = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        where = {"cwd": home, "stdout": log, "stderr": log, "env": {"LC_ALL": "C.UTF-8", "PATH": os.defpath}}
        data, port = home / "data", _free_port()
        make = [binaries / "initdb", "-D", data, "-U", "desk", "-A", "trust", "-E", "UTF8", "--no-sync"]
        subprocess.run(make, check=True, **where, **identity)  # type: ignore[call-overload]
        settings = {"listen_addresses": "127.0.0.1", "unix_socket_directories": "", "fsync": "off", **more}
        run = [binaries / "postgres", "-D", data, "-p", str(port)]
        run += [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        process = subprocess.Popen(run, **where, **identity)  # type: ignore[call-overload]
        log.close()
        server = cls(process, home, f"postgresql://desk@127.0.0.1:{port}/postgres")
        server._wait()
        return server

    def _wait(self) -> None:
        for _ in range(300):
            if self.process.poll() is not None:
                break
            try:
                psycopg.connect(self.url, connect_timeout=5).close()
                return
            except psycopg.OperationalError:  # it does not listen yet, or says that it is starting up
                time.sleep(0.1)
        said = (self.home / "log").read_text(errors="replace")
        self.stop()
        raise RuntimeError(f"the scratch PostgreSQL did not start:\n{said}")

    def stop(self) -> None:
        """Ask it to end at once, wait, and remove its directory."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=30)
        shutil.rmtree(self.home, ignore_errors=True)
