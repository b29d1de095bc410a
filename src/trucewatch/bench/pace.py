"""How far a measurement is, how quick, and how long it still takes."""

from __future__ import annotations

import resource
import time
from dataclasses import dataclass, field

import click

from trucewatch.bench.memory import resident

TELL_EVERY = 2.0  # seconds


def _processor() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


@dataclass(slots=True)
class Pace:
    """Counts what is done of a known whole, tells on the error stream, and takes samples of memory.

    `memory` holds the bytes over all processes when each tenth of the whole was reached, as (percent, bytes).
    """

    name: str
    total: int
    unit: str = "sentences"
    done: int = 0
    peak: int = 0
    memory: dict[int, int] = field(default_factory=dict)
    started: float = field(default_factory=time.perf_counter)
    told: float = field(default_factory=time.perf_counter)
    worked: float = field(default_factory=_processor)

    def add(self, done: int) -> None:
        """So much more is done."""
        before = self.done * 10 // max(self.total, 1)
        self.done += done
        tenth, now = self.done * 10 // max(self.total, 1), time.perf_counter()
        if tenth > before or now - self.told >= TELL_EVERY / 4:
            held = resident() or 0
            self.peak = max(self.peak, held)
            for passed in range(before + 1, tenth + 1):
                self.memory[passed * 10] = held
        if now - self.told >= TELL_EVERY:
            self.told = now
            self._tell(now)

    @property
    def seconds(self) -> float:
        """Since it was started."""
        return time.perf_counter() - self.started

    @property
    def processor_seconds(self) -> float:
        """Of processor since then, by this process and those that it started and that have ended."""
        return _processor() - self.worked

    def _tell(self, now: float) -> None:
        rate = self.done / (now - self.started)
        left = (self.total - self.done) / rate if rate else 0
        click.echo(
            f"  {self.name}: {self.done:,}/{self.total:,} {self.unit}, {rate:,.0f} a second, "
            f"{left // 60:.0f}:{left % 60:02.0f} left",
            err=True,
        )
