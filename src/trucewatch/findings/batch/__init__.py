"""Findings of whole tables: a run over partitions that can be stopped and goes on.

columns      which columns a table of incidents must have, and their one form
source       Parquet files or a table in memory, as one run of numbered rows
partitions   so many rows each, the rows of one incident never in two of them
together     whether the rows of each incident stand together
checked      which incidents can be used, and what is wrong with the others
manifest     what a run is made from
kept         its files: written aside, then renamed
runner       two partitions at once, from the first to the last
held         the same for a table in memory, with nothing written
"""

from __future__ import annotations

from trucewatch.findings.batch.held import HeldTable, findings_of
from trucewatch.findings.batch.runner import Batch, run

__all__ = ["Batch", "HeldTable", "findings_of", "run"]
