from __future__ import annotations

from typing import Any

from trucewatch.products.predictions_incidents import with_incidents


def line(article: str, event_type: str = "shelling", **said: Any) -> dict[str, Any]:
    place = [{"name": "Vale", "lat": 10.0, "lon": 20.0}]
    time = {"start": "2031-03-04T00:00:00Z", "end": "2031-03-05T00:00:00Z"}
    plain = {"quote": "Shells hit the Osterline mill, killing 3", "place": place, "time": time, "casualties": []}
    return {"article": article, "event_type": event_type} | plain | said


def test_lines_of_one_incident_share_its_name_and_nothing_else_changes() -> None:
    lines = [line("a"), line("b"), line("a", "truce_in_force"), line("c", place=[], time=None)]
    named = with_incidents(lines)
    assert [{k: v for k, v in one.items() if k != "incident"} for one in named] == lines
    assert named[0]["incident"] == named[1]["incident"] != named[3]["incident"]
    assert "incident" not in named[2]


def test_a_toll_of_which_others_are_part_is_the_toll() -> None:
    dead = [{"kind": "killed", "min": 3, "max": 3, "subset_of": 1}, {"kind": "killed", "min": 9, "max": 9}]
    assert with_incidents([line("a", casualties=dead), line("b", casualties=dead[1:])])[1]["incident"] == "i-0"
