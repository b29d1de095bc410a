"""What the terms do with an act: prohibited, permitted, or not spoken of."""

from __future__ import annotations

from typing import Any

import pytest

from trucewatch.findings.acts import by_terms, terms_of
from trucewatch.model.instant import parse_instant
from trucewatch.model.vocabulary import Act


@pytest.mark.parametrize(
    ("acts", "prohibited", "permitted"),
    [
        ([Act.AIRSTRIKE], True, False),
        ([Act.SHELLING], True, None),  # also permitted in self-defence; whether it was is not known from the act
        ([Act.ARMED_CLASH], False, True),
        ([Act.LULL], None, False),  # no term speaks of it
        ([], None, None),
        ([Act.AIRSTRIKE, Act.GROUND_ASSAULT], True, False),
        ([Act.AIRSTRIKE, Act.LULL], None, False),  # rival descriptions
        ([Act.ARMED_CLASH, Act.LULL], None, None),
        ([Act.CONVOY_ATTACK, Act.LULL], True, False),  # what was hit is prohibited by whatever means
    ],
)
def test_acts_against_terms(desk: Any, acts: list[Act], prohibited: bool | None, permitted: bool | None) -> None:
    found = by_terms(desk.truce().terms, acts)
    assert (found.prohibited, found.permitted) == (prohibited, permitted)


def test_attack_says_nothing_beside_a_finer_word(desk: Any) -> None:
    only_air = [t.model_copy(update={"acts": (Act.AIRSTRIKE,)}) for t in desk.truce().terms if t.id == "no-fire"]
    assert by_terms(only_air, [Act.ATTACK, Act.AIRSTRIKE]).prohibited is True
    assert by_terms(only_air, [Act.ATTACK]).prohibited is None


def test_the_basis_names_the_terms(desk: Any) -> None:
    found = by_terms(desk.truce().terms, [Act.SHELLING])
    assert found.prohibited_basis == "shelling: terms that prohibit it: no-fire"
    assert found.permitted_basis == "shelling: terms that permit it: self-defence"


def test_a_reading_has_its_own_terms_once_they_are_known(desk: Any) -> None:
    cite = desk.cite(date="2031-05-02")
    own = {"id": "own", "effect": "permitted", "acts": ["airstrike"], "words": "x", "cite": cite}
    area = desk.area("vale", ("2031-05-01", None))
    truce = desk.truce(readings=[{"id": "r", "issuer": "x", "areas": [area], "terms": [own]}])
    reading = truce.readings[0]
    assert [t.id for t in terms_of(truce, reading, None)] == ["own"]
    assert next(t.id for t in terms_of(truce, reading, parse_instant("2031-04-01T00:00Z"))) == "no-fire"
    assert terms_of(truce, reading, parse_instant("2031-01-01T00:00Z")) == ()
