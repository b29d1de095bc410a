"""A book of terms of Norland and Sudland, and incidents to hold against it."""

from __future__ import annotations

from typing import Any

import pytest

from terms.norland import Make
from trucewatch.model.claim import Attribution, Claim
from trucewatch.model.incident import Incident
from trucewatch.model.instant import parse_instant
from trucewatch.model.quotation import Named, Quotation, Voice
from trucewatch.model.vocabulary import Act, Kind, Modality, Stance
from trucewatch.model.when import Precision, When
from trucewatch.terms.book import Book

TERMS = [
    {"id": "no-fire", "effect": "prohibited", "acts": ["airstrike", "shelling", "attack", "convoy_attack"]},
    {"id": "no-seizing", "effect": "prohibited", "acts": ["ground_assault"]},
    {"id": "self-defence", "effect": "permitted", "acts": ["shelling"]},
    {"id": "patrols", "effect": "permitted", "acts": ["armed_clash"]},
]
ROLES = [("norland", "declared"), ("sudland", "accepted"), ("holdouts", "refused"), ("band", "excluded")]


class Desk(Make):
    """Builders for incidents beside those for terms. Vale is a square from 30 E 50 N to 31 E 51 N."""

    def truce(self, *parties: tuple[str, str], key: str = "vale-calm", **rest: Any) -> Any:
        """In Vale, from 1 May 01:00 to 4 May 01:00 local time."""
        roles = [{"party": p, "role": r, "cite": self.cite()} for p, r in (*ROLES, *parties)]
        terms = [t | {"words": "as agreed", "cite": self.cite()} for t in TERMS]
        area = self.area("vale", ("2031-05-01 01:00", "2031-05-04 01:00"))
        return self.arrangement(*([] if "readings" in rest else [area]), key=key, parties=roles, terms=terms, **rest)

    def held(self, *arrangements: Any, **rest: Any) -> Book:
        names = ("norland", "sudland", "holdouts", "band", "cousins", "stranger")
        parties = [*(self.party(name) for name in names), self.party("norland-army", "norland", kind="force")]
        return self.book(*(arrangements or (self.truce(),)), parties=parties, **rest)

    def named(self, key: str | None, words: str = "") -> Named:
        return Named(as_written=words or (key or "").replace("-", " ").title(), key=key, name=(key or "").title())

    def firmly(self, key: str) -> tuple[tuple[Stance, Attribution], ...]:
        """Named by two voices: what it takes for an actor who is not bound to take an incident out."""
        return self.naming(key), self.naming(key, by="Vale Monitor")

    def naming(self, key: str | None, stance: Stance = Stance.ALLEGES, **rest: Any) -> tuple[Stance, Attribution]:
        return stance, Attribution(actor=self.named(key, rest.pop("words", "")), by=rest.pop("by", "Sudland"), **rest)

    def when(self, start: str, end: str) -> When:
        first, last = (parse_instant(text, self.zone) for text in (start, end))
        return When(start=first, end=last, precision=Precision.PART_OF_DAY, zone=self.zone)

    def incident(self, **rest: Any) -> Incident:
        """An air strike in the middle of Vale and of the truce; nobody is named, nothing is said of what was hit."""
        plain = {
            "id": "i-1",
            "claims": ("c-1",),
            "acts": (Act.AIRSTRIKE,),
            "where": (self.at(30.5, 50.5, 2.0),),
            "when": (self.when("2031-05-02 10:00", "2031-05-02 12:00"),),
            "attributions": (),
            "targets": (),
            "stated_targets": (),
        }
        return Incident(**(plain | rest))

    def claim(self, words: str = "said", **rest: Any) -> Claim:
        """A claim; different words make it another one, with another id."""
        plain = {
            "kind": Kind.OCCURRENCE,
            "act": Act.AIRSTRIKE,
            "stance": Stance.STATES,
            "modality": Modality.ACTUAL,
            "quotation": Quotation(report="r-1", start=0, end=len(words), words=words),
            "chain": (Voice(name="Vale Post"),),
        }
        return Claim(**(plain | rest))


@pytest.fixture(scope="session")
def desk() -> Desk:
    """Builders with Kyiv as the home zone."""
    return Desk()


@pytest.fixture(scope="session")
def desk_in() -> type[Desk]:
    """Builders for another home zone."""
    return Desk
