"""Folding the ledger agrees with a model so simple that it can be checked by eye, after any sequence of decisions."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from made import DeskClock, a_claim, a_report
from trucewatch.case.fold import Held, fold
from trucewatch.case.view import grouped
from trucewatch.ledger import Entry, Ledger, Objects, Store
from trucewatch.ledger.payloads import Accepted, Merged, Payload, Received, Rejected, Undone, Withdrawn
from trucewatch.ledger.verify import verify

REPORTS = [a_report(f"Shells fell on quarter {n} of Vale.", origin=f"source-{n % 2}") for n in range(3)]
CLAIMS = {c.id: c for c in (a_claim(r, "Shells fell", start) for r in REPORTS for start in (0, 1, 2))}
REPORT_OF = {key: claim.quotation.report for key, claim in CLAIMS.items()}
ORIGIN = {report.id: report.origin for report in REPORTS}
KEYS = sorted(CLAIMS)


def digest(held: Held) -> str:
    """All that a state shows of decisions, as text."""
    shown: dict[str, Any] = {
        "claims": {key: on_record.claim.model_dump(mode="json") for key, on_record in held.claims.items()},
        "incidents": grouped(held.claims, held.merges),
        "rejected": sorted(held.rejected),
        "withdrawn": sorted(held.withdrawn),
        "gone": sorted(held.gone),
    }
    return json.dumps(shown)


class Decisions(RuleBasedStateMachine):
    """Decisions on nine suggestions; `log` is the model: what was said, with the numbers of what was undone."""

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store.sqlite(Path(self.folder.name) / "ledger.db")
        self.ledger = Ledger(self.store, DeskClock())
        self.log: dict[int, Payload] = {}
        self.say(*(Received(report=report, filename="a.txt") for report in REPORTS))

    def say(self, *said: Payload) -> None:
        for entry in self.ledger.append(said, "case editor"):
            assert entry.payload is not None
            self.log[entry.seq] = entry.payload

    @rule(key=st.sampled_from(KEYS))
    def accept(self, key: str) -> None:
        self.say(Accepted(claim=CLAIMS[key], from_suggestion=key))

    @rule(key=st.sampled_from(KEYS))
    def record(self, key: str) -> None:
        self.say(Accepted(claim=CLAIMS[key]))

    @rule(key=st.sampled_from(KEYS))
    def reject(self, key: str) -> None:
        self.say(Rejected(suggestion=key, report=REPORT_OF[key], why="no claim of the case"))

    @rule(keys=st.lists(st.sampled_from(KEYS), min_size=2, max_size=3, unique=True))
    def merge(self, keys: list[str]) -> None:
        self.say(Merged(claims=tuple(keys), why="same hour, same quarter"))

    @rule(subject=st.sampled_from([*ORIGIN, "source-0", "source-1"]))
    def withdraw(self, subject: str) -> None:
        self.say(Withdrawn(subject=subject, why="it asked for that"))

    @rule(data=st.data())
    @precondition(lambda self: len(self.log) > len(REPORTS))
    def undo(self, data: st.DataObject) -> None:
        self.say(Undone(entry=data.draw(st.sampled_from(sorted(self.log)[len(REPORTS) :])), why="a mistake"))

    @rule()
    @precondition(lambda self: len(self.log) > len(REPORTS))
    def undo_the_last(self) -> None:
        self.say(Undone(entry=max(self.log), why="a mistake"))

    @rule(data=st.data())
    @precondition(lambda self: len(self.log) > len(REPORTS))
    def undo_of_the_last_word_leads_back_to_the_byte(self, data: st.DataObject) -> None:
        before = digest(fold(self.ledger.entries()))
        payload = data.draw(st.sampled_from([self.log[max(self.log)], Withdrawn(subject="source-0", why="again")]))
        self.say(payload)
        self.say(Undone(entry=max(self.log), why="a mistake"))
        assert digest(fold(self.ledger.entries())) == before

    def standing(self) -> dict[int, Payload]:
        """The model: an undoing that stands takes its entry out; later undoings are heard first."""
        void: set[int] = set()
        for seq in sorted(self.log, reverse=True):
            payload = self.log[seq]
            if isinstance(payload, Undone) and seq not in void:
                void.add(payload.entry)
        return {seq: payload for seq, payload in self.log.items() if seq not in void}

    @invariant()
    def folding_agrees_with_the_model(self) -> None:
        last: dict[str, str] = {}
        standing = self.standing().values()
        for payload in standing:
            if isinstance(payload, Accepted):
                last[payload.claim.id] = "accepted"
            elif isinstance(payload, Rejected):
                last[payload.suggestion] = "rejected"
        withdrawn = {p.subject for p in standing if isinstance(p, Withdrawn)}
        accepted = {key for key, word in last.items() if word == "accepted"}
        gone = {key for key in accepted if {REPORT_OF[key], ORIGIN[REPORT_OF[key]]} & withdrawn}
        held = fold(self.ledger.entries())
        assert set(held.claims) == accepted - gone
        assert set(held.gone) == gone
        assert set(held.rejected) == {key for key, word in last.items() if word == "rejected"}
        assert set(held.withdrawn) == withdrawn
        merges = [set(p.claims) & held.claims.keys() for p in standing if isinstance(p, Merged)]
        for group in grouped(held.claims, held.merges):
            assert set(group) == closure(group[0], merges)

    def teardown(self) -> None:
        if hasattr(self, "log"):
            check = verify(self.ledger, Objects(Path(self.folder.name) / "none"))
            assert check.length == len(self.log)
            self.store.close()
            self.folder.cleanup()


def closure(key: str, merges: list[set[str]]) -> set[str]:
    """The claims joined with this one by any chain of merges."""
    found = {key}
    while more := {other for merge in merges if merge & found for other in merge} - found:
        found |= more
    return found


TestDecisions = Decisions.TestCase
TestDecisions.settings = settings(max_examples=30, stateful_step_count=16)


def folded(*said: Payload) -> Held:
    """The state after these payloads, numbered from 1."""
    at = DeskClock()()
    return fold([Entry(n, payload.kind, at, "case editor", payload, "") for n, payload in enumerate(said, 1)])


CAME = Received(report=REPORTS[0], filename="a.txt")
FIRST = a_claim(REPORTS[0], "Shells fell")
SECOND = a_claim(REPORTS[0], "Shells fell", stance="denies")


def test_an_undoing_can_be_undone_and_so_on() -> None:
    said: list[Payload] = [CAME, Accepted(claim=FIRST, from_suggestion=FIRST.id)]
    for n in range(2, 7):
        standing = n % 2 == 0
        assert (FIRST.id in folded(*said).claims) is standing, f"after {n - 2} undoings"
        said.append(Undone(entry=n, why="a mistake"))


def test_a_correction_takes_the_place_of_the_claim_as_first_accepted() -> None:
    corrected = Accepted(claim=SECOND, from_suggestion=FIRST.id, suggested=FIRST, why="it is a denial")
    held = folded(CAME, Accepted(claim=FIRST, from_suggestion=FIRST.id), corrected)
    assert list(held.claims) == [SECOND.id]
    assert held.claims[SECOND.id].changed
    undone = folded(CAME, Accepted(claim=FIRST, from_suggestion=FIRST.id), corrected, Undone(entry=3, why="a mistake"))
    assert list(undone.claims) == [FIRST.id]


def test_a_claim_entered_by_hand_can_be_rejected_and_entered_again() -> None:
    said = [
        CAME,
        Accepted(claim=FIRST),
        Rejected(suggestion=FIRST.id, report=REPORTS[0].id, why="wrong"),
        Accepted(claim=FIRST),
    ]
    assert [list(folded(*said[:n]).claims) for n in (2, 3, 4)] == [[FIRST.id], [], [FIRST.id]]
    assert folded(*said).rejected == {}
    assert folded(*said).claims[FIRST.id].by_hand


def test_an_erased_report_takes_its_claims_along() -> None:
    held = fold([entry for entry in folded(CAME, Accepted(claim=FIRST)).by_number.values() if entry.seq != 1])
    assert held.claims == {}
    assert held.gone == {FIRST.id: "its report was erased"}
