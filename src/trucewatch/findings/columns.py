"""The columns that the six tests are computed from, for pairs of an incident and a reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from trucewatch.findings import decide
from trucewatch.findings.forms import Forms, Ragged, Sheets
from trucewatch.findings.placed import Placed
from trucewatch.findings.ready import Ready
from trucewatch.findings.required import with_withdrawals
from trucewatch.findings.rows import Laid
from trucewatch.findings.sheet import Sheet
from trucewatch.terms.codes import NO, UNKNOWN, YES, Codes, Flags, Indices, agreed
from trucewatch.terms.extents import FIRST, LAST
from trucewatch.terms.roles import Asked

_ENCODED = pa.dictionary(pa.int32(), pa.string())
_OF_TERMS = ("arrangement", "reading", "terms_version")

SCHEMA = pa.schema([f.with_type(_ENCODED) if f.name in _OF_TERMS else f for f in decide.SCHEMA])
"""The columns of `decide.SCHEMA`, with the keys of the terms dictionary-encoded."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class _Pairs(NamedTuple):
    """Incidents and readings in pairs, with what the questions about roles need of each."""

    form: Indices
    column: Indices
    asked: Callable[[int], Asked]


def columns(at: Placed, laid: Laid, form: Indices, forms: Forms, ready: Ready) -> pa.RecordBatch:
    """The columns for pairs of an incident and a reading. `form`: of each text of `laid`, among `forms`."""
    of = form[laid.said[laid.first[at.incident]]]
    pairs = _pairs(at, of, ready)
    ids = laid.incident.take(pa.array(laid.first[at.incident]))
    keys = [
        pa.DictionaryArray.from_arrays(pa.array(where[at.reading]), names)
        for where, names in (ready.arrangement_keys, ready.reading_keys, ready.version_keys)
    ]
    placed = [_truths(at.area), _truths(at.time)]
    acts = _acts(at, of, forms, laid, ready)
    arrays = [ids, *keys, *placed, *acts, *_actor(pairs, forms, ready.sheets), *_target(pairs, forms, ready.sheets)]
    return pa.RecordBatch.from_arrays(arrays, schema=SCHEMA)


def _acts(at: Placed, form: Indices, forms: Forms, laid: Laid, ready: Ready) -> list[pa.Array]:
    terms = ready.terms_of[at.reading]
    codes = ready.sheets.acts.codes(forms.acts[form], terms, lambda n: int(terms[n]))
    codes = with_withdrawals(codes, at.incident, form, terms, forms, laid, ready)
    return [_truths(codes // 3), _truths(codes % 3)]


def _actor(pairs: _Pairs, forms: Forms, sheets: Sheets) -> list[pa.Array]:
    """Whether somebody is named, disputed, bound. A single voice is a doubt only where it takes the incident out."""
    bound = _agreed(forms.actors, pairs, sheets.bound)
    disputed = forms.disputed[pairs.form] | ((bound == NO) & forms.alone[pairs.form])
    return [_flags(forms.named[pairs.form]), _flags(disputed), _truths(bound)]


def _target(pairs: _Pairs, forms: Forms, sheets: Sheets) -> list[pa.Array]:
    """Whether a target is stated, excluded, disputed, and something else hit; the last two only where it matters."""
    excluded = _agreed(forms.aimed, pairs, sheets.excluded)
    stated = forms.stated[pairs.form]
    open_still = stated & (excluded != NO)
    hit = forms.hit[pairs.form]
    hit = np.where((hit == NO) & _any(forms.others, pairs, sheets.others), np.int8(UNKNOWN), hit)
    doubted = open_still & forms.doubted[pairs.form]
    return [_flags(stated), _truths(excluded), _flags(doubted), _truths(np.where(open_still, hit, np.int8(UNKNOWN)))]


def _pairs(at: Placed, form: Indices, ready: Ready) -> _Pairs:
    of = ready.extents
    column = ready.moments.of(of.arrangement_of[at.reading], at.start, at.end)

    def asked(n: int) -> Asked:
        arrangement = of.readings[at.reading[n]][0]
        return Asked(ready.book, arrangement, _instant(at.start[n]), _instant(at.end[n]), ready.known_at)

    return _Pairs(form, column, asked)


def _instant(at: np.int64) -> datetime | None:
    return None if at in (FIRST, LAST) else _EPOCH + timedelta(microseconds=int(at))


def _members(lists: Ragged, pairs: _Pairs) -> Iterator[tuple[Indices, Indices]]:
    """The pairs whose list has an n-th member, with that member, for each n."""
    flat, first, count = lists
    counts = count[pairs.form]
    for n in range(int(counts.max(initial=0))):
        some = np.flatnonzero(counts > n)
        yield some, flat[first[pairs.form[some]] + n]


def _nth(pairs: _Pairs, some: Indices, n: int) -> Asked:
    return pairs.asked(int(some[n]))


def _agreed(lists: Ragged, pairs: _Pairs, sheet: Sheet[str | None, Asked]) -> Codes:
    """The answer that all on each pair's list share; unknown where there is nobody."""
    least, most = (np.full(len(pairs.form), code, dtype=np.int8) for code in (YES, NO))
    for some, row in _members(lists, pairs):
        codes = sheet.codes(row, pairs.column[some], partial(_nth, pairs, some))
        least[some], most[some] = np.minimum(least[some], codes), np.maximum(most[some], codes)
    return agreed(least, most)


def _any(lists: Ragged, pairs: _Pairs, sheet: Sheet[tuple[str, ...], Asked]) -> Flags:
    found = np.zeros(len(pairs.form), dtype=np.bool_)
    for some, row in _members(lists, pairs):
        found[some] |= sheet.codes(row, pairs.column[some], partial(_nth, pairs, some)) == YES
    return found


def _truths(codes: Codes) -> pa.Array:
    return pa.Array.from_buffers(pa.bool_(), len(codes), [_bits(codes != UNKNOWN), _bits(codes == YES)])


def _flags(flags: Flags) -> pa.Array:
    return pa.Array.from_buffers(pa.bool_(), len(flags), [None, _bits(flags)])


def _bits(flags: Flags) -> pa.Buffer:
    return pa.py_buffer(np.packbits(flags, bitorder="little"))
