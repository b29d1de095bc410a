"""What was read of the ledger once is kept, and is still what lies in the store."""

from __future__ import annotations

import gc
from threading import Thread

import pytest
from sqlalchemy import delete, update

import trucewatch.ledger.ledger as reading
from stores import Desk
from trucewatch.ledger.erase import erase
from trucewatch.ledger.paused import collector_paused
from trucewatch.ledger.payloads import Withdrawn
from trucewatch.ledger.store import entries, payloads
from trucewatch.ledger.verify import verify


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the entries whose payloads are read from their text, as that happens."""
    seen: list[int] = []
    real = reading.read_back

    def counting(kind: str, text: str, seq: int):
        seen.append(seq)
        return real(kind, text, seq)

    monkeypatch.setattr(reading, "read_back", counting)
    return seen


def said(subject: str) -> Withdrawn:
    return Withdrawn(subject=subject, why="made up")


def test_only_what_came_since_is_read(desk: Desk, read: list[int]) -> None:
    desk.ledger.append([said("one"), said("two")], "officer")
    other = desk.again()
    read.clear()
    assert [e.seq for e in other.entries()] == [1, 2]
    assert other.entries() == other.entries()
    assert read == [1, 2]
    desk.ledger.append([said("three")], "officer")
    read.clear()
    assert [e.seq for e in other.entries()] == [1, 2, 3]
    assert read == [3]


def test_an_instant_is_answered_from_what_was_read(desk: Desk) -> None:
    desk.ledger.append([said("one")], "officer")
    then = desk.clock.now
    desk.clock.move(hours=1)
    desk.ledger.append([said("two")], "officer")
    ledger = desk.again()
    assert [e.seq for e in ledger.entries()] == [1, 2]
    assert [e.seq for e in ledger.entries(then)] == [1]
    assert [e.seq for e in ledger.entries(desk.clock.move(hours=-2))] == []


def test_who_asks_cannot_change_what_is_kept(desk: Desk) -> None:
    desk.ledger.append([said("one")], "officer")
    ledger = desk.again()
    ledger.entries().clear()
    assert len(ledger.entries()) == 1


def test_words_erased_by_another_process_are_gone_here_too(desk: Desk) -> None:
    desk.ledger.append([said("one"), said("two")], "officer")
    ledger = desk.again()
    assert all(e.payload for e in ledger.entries())
    erase(desk.again(), desk.objects, [1], [], "a witness asked", "editor")
    assert [e.payload is None for e in ledger.entries()] == [True, False, False]


def test_a_ledger_that_was_cut_off_and_goes_on_otherwise_is_read_anew(desk: Desk) -> None:
    desk.ledger.append([said("one"), said("two")], "officer")
    ledger = desk.again()
    assert len(ledger.entries()) == 2
    with ledger.store.write() as connection:
        for table in (entries, payloads):
            connection.execute(delete(table).where(table.c.seq == 2))
    assert [e.payload for e in ledger.entries()] == [said("one")]
    desk.again().append([said("other")], "officer")
    assert [e.payload for e in ledger.entries()] == [said("one"), said("other")]


def test_a_check_looks_at_what_lies_in_the_store_now(desk: Desk) -> None:
    desk.ledger.append([said("one"), said("two")], "officer")
    ledger = desk.again()
    assert verify(ledger, desk.objects).sound
    with ledger.store.write() as connection:
        connection.execute(update(payloads).where(payloads.c.seq == 1).values(payload="{}"))
    assert not verify(ledger, desk.objects).sound


def test_the_collector_is_afterwards_as_it_was() -> None:
    assert gc.isenabled()

    def inside() -> None:
        with collector_paused():
            assert not gc.isenabled()

    with collector_paused():
        other = Thread(target=inside)
        other.start()
        other.join()
        assert not gc.isenabled()
    assert gc.isenabled()
    gc.disable()
    try:
        inside()
        assert not gc.isenabled()
    finally:
        gc.enable()
