"""A small Spark cluster on this machine for one test run: a master and two worker processes with one core each.

Everything listens on 127.0.0.1 and writes below one temporary folder. Stopping the session ends the master, the workers
and their executors; the driver's Java process is ended by its id.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyspark
from pyspark import SparkContext
from pyspark.sql import SparkSession

QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xss2m"
"""Java options for processes that live for seconds."""


class NoJava(Exception):
    """There is no Java 17 or later on this machine."""


def check_java() -> None:
    """Raise NoJava where Spark could not start."""
    java = shutil.which("java")
    if java is None:
        raise NoJava("Spark needs Java 17 or later (Debian: openjdk-17-jre-headless)")
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    version = said.partition('"')[2].partition(".")[0]
    if not version.isdigit() or int(version) < 17:
        raise NoJava(f"Spark needs Java 17 or later; here is {said.splitlines()[0] if said else 'none that runs'}")


def started(folder: Path) -> SparkSession:
    """A session on a cluster of two workers. `folder`: where all of it may write. Raises NoJava."""
    check_java()
    home = folder / "home"
    home.mkdir()
    for part in ("bin", "jars"):  # a home of its own, because workers write below it
        (home / part).symlink_to(Path(pyspark.__file__).parent / part)
    os.environ |= {
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_LOCAL_DIRS": str(folder / "local"),
        "PYSPARK_PYTHON": sys.executable,
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.memory": "512m",
        "spark.executor.memory": "512m",
        "spark.driver.extraJavaOptions": QUICK,
        "spark.executor.extraJavaOptions": QUICK,
        "spark.sql.shuffle.partitions": "4",
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.sql.session.timeZone": "Asia/Kathmandu",
        "spark.log.level": "ERROR",
        "spark.scheduler.minRegisteredResourcesRatio": "1.0",
        "spark.scheduler.maxRegisteredResourcesWaitingTime": "90s",
        "spark.ui.showConsoleProgress": "false",
    }
    builder = SparkSession.builder.master("local-cluster[2,1,512]").appName("trucewatch tests")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def stop(session: SparkSession) -> None:
    """End the cluster and the driver's Java process."""
    gateway = session.sparkContext._gateway
    session.stop()
    gateway.shutdown()
    process: subprocess.Popen[bytes] = gateway.proc
    process.stdin.close()  # type: ignore[union-attr]
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    SparkContext._gateway = SparkContext._jvm = None
