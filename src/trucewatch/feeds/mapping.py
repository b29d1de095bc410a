"""A mapping file: how a table of anybody's columns is to be read as records.

```yaml
schema: 1
name: Norland Incident Register
citation: Norland Register (2031)
licence: CC BY 4.0
columns:
  id: event_id
  date_from: start
  place: [ward, town, province]          # joined, the finest first
  precision_km: {column: prec, codes: {"1": 2, "2": 25, "3": 100}}
```
"""

from __future__ import annotations

from typing import Annotated

import pyarrow as pa
from pydantic import Field, ValidationError

from trucewatch.errors import BadInput, CaseFault, Fault
from trucewatch.feeds.building import Columns
from trucewatch.feeds.columns import COLUMNS
from trucewatch.feeds.joining import joined, looked_up
from trucewatch.model.frozen import Frozen, Schema1
from trucewatch.written import read_yaml


class Coded(Frozen):
    """A column of codes and what each means; a code that is not listed is not known."""

    column: str
    codes: Annotated[dict[str, str], Field(min_length=1)]


class Mapping(Frozen):
    """Which of a table's columns gives which column of a record; what is left out is not known."""

    schema_: Schema1 = Field(default=1, alias="schema")
    name: Annotated[str, Field(min_length=1)]
    citation: str = ""
    licence: str = ""
    columns: dict[str, str | tuple[str, ...] | Coded]

    def columns_of(self, table: pa.Table, where: str) -> Columns:
        """The columns of a record; raises BadInput where the table lacks one that the mapping names."""
        has = set(table.column_names)
        wanted = {name for source in self.columns.values() for name in _named(source)}
        if lacking := sorted(wanted - has):
            got = f"no column {', '.join(map(repr, lacking))}"
            raise BadInput(str(Fault(where, got, f"one of {', '.join(sorted(has))}", "Correct the mapping")))
        return {key: _column(table, source) for key, source in self.columns.items()}


def read_mapping(content: bytes, name: str) -> Mapping:
    """A mapping from its YAML; raises CaseFault with what is wrong."""
    written = read_yaml(name, content)
    plain = written.content if isinstance(written.content, dict) else {}
    if isinstance(plain.get("schema"), str) and plain["schema"].isdigit():
        plain["schema"] = int(plain["schema"])
    remedy = "Give it a `name` and, under `columns`, which column of the table is the id, date_from, place …"
    try:
        mapping = Mapping.model_validate(plain)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        got = f"{'.'.join(map(str, first['loc']))}: {first['msg'].lower()}"
        raise CaseFault([Fault(written.where(first["loc"]), got, "a mapping of columns", remedy)]) from error
    unknown = sorted(set(mapping.columns) - set(COLUMNS))
    if unknown or not {"id", "date_from"} <= set(mapping.columns):
        got = f"the column {unknown[0]!r}" if unknown else "no id or no date_from"
        raise CaseFault([Fault(written.where(("columns",)), got, f"some of {', '.join(COLUMNS)}")])
    return mapping


def _named(source: str | tuple[str, ...] | Coded) -> tuple[str, ...]:
    match source:
        case Coded(column=column):
            return (column,)
        case str():
            return (source,)
        case _:
            return source


def _column(table: pa.Table, source: str | tuple[str, ...] | Coded) -> pa.ChunkedArray | None:
    match source:
        case Coded(column=column, codes=codes):
            return looked_up(table[column], codes)
        case str():
            return table[source]
        case _:
            return joined(table, source, "; ")
