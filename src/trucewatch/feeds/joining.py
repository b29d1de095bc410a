"""Small steps on text columns that the formats share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc


def joined(table: pa.Table, names: Sequence[str], sign: str) -> pa.ChunkedArray | None:
    """The columns that the table has, joined row by row; empty cells leave no sign behind."""
    parts = [pc.utf8_trim_whitespace(pc.cast(table[name], pa.string())) for name in names if name in table.column_names]
    if not parts:
        return None
    blanked = [pc.if_else(pc.equal(part, ""), None, part) for part in parts]
    return pc.binary_join_element_wise(*blanked, sign, null_handling="skip")


def looked_up(column: pa.ChunkedArray, meaning: Mapping[str, object]) -> pa.ChunkedArray:
    """Codes (`1`, `1.0`) in what they mean; null where a code is not known."""
    coded = pc.dictionary_encode(pc.cast(column, pa.string()).combine_chunks())
    values = [meaning.get((code or "").strip().removesuffix(".0")) for code in coded.dictionary.to_pylist()]
    kind = pa.float64() if all(isinstance(v, float) for v in meaning.values()) else pa.string()
    return pa.chunked_array([pa.array(values, kind).take(coded.indices)])


def stripped(column: pa.ChunkedArray, pattern: str) -> pa.ChunkedArray:
    """The text without what the pattern matches."""
    return pc.replace_substring_regex(pc.cast(column, pa.string()), pattern, "")
