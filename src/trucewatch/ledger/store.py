"""One database per case: SQLite in the case directory, or a schema of a PostgreSQL database.

Everything above sees SQLAlchemy Core and two verbs, `read` and `write`. A write holds the ledger alone from its first
statement, so that two desks never extend the same head.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    Table,
    Text,
    create_engine,
    event,
    inspect,
    make_url,
    text,
)
from sqlalchemy.exc import ArgumentError, DatabaseError

from trucewatch.errors import BadInput, Damaged, TrucewatchError

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

    def __init__(self, engine: Engine, name: str, schema: str | None = None) -> None:
        self.engine = engine
        self.name = name
        self._schema = None if schema is None else engine.dialect.identifier_preparer.quote(schema)
        try:
            with engine.connect() as connection:
                held = set(inspect(connection).get_table_names(schema=schema))
            if not held >= metadata.tables.keys():
                self._make()
        except DatabaseError as error:
            said = _first_line(error)
            if type(error) is DatabaseError:  # not one of its kinds: SQLite says so of a file that is no database
                raise Damaged(f"{name}: the ledger cannot be read: {said}; restore it from a copy") from error
            raise TrucewatchError(f"{name}: the ledger cannot be opened: {said}") from error

    def _make(self) -> None:
        """Make the tables, alone: two desks that open a new case at once must not both do so."""
        with self.engine.connect().execution_options(writing=True) as connection, connection.begin():
            if self._schema is not None:
                connection.execute(text("SELECT pg_advisory_xact_lock(hashtext(:name))"), {"name": self.name})
                connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {self._schema}"))
            metadata.create_all(connection)

    @classmethod
    def sqlite(cls, path: Path) -> Store:
        """The SQLite database at `path`, in WAL mode, every commit on disk before it returns."""
        engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": 30})

        @event.listens_for(engine, "connect")
        def _connect(connection: Any, _record: object) -> None:
            connection.isolation_level = None  # transactions are begun below, not by the driver
            _in_wal_mode(connection)
            for pragma in ("synchronous=FULL", "secure_delete=ON", "foreign_keys=ON"):
                connection.execute(f"PRAGMA {pragma}")

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            writing = connection.get_execution_options().get("writing")
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

        return cls(engine, str(path))

    @classmethod
    def postgresql(cls, url: str, schema: str) -> Store:
        """The schema of a PostgreSQL database; it is made when missing."""
        options = {"schema_translate_map": {None: schema}}
        try:
            at = make_url(url)
        except ArgumentError:
            at = None
        if at is None or at.get_backend_name() != "postgresql":  # its message would show the URL with its password
            raise BadInput("the database URL cannot be read; write it like postgresql://user:…@host/name") from None
        engine = create_engine(at.set(drivername="postgresql+psycopg"), pool_pre_ping=True, execution_options=options)
        return cls(engine, f"PostgreSQL schema {schema}", schema)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view for reading."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction that holds the ledger alone; all of it is kept, or none."""
        with self.engine.connect().execution_options(writing=True) as connection, connection.begin():
            if self._schema is not None:
                connection.execute(text(f"LOCK TABLE {self._schema}.entries IN SHARE ROW EXCLUSIVE MODE"))
            yield connection

    def scrub(self) -> None:
        """Leave no deleted bytes in the files of the database."""
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            if self._schema is None:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            else:
                for table in (payloads, suggestions):
                    connection.execute(text(f"VACUUM FULL {self._schema}.{table.name}"))

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def _in_wal_mode(connection: sqlite3.Connection) -> None:
    """Turn WAL mode on. While another process does so, SQLite says "locked" at once and does not wait; so wait here."""
    for _ in range(300):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            time.sleep(0.1)
    raise sqlite3.OperationalError("another process holds the ledger")


def _first_line(error: DatabaseError) -> str:
    return str(error.orig).strip().splitlines()[0]
