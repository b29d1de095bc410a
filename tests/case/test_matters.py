"""Matters: what belongs together, under an id that later news leaves as it is, and no circle that never ends."""

from __future__ import annotations

from made import at
from standing_case import DECISIONS, decide, seen, standing
from trucewatch.case.matters import Sort, matters
from trucewatch.case.progress import account
from trucewatch.ledger.payloads import Linked
from trucewatch.model.link import Link
from trucewatch.model.vocabulary import Progress, Relation
from trucewatch.products.questions import changes


def sorts(case, known=None):
    held = matters(seen(case), at(known) if known else None)
    return sorted(matter.sort for matter in held.held.values())


def test_claims_of_an_event_belong_to_no_matter(tmp_path):
    with standing(tmp_path / "vale") as case:
        held = matters(seen(case))
        violent = [key for i in seen(case).incidents.values() for key in i.claims]
        assert violent
        assert not set(violent) & held.of_claim.keys()
        assert sorts(case) == sorted(
            [
                Sort.MEETING,
                Sort.MEETING,
                Sort.OFFER,
                Sort.DEMAND,
                Sort.DEMAND,
                Sort.UNDERTAKING,
                Sort.POSITION,
                Sort.CHANNEL,
            ]
        )


def test_an_id_stays_when_later_claims_are_merged_and_what_was_known_grows(tmp_path):
    with standing(tmp_path / "vale") as case:
        early, now = (matters(seen(case), at(known)) for known in ("03-05 00:00", "03-20 00:00"))
        assert early.held.keys() <= now.held.keys()
        [meeting] = [m for m in now.held.values() if m.sort is Sort.MEETING and len(m.claims) == 3]
        assert len(early.held[meeting.id].claims) == 1


def test_an_old_circle_of_sequels_ends(tmp_path):
    """The desk refuses one; a ledger written by another version may still hold one."""
    without = DECISIONS.replace(", due: 2031-03-07", "").replace(", due: 2031-03-08, where", ", where")
    without = without.replace("  - {link: put-off, relation: replacement, to: to-meet}\n", "").replace(
        "put-off, met", "put-off"
    )
    with standing(tmp_path / "vale", without) as case:
        [link] = [e.payload.link for e in seen(case).held.links if e.payload.link.relation is Relation.SEQUEL]
        case.ledger.append([Linked(link=Link(claim=link.of, relation=Relation.SEQUEL, of=link.claim))], "an old desk")
        held = matters(seen(case))
        assert {held.dues(m) for m in held.held.values() if m.sort is Sort.MEETING} == {()}


def test_a_claim_that_is_taken_off_record_takes_its_links_along(tmp_path):
    with standing(tmp_path / "vale") as case:
        [entry] = [
            c.entry for c in seen(case).claims.values() if c.claim.quotation.words == "Norland opened the bridge"
        ]
        decide(case, f"role: duty officer\ndecisions: [{{undo: {entry}, why: another bridge}}]\n")
        view = seen(case)
        held = matters(view)
        [offer] = [m for m in held.held.values() if m.sort is Sort.OFFER]
        assert account(view, held, offer, at("03-10 00:00")).progress is Progress.OVERDUE
        [told] = [line for line in changes(view) if "has no effect" in line]
        assert "as the fulfilment of" in told
