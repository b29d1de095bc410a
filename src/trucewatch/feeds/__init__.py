"""Structured feeds: tables of records in one set of columns, whoever published them.

`records_of(table, name)` takes an Arrow table as it was exported (our own columns, UCDP GED, ACLED, or any other with a
mapping) and gives records in the columns of `columns.SCHEMA`, with the rows that could not be used listed. Precision
codes become radii and intervals here and nowhere else. Nothing is read from disk except by `csvfile`.
"""

from __future__ import annotations

from trucewatch.feeds.columns import COLUMNS, SCHEMA, Feed
from trucewatch.feeds.csvfile import read_csv
from trucewatch.feeds.recognise import feed_of, format_of, records_of

__all__ = ["COLUMNS", "SCHEMA", "Feed", "feed_of", "format_of", "read_csv", "records_of"]
