"""Scenarios as data: a row of the requirements, the questions asked of a case, and what must come out.

    row: B05
    case: terms            what the files of the case `seeds` say alone; `record`: with its documents and decisions;
                           `vale`: a made-up case, whose documents are varied too
    vary: [as-told, ...]   left out: every variation
    decided: no            `record` only: nobody has decided on anything yet
    writes: yes            the questions decide something: asked of a copy
    awaits: …              what the software cannot do yet: the scenario must fail until it can
    swap: no               the question is about who in particular it was
    given:                 changes before anything is asked
      - {file: arrangements/x.yml, add: {statements: [{…}]}}
      - {document: 003_x.txt, untold: [published]}
    steps:
      - {ask: inforce, place: vale, at: "2031-03-04T10:00Z", expect: {…}}

An expectation names what must stand in the answer: of a mapping the keys given; of a list all of it and no more, in
any order, unless it is `{order: […]}` (in this order), `{has: […]}` (each is there), `{lacks: […]}` (none is there) or
`{says: …}` (these words stand in it).
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from seeds.material import Content, Material, case_files
from trucewatch.written import read_yaml

HERE = Path(__file__).parent
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Scenario:
    """One file of this folder."""

    name: str
    row: str
    case: str
    vary: tuple[str, ...]
    given: tuple[Content, ...]
    swap: bool
    decided: bool
    writes: bool
    awaits: str
    steps: tuple[Content, ...]


def scenarios(case: str) -> list[Scenario]:
    """The scenarios on the case files alone (`terms`), or on the laid out case (`record`), by name."""
    found = [_read(path) for path in sorted(HERE.glob("*.yml"))]
    return [scenario for scenario in found if scenario.case == case]


def _read(path: Path) -> Scenario:
    content = read_yaml(path.name, path.read_bytes()).content
    return Scenario(
        name=path.stem,
        row=content["row"],
        case=content["case"],
        vary=tuple(content.get("vary", ())),
        given=tuple(content.get("given", ())),
        swap=content.get("swap", "yes") == "yes",
        decided=content.get("decided", "yes") == "yes",
        writes=content.get("writes", "no") == "yes",
        awaits=content.get("awaits", ""),
        steps=tuple(content["steps"]),
    )


def made_up(name: str) -> Material:
    """The material of a made-up case: a folder beside this file."""
    folder = HERE / name
    files = case_files(folder)
    documents = tuple(files.pop("documents.yml")["documents"])
    texts = {told["file"]: (folder / "documents" / told["file"]).read_bytes() for told in documents}
    return Material(files, documents, texts, {"decisions": []}, ours=True)


def with_given(material: Material, given: tuple[Content, ...]) -> Material:
    """The material with the scenario's own changes to its case files."""
    files, documents = deepcopy(material.files), deepcopy(material.documents)
    for change in given:
        if "document" in change:
            told = next(told for told in documents if told["file"] == change["document"])
            for key in change["untold"]:
                told.pop(key, None)
            continue
        for key, value in change.get("add", {}).items():
            files[change["file"]][key] = [*files[change["file"]].get(key, []), *value]
    return replace(material, files=files, documents=documents)


def differences(expected: Any, got: Any, at: str = "") -> Iterator[str]:
    """Where an answer is not as expected: path, what was got, what was expected."""
    match expected:
        case {"has": wanted}:
            yield from (
                f"{at}: nothing like {w!r} in {shown(got)}" for w in wanted if not any(_like(w, g) for g in got)
            )
        case {"lacks": unwanted}:
            yield from (f"{at}: {w!r} is in {shown(got)}" for w in unwanted if any(_like(w, g) for g in got))
        case {"says": words} if len(expected) == 1:
            for part in [words] if isinstance(words, str) else words:
                if not any(part in text for text in ([got] if isinstance(got, str) else got)):
                    yield f"{at}: {part!r} is not said in {got!r}"
        case {"order": wanted}:
            if len(got) != len(wanted):
                yield f"{at}: got {shown(got)}, expected {wanted!r}"
                return
            for i, (one, other) in enumerate(zip(wanted, got, strict=True)):
                yield from differences(one, other, f"{at}[{i}]")
        case dict():
            for key, value in expected.items():
                if not isinstance(got, dict) or key not in got:
                    yield f"{at}.{key}: missing from {got!r}"
                else:
                    yield from differences(value, got[key], f"{at}.{key}")
        case list():
            rest = list(got)
            for wanted in expected:
                found = next((g for g in rest if _like(wanted, g)), None)
                if found is None:
                    yield f"{at}: nothing like {wanted!r} in {shown(rest)}"
                else:
                    rest.remove(found)
            yield from (f"{at}: {g!r} was not expected" for g in rest)
        case _:
            if expected != got:
                yield f"{at}: got {got!r}, expected {expected!r}"


def shown(got: Any) -> str:
    """An answer in an error, cut where it is long."""
    text = repr(got)
    return text if len(text) < _LONGEST else f"{text[:_LONGEST]}…"


def _like(expected: Any, got: Any) -> bool:
    return not list(differences(expected, got))
