"""A ledger with its objects, on either store, as tests of several folders use it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from made import DeskClock
from trucewatch.ledger import Ledger, Objects, Store


def open_at(where: tuple[str, ...]) -> Store:
    """The store that `where` names."""
    if where[0] == "sqlite":
        return Store.sqlite(Path(where[1]))
    return Store.postgresql(where[1], where[2])


@dataclass
class Desk:
    """A ledger and its objects, and how to open the same ledger again as another process would."""

    open_store: Callable[[], Store]
    clock: DeskClock
    objects: Objects
    root: Path
    opened: list[Store] = field(default_factory=list)

    def again(self) -> Ledger:
        """The same ledger through a new connection."""
        store = self.open_store()
        self.opened.append(store)
        return Ledger(store, self.clock)

    @property
    def ledger(self) -> Ledger:
        """The ledger through the first connection."""
        return Ledger(self.opened[0], self.clock) if self.opened else self.again()

    def close(self) -> None:
        """Close every connection, as the end of a process does."""
        while self.opened:
            self.opened.pop().close()
