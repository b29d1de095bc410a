"""One database per case: SQLite in the case directory, or a schema of a PostgreSQL database.

Everything above sees SQLAlchemy Core and two verbs, `read` and `write`. A write holds the ledger alone from its first
statement, so that two desks never extend the same head.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Engine, Integer, MetaData, Table, Text, create_engine, event, text
from sqlalchemy.exc import OperationalError

from trucewatch.errors import TrucewatchError

metadata = MetaData()

entries = Table(
    "entries",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("recorded_at", Text, nullable=False, index=True),
    Column("role", Text, nullable=False),
    Column("commitment", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)
"""The chain. Rows are only ever inserted."""

payloads = Table(
    "payloads",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("salt", Text, nullable=False),
    Column("payload", Text, nullable=False),
)
"""What the entries say, apart from the chain so that it can be erased."""

suggestions = Table(
    "suggestions",
    metadata,
    Column("report", Text, primary_key=True),
    Column("reader", Text, nullable=False),
    Column("reading", Text, nullable=False),
)
"""A view: what the reader suggested per report. May be dropped at any time."""


class Store:
    """An open database with its tables made. Use `Store.sqlite` or `Store.postgresql`."""

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine = engine
        self.name = name
        try:
            metadata.create_all(engine)
        except OperationalError as error:
            raise TrucewatchError(f"{name}: the ledger cannot be opened: {_first_line(error)}") from error

    @classmethod
    def sqlite(cls, path: Path) -> Store:
        """The SQLite database at `path`, in WAL mode, every commit on disk before it returns."""
        engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 30})

        @event.listens_for(engine, "connect")
        def _connect(connection: Any, _record: object) -> None:
            connection.isolation_level = None  # transactions are begun below, not by the driver
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON"):
                connection.execute(f"PRAGMA {pragma}")

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            writing = connection.get_execution_options().get("writing")
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

        return cls(engine, str(path))

    @classmethod
    def postgresql(cls, url: str, schema: str) -> Store:
        """The schema of a PostgreSQL database; it is made when missing."""
        url = url.replace("postgresql://", "postgresql+psycopg://", 1)
        engine = create_engine(url, pool_pre_ping=True, execution_options={"schema_translate_map": {None: schema}})
        try:
            with engine.begin() as connection:
                quoted = engine.dialect.identifier_preparer.quote(schema)
                connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {quoted}"))
        except OperationalError as error:
            raise TrucewatchError(f"PostgreSQL schema {schema}: cannot be reached: {_first_line(error)}") from error
        return cls(engine, f"PostgreSQL schema {schema}")

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view for reading."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction that holds the ledger alone; all of it is kept, or none."""
        with self.engine.connect().execution_options(writing=True) as connection, connection.begin():
            if connection.dialect.name == "postgresql":
                schema = self.engine.get_execution_options()["schema_translate_map"][None]
                quoted = connection.dialect.identifier_preparer.quote(schema)
                connection.execute(text(f"LOCK TABLE {quoted}.entries IN SHARE ROW EXCLUSIVE MODE"))
            yield connection

    def scrub(self) -> None:
        """Leave no deleted bytes in the files of the database."""
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            else:
                schema = self.engine.get_execution_options()["schema_translate_map"][None]
                quoted = connection.dialect.identifier_preparer.quote(schema)
                for table in (payloads, suggestions):
                    connection.execute(text(f"VACUUM FULL {quoted}.{table.name}"))

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def _first_line(error: OperationalError) -> str:
    return str(error.orig).strip().splitlines()[0]
