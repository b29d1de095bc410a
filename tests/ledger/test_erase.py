"""Erasure: on record, whole, and the words are gone from every file of the record."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import insert, text

from made import a_claim, a_report
from stores import Desk
from trucewatch.errors import BadInput, NotHeld
from trucewatch.ledger import erase as erasing
from trucewatch.ledger.erase import erase, finish
from trucewatch.ledger.payloads import Accepted, Erased, Received
from trucewatch.ledger.store import suggestions
from trucewatch.ledger.verify import verify

SECRET = "the baker of Harrow saw it from her window"
OTHER = "the miller of Vale heard it"


@pytest.fixture
def told(desk: Desk) -> Desk:
    """Two reports with a claim each (entries 1 to 4) and a reading of the first in the views."""
    for words in (SECRET, OTHER):
        desk.objects.put(words.encode())
        report = a_report(words)
        desk.ledger.append([Received(report=report, filename="a.txt")], "duty officer")
        desk.ledger.append([Accepted(claim=a_claim(report, words))], "duty officer")
    with desk.ledger.store.write() as connection:
        row = {"report": a_report(SECRET).id, "reader": "1", "reading": f'{{"words": "{SECRET}"}}'}
        connection.execute(insert(suggestions).values(**row))
    return desk


def files_that_say(desk: Desk, words: str) -> list[Path]:
    """Files of the record with these words in their bytes: database, WAL, objects, or the server's own tables."""
    found = [p for p in desk.root.rglob("*") if p.is_file() and words.encode() in p.read_bytes()]
    store = desk.ledger.store
    if store.engine.dialect.name == "postgresql":
        schema = store.engine.get_execution_options()["schema_translate_map"][None]
        query = text("SELECT current_setting('data_directory') || '/' || pg_relation_filepath(:name)")
        with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("CHECKPOINT"))
            for table in ("entries", "payloads", "suggestions"):
                path = Path(connection.execute(query, {"name": f"{schema}.{table}"}).scalar_one())
                found += [path] if words.encode() in path.read_bytes() else []
    return found


def sha_of(words: str) -> str:
    return a_report(words).sha256


def test_the_words_are_there_before(told: Desk) -> None:
    assert len(files_that_say(told, SECRET)) >= 2, "the search below must be able to find them"


def test_the_words_are_gone_from_every_file_and_the_chain_stays_whole(told: Desk) -> None:
    before = [e.hash for e in told.ledger.entries()]
    entry = erase(told.ledger, told.objects, [1, 2], [sha_of(SECRET)], "a witness asked", "case editor")
    assert files_that_say(told, SECRET) == []
    assert files_that_say(told, OTHER), "what was not erased stays"
    assert [e.hash for e in told.ledger.entries()][:4] == before
    assert entry.payload == Erased(entries=(1, 2), objects=(sha_of(SECRET),), why="a witness asked")
    found = verify(told.again(), told.objects)
    assert found.sound, found.damage
    assert [line for line in found.erased if "entry 5" in line] == list(found.erased)
    told.close()
    assert files_that_say(told, SECRET) == []


def test_erased_entries_stay_in_their_place_without_words(told: Desk) -> None:
    erase(told.ledger, told.objects, [2], [], "a witness asked", "case editor")
    read = told.again().entries()
    assert [(e.seq, e.kind, e.payload is None) for e in read[:3]] == [
        (1, "received", False),
        (2, "accepted", True),
        (3, "received", False),
    ]


def test_erasing_is_all_or_none(told: Desk) -> None:
    with pytest.raises(NotHeld, match="entry 9: this ledger ends at 4"):
        erase(told.ledger, told.objects, [1, 9], [sha_of(SECRET)], "a witness asked", "case editor")
    with pytest.raises(BadInput, match="role"):
        erase(told.ledger, told.objects, [1], [sha_of(SECRET)], "a witness asked", " ")
    assert told.ledger.length() == 4
    assert told.ledger.entry(1).payload is not None
    assert told.objects.holds(sha_of(SECRET))


def test_an_erasure_cut_short_after_its_entry_is_told_and_finished(told: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as kill:
        kill.setattr(erasing, "finish", _killed)
        with pytest.raises(KeyboardInterrupt):
            erase(told.ledger, told.objects, [1, 2], [sha_of(SECRET)], "a witness asked", "case editor")
    assert told.objects.holds(sha_of(SECRET))
    assert verify(told.ledger, told.objects).damage == (
        f"object {sha_of(SECRET)}: erased by entry 5, but still on disk; run rebuild",
    )
    assert finish(told.ledger, told.objects) == 1
    assert finish(told.ledger, told.objects) == 0
    assert verify(told.ledger, told.objects).sound
    assert files_that_say(told, SECRET) == []


def _killed(*_: object) -> int:
    raise KeyboardInterrupt


def test_an_entry_that_took_words_away_can_itself_be_read(told: Desk) -> None:
    erase(told.ledger, told.objects, [1], [], "a witness asked", "case editor")
    erase(told.ledger, told.objects, [1, 3], [sha_of(OTHER)], "so did another", "case editor")
    found = verify(told.again(), told.objects)
    assert found.sound
    assert "entry 3: erased by entry 6" in found.erased
