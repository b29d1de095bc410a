"""Findings of a whole table: partition by partition, two at once, into a folder of Parquet files.

A run that was stopped, by a kill, a full disk or a fault of its input, goes on where it was when it is started again:
partitions that are finished and made from the same rows and terms are kept, all others are computed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pyarrow as pa

from trucewatch.errors import BadInput, TrucewatchError
from trucewatch.findings.batch.checked import checked
from trucewatch.findings.batch.kept import clear, keep, keep_manifest, keep_rejected, made_here
from trucewatch.findings.batch.manifest import Made, Manifest, key_of, manifest_of, read_manifest
from trucewatch.findings.batch.partitions import SIZE, Partition, count, partitions
from trucewatch.findings.batch.source import Source, source_of
from trucewatch.findings.batch.together import Hashes, check_together, hashed
from trucewatch.findings.found import found
from trucewatch.findings.hold import hold
from trucewatch.findings.ready import Ready, ready
from trucewatch.terms.book import Book

Told = Callable[[int, int], None]
"""Told how many rows are done and how many there are, whenever a partition is finished."""

THREADS = 2


class Stopped(TrucewatchError):
    """A run that could not come to its end; what is finished is kept."""

    def __init__(self, why: TrucewatchError, out: Path, partitions: int) -> None:
        self.exit_code = why.exit_code
        kept = f"{len(made_here(out))} of {partitions} partitions are finished and kept in {out}"
        on = "run it again on the same rows and terms and it goes on from there"
        super().__init__(f"{str(why).rstrip('.')}. {kept}; {on}")


@dataclass(frozen=True, slots=True)
class Batch:
    """A finished run: its manifest, how many partitions were kept from before, and how many rows were not used."""

    manifest: Manifest
    kept: int
    rejected: int

    @property
    def made(self) -> tuple[Made, ...]:
        """The partitions, in order."""
        return self.manifest.made or ()

    @property
    def outcomes(self) -> Mapping[str, Mapping[str, int]]:
        """How many findings of each outcome, per arrangement."""
        return outcomes_of(self.made)


def outcomes_of(made: tuple[Made, ...]) -> dict[str, Counter[str]]:
    """The outcomes of some partitions together, per arrangement."""
    total: dict[str, Counter[str]] = {}
    for one in made:
        for arrangement, counts in one.outcomes.items():
            total.setdefault(arrangement, Counter()).update(counts)
    return dict(sorted(total.items()))


def run(
    given: Path | pa.Table,
    book: Book,
    out: Path,
    *,
    known_at: datetime | None = None,
    every: bool = False,
    size: int = SIZE,
    threads: int = THREADS,
    anew: bool = False,
    told: Told | None = None,
    unchanged: Callable[[], None] | None = None,
) -> Batch:
    """Hold the incidents of `given` (a Parquet file, a folder of them, a table) against a book, into the folder `out`.

    `size`: rows of the input in a partition. `anew`: compute all again, also what is finished. `unchanged` is called
    after each partition and raises where what the book was read from is no longer the same.

    Raises BadInput where the input cannot be used or the folder holds another run, and Stopped where the run could not
    come to its end; the sentence says what is kept. Incidents that cannot be used are listed in `_rejected.csv`.
    """
    source = source_of(given)
    manifest = manifest_of(source, book, known_at, every, size)
    _check_folder(out, manifest, anew)
    total = count(source, size)
    made = {} if anew else {n: m for n, m in made_here(out).items() if m.key == key_of(manifest, source, n, m.stop)}
    out.mkdir(parents=True, exist_ok=True)
    clear(out, made)
    keep_manifest(out, manifest)
    before = tuple(made.values())
    work = _Work(source, ready(book, known_at), manifest, out)
    try:
        with closing(work.through(made, threads)) as finishing:
            for one in finishing:
                made[one.number] = one
                if told:
                    told(sum(m.rows for m in made.values()), source.rows)
                if unchanged:
                    unchanged()
        source.check_unchanged()
    except TrucewatchError as error:
        raise Stopped(error, out, total) from error
    check_together(source, work.begun, [(one.first, one.stop) for one in before])
    finished = tuple(made[number] for number in range(total))
    rejected = keep_rejected(out, source, finished)
    manifest = manifest.model_copy(update={"made": finished})
    keep_manifest(out, manifest)
    return Batch(manifest, len(before), rejected)


def _check_folder(out: Path, manifest: Manifest, anew: bool) -> None:
    """Raise BadInput where the folder is none, or holds something else than this run."""
    if out.exists() and not out.is_dir():
        raise BadInput(f"{out}: is a file; give a folder")
    if anew:
        return
    before = read_manifest(out) if out.exists() else None
    if before is None:
        if out.exists() and any(not path.name.startswith(".") for path in out.iterdir()):
            raise BadInput(f"{out}: got a folder with other files and no _manifest.json, expected an empty one")
        return
    if (other := _differs(before, manifest)) is not None:
        raise BadInput(
            f"{out}: holds findings of another run ({other}); give another folder, or --anew to compute all again"
        )


def _differs(before: Manifest, now: Manifest) -> str | None:
    """What is other in a run, in words; None where it is the same, or more or fewer files of one input."""
    old, new = before.terms, now.terms
    if old.versions != new.versions:
        names = sorted(k for k in old.versions | new.versions if old.versions.get(k) != new.versions.get(k))
        return f"the terms of {', '.join(names[:5])}{' and others' if len(names) > 5 else ''} are others now"
    if old.known_at != new.known_at:
        return f"known at {old.known_at or 'any time'}, now {new.known_at or 'any time'}"
    if old.every != new.every:
        return f"{'all' if old.every else 'not all'} combinations, now {'all' if new.every else 'not all'}"
    if old.package != new.package:
        return f"made by {old.package}, this is {new.package}"
    if old != new:
        return "zones, parties or gazetteer are others now"
    if before.size != now.size:
        return f"partitions of {before.size:,} rows, now {now.size:,}"
    if now.input and not {file.sha256 for file in before.input} & {file.sha256 for file in now.input}:
        return f"of {before.input[0].name if before.input else 'no rows'}, now {now.input[0].name}: other rows"
    return None


@dataclass(frozen=True)
class _Work:
    """What a worker needs to make any partition of a run."""

    source: Source
    ready: Ready
    manifest: Manifest
    out: Path
    begun: list[Hashes] = field(default_factory=list)

    def through(self, made: Mapping[int, Made], threads: int) -> Generator[Made]:
        """Make the partitions that are missing, so many at once, and give each when it is finished.

        Few wait beside those in work, so that memory does not grow with the table. Where one fails, those in work are
        still finished.
        """
        running: set[Future[Made]] = set()
        with ThreadPoolExecutor(threads, "partition") as pool:
            for partition in partitions(self.source, self.manifest.size, frozenset(made)):
                running.add(pool.submit(self.make, partition))
                if len(running) > threads:
                    done, running = wait(running, return_when=FIRST_COMPLETED)
                    yield from (future.result() for future in done)
            while running:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)

    def make(self, partition: Partition) -> Made:
        """Check, hold, decide, write."""
        good = checked(partition.rows(), partition.first, self.ready.weights.unread)
        self.begun.append(hashed(good.begun))
        table = found(hold(good.rows, self.ready, every=self.manifest.terms.every))
        made = Made(
            number=partition.number,
            key=key_of(self.manifest, self.source, partition.number, partition.stop),
            first=partition.first,
            rows=partition.stop - partition.first,
            incidents=good.incidents,
            rejected=good.rejected.num_rows,
            outcomes=_outcomes(table),
        )
        keep(self.out, table, good.rejected, made)
        return made


def _outcomes(table: pa.Table) -> dict[str, dict[str, int]]:
    counted = table.group_by(["arrangement", "outcome"]).aggregate([([], "count_all")])
    told: dict[str, dict[str, int]] = {}
    for row in sorted(counted.to_pylist(), key=lambda row: (row["arrangement"], row["outcome"])):
        told.setdefault(row["arrangement"], {})[row["outcome"]] = row["count_all"]
    return told
