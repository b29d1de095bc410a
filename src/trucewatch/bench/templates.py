"""The texts and answer templates of MUC-4, parsed: what a text says was done, by whom, to whom, with which confidence.

A template is 25 numbered slots. A fill is a line such as `5: "PEASANTS"`: what stands before the colon is the value of
the slot for the words behind it; `/` divides readings that are right alike; `?` and templates marked OPTIONAL may be
given and need not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from trucewatch.errors import BadInput

VALUE_COLUMN = 36
INDIVIDUAL, ORGANISATION, CONFIDENCE, VICTIMS, EFFECT = 9, 10, 11, 21, 23
_SLOT = re.compile(r"(\d{1,2})\. +[A-Z]")
_HEAD = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b.*$", re.MULTILINE)
_WORDS = re.compile(r'"((?:[^"\\]|\\.)*)"')
_DAY = re.compile(r"\b(\d{1,2}) (JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]* (\d{2})\b")
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"


@dataclass(frozen=True, slots=True)
class Fill:
    """One line of a slot: the words of the text (readings that are right alike), and the value given for them."""

    words: tuple[str, ...]
    values: tuple[str, ...] = ()
    optional: bool = False


@dataclass(slots=True)
class Template:
    """One incident of a text; `slots` by number. A text without incidents has one template without fills."""

    text: str
    optional: bool = False
    slots: dict[int, list[Fill]] = field(default_factory=dict)

    def fills(self, slot: int) -> list[Fill]:
        """The fills of a slot, none where it holds `-` or `*`."""
        return self.slots.get(slot, [])


def texts(folder: Path) -> Iterator[dict[str, str]]:
    """The texts as documents `{id, text, date}`, in order; `date` is that of the dateline, where it has one."""
    listed = sorted(folder.glob("dev-muc3-*"))
    if not listed:
        raise BadInput(f"{folder}: holds no dev-muc3-* files")
    for path in listed:
        whole = path.read_text("latin-1")
        heads = list(_HEAD.finditer(whole))
        for head, end in zip(heads, [h.start() for h in heads[1:]] + [len(whole)], strict=True):
            text = whole[head.end() : end].strip()
            yield {"id": head[1], "text": text} | _dateline(text)


def _dateline(text: str) -> dict[str, str]:
    day = _DAY.search(text[:200])
    if day is None:
        return {}
    return {"date": f"19{day[3]}-{_MONTHS.split().index(day[2]) + 1:02}-{int(day[1]):02}"}


def templates(folder: Path) -> dict[str, list[Template]]:
    """The templates of each text by the text's id."""
    found: dict[str, list[Template]] = {}
    for path in sorted(folder.glob("key-dev-*")):
        for block in re.split(r"\n(?=0\. +MESSAGE: ID)", path.read_text("latin-1")):
            template = _template(block)
            if template is not None:
                found.setdefault(template.text, []).append(template)
    return found


def _template(block: str) -> Template | None:
    lines: dict[int, list[str]] = {}
    slot = -1
    for line in block.split("\n"):
        if line.startswith(";") or not line.strip():
            continue
        if started := _SLOT.match(line):
            slot = int(started[1])
        held = lines.setdefault(slot, [])
        value = line[VALUE_COLUMN - 1 :].strip()
        if held and held[-1].endswith("/"):
            held[-1] += f" {value}"
        else:
            held.append(value)
    if 0 not in lines:
        return None
    template = Template(lines[0][0].split()[0], "OPTIONAL" in " ".join(lines.get(1, [])))
    template.slots = {n: [f for value in values if (f := _fill(value))] for n, values in lines.items() if n > 1}
    return template


def _fill(value: str) -> Fill | None:
    words = tuple(w.replace("\\", "") for w in _WORDS.findall(value))
    if not words:
        return None
    before = value[: value.index('"')]
    values = tuple(v.strip(" ?():") for v in before.split("/"))
    return Fill(words, tuple(v for v in values if v), value.startswith(("?", "(")))
