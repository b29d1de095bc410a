"""Opening a store: odd names, broken files, servers that are not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch.errors import BadInput, Damaged, TrucewatchError
from trucewatch.ledger import Ledger, Store
from trucewatch.ledger.payloads import Withdrawn


@pytest.mark.parametrize("name", ["a b", "what?", "a#b", "50%41", "ليدجر", "a;b&c=d"])
def test_a_directory_may_have_any_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    store = Store.sqlite(tmp_path / name / "ledger.db")
    Ledger(store).append([Withdrawn(subject="vale-post", why="it asked")], "duty officer")
    store.close()
    assert [p.name for p in (tmp_path / name).iterdir()] == ["ledger.db"]
    again = Store.sqlite(tmp_path / name / "ledger.db")
    assert Ledger(again).length() == 1
    again.close()


def test_a_file_that_is_no_database_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(b"This was a ledger once. " * 400)
    with pytest.raises(Damaged, match=r"ledger\.db: the ledger cannot be read: file is not a database"):
        Store.sqlite(path)
    assert path.read_bytes().startswith(b"This was a ledger once.")


def test_a_database_cut_short_is_told(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    store = Store.sqlite(path)
    Ledger(store).append([Withdrawn(subject=f"s{n}", why="w" * 500) for n in range(50)], "duty officer")
    store.close()
    path.write_bytes(path.read_bytes()[:9000])
    with pytest.raises(TrucewatchError, match=r"malformed|not a database"):
        Ledger(Store.sqlite(path)).entries()


def test_a_directory_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(TrucewatchError, match="the ledger cannot be opened"):
        Store.sqlite(tmp_path / "nowhere" / "ledger.db")


def test_a_server_that_does_not_answer_is_told_without_its_password() -> None:
    with pytest.raises(TrucewatchError, match="PostgreSQL schema vale: the ledger cannot be opened") as told:
        Store.postgresql("postgresql://desk:hush-hush@127.0.0.1:9/vale", "vale")
    assert "hush-hush" not in str(told.value)


@pytest.mark.parametrize("url", ["", "vale", "postgresql//desk:hush-hush@host", "mysql://desk:hush-hush@host/vale"])
def test_a_url_that_cannot_be_read_is_told_without_its_password(url: str) -> None:
    with pytest.raises(BadInput, match="database URL") as told:
        Store.postgresql(url, "vale")
    assert "hush-hush" not in str(told.value)
