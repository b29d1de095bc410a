"""Appending: all or none, in one chain, on a clock that never runs backwards, and replayed as of any instant."""

from __future__ import annotations

from collections.abc import Iterator
from multiprocessing import get_context

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, insert, update
from sqlalchemy.exc import SQLAlchemyError

from made import a_claim, a_report
from stores import Desk, open_at
from trucewatch.errors import BadInput, Damaged, NotHeld
from trucewatch.ledger import Ledger
from trucewatch.ledger.payloads import (
    KINDS,
    Accepted,
    Payload,
    Received,
    Rejected,
    Undone,
    Withdrawn,
    read_back,
    written,
)
from trucewatch.ledger.store import entries, payloads
from trucewatch.ledger.verify import verify


def withdrawal(n: int) -> Withdrawn:
    return Withdrawn(subject=f"source-{n}", why="it asked for that")


def test_entries_come_back_as_they_were_appended(desk: Desk) -> None:
    report = a_report("Shells fell on Vale, الفجر — “again”.")
    claim = a_claim(report, "Shells fell on Vale")
    said = [Received(report=report, filename="a.txt"), Accepted(claim=claim, why="heard too")]
    made = desk.ledger.append(said, "duty officer")
    assert [e.seq for e in made] == [1, 2]
    read = desk.again().entries()
    assert read == made
    assert [e.payload for e in read] == said
    assert {e.role for e in read} == {"duty officer"}
    assert read[0].recorded_at == desk.clock.now


def test_appending_nothing_makes_no_entry(desk: Desk) -> None:
    assert desk.ledger.append([], "duty officer") == []
    assert desk.ledger.length() == 0


@pytest.mark.parametrize("role", ["", "   ", "\n"])
def test_an_entry_needs_a_role(desk: Desk, role: str) -> None:
    with pytest.raises(BadInput, match="role"):
        desk.ledger.append([withdrawal(1)], role)
    assert desk.ledger.length() == 0


def test_a_batch_that_fails_in_the_middle_leaves_nothing(desk: Desk) -> None:
    desk.ledger.append([withdrawal(1)], "duty officer")

    def some() -> Iterator[Payload]:
        yield withdrawal(2)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), desk.ledger.store.write() as connection:
        list(desk.ledger.extend(connection, some(), "duty officer"))
    assert [e.seq for e in desk.again().entries()] == [1]
    assert desk.ledger.append([withdrawal(3)], "duty officer")[0].seq == 2
    assert verify(desk.ledger, desk.objects).sound


def test_a_database_that_refuses_a_row_keeps_none_of_the_batch(desk: Desk) -> None:
    desk.ledger.append([withdrawal(1)], "duty officer")
    with desk.ledger.store.write() as connection:  # the number that the third payload would get is taken
        connection.execute(insert(payloads).values(seq=3, salt="00", payload="{}"))
    with pytest.raises(SQLAlchemyError):
        desk.ledger.append([withdrawal(2), withdrawal(3)], "duty officer")
    assert desk.again().length() == 1


def test_the_clock_never_runs_backwards(desk: Desk) -> None:
    first = desk.ledger.append([withdrawal(1)], "duty officer")[0]
    desk.clock.move(hours=-3)
    second = desk.ledger.append([withdrawal(2)], "duty officer")[0]
    desk.clock.move(hours=4)
    third = desk.ledger.append([withdrawal(3)], "duty officer")[0]
    assert second.recorded_at == first.recorded_at
    assert third.recorded_at > first.recorded_at


def test_recorded_by_replays_what_was_held_then(desk: Desk) -> None:
    times = []
    for n in range(4):
        desk.ledger.append([withdrawal(n)], "duty officer")
        times.append(desk.clock.now)
        desk.clock.move(seconds=0.000001)
    for n, time in enumerate(times):
        assert [e.seq for e in desk.ledger.entries(recorded_by=time)] == list(range(1, n + 2)), (
            "an instant is inclusive"
        )
    assert desk.ledger.entries(recorded_by=times[0].replace(year=2030)) == []


def test_the_hash_of_the_head_commits_to_everything_before_it(desk: Desk) -> None:
    first, second = desk.ledger.append([withdrawal(1), withdrawal(1)], "duty officer")
    assert first.hash != second.hash
    other = desk.ledger.append([withdrawal(1)], "duty officer")[0]
    assert len({first.hash, second.hash, other.hash}) == 3, "equal payloads are salted apart"


def test_an_entry_that_is_not_there_is_told(desk: Desk) -> None:
    desk.ledger.append([withdrawal(1)], "duty officer")
    assert desk.ledger.entry(1).payload == withdrawal(1)
    with pytest.raises(NotHeld, match="entry 2: this ledger ends at 1"):
        desk.ledger.entry(2)


def _append_many(where: tuple[str, ...], name: int, batches: int, barrier: object) -> None:
    barrier.wait()  # type: ignore[attr-defined]
    store = open_at(where)
    for _ in range(batches):
        Ledger(store).append([withdrawal(name), withdrawal(name)], f"desk {name}")
    store.close()


def test_several_processes_that_open_a_new_ledger_at_once_make_one_chain(where: tuple[str, ...], desk: Desk) -> None:
    processes, batches = 4, 8
    context = get_context("spawn")
    barrier = context.Barrier(processes)
    running = [context.Process(target=_append_many, args=(where, n, batches, barrier)) for n in range(processes)]
    for process in running:
        process.start()
    for process in running:
        process.join(60)
    assert [process.exitcode for process in running] == [0] * processes
    check = verify(desk.ledger, desk.objects)
    assert check.sound, check.damage
    assert check.length == processes * batches * 2
    roles = [e.role for e in desk.ledger.entries()]
    assert all(one == other for one, other in zip(roles[::2], roles[1::2], strict=True)), "a batch stays together"


def test_a_kind_from_a_newer_version_is_told(desk: Desk) -> None:
    desk.ledger.append([withdrawal(1)], "duty officer")
    with desk.ledger.store.write() as connection:
        connection.execute(update(entries).values(kind="foreseen"))
    with pytest.raises(Damaged, match="entry 1: kind 'foreseen' is not known"):
        desk.ledger.entries()


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '{"subject": 7}', '{"unheard": "of"}'])
def test_a_payload_that_cannot_be_read_is_told_and_verified(desk: Desk, text: str) -> None:
    desk.ledger.append([withdrawal(1)], "duty officer")
    with desk.ledger.store.write() as connection:
        connection.execute(update(payloads).values(payload=text))
    with pytest.raises(Damaged, match="entry 1: its payload cannot be read"):
        desk.ledger.entries()
    assert verify(desk.ledger, desk.objects).damage == ("entry 1: its payload was changed",)


def test_rows_left_without_their_entry_are_told(desk: Desk) -> None:
    desk.ledger.append([withdrawal(1), withdrawal(2)], "duty officer")
    with desk.ledger.store.write() as connection:
        connection.execute(delete(entries).where(entries.c.seq == 2))
    assert verify(desk.ledger, desk.objects).damage == ("entry 2: has a payload but no place in the chain",)


WORDS = st.text(st.characters(codec="utf-8"), min_size=1)


@given(WORDS, WORDS, st.integers(1, 10**6))
def test_payloads_read_back_as_written(words: str, why: str, seq: int) -> None:
    report = a_report(words, title=words)
    for payload in (
        Received(report=report, filename=words),
        Accepted(claim=a_claim(report, words), why=why),
        Rejected(suggestion=words, report=report.id, why=why),
        Undone(entry=seq, why=why),
    ):
        assert read_back(payload.kind, written(payload), seq) == payload


def test_every_kind_has_its_own_word() -> None:
    assert all(model.kind == kind for kind, model in KINDS.items())
    assert set(KINDS) == {model.kind for model in Payload.__subclasses__()}
