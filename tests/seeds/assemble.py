"""Assembling the case `seeds`, or a variation of its material, in a directory."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from seeds.material import ROLE, Material, as_yaml, file_bytes, gather
from trucewatch.case.adopt import adopt
from trucewatch.case.amend import PassageDate, correct
from trucewatch.case.case import Case, open_case
from trucewatch.case.receive import Told, receive
from trucewatch.case.review import review_file
from trucewatch.case.suggest import suggest
from trucewatch.case.view import view

Clock = Callable[[], datetime]


def ticking(start: datetime = datetime(2016, 10, 20, tzinfo=UTC)) -> Clock:
    """A clock that moves on by a second whenever it is read, so that every run has the same times."""
    now = start - timedelta(seconds=1)

    def tick() -> datetime:
        nonlocal now
        now += timedelta(seconds=1)
        return now

    return tick


def lay_out(material: Material, directory: Path, clock: Clock | None = None) -> None:
    """Make the case: files adopted, documents received and dated, everything read, decisions applied."""
    for name, raw in file_bytes(material.files).items():
        (directory / name).parent.mkdir(parents=True, exist_ok=True)
        (directory / name).write_bytes(raw)
    with open_case(directory, clock or ticking()) as case:
        adopt(case, ROLE, "the case as the documents tell it")
        zone = material.files["case.yml"]["zone"]
        for told in material.documents:
            named = Told(
                origin=told.get("origin"),
                carrier=told.get("carrier"),
                published=told.get("published"),
                carried=told.get("carried"),
                basis=told.get("basis", ""),
            )
            receive(case, told["file"], material.texts[told["file"]], named, ROLE, zone)
        _date_passages(case, material)
        suggest(case, view(case).held)
        if material.decisions["decisions"]:
            review_file(case, view(case), "decisions.yml", as_yaml(material.decisions))


def _date_passages(case: Case, material: Material) -> None:
    seen = view(case)
    for told in material.documents:
        passages = tuple(
            PassageDate(p["date"], int(p["start"]), int(p["end"]) if "end" in p else None)
            for p in told.get("passages", ())
        )
        if passages:
            correct(case, seen, told["file"], told["passages_basis"], ROLE, passages=passages)


def assemble(directory: Path, corpus: Path, clock: Clock | None = None) -> None:
    """The case `seeds` in `directory` from the documents of `corpus`; `clock` is the desk's, fixed if left out."""
    lay_out(gather(corpus), directory, clock)
