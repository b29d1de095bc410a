"""Findings of a table on a Spark cluster.

    spark-submit findings_on_spark.py CASE ROWS OUT

CASE: a folder on the driver's machine. ROWS: Parquet, wherever the cluster reads from. OUT: where it writes; new.
"""

import sys
from pathlib import Path

from pyspark.sql import SparkSession

from trucewatch.case.terms_at import terms_at
from trucewatch.findings.spark import findings_frame, rejected_frame

case, rows, out = sys.argv[1:]
spark = SparkSession.builder.appName("trucewatch findings").getOrCreate()
book, origin, _ = terms_at(Path(case))
table = spark.read.parquet(rows)
findings_frame(table, book).write.parquet(f"{out}/findings")
rejected_frame(table).write.csv(f"{out}/rejected", header=True)
found = spark.read.parquet(f"{out}/findings")
found.groupBy("arrangement", "outcome").count().orderBy("arrangement", "outcome").show(1000, truncate=False)
