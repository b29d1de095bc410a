"""What one desk process serves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Seat:
    """A case directory, the port on this machine, and the instant that pages speak of when none is asked for.

    `at` None is now: the minute in which a page is asked for.
    """

    directory: Path
    port: int = 8000
    at: datetime | None = None

    @property
    def record(self) -> Path:
        """The folder of the case's record, where Django's own tables and key lie beside the ledger."""
        return self.directory / "record"

    @property
    def address(self) -> str:
        """The site's address, without a trailing slash."""
        return f"http://{HOST}:{self.port}"
