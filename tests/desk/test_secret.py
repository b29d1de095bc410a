"""The key of a case's sessions."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from trucewatch.desk.secret import private, secret_key
from trucewatch.errors import TrucewatchError


def test_the_key_is_made_once_and_is_its_owners_only(tmp_path: Path) -> None:
    path = tmp_path / "desk.key"
    key = secret_key(path)
    assert len(key) >= 50
    assert secret_key(path) == key
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["desk.key"]


def test_two_cases_have_two_keys(tmp_path: Path) -> None:
    assert secret_key(tmp_path / "one") != secret_key(tmp_path / "two")


def test_a_file_without_a_key_is_told(tmp_path: Path) -> None:
    path = tmp_path / "desk.key"
    path.write_text("short\n")
    with pytest.raises(TrucewatchError, match="holds no key; delete it"):
        secret_key(path)


def test_a_readable_file_is_closed_to_others(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    path.touch(0o644)
    private(path)
    assert path.stat().st_mode & 0o777 == 0o600


def test_threads_that_make_it_at_once_read_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(secret_key, [tmp_path / "desk.key"] * 16))
    assert len(keys) == 1
