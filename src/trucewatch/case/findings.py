"""Findings by incident, computed for those that are asked about: a page of a large case asks about few."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from threading import RLock
from typing import Any

from trucewatch.model.finding import Finding
from trucewatch.model.incident import Incident

Find = Callable[[Sequence[Incident]], Iterable[Finding]]


class FindingsAsked(Mapping[str, tuple[Finding, ...]]):
    """The findings of some incidents. Threads may share it; nothing is computed twice."""

    def __init__(self, incidents: Mapping[str, Incident], find: Find) -> None:
        self._incidents, self._find = incidents, find
        self._found: dict[str, tuple[Finding, ...]] = {}
        self._lock = RLock()

    def ask(self, keys: Iterable[str]) -> None:
        """Compute those of several incidents in one go, as far as they are not there; unknown ids are passed over."""
        with self._lock:
            wanted = [key for key in keys if key in self._incidents and key not in self._found]
            found: dict[str, list[Finding]] = {key: [] for key in wanted}
            for finding in self._find([self._incidents[key] for key in found]):
                found[finding.incident].append(finding)
            self._found.update((key, tuple(held)) for key, held in found.items())

    def __getitem__(self, key: str) -> tuple[Finding, ...]:
        if key not in self._incidents:
            raise KeyError(key)
        if key not in self._found:
            self.ask([key])
        return self._found[key]

    def __iter__(self) -> Iterator[str]:
        """The ids, in the order of the incidents. Whoever goes through all of them is given all findings at once."""
        self.ask(self._incidents)
        return iter(self._incidents)

    def __len__(self) -> int:
        return len(self._incidents)

    def __contains__(self, key: Any) -> bool:
        return key in self._incidents
