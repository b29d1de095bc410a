"""Memory of this process and of those that it started."""

from __future__ import annotations

import multiprocessing
import os
import threading
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def resident() -> int | None:
    """Bytes in memory over all processes now; None where the system does not tell (it is read from `/proc`).

    Pages that processes share are counted in each of them, so the sum is rather too high than too low.
    """
    if not Path("/proc/self/statm").exists():
        return None
    started = [child.pid for child in multiprocessing.active_children() if child.pid]
    return sum(_pages(pid) for pid in (os.getpid(), *started)) * _PAGE


def _pages(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    except OSError:
        return 0  # it ended meanwhile


def highest() -> int | None:
    """The most bytes that this process alone ever had in memory; None where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    told = dict(line.split(":", 1) for line in status.read_text("ascii").splitlines() if ":" in line)
    return int(told["VmHWM"].split()[0]) * 1024 if "VmHWM" in told else None


class Watch:
    """Looks at the memory of this process ten times a second while it is entered; `most` is the highest seen."""

    def __init__(self) -> None:
        self.most: int = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while True:
            self.most = max(self.most, resident() or 0)
            if self._done.wait(0.1):
                return
