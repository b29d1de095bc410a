"""A feed in a few lines: what stands for its text on the desk, where its rows are too many to be read as prose."""

from __future__ import annotations

import gzip
import io

import pyarrow.compute as pc

from trucewatch.feeds.columns import Feed
from trucewatch.feeds.recognise import format_of

SHOWN = 50
"""Faults told line by line; the others are counted."""


def is_in(content: bytes, form: str) -> bool:
    """Whether the header of a CSV file, gzipped or not, is of this format."""
    names = header(content)
    return len(names) > 2 and format_of(names) == form


def is_unknown_table(name: str, content: bytes) -> bool:
    """Whether a file that calls itself CSV has a header of several columns that is of no known format."""
    names = header(content) if name.lower().removesuffix(".gz").endswith((".csv", ".tsv")) else []
    return len(names) > 2 and format_of(names) is None


def header(content: bytes) -> list[str]:
    """The names in the first line, parted by whatever sign parts most; none where it cannot be unpacked."""
    try:
        head = (
            gzip.GzipFile(fileobj=io.BytesIO(content)).read(65_536) if content[:2] == b"\x1f\x8b" else content[:65_536]
        )
    except (OSError, EOFError):
        return []
    line = head.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].decode("utf-8", "replace").strip("\r")
    sign = max(",;\t|", key=line.count)
    return [name.strip('"') for name in line.split(sign)]


def said(feed: Feed) -> str:
    """The summary, one fact a line; no sentence in it tells of an incident."""
    form = "table in the columns of a record" if feed.format == "records" else feed.format
    n = feed.table.num_rows
    lines = [f"{form}: {n:,} record{'' if n == 1 else 's'}"]
    if feed.table.num_rows:
        first, last = pc.min(feed.table["date_from"]).as_py(), pc.max(feed.table["date_to"]).as_py()
        lines.append(f"Days: {first.isoformat()} to {last.isoformat()}")
    lines += [f"Cite as: {feed.citation}"] if feed.citation else []
    lines += [f"Licence: {feed.licence}"] if feed.licence else []
    if feed.faults:
        lines.append(f"Rows not used: {len(feed.faults):,}")
        lines += [f"- {fault}" for fault in feed.faults[:SHOWN]]
    return "\n".join(lines) + "\n"
