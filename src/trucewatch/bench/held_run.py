"""The measured run of `bench findings`, in a process of its own: rows in Parquet to findings in Parquet.

    python -m trucewatch.bench.held_run ROWS OUT ZONES SEED

The terms are made again from their seed and are not counted, nor is the start of Python; everything else is: making the
terms ready, reading, holding, deciding, ids, writing. One line of JSON is printed: `Ran`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from trucewatch.bench.held_terms import terms
from trucewatch.bench.memory import Watch, highest
from trucewatch.errors import TrucewatchError
from trucewatch.findings.batch import run


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run took: wall clock and processor in seconds, the most memory in bytes; and its findings by outcome."""

    seconds: float
    processor_seconds: float
    memory: int
    outcomes: dict[str, int]

    @property
    def findings(self) -> int:
        """How many there are."""
        return sum(self.outcomes.values())


def measured(rows: Path, out: Path, zones: int, seed: int) -> Ran:
    """Run in a fresh process. Raises TrucewatchError where it does not come to its end."""
    asked = [sys.executable, "-m", __name__, str(rows), str(out), str(zones), str(seed)]
    done = subprocess.run(asked, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise TrucewatchError(f"the measured run ended with code {done.returncode}; what it said stands above")
    return Ran(**json.loads(done.stdout))


def _run(rows: Path, out: Path, zones: int, seed: int) -> Ran:
    book = terms(zones, seed).book
    with Watch() as watch:
        started, worked = time.perf_counter(), time.process_time()
        batch = run(rows, book, out)
        took, worked = time.perf_counter() - started, time.process_time() - worked
    outcomes: dict[str, int] = {}
    for counts in batch.outcomes.values():
        for outcome, count in counts.items():
            outcomes[outcome] = outcomes.get(outcome, 0) + count
    return Ran(took, worked, max(watch.most, highest() or 0), outcomes)


if __name__ == "__main__":
    found = _run(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
    sys.stdout.write(json.dumps(asdict(found)) + "\n")
