"""The case of this seat, kept open, and its views, kept while nothing changes.

A view is a function of the ledger, the readings and two instants. So it is kept under the ledger's length, the state
of the readings and the instants asked for; an adoption is an entry and changes the length.
"""

from __future__ import annotations

from collections import OrderedDict
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from threading import Lock, Thread

from django.conf import settings
from sqlalchemy import select

from trucewatch.case.case import Case, open_case
from trucewatch.case.feeds import of_feeds, ready
from trucewatch.case.view import View, view
from trucewatch.desk.seat import Seat
from trucewatch.ledger.store import suggestions

State = tuple[int, int]
Instants = tuple[datetime | None, datetime | None]
KEPT = 8


class Held:
    """One open case with its last views."""

    def __init__(self, directory: Path) -> None:
        self._stack = ExitStack()
        self.case: Case = self._stack.enter_context(open_case(directory))
        self._views: OrderedDict[Instants, View] = OrderedDict()
        self._state: State | None = None
        self._lock = Lock()

    def seen(self, known_at: datetime | None = None, recorded_by: datetime | None = None) -> View:
        """The case as of these instants. One thread makes a view; the others wait for it instead of making it too.

        When the state changed, all earlier views are dropped: one of them could hold words that were erased since.
        """
        with self._lock:
            if (state := self._state_now()) != self._state:
                self._views.clear()
                self._state = state
            key = (known_at, recorded_by)
            found = self._views.pop(key, None) or _made(self.case, known_at, recorded_by)
            self._views[key] = found
            while len(self._views) > KEPT:
                self._views.popitem(last=False)
            return found

    def _state_now(self) -> State:
        with self.case.ledger.store.read() as connection:
            rows = connection.execute(select(suggestions.c.report, suggestions.c.reader)).all()
        return self.case.ledger.length(), hash(frozenset((row.report, row.reader) for row in rows))

    def close(self) -> None:
        """Give the case back."""
        self._stack.close()


def _made(case: Case, known_at: datetime | None, recorded_by: datetime | None) -> View:
    made = view(case, known_at, recorded_by)
    # Computed here, under the lock, because two threads would otherwise both do it.
    made.findings, made.suggestions, made.unresolved  # noqa: B018
    if of_feeds(made.reports.values()):  # seconds for a million records: begun before somebody asks
        Thread(target=ready, args=(case, list(made.reports.values()))).start()
    return made


_HELD: dict[Path, Held] = {}
_OPENING = Lock()


def seat() -> Seat:
    """What this process serves."""
    found: Seat = settings.TRUCEWATCH_SEAT
    return found


def held() -> Held:
    """The open case of this seat; opened when first asked for, and then kept."""
    with _OPENING:
        directory = seat().directory
        if directory not in _HELD:
            _HELD[directory] = Held(directory)
        return _HELD[directory]
