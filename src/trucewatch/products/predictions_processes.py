"""Prediction lines made in several processes: streaming, in the order of the documents, in memory that does not grow.

Documents go out in batches of about `BATCH` code points, at most `AHEAD` batches a process ahead of what was yielded.
On Linux the processes are forked and share the names with this one as long as it runs one thread; else each is started
anew and gets the names handed over.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from trucewatch.errors import TrucewatchError
from trucewatch.products.predictions import prediction_lines
from trucewatch.read.places.names import Names

BATCH, AHEAD = 50_000, 3
Row = dict[str, Any]

_names: list[Names] = []  # of this worker process, set once when it starts


def predictions_in_processes(documents: Iterable[Row], names: Names, processes: int) -> Iterator[tuple[Row, list[Row]]]:
    """Each document with its prediction lines, in order; `names` hold all that is to be known (`with_library`).

    With one process nothing is started. Raises TrucewatchError where a process was ended from outside.
    """
    if processes == 1:
        for row in documents:
            yield row, list(prediction_lines(row, names))
        return
    started = multiprocessing.get_context(_start_method())
    gc.collect()
    gc.freeze()  # what is shared with the forked processes is then not written to by the collector, so stays shared
    try:
        with ProcessPoolExecutor(processes, started, _begin, (names,)) as pool:
            waiting: deque[tuple[list[Row], Future[list[list[Row]]]]] = deque()
            for batch in _batches(documents):
                waiting.append((batch, pool.submit(_read, batch)))
                if len(waiting) >= processes * AHEAD:
                    yield from _next(waiting)
            while waiting:
                yield from _next(waiting)
    except BrokenProcessPool as error:
        raise TrucewatchError(
            "a reading process was ended from outside, perhaps for want of memory; ask for fewer with --processes"
        ) from error
    finally:
        gc.unfreeze()


def _next(waiting: deque[tuple[list[Row], Future[list[list[Row]]]]]) -> Iterator[tuple[Row, list[Row]]]:
    batch, answer = waiting.popleft()
    yield from zip(batch, answer.result(), strict=True)


def _start_method() -> str:
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def _begin(names: Names) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that asked is interrupted, and ends these
    _names[:] = [names]


def _read(batch: list[Row]) -> list[list[Row]]:
    return [list(prediction_lines(row, _names[0])) for row in batch]


def _batches(documents: Iterable[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    size = 0
    for row in documents:
        batch.append(row)
        size += len(row["text"])
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
