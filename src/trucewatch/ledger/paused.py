"""Making many small objects at once without the collector of circles, which would look through all of them again and
again.

Entries and claims hold no circles. Reading twenty thousand of them takes a quarter of the time so.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_LOCK = Lock()
_inside = 0
_was_on = False


@contextmanager
def collector_paused() -> Iterator[None]:
    """The collector rests while any thread is inside; it is afterwards as it was before."""
    global _inside, _was_on
    with _LOCK:
        if _inside == 0:
            _was_on = gc.isenabled()
            gc.disable()
        _inside += 1
    try:
        yield
    finally:
        with _LOCK:
            _inside -= 1
            if _inside == 0 and _was_on:
                gc.enable()
