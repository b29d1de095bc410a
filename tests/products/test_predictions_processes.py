"""Reading in several processes gives what reading in one gives, in the same order, and does not run ahead."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

from reading import names
from trucewatch.products.predictions_processes import AHEAD, BATCH, predictions_in_processes

ROW = {
    "text": "Norland troops shelled Vale on Monday, killing {n} civilians.",
    "date": "2031-06-11",
    "tz": "Europe/Berlin",
}


def rows(many: int, padding: int = 0) -> Iterator[dict[str, Any]]:
    for n in range(2, many + 2):
        yield ROW | {"id": f"d-{n}", "text": ROW["text"].format(n=n) + "\n\n" + "It rained. " * padding}


def test_two_processes_give_what_one_gives_in_the_order_of_the_documents() -> None:
    one = list(predictions_in_processes(rows(60), names(), 1))
    two = list(predictions_in_processes(rows(60), names(), 2))
    assert one == two
    assert [row["id"] for row, _ in two] == [f"d-{n}" for n in range(2, 62)]
    assert [line["casualties"][0]["min"] for _, (line, *_) in two] == list(range(2, 62))


def test_documents_are_taken_as_they_are_needed() -> None:
    taken = 0

    def counted() -> Iterator[dict[str, Any]]:
        nonlocal taken
        for row in rows(10_000, BATCH // 10):
            taken += 1
            yield row

    first = next(iter(reading := predictions_in_processes(counted(), names(), 2)))
    reading.close()
    assert first[0]["id"] == "d-2"
    assert taken <= 2 * AHEAD + 1, "one document fills a batch here"


def test_nothing_to_read_gives_nothing() -> None:
    assert list(predictions_in_processes([], names(), 2)) == []


def test_beside_another_thread_processes_are_started_anew_and_answer_the_same() -> None:
    done = threading.Event()
    beside = threading.Thread(target=done.wait)
    beside.start()
    try:
        started = list(predictions_in_processes(rows(3), names(), 2))
    finally:
        done.set()
        beside.join()
    assert started == list(predictions_in_processes(rows(3), names(), 1))
