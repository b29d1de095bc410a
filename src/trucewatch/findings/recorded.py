"""Records of a feed held against a book: the narrow rows that `hold` reads, and finished findings by arrangement."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from trucewatch.findings.doers import doer_of
from trucewatch.findings.found import found
from trucewatch.findings.hold import hold
from trucewatch.findings.ready import ready
from trucewatch.findings.records import Records, Spoken, Taken
from trucewatch.findings.said import Said, Told
from trucewatch.model.vocabulary import Stance
from trucewatch.terms.book import Book


def findings_of(
    records: Records, places: NDArray[np.int64], book: Book, known_at: datetime | None = None
) -> dict[str, pa.Table]:
    """The findings on the records at these places, by arrangement: the columns of `FOUND` and the record's `row`.

    Records come in the order of `places`; an arrangement that none of them may lie in has no entry.
    """
    rows = rows_of(records, places)
    table = found(hold(rows, ready(book, known_at)))
    at = pc.index_in(table["incident"], rows["incident"]).to_numpy()
    table = table.append_column("row", pa.array(records.rows[places][at]))
    which = table["arrangement"].combine_chunks()
    code = which.indices.to_numpy(zero_copy_only=False)
    return {
        key: table.filter(pa.array(code == n))
        for n, key in enumerate(which.dictionary.to_pylist())
        if (code == n).any()
    }


def rows_of(records: Records, places: NDArray[np.int64]) -> pa.Table:
    """The records at these places as the narrow incident table of `findings/rows.py`."""
    known = ~np.isnan(records.lon[places])
    lon, lat, radius = (
        pa.array(values[places], mask=~known) for values in (records.lon, records.lat, records.radius_km)
    )
    start, end = (pa.array(values[places]).cast(pa.timestamp("us", "UTC")) for values in (records.start, records.end))
    codes, code = np.unique(records.code[places], return_inverse=True)
    texts = pa.array([_text(records.spoken[n], records.taken) for n in codes.tolist()], pa.string())
    said = pa.DictionaryArray.from_arrays(pa.array(code.astype(np.int32)), texts)
    return pa.table(
        {
            "incident": records.ids(places),
            "lon": lon,
            "lat": lat,
            "radius_km": radius,
            "place": pa.nulls(len(places), pa.string()),
            "start": start,
            "end": end,
            "said": said,
        }
    )


def _text(spoken: Spoken, taken: Taken) -> str:
    """What a record says, as `hold` reads it: the acts, and the doer as the source's own statement."""
    doer = doer_of(spoken.doer, taken.bearers)
    if doer is None:
        return Said(acts=spoken.acts).text()
    named = {"party": doer.key} if doer.key else {"words": doer.as_written.casefold()}
    return Said(acts=spoken.acts, told=(Told(stance=Stance.STATES, by=spoken.voice, **named),)).text()
