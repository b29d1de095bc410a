"""What a text prints of its own publication, each part with the reason why it is taken for that; a suggestion."""

from __future__ import annotations

from trucewatch.model.frozen import Frozen
from trucewatch.model.report import Usage
from trucewatch.model.when import When


class Dated(Frozen):
    """A date that the text prints for its publication: `outlet` empty where none stands beside it; `basis` says why.

    `counts`: the weekdays of the text can be counted from its first day, although it only bounds the text from below.
    """

    outlet: str = ""
    when: When
    basis: str
    counts: bool = False


class Entry(Frozen):
    """A passage `[start, end)` below a date on a line of its own."""

    when: When
    start: int
    end: int


class Dating(Frozen):
    """What the text says of itself.

    - `origin`: the first publication; `carrier`: who published it again (no second witness).
    - `least`: where neither is printed, a bound from below: the latest full date that the text tells of.
    - `entries`: passages with a date each, where there are several.
    - `ahead`: dates in the headline that a document of that headline still expects; never the document's date.
    - `usage`: the terms that a notice in the text states; its numbers are never figures. `notices`, `furniture`: spans.
    """

    origin: Dated | None = None
    carrier: Dated | None = None
    least: Dated | None = None
    entries: tuple[Entry, ...] = ()
    ahead: tuple[When, ...] = ()
    usage: Usage | None = None
    notices: tuple[tuple[int, int], ...] = ()
    furniture: tuple[tuple[int, int], ...] = ()
