"""A CSV file (comma, semicolon or tab; UTF-8 or, where it is not that, Windows-1252) → a table of text columns."""

from __future__ import annotations

import gzip
import io

import pyarrow as pa
from pyarrow import csv

from trucewatch.errors import BadInput, Fault

LISTED = 1_000


def read_csv(content: bytes, name: str) -> tuple[pa.Table, list[Fault]]:
    """The rows as text under a header in the file's own spelling, and the rows of a wrong width.

    A gzip-compressed file is opened first. Raises BadInput where there is no header or no row could be told.
    """
    if content[:2] == b"\x1f\x8b":
        content = _unpacked(content, name)
    content = _utf8(content.removeprefix(b"\xef\xbb\xbf"))
    header = content.split(b"\n", 1)[0].decode("utf-8", "replace").strip("\r")
    sign = max(",;\t|", key=header.count)
    if sign not in header:
        expected = "two column names or more, parted by comma, semicolon or tab"
        raise BadInput(str(Fault(name, f"the header {header[:80]!r}", expected, "Save it as CSV")))
    faults: list[Fault] = []

    def wide(row: csv.InvalidRow) -> str:
        if len(faults) < LISTED:
            where = f"{name}, row {row.number or '?'}"
            faults.append(Fault(where, f"{row.actual_columns} cells", f"{row.expected_columns}", "Quote its text"))
        return "skip"

    try:
        names = _header(content, sign)
        table = csv.read_csv(
            io.BytesIO(content),
            read_options=csv.ReadOptions(use_threads=False, block_size=1 << 24),
            parse_options=csv.ParseOptions(delimiter=sign, newlines_in_values=True, invalid_row_handler=wide),
            convert_options=csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid as error:
        raise BadInput(
            str(Fault(name, f"no table ({error})", "a CSV file", "Save it again as CSV in UTF-8"))
        ) from error
    return table, faults


def _header(content: bytes, sign: str) -> list[str]:
    head = io.BytesIO(content.split(b"\n", 1)[0] + b"\n")
    names: list[str] = csv.read_csv(head, parse_options=csv.ParseOptions(delimiter=sign)).column_names
    again = {name for name in names if names.count(name) > 1}
    if again:
        raise pa.ArrowInvalid(f"the column {sorted(again)[0]!r} stands there twice")
    return names


def _unpacked(content: bytes, name: str) -> bytes:
    try:
        return gzip.decompress(content)
    except (OSError, EOFError) as error:
        raise BadInput(str(Fault(name, "a broken gzip file", "one that opens", "Get it again"))) from error


def _utf8(content: bytes) -> bytes:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace").encode()
    return content
