"""A new case: empty or like a bundled one, under any directory name, and never over something that is there."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from trucewatch.case.case import open_case
from trucewatch.case.check import check
from trucewatch.case.files import draft_bytes, read_case_files
from trucewatch.case.new import bundled, new
from trucewatch.errors import BadInput, NotHeld


@pytest.mark.parametrize(
    "name", ["vale", "Vale 2031", "no", "a: b", "x # y", "- list", "{}", "فال", "'quoted'", "null", "50%"]
)
def test_an_empty_case_has_no_fault_whatever_its_name(tmp_path: Path, name: str) -> None:
    new(tmp_path / name, zone="Asia/Kathmandu")
    files = read_case_files(draft_bytes(tmp_path / name))
    assert check(files) == []
    assert (files.config.name, files.config.zone) == (name, "Asia/Kathmandu")
    new(tmp_path / "other", name=name)
    assert read_case_files(draft_bytes(tmp_path / "other")).config.name == name


@pytest.mark.parametrize("key", bundled())
def test_a_bundled_case_has_no_fault_and_is_copied_whole(tmp_path: Path, key: str) -> None:
    new(tmp_path / "copy", like=key)
    files = read_case_files(draft_bytes(tmp_path / "copy"))
    assert check(files) == []
    assert files.config.id == key
    assert all(yaml.safe_load(path.read_bytes()) for path in (tmp_path / "copy").rglob("*.yml"))


def test_nothing_is_made_over_what_is_there(tmp_path: Path) -> None:
    new(tmp_path / "vale")
    with pytest.raises(BadInput, match="is a case already"):
        new(tmp_path / "vale")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.txt").write_text("words")
    with pytest.raises(BadInput, match="is not empty"):
        new(tmp_path / "full")
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["a.txt"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"zone": "Norland/Vale"}, "--zone: 'Norland/Vale' is not an IANA"),
        ({"like": "atlantis"}, "--like atlantis: no such"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_made(tmp_path: Path, options: dict[str, str], said: str) -> None:
    with pytest.raises(BadInput, match=said):
        new(tmp_path / "vale", **options)
    assert not (tmp_path / "vale").exists()


def test_a_directory_without_a_case_is_told(tmp_path: Path) -> None:
    for directory in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(BadInput, match=r"no case\.yml.*trucewatch new CASE"), open_case(directory):
            pass


def test_a_case_that_nobody_adopted_says_so(draft: Path) -> None:
    with open_case(draft) as case, pytest.raises(NotHeld, match="nothing is adopted; run `trucewatch adopt"):
        case.files_at()


def test_a_case_in_a_schema_needs_the_url(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRUCEWATCH_DATABASE_URL", raising=False)
    with (draft / "case.yml").open("a") as settings:
        settings.write("store: {postgresql_schema: vale}\n")
    with pytest.raises(BadInput, match="TRUCEWATCH_DATABASE_URL is not set"), open_case(draft):
        pass
