"""One act of speaking in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.quotation import Voice


@dataclass(frozen=True, slots=True)
class Speech:
    """One act of speaking: its voices side by side, those who relay them, the words said and the telling verb.

    `[start, end)` is what is said; `[tell_start, tell_end)` the telling itself, with its time. `verb` is in lower case.
    `relays`: outermost first.
    """

    voices: tuple[Voice, ...]
    relays: tuple[Voice, ...]
    start: int
    end: int
    tell_start: int
    tell_end: int
    verb: str
    subject: tuple[int, int]
    person: bool = False

    @property
    def opens(self) -> bool:
        """Whether the telling stands before what is said."""
        return self.start >= self.tell_end

    def covers(self, offset: int) -> bool:
        """Whether what stands at this offset is said by these voices."""
        return self.start <= offset < self.end and not self.tell_start <= offset < self.tell_end
