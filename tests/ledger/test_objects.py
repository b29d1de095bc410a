"""Objects: whole or not at all, addressed by their bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.errors import Damaged, NotHeld, TrucewatchError
from trucewatch.ledger import Objects


@pytest.fixture
def objects(tmp_path: Path) -> Objects:
    return Objects(tmp_path / "objects")


@given(st.lists(st.binary(max_size=300), max_size=6))
def test_what_is_put_is_got_and_the_same_bytes_are_one_object(
    tmp_path_factory: pytest.TempPathFactory, all_bytes: list[bytes]
) -> None:
    objects = Objects(tmp_path_factory.mktemp("objects"))
    names = [objects.put(content) for content in all_bytes + all_bytes]
    assert names == [hashlib.sha256(content).hexdigest() for content in all_bytes + all_bytes]
    assert [objects.get(name) for name in names] == all_bytes + all_bytes
    assert list(objects.all()) == sorted(set(names))
    assert objects.sweep() == 0


def test_what_a_kill_left_aside_is_no_object_and_is_swept(objects: Objects) -> None:
    kept = objects.put(b"kept")
    left = objects.root / "aside" / "half"
    left.write_bytes(b"ha")
    assert list(objects.all()) == [kept]
    assert objects.sweep() == 1
    assert not left.exists()
    assert objects.get(kept) == b"kept"


def test_an_object_that_is_gone_or_changed_is_told(objects: Objects) -> None:
    name = objects.put(b"Vale")
    objects.path(name).write_bytes(b"Hale")
    with pytest.raises(Damaged, match=name):
        objects.get(name)
    objects.remove(name)
    objects.remove(name)  # twice is as once: an erasure may be finished again
    assert not objects.holds(name)
    with pytest.raises(NotHeld, match=name):
        objects.get(name)


def test_a_place_that_cannot_be_written_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "objects").write_text("a file where the folder should be")
    with pytest.raises(TrucewatchError, match=r"could not be kept .*; nothing was recorded"):
        Objects(tmp_path / "objects").put(b"Vale")


def test_an_empty_folder_holds_nothing(objects: Objects) -> None:
    assert list(objects.all()) == []
    assert objects.sweep() == 0
