from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch.bench.templates import CONFIDENCE, EFFECT, INDIVIDUAL, ORGANISATION, VICTIMS, templates, texts
from trucewatch.errors import BadInput

TEXTS = """DEV-MUC3-0001 (MADE UP)

   VALE, 3 JAN 31 -- [TEXT] THE HARROW FRONT KILLED FIVE PEASANTS.

DEV-MUC3-0002 (MADE UP)

   NO DATE HERE.
"""


def slot(number: int, name: str, *values: str) -> str:
    """One slot as the files have it: the value begins in column 36."""
    return "\n".join([f"{number}.".ljust(4) + name.ljust(31) + values[0], *(" " * 35 + v for v in values[1:])])


def template(text: str, number: str, *slots: str) -> str:
    return "\n".join(
        [slot(0, "MESSAGE: ID", f"{text} (MADE UP)"), slot(1, "MESSAGE: TEMPLATE", number), *slots, "", ""]
    )


def test_texts_have_their_dateline_s_day(tmp_path: Path) -> None:
    (tmp_path / "dev-muc3-0001-0100").write_text(TEXTS)
    one, other = texts(tmp_path)
    assert (one["id"], one["date"]) == ("DEV-MUC3-0001", "1931-01-03")
    assert one["text"].startswith("VALE, 3 JAN 31")
    assert one["text"].endswith("PEASANTS.")
    assert other == {"id": "DEV-MUC3-0002", "text": "NO DATE HERE."}


def test_slots_readings_and_what_is_optional(tmp_path: Path) -> None:
    (tmp_path / "key-dev-0001.muc4").write_text(
        template(
            "DEV-MUC3-0001",
            "1",
            slot(9, "PERP: INDIVIDUAL ID", '? "GUNMEN"'),
            slot(10, "PERP: ORGANIZATION ID", '"HARROW FRONT" / "HF" /', '"FRONT OF HARROW"'),
            slot(11, "PERP: ORGANIZATION CONFIDENCE", 'REPORTED AS FACT / POSSIBLE: "HF"'),
            ";;; a comment",
            slot(21, "HUM TGT: NUMBER", '5: "PEASANTS"', 'PLURAL: "SOLDIERS"'),
            slot(23, "HUM TGT: EFFECT OF INCIDENT", "-"),
        )
        + template("DEV-MUC3-0001", "2 (OPTIONAL)")
        + template("DEV-MUC3-0002", "*", slot(9, "PERP: INDIVIDUAL ID", "*"))
    )
    found = templates(tmp_path)
    first, second = found["DEV-MUC3-0001"]
    assert (first.optional, second.optional) == (False, True)
    assert [(f.words, f.optional) for f in first.fills(INDIVIDUAL)] == [(("GUNMEN",), True)]
    assert [f.words for f in first.fills(ORGANISATION)] == [("HARROW FRONT", "HF", "FRONT OF HARROW")]
    assert first.fills(CONFIDENCE)[0].values == ("REPORTED AS FACT", "POSSIBLE")
    assert [(f.values, f.words) for f in first.fills(VICTIMS)] == [
        (("5",), ("PEASANTS",)),
        (("PLURAL",), ("SOLDIERS",)),
    ]
    assert first.fills(EFFECT) == []
    assert found["DEV-MUC3-0002"][0].fills(INDIVIDUAL) == []


def test_a_folder_without_texts_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="dev-muc3"):
        list(texts(tmp_path))
