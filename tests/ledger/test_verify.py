"""Verify tells each kind of damage by its place, and tells erasure from damage."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, select, update

from made import a_report
from stores import Desk
from trucewatch.ledger.erase import erase
from trucewatch.ledger.payloads import Adopted, Issued, Listed, Received, Withdrawn
from trucewatch.ledger.store import entries, payloads
from trucewatch.ledger.verify import Check, verify

WORDS = ("The bridge at Harrow was hit.", "Nobody was hurt in Vale.", "case.yml's words")


@pytest.fixture
def full(desk: Desk) -> Desk:
    """Five entries: two reports, an adoption, something listed, a withdrawal; four objects."""
    first, second, third = (desk.objects.put(words.encode()) for words in WORDS)
    odd = desk.objects.put(b"\0\1\2")
    said = [
        Adopted(files={"case.yml": third}, why="first version"),
        Received(report=a_report(WORDS[0]), filename="one.txt"),
        Received(report=a_report(WORDS[1]), filename="two.txt"),
        Listed(sha256=odd, filename="x.bin", got="bytes", expected="text", remedy=""),
        Withdrawn(subject="vale-post", why="it asked for that"),
    ]
    assert (a_report(WORDS[0]).sha256, a_report(WORDS[1]).sha256) == (first, second)
    desk.ledger.append(said, "duty officer")
    assert check(desk).sound
    return desk


def check(desk: Desk, expect: tuple[int, str] | None = None) -> Check:
    return verify(desk.again(), desk.objects, expect)


def change(desk: Desk, statement: object) -> None:
    with desk.ledger.store.write() as connection:
        connection.execute(statement)  # type: ignore[call-overload]


def test_an_empty_ledger_is_sound(desk: Desk) -> None:
    assert check(desk) == Check(0, "0" * 64, (), (), ())


def test_a_sound_ledger_names_its_head(full: Desk) -> None:
    found = check(full)
    assert (found.length, found.head) == (5, full.ledger.entries()[-1].hash)
    assert (found.damage, found.erased, found.unreferenced) == ((), (), ())


def test_a_changed_payload(full: Desk) -> None:
    with full.ledger.store.read() as connection:
        text = connection.execute(select(payloads.c.payload).where(payloads.c.seq == 2)).scalar_one()
    change(full, update(payloads).where(payloads.c.seq == 2).values(payload=text.replace("Harrow", "Barrow")))
    assert check(full).damage == ("entry 2: its payload was changed",)


def test_a_changed_salt(full: Desk) -> None:
    change(full, update(payloads).where(payloads.c.seq == 3).values(salt="ab" * 32))
    assert check(full).damage == ("entry 3: its payload was changed",)


@pytest.mark.parametrize(
    "header",
    [{"role": "somebody else"}, {"recorded_at": "2030-01-01T00:00:00.000000Z"}, {"kind": "listed"}],
    ids=lambda header: next(iter(header)),
)
def test_a_changed_header(full: Desk, header: dict[str, str]) -> None:
    change(full, update(entries).where(entries.c.seq == 5).values(**header))
    assert check(full).damage == ("entry 5: its header was changed",)


def test_a_header_changed_with_its_hash_breaks_the_chain_after_it(full: Desk) -> None:
    change(full, update(entries).where(entries.c.seq == 3).values(hash="ab" * 32))
    assert check(full).damage == ("entry 3: its header was changed", "entry 4: does not follow the entry before it")


def test_an_entry_taken_from_the_middle(full: Desk) -> None:
    for table in (entries, payloads):
        change(full, delete(table).where(table.c.seq == 3))
    assert check(full).damage == ("entry 3: missing; the next one is 4", "entry 4: does not follow the entry before it")


def test_a_payload_taken_away_without_a_word(full: Desk) -> None:
    change(full, delete(payloads).where(payloads.c.seq == 5))
    assert check(full).damage == ("entry 5: its payload is missing and no entry erased it",)


def test_a_tail_cut_off_is_told_by_a_mark_that_a_product_printed(full: Desk) -> None:
    head = full.ledger.entries()[-1]
    for table in (entries, payloads):
        change(full, delete(table).where(table.c.seq >= 4))
    assert check(full).sound, "a ledger cannot know what it never heard of"
    found = check(full, expect=(head.seq, head.hash[:16]))
    assert found.damage == ("entry 5: expected by a product, but the ledger ends before it",)


def test_a_ledger_written_anew_is_told_by_a_mark(full: Desk) -> None:
    mark = full.ledger.entries()[1]
    assert check(full, expect=(mark.seq, mark.hash[:16])).sound
    [line] = check(full, expect=(mark.seq, "ab" * 8)).damage
    assert line.startswith("entry 2: its hash is ")
    assert line.endswith("the product says abababababababab…")


def test_a_changed_object(full: Desk) -> None:
    sha256 = a_report(WORDS[1]).sha256
    full.objects.path(sha256).write_bytes(b"Somebody was hurt in Vale.")
    assert check(full).damage == (f"object {sha256} of entry 3: its bytes were changed",)


def test_a_missing_object(full: Desk) -> None:
    sha256 = a_report(WORDS[1]).sha256
    full.objects.path(sha256).unlink()
    assert check(full).damage == (f"object {sha256} of entry 3: missing and no entry erased it",)


def test_an_object_that_no_entry_speaks_of_is_told_and_is_not_damage(full: Desk) -> None:
    loose = full.objects.put(b"a kill came between object and entry")
    found = check(full)
    assert found.sound
    assert found.unreferenced == (loose,)


def test_an_issued_product_is_an_object_too(full: Desk) -> None:
    sha256 = full.objects.put(b"<p>report</p>")
    full.ledger.append([Issued(product="report", sha256=sha256, media_type="text/html", manifest={})], "duty officer")
    full.objects.path(sha256).unlink()
    assert check(full).damage == (f"object {sha256} of entry 6: missing and no entry erased it",)


def test_an_erasure_is_told_by_its_entry_and_later_damage_still_shows(full: Desk) -> None:
    report = a_report(WORDS[1])
    erase(full.ledger, full.objects, [3], [report.sha256], "a witness asked", "case editor")
    found = check(full)
    assert found.sound
    assert found.erased == ("entry 3: erased by entry 6", f"object {report.sha256}: erased by entry 6")
    change(full, delete(payloads).where(payloads.c.seq == 2))
    assert check(full).damage == ("entry 2: its payload is missing and no entry erased it",)
