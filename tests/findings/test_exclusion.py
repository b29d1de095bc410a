"""A stated target outside the arrangement's protection: established, open, or no. It never hides harm."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from trucewatch.findings.hold import hold
from trucewatch.findings.live import find
from trucewatch.findings.ready import ready
from trucewatch.findings.rows import rows_of
from trucewatch.model.figure import Counted, Figure, Qualifier
from trucewatch.model.vocabulary import Act, Kind, Modality, Stance


class Target(NamedTuple):
    """The columns on the stated target, and their basis."""

    stated: bool
    excluded: bool | None
    disputed: bool
    protected: bool | None
    basis: str


@pytest.fixture(scope="module")
def ask(desk: Any) -> Any:
    def of(*targets: Any, claims: Any = (), others: Any = (), category: bool = False, **rest: Any) -> Target:
        truce = desk.truce(*([("linked", "excluded")] if category else []))
        book = desk.held(truce, categories=[desk.category("linked", "cousins")])
        own = tuple(c.id for c in claims) or ("c-1",)
        incident = desk.incident(stated_targets=tuple(targets), claims=own, **rest)
        held = {c.id: c for c in (*claims, *others)}
        (row,) = hold(rows_of([incident], book, held), ready(book)).to_pylist()
        (finding,) = find([incident], book, claims=held)
        columns = (row[f"target_{name}"] for name in ("stated", "excluded", "disputed"))
        basis = next(test.basis for test in finding.tests if test.name == "excluded")
        return Target(*columns, row["object_protected"], basis)

    return of


def established(found: Target) -> bool:
    """As the SQL text has it."""
    return bool(found.stated and found.excluded and not found.disputed and found.protected is False)


def open_(found: Target) -> bool:
    return found.stated and found.excluded is not False and not established(found)


def test_nobody_states_a_target(ask: Any) -> None:
    found = ask()
    assert (found.stated, found.excluded) == (False, None)


def test_an_excluded_target_undisputed_is_established(desk: Any, ask: Any) -> None:
    assert established(ask(desk.named("band")))
    assert established(ask(desk.named("band"), targets=("positions of the band",)))
    assert established(ask(desk.named("cousins"), category=True))


def test_a_party_to_the_truce_is_not_excluded(desk: Any, ask: Any) -> None:
    found = ask(desk.named("sudland"))
    assert (found.stated, found.excluded) == (True, False)


@pytest.mark.parametrize("key", ["stranger", None])
def test_a_target_on_no_list_is_open_where_a_category_is(desk: Any, ask: Any, key: str | None) -> None:
    assert open_(ask(desk.named(key, "men of the hills"), category=True))


def test_a_known_party_on_no_list_is_no_where_nothing_is_open(desk: Any, ask: Any) -> None:
    assert ask(desk.named("stranger")).excluded is False


def test_two_targets_of_which_one_is_excluded_are_open(desk: Any, ask: Any) -> None:
    assert open_(ask(desk.named("band"), desk.named("stranger")))


@pytest.mark.parametrize(
    "hit",
    [
        {"targets": ("a water treatment plant",)},
        {"targets": ("positions of the band", "a clinic")},
        {"targets": ("something on the hill",)},
        {"targets": ("fighters of Sudland",)},
        {"acts": (Act.CONVOY_ATTACK,)},
    ],
)
def test_what_else_was_hit_keeps_it_open(desk: Any, ask: Any, hit: dict[str, Any]) -> None:
    assert open_(ask(desk.named("band"), **hit))


def test_harm_to_civilians_keeps_it_open(desk: Any, ask: Any) -> None:
    def killed(category: str, number: int) -> Any:
        figure = Figure.stated(Counted.KILLED, category, Qualifier.EXACT, number)
        return desk.claim(f"{number} {category}", figures=(figure,), stated_targets=(desk.named("band"),))

    assert open_(ask(desk.named("band"), claims=[killed("civilians", 3)]))
    assert established(ask(desk.named("band"), claims=[killed("civilians", 0)]))
    assert established(ask(desk.named("band"), claims=[killed("fighters", 3)]))


def test_a_denied_or_guarded_target_is_open(desk: Any, ask: Any) -> None:
    band = (desk.named("band"),)
    said = desk.claim("we hit the band", stated_targets=band)
    denied = desk.claim("the band was not hit", stance=Stance.DENIES, stated_targets=band)
    assert established(ask(*band, claims=[said]))
    assert open_(ask(*band, claims=[said, denied]))
    assert f"target denied in {denied.id}" in ask(*band, claims=[said, denied]).basis
    assert open_(ask(*band, claims=[desk.claim("perhaps", modality=Modality.HEDGED, stated_targets=band)]))
    assert not ask(*band, claims=[denied]).stated


def test_disputed_presence_keeps_it_open_and_lists_both(desk: Any, ask: Any) -> None:
    band = (desk.named("band"),)
    said = desk.claim("we hit the band", stated_targets=band)

    def presence(words: str, stance: Stance, **rest: Any) -> Any:
        return desk.claim(words, kind=Kind.PRESENCE, act=Act.PRESENCE, stance=stance, participants=band, **rest)

    there = presence("the band is in Vale", Stance.STATES)
    not_there = presence("no band in Vale", Stance.DENIES)
    assert established(ask(*band, claims=[said], others=[there]))
    found = ask(*band, claims=[said], others=[there, not_there])
    assert open_(found)
    assert f"presence denied in {not_there.id}, stated in {there.id}" in found.basis
    elsewhere = presence("no band in Harrow", Stance.DENIES, where=(desk.at(32.5, 50.5, 5),))
    assert established(ask(*band, claims=[said], others=[elsewhere]))
    earlier = presence("no band then", Stance.DENIES, when=desk.when("2031-01-01 00:00", "2031-02-01 00:00"))
    assert established(ask(*band, claims=[said], others=[earlier]))
    of_others = desk.claim("no cousins", act=Act.PRESENCE, stance=Stance.DENIES, participants=(desk.named("cousins"),))
    assert established(ask(*band, claims=[said], others=[of_others]))
