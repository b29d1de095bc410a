"""A case with many accepted claims, for `bench case --claims`: a bundled case, and bulletins that tell of made-up
incidents.

Ten claims a bulletin, spread evenly over a year; six kinds of violence, aid, warnings and general blame; places,
parties and sources are the bundled case's own, drawn evenly. Two in five name a party; one in a hundred is put
together with another. They are accepted as a case's policy accepts claims on arrival.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from trucewatch.case.case import Case
from trucewatch.case.files import CaseFiles
from trucewatch.ledger.payloads import Accepted, Merged, Payload, Received
from trucewatch.model.claim import Attribution, Claim
from trucewatch.model.quotation import Named, Quotation, Voice
from trucewatch.model.report import Report, ReportKind, report_id
from trucewatch.model.vocabulary import KIND_OF_ACT, Act, Modality, Stance
from trucewatch.model.when import Precision, When

BULLETIN = 10
"""Claims a bulletin."""

STEP = 2_000
"""Entries a transaction."""

ACTS = (
    *(Act.SHELLING, Act.SHELLING, Act.AIRSTRIKE, Act.ATTACK, Act.ARMED_CLASH, Act.GROUND_ASSAULT),
    *(Act.AID_DELIVERED, Act.WARNING, Act.ACCUSATION),
)


def fill(case: Case, claims: int, start: datetime, seed: int) -> None:
    """Take in so many claims, in bulletins over the year from `start` on."""
    chance = random.Random(seed)
    held: list[Payload] = []
    for payload in _entries(chance, case.files_at(), claims, start):
        held.append(payload)
        if len(held) == STEP:
            case.ledger.append(held, "policy")
            held = []
    case.ledger.append(held, "policy")


def _entries(chance: random.Random, files: CaseFiles, claims: int, start: datetime) -> Iterator[Payload]:
    bulletins = max(claims // BULLETIN, 1)
    zone = files.config.zone
    sources = list(files.sources.values())
    earlier = ""
    for n in range(bulletins):
        day = (start + timedelta(days=366 * n / bulletins)).astimezone(UTC)
        told = When(
            start=day, end=day + timedelta(hours=24), precision=Precision.PART_OF_DAY, zone=zone, as_written="that day"
        )
        sha256 = hashlib.sha256(f"bulletin {n}".encode()).hexdigest()
        source = sources[n % len(sources)]
        report = Report(
            id=report_id(sha256),
            kind=ReportKind.DOCUMENT,
            sha256=sha256,
            media_type="text/plain",
            title=f"Bulletin {n}",
            origin=source.id,
            published=told,
            available_from=told,
        )
        yield Received(report=report, filename=f"bulletin-{n}.txt")
        at = 0
        for _ in range(BULLETIN):
            claim = _claim(chance, files, report, Voice(name=source.name, key=source.id), at, day)
            at = claim.quotation.end + 1
            yield Accepted(claim=claim, from_suggestion=claim.id, why="policy")
            if earlier and claim.tells_of_an_event and chance.random() < 0.01:
                yield Merged(claims=(earlier, claim.id), why="one event")
            earlier = claim.id if claim.tells_of_an_event else earlier


def _claim(chance: random.Random, files: CaseFiles, report: Report, voice: Voice, at: int, day: datetime) -> Claim:
    act, place = chance.choice(ACTS), chance.choice(list(files.places.values()))
    party = chance.choice(list(files.parties.values())) if chance.random() < 0.4 else None
    words = f"{act.value.replace('_', ' ')} at {place.name}"
    begun = day - timedelta(hours=chance.randrange(1, 30))
    return Claim(
        kind=KIND_OF_ACT[act],
        act=act,
        stance=Stance.STATES,
        modality=Modality.ACTUAL,
        quotation=Quotation(report=report.id, start=at, end=at + len(words), words=words),
        chain=(voice,),
        where=(place.where(),),
        when=When(
            start=begun,
            end=begun + timedelta(hours=3),
            precision=Precision.PART_OF_DAY,
            zone=files.config.zone,
            as_written="earlier",
        ),
        attributions=(Attribution(actor=_named(party.id, party.name), by=voice.name),) if party else (),
    )


def _named(key: str, name: str) -> Named:
    return Named(as_written=name, key=key, name=name)
