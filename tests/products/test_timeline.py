from __future__ import annotations

from datetime import timedelta

from products_case import DECISIONS, another
from trucewatch.ledger.ledger import Entry
from trucewatch.products.handover import handover, said_by
from trucewatch.products.timeline import timeline


def test_rows_are_in_order_and_windows_are_windows(seen):
    found = timeline(seen)
    assert [(row.when, row.what) for row in found.rows] == [
        ("2031-03-01", "Calm of Vale: announced"),
        ("2031-03-02 00:00 +05:45 (2031-03-01 18:15Z)", "Calm of Vale: begins, Vale city (reading: Vale Post)"),
        ("2031-03-04", "shelling; mill quarter; ≥12 civilians killed; =3 children killed (part of: civilians)"),
        ("2031-03-05", "truce said to be over; “over”"),
        ("2031-03-09", "meeting (planned); Harrow; Norland, Sudland"),
        ("2031-03-10 00:00 +05:45 (2031-03-09 18:15Z)", "Calm of Vale: stated end, Vale city (reading: Vale Post)"),
    ]
    assert [row.what for row in found.undated] == ["toll; Vale; ≈20 people killed"]
    assert all(row.cites for row in found.rows)


def test_what_was_not_known_has_no_row(as_known):
    assert [row.when for row in timeline(as_known("03-04 12:00")).rows][2:] == [
        "2031-03-04",
        "2031-03-10 00:00 +05:45 (2031-03-09 18:15Z)",
    ]
    assert timeline(as_known("02-20 12:00")).rows == ()


def test_a_denial_alone_never_reads_as_the_act(tmp_path):
    alone = DECISIONS[: DECISIONS.index("  - merge:")]
    with another(tmp_path / "vale", alone) as seen:
        rows = [row.what for row in timeline(seen).rows]
    assert "denies: shelling; mill quarter" in rows


def test_the_handover_tells_each_entry_since(made, seen):
    first = seen.held.by_number[1].recorded_at
    everything = handover(seen, first - timedelta(seconds=1), first)
    assert [c.kind for c in everything.changes] == ["adopted", *["received"] * 3, *["accepted"] * 6, "merged"]
    assert everything.changes[0].what == "6 case files adopted: first version"
    assert not handover(seen, first, first).changes
    assert everything.not_reviewed == len(seen.suggestions)


def test_every_kind_of_entry_has_words(seen):
    from trucewatch.ledger.payloads import KINDS, Erased, Issued, Listed, Rejected, Undone, Withdrawn

    said = [
        Listed(sha256="0" * 64, filename="x.bin", got="bytes", expected="text", remedy=""),
        Rejected(suggestion="c-1", report="r-1", why="no claim"),
        Undone(entry=3, why="wrong"),
        Withdrawn(subject="vale-post", why="misquoted"),
        Issued(product="report", sha256="1" * 64, media_type="text/html", manifest={}),
        Erased(entries=(2,), objects=("2" * 64,), why="asked"),
    ]
    held = [e.payload for e in seen.held.by_number.values() if isinstance(e, Entry)]
    words = [said_by(seen, payload) for payload in [*said, *held]]
    assert not set(words) & set(KINDS), "an entry is told by its kind alone"
    assert said_by(seen, None) == "erased"
