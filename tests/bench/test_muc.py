"""The measure on hand-made answers, and the command on one made-up text."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from trucewatch.bench.muc import Measured, organisations, victims
from trucewatch.bench.templates import CONFIDENCE, EFFECT, INDIVIDUAL, ORGANISATION, VICTIMS, Fill, Template
from trucewatch.bench.told import ADMITTED, ALLEGED, CLEARED, TOLD, Told
from trucewatch.model.figure import Counted

KILLED, WOUNDED = Counted.KILLED, Counted.WOUNDED


def answer(confidence: str = "REPORTED AS FACT", *, optional: bool = False) -> Template:
    """Five peasants killed and a number of soldiers hurt by gunmen of the Harrow Front."""
    return Template(
        "T-1",
        optional,
        {
            INDIVIDUAL: [Fill(("GUNMEN",))],
            ORGANISATION: [Fill(("HARROW FRONT", "HF"))],
            CONFIDENCE: [Fill(("HF",), (confidence,))],
            VICTIMS: [Fill(("PEASANTS",), ("5",)), Fill(("SOLDIERS",), ("PLURAL",)), Fill(("THE MAYOR",), ("1",))],
            EFFECT: [
                Fill(("PEASANTS",), ("DEATH",)),
                Fill(("SOLDIERS",), ("INJURY",)),
                Fill(("THE MAYOR",), ("DEATH",)),
            ],
        },
    )


def told(*actors: tuple[str, str], counts: tuple[tuple[Counted, int], ...] = ()) -> Told:
    spans = [(what, n, False, (i, i + 1)) for i, (what, n) in enumerate(counts)]
    return Told(counts=spans, actors=[(frozenset({name}), how) for name, how in actors])


def counted(template: Template, answered: Told) -> Measured:
    measured = Measured()
    measured.count([template], answered)
    return measured


def test_a_number_of_victims_is_wanted_and_a_single_one_is_not() -> None:
    assert victims([answer()]) == ({(KILLED, 5)}, {(KILLED, 5)})
    assert victims([answer(optional=True)]) == (set(), {(KILLED, 5)})


def test_figures_are_right_wrong_and_missed() -> None:
    right = counted(answer(), told(counts=((KILLED, 5), (KILLED, 1)))).figures
    wrong = counted(answer(), told(counts=((WOUNDED, 5), (KILLED, 7)))).figures
    assert (right.tp, right.fp, right.fn) == (1, 0, 0)
    assert (wrong.tp, wrong.fp, wrong.fn) == (0, 2, 1)
    assert counted(Template("T-1"), told(counts=((KILLED, 5),))).figures.fp == 0, (
        "a text without figures is not counted"
    )


def test_an_organisation_is_one_under_all_its_names() -> None:
    (one,) = organisations([answer(), answer("POSSIBLE")])
    assert one.names == {"HARROW FRONT", "HF"}
    assert one.classes == {"REPORTED AS FACT", "POSSIBLE"}
    assert not organisations([answer(), answer(optional=True)])[0].optional
    assert organisations([answer(optional=True)])[0].optional


def test_who_is_named_is_right_wrong_and_missed() -> None:
    right = counted(answer(), told(("the Harrow Front", TOLD), ("gunmen", TOLD))).named
    wrong = counted(answer(), told(("Norland", ALLEGED))).named
    cleared = counted(answer(), told(("the Harrow Front", CLEARED))).named
    assert (right.tp, right.fp, right.fn) == (1, 0, 0), "an individual of the template is neither right nor wrong"
    assert (wrong.tp, wrong.fp, wrong.fn) == (0, 1, 1)
    assert (cleared.tp, cleared.fp, cleared.fn) == (0, 0, 1), "whom a text clears it does not name"
    assert counted(answer(optional=True), told()).named.fn == 0


@pytest.mark.parametrize(
    ("confidence", "how", "fits"),
    [
        ("REPORTED AS FACT", TOLD, True),
        ("REPORTED AS FACT", CLEARED, False),
        ("SUSPECTED OR ACCUSED", TOLD, False),
        ("SUSPECTED OR ACCUSED BY AUTHORITIES", ALLEGED, True),
        ("CLAIMED OR ADMITTED", ADMITTED, True),
        ("CLAIMED OR ADMITTED", ALLEGED, False),
        ("ACQUITTED", CLEARED, True),
    ],
)
def test_the_way_of_telling_fits_the_confidence_or_not(confidence: str, how: str, fits: bool) -> None:
    fitting = counted(answer(confidence), told(("HF", how))).fitting
    assert (fitting.tp, fitting.fp) == ((1, 0) if fits else (0, 1))


def test_the_command_reads_the_half_that_is_asked_for(bench: Callable[..., Result], material: Path) -> None:
    folder = material / "data" / "muc-4"
    folder.mkdir(parents=True)
    text = "VALE, 3 JAN 31 -- Sudland shelled the town. The shells killed 5 civilians."
    (folder / "dev-muc3-0001-0100").write_text(f"DEV-MUC3-0001 (MADE UP)\n\n{text}\n")
    slots = {0: "DEV-MUC3-0001", 10: '"SUDLAND"', 21: '5: "PEASANTS"', 23: 'DEATH: "PEASANTS"'}
    key = "\n".join(f"{n}.".ljust(4) + ("MESSAGE: ID" if n == 0 else "SLOT").ljust(31) + v for n, v in slots.items())
    (folder / "key-dev-0001.muc4").write_text(key)
    first = json.loads(bench("muc", "--alone", "--json").stdout)
    assert (first["half"], first["texts"]) == ("first", 1)
    assert first["reader"]["figures"]["tp"] == 1
    later = json.loads(bench("muc", "--alone", "--json", "--final").stdout)
    assert (later["half"], later["texts"]) == ("later", 0)


def test_without_the_material_it_says_what_is_missing(bench: Callable[..., Result], material: Path) -> None:
    missing = bench("muc").exception
    assert "muc-4: is not there; set TRUCEWATCH_CORPUS" in str(missing)
