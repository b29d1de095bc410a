"""The one exception tree.

    TrucewatchError                 anything the desk can say in one sentence; exit code 1
    ├── BadInput                    a file or value from outside is wrong; exit code 2
    │   └── CaseFault               a case file is wrong: where, got, expected, next step
    ├── NotHeld                     what was asked for is not on this desk; exit code 3
    └── Damaged                     the ledger or an object does not match its hash; exit code 4

A message says where (file, line, id), what was got, what was expected, and what to do next.
"""

from __future__ import annotations

from dataclasses import dataclass, field


class TrucewatchError(Exception):
    """Base of all errors that are told to a person in one sentence, without a traceback."""

    exit_code = 1


class BadInput(TrucewatchError):
    """Something handed in from outside cannot be used as it is."""

    exit_code = 2


class NotHeld(TrucewatchError):
    """The report, claim, place or entry asked for is not held by this case."""

    exit_code = 3


class Damaged(TrucewatchError):
    """The ledger or an object does not match what was committed to."""

    exit_code = 4


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong at one place: `where` is `file:line` or an id; the rest are short phrases.

    Where the fault is a sentence of its own ("it ends before it starts"), `expected` is empty.
    """

    where: str
    got: str
    expected: str
    remedy: str = ""
    near: tuple[str, ...] = field(default=())

    def __str__(self) -> str:
        near = f"; near: {', '.join(self.near)}" if self.near else ""
        remedy = f". {self.remedy}" if self.remedy else ""
        said = f"got {self.got}, expected {self.expected}" if self.expected else self.got
        return f"{self.where}: {said}{near}{remedy}"


class CaseFault(BadInput):
    """One or more case files are wrong; carries every fault found, not only the first."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))
