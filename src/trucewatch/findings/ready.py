"""A book made ready to hold incidents against: its readings as arrays, and a sheet for each question about parties."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from trucewatch.findings.acts import ByTerms, by_terms, terms_of
from trucewatch.findings.exclusion import belongs_to_others, is_excluded
from trucewatch.findings.forms import Sheets, Weights
from trucewatch.findings.moments import Moments
from trucewatch.findings.sheet import Numbered, Sheet
from trucewatch.model.arrangement import Term
from trucewatch.terms.book import Book
from trucewatch.terms.codes import NO, UNKNOWN, YES, code_of
from trucewatch.terms.extents import extents
from trucewatch.terms.meeting import Meeting
from trucewatch.terms.roles import Asked, bound
from trucewatch.terms.status import formal


class Ready:
    """All that holding incidents needs of a book at an instant of knowledge. Threads and processes may share it.

    `terms` are the distinct lists of terms, `terms_of` which of them each reading has. `against` keeps what was found
    of acts under terms on a withdrawal (`required.py`).
    """

    def __init__(self, book: Book, known_at: datetime | None = None) -> None:
        self.book, self.known_at = book, known_at
        self.extents = extents(book, known_at)
        said = {a.id: formal(book, a, None, known_at) for a in self.extents.arrangements}
        self.ended = {key: formal.ended for key, formal in said.items()}
        self.validity = self.extents.ending(lambda a: self.ended[a.id])
        self.meeting = Meeting(self.extents, len(book.zones), self.validity)
        self.moments = Moments(self.extents.arrangements)
        written = [terms_of(a, r, known_at) for a, r in self.extents.readings]
        self.terms: tuple[tuple[Term, ...], ...] = tuple(dict.fromkeys(written))
        at = {terms: n for n, terms in enumerate(self.terms)}
        self.terms_of = np.array([at[terms] for terms in written], dtype=np.int64)
        held = self.extents.readings
        self.arrangement_keys = _keys([a.id for a, _ in held])
        self.reading_keys = _keys([r.id for _, r in held])
        self.version_keys = _keys([book.versions[a.id] for a, _ in held])
        self.sheets = Sheets(
            bound=Sheet(self.moments.total, lambda key, asked: _bound(key, asked)),
            excluded=Sheet(self.moments.total, lambda key, asked: code_of(is_excluded(key, asked))),
            others=Sheet(self.moments.total, lambda keys, asked: YES if belongs_to_others(keys, asked) else NO),
            acts=Sheet(len(self.terms), lambda acts, terms: both_codes(by_terms(self.terms[terms], acts))),
            blamed=Numbered(),
        )
        self.against: dict[tuple[int, int, int, int], int] = {}
        self.weights = Weights(book, self.sheets)

    def __reduce__(self) -> tuple[Callable[[Book, datetime | None], Ready], tuple[Book, datetime | None]]:
        """It travels as its book, and is made ready anew where it arrives, once a process."""
        return ready, (self.book, self.known_at)


@lru_cache(maxsize=4)
def ready(book: Book, known_at: datetime | None = None) -> Ready:
    """A book made ready, once for it (a book never changes) and an instant of knowledge."""
    return Ready(book, known_at)


def _keys(names: Sequence[str]) -> tuple[npt.NDArray[np.int32], pa.Array]:
    """Where each reading's name stands among the distinct ones, and those."""
    at = {name: n for n, name in enumerate(dict.fromkeys(names))}
    return np.array([at[name] for name in names], dtype=np.int32), pa.array(list(at), pa.string())


def both_codes(found: ByTerms) -> int:
    """The two answers on an act in one code: prohibited, then permitted, in threes."""
    return 3 * code_of(found.prohibited) + code_of(found.permitted)


def _bound(key: str | None, asked: Asked) -> int:
    return UNKNOWN if key is None else code_of(bound(asked, key).value)
