"""The columns of a table of incidents: which must be there, in which types, and how they come to one form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pyarrow as pa

from trucewatch.errors import CaseFault, Fault

WORDS = pa.dictionary(pa.int32(), pa.string())

TAKEN = pa.schema(
    [
        pa.field("incident", pa.string()),
        pa.field("lon", pa.float64()),
        pa.field("lat", pa.float64()),
        pa.field("radius_km", pa.float64()),
        pa.field("place", WORDS),
        pa.field("start", pa.timestamp("us", "UTC")),
        pa.field("end", pa.timestamp("us", "UTC")),
        pa.field("said", WORDS),
    ]
)
"""The columns in the form in which a partition is held; `findings/rows.py` says what they mean."""


def _text(kind: pa.DataType) -> bool:
    inner = kind.value_type if pa.types.is_dictionary(kind) else kind
    return any(of(inner) for of in (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view))


def _number(kind: pa.DataType) -> bool:
    return bool(pa.types.is_floating(kind) or pa.types.is_integer(kind))


def _instant(kind: pa.DataType) -> bool:
    return bool(pa.types.is_timestamp(kind) and kind.tz)


FORMS: dict[str, tuple[Callable[[pa.DataType], bool], str]] = {
    name: (_number, "numbers")
    if pa.types.is_floating(kind)
    else (_instant, "instants with a zone (timestamp[us, UTC])")
    if pa.types.is_timestamp(kind)
    else (_text, "text")
    for name, kind in zip(TAKEN.names, TAKEN.types, strict=True)
}
"""For each column, which types are taken, and what they are called."""

EMPTY = "Where nothing is known, write the column with nulls only"


def check_columns(schema: pa.Schema, where: str) -> None:
    """Raise CaseFault where a column is missing, stands twice, or has a type that cannot be taken."""
    if faults := list(_faults(schema, where)):
        raise CaseFault(faults)


def _faults(schema: pa.Schema, where: str) -> Iterator[Fault]:
    for name, (taken, called) in FORMS.items():
        there = schema.get_all_field_indices(name)
        if len(there) != 1:
            got = f"{len(there)} columns {name!r}" if there else f"no column {name!r}"
            yield Fault(where, got, f"one column {name!r} of {called}", EMPTY if not there else "")
            continue
        kind = schema.field(there[0]).type
        if not (taken(kind) or pa.types.is_null(kind)):
            zone = ". Write the zone: no zone is guessed" if pa.types.is_timestamp(kind) else ""
            yield Fault(f"{where}, column {name!r}", str(kind), f"{called}{zone}")


def in_form(table: pa.Table, names: Sequence[str] = TAKEN.names) -> pa.Table:
    """These columns of `TAKEN`, in its types. Instants finer than a microsecond are cut off."""
    fields = [TAKEN.field(name) for name in names]
    columns = [_in_form(table[field.name], field.type) for field in fields]
    return pa.Table.from_arrays(columns, schema=pa.schema(fields))


def in_one(pieces: Sequence[pa.Table]) -> pa.Table:
    """Pieces of a table, all in the form of `TAKEN` and each column in one piece, its words in one list."""
    whole = pa.concat_tables([TAKEN.empty_table(), *map(in_form, pieces)])
    return whole.unify_dictionaries().combine_chunks()


def in_one_piece(column: pa.ChunkedArray) -> pa.Array:
    """A column in one piece, also where it has none."""
    whole = column.combine_chunks()
    if isinstance(whole, pa.Array):
        return whole
    return pa.concat_arrays(whole.chunks) if whole.num_chunks else pa.array([], column.type)


def _in_form(column: pa.ChunkedArray, kind: pa.DataType) -> pa.ChunkedArray:
    if column.type == kind:
        return column
    if pa.types.is_dictionary(kind):
        if pa.types.is_dictionary(column.type):
            column = column.cast(column.type.value_type)
        return column.cast(pa.string()).dictionary_encode()
    return column.cast(kind, safe=False)
