"""Two clocks, rebuilding, and cases side by side: the same question gives the same answer, on either store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from made import DeskClock, at, write_case
from trucewatch.case.adopt import adopt
from trucewatch.case.amend import correct, erase_report, withdraw
from trucewatch.case.case import Case
from trucewatch.case.rebuild import digest, rebuild
from trucewatch.case.receive import Told, receive
from trucewatch.case.review import review_file
from trucewatch.case.suggest import suggest
from trucewatch.case.view import view
from trucewatch.errors import NotHeld
from trucewatch.ledger import Ledger
from trucewatch.ledger.verify import verify

FIRST = "Shells fell on the mill quarter of Vale on Tuesday, residents said."
SECOND = "An airstrike destroyed a bakery in Harrow on Wednesday."


def take(case: Case, name: str, words: str, published: str | None = None) -> None:
    receive(case, name, words.encode(), Told(origin="vale-post", published=published), "duty officer", "Asia/Kathmandu")


def read_and_accept(case: Case, report: str, quote: str) -> None:
    suggest(case, view(case).held)
    content = f"role: case editor\ndecisions:\n- accept: {{report: {report}, quote: {quote}}}\n"
    review_file(case, view(case), "decisions.yml", content.encode())


@pytest.fixture
def lived(stored: Case, clock: DeskClock) -> Case:
    """Two reports taken in hours apart, the first published days before; a claim of each accepted when it came."""
    take(stored, "first.txt", FIRST, "2031-03-05")
    read_and_accept(stored, "first.txt", "Shells fell on the mill quarter")
    clock.move(hours=6)
    take(stored, "second.txt", SECOND)
    read_and_accept(stored, "second.txt", "An airstrike destroyed a bakery")
    return stored


def held_words(case: Case, **clocks: object) -> list[str]:
    return [c.claim.quotation.words[:5] for c in view(case, **clocks).claims.values()]  # type: ignore[arg-type]


def test_both_clocks_left_out_show_everything(lived: Case) -> None:
    assert held_words(lived) == ["Shell", "An ai"]


def test_known_at_uses_only_what_could_be_known(lived: Case) -> None:
    start = at("03-04 18:15")  # the day of publication begins, in Kathmandu
    assert held_words(lived, known_at=start) == ["Shell"]
    assert held_words(lived, known_at=start.replace(minute=14)) == []
    assert held_words(lived, known_at=at("03-05 11:59")) == ["Shell"]
    assert held_words(lived, known_at=at("03-05 12:00")) == ["Shell", "An ai"], (
        "undated: known since the minute of receipt"
    )


def test_recorded_by_replays_the_desk(lived: Case) -> None:
    assert held_words(lived, recorded_by=at("03-05 06:00")) == ["Shell"]
    assert held_words(lived, recorded_by=at("03-05 11:59")) == ["Shell"]
    assert held_words(lived, recorded_by=at("03-05 12:00")) == ["Shell", "An ai"]
    with pytest.raises(NotHeld, match="nothing was adopted by then"):
        view(lived, recorded_by=at("03-05 05:59"))


def test_what_was_held_then_stays_what_was_held_then(lived: Case, clock: DeskClock) -> None:
    moment = clock.now
    before = digest(view(lived, recorded_by=moment))
    clock.move(hours=1)
    withdraw(lived, view(lived), "vale-post", "it asked for that", "case editor")
    correct(lived, view(lived), "first.txt", "a reprint", "case editor", published="2031-02-01")
    assert digest(view(lived, recorded_by=moment)) == before
    assert digest(view(lived)) != before


def test_a_new_version_of_the_case_files_holds_from_its_adoption(lived: Case, clock: DeskClock) -> None:
    moment = clock.now
    clock.move(hours=1)
    path = lived.directory / "parties.yml"
    path.write_text(path.read_text("utf-8").replace("name: Norland}", "name: Republic of Norland}"), "utf-8")
    adopt(lived, "case editor", "a better name")
    assert view(lived, recorded_by=moment).files.parties["norland"].name == "Norland"
    assert view(lived).files.parties["norland"].name == "Republic of Norland"


def test_rebuilding_gives_the_answer_lived_through(lived: Case) -> None:
    take(lived, "third.txt", "The market of Vale was shelled on Thursday, a witness said.", "2031-03-07")
    suggest(lived, view(lived).held)
    (lived.objects.root / "aside").mkdir(exist_ok=True)
    (lived.objects.root / "aside" / "left").write_bytes(b"by a kill")
    before = digest(view(lived))
    done = rebuild(lived)
    assert done.same
    assert (done.before, done.after) == (before, digest(view(lived)))
    assert (done.read, done.swept, done.erasures_finished) == (3, 1, 0)
    assert view(lived).suggestions, "what waits for review is made again"


def test_rebuilding_finishes_an_erasure(lived: Case) -> None:
    [report, _] = view(lived).reports.values()
    content = lived.objects.get(report.sha256)
    erase_report(lived, view(lived), "first.txt", "a witness asked", "case editor")
    lived.objects.put(content)
    assert not verify(lived.ledger, lived.objects).sound
    done = rebuild(lived)
    assert (done.same, done.erasures_finished) == (True, 1)
    assert verify(lived.ledger, lived.objects).sound
    assert held_words(lived) == ["An ai"]


def test_a_desk_that_decides_and_undoes_shows_the_same_bytes(lived: Case) -> None:
    before = digest(view(lived))
    claims = ", ".join(view(lived).claims)
    content = f"role: case editor\ndecisions:\n- merge: [{claims}]\n  why: one raid\n"
    [merge] = review_file(lived, view(lived), "d.yml", content.encode()).entries
    assert digest(view(lived)) != before
    undo = f"role: case editor\ndecisions:\n- undo: {merge.seq}\n  why: two raids\n"
    review_file(lived, view(lived), "d.yml", undo.encode())
    assert digest(view(lived)) == before


def test_two_desks_that_lived_through_the_same_hold_the_same(
    lived: Case, tmp_path: Path, open_draft: Callable[[Path], Case], clock: DeskClock
) -> None:
    clock.now = at("03-05 06:00")
    other = open_draft(write_case(tmp_path / "other"))
    adopt(other, "case editor", "first version")
    take(other, "first.txt", FIRST, "2031-03-05")
    read_and_accept(other, "first.txt", "Shells fell on the mill quarter")
    clock.move(hours=6)
    take(other, "second.txt", SECOND)
    read_and_accept(other, "second.txt", "An airstrike destroyed a bakery")
    assert digest(view(other)) == digest(view(lived))
    heads = {ledger.entries()[-1].hash for ledger in (other.ledger, lived.ledger)}
    assert len(heads) == 2, "equal words are salted apart"
    withdraw(other, view(other), "vale-post", "it asked for that", "case editor")
    assert held_words(lived) == ["Shell", "An ai"], "cases side by side know nothing of each other"
    assert held_words(other) == []


def test_an_empty_case_answers(stored: Case) -> None:
    seen = view(stored)
    assert (seen.reports, seen.claims, seen.suggestions, seen.incidents, seen.findings) == ({}, {}, [], {}, {})
    assert seen.head is not None
    assert suggest(stored, seen.held) == 0
    assert rebuild(stored).same


def test_another_process_sees_what_this_one_recorded(lived: Case) -> None:
    again = Ledger(lived.ledger.store, DeskClock())
    assert again.entries() == lived.ledger.entries()
