"""A case with three reports that disagree about one evening, reviewed by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from made import DeskClock, write_case
from trucewatch.case.adopt import adopt
from trucewatch.case.case import Case, open_case
from trucewatch.case.receive import Told, receive
from trucewatch.case.review import review_file
from trucewatch.case.view import View, view

POST = "Norland army guns shelled the mill quarter on 4 March. At least 12 civilians died, among them 3 children."
RADIO = "The Norland army denied any part in it. Some 20 people died, the radio said."
WIRE = "Envoys of both governments are to meet in Harrow on 9 March. Norland said that the calm was over."

DECISIONS = """\
role: duty officer
decisions:
  - record: {report: post.txt, quote: Norland army guns shelled the mill quarter on 4 March}
    set: {act: shelling, stance: alleges, chain: [vale-post, residents], where: mill-quarter, when: 2031-03-04,
          attributions: [{actor: norland-army}]}
    as: shelling
  - record: {report: post.txt, quote: "At least 12 civilians died, among them 3 children"}
    set: {act: toll, chain: [vale-post, residents], where: mill-quarter, when: 2031-03-04,
          figures: [{killed: at least 12, who: civilians}, {killed: "3", who: children, subset_of: civilians}]}
    as: toll
  - record: {report: radio.txt, quote: The Norland army denied any part in it}
    set: {act: shelling, stance: denies, chain: [harrow-radio, norland-army], where: mill-quarter, when: 2031-03-04,
          attributions: [{actor: norland-army}]}
    as: denial
  - record: {report: radio.txt, quote: Some 20 people died}
    set: {act: toll, chain: [harrow-radio], where: vale, figures: [{killed: about 20, who: people}]}
  - record: {report: wire.txt, quote: Envoys of both governments are to meet in Harrow on 9 March}
    set: {act: meeting, modality: planned, chain: [relay-wire], where: harrow, when: 2031-03-09,
          participants: [norland, sudland]}
  - record: {report: wire.txt, quote: Norland said that the calm was over}
    set: {act: truce_ended, chain: [relay-wire, norland], about: vale-calm, says: over, when_said: 2031-03-05}
  - merge: [shelling, toll, denial]
    why: one evening in one quarter
"""


def fill(case: Case, decisions: str = DECISIONS, turn: Callable[[str], str] = str) -> None:
    """Adopt, take the three reports in, and review them."""
    adopt(case, "head of cell", "first version")
    for name, text, told in (
        ("post.txt", POST, Told(origin="vale-post", published="2031-03-04")),
        ("radio.txt", RADIO, Told(origin="harrow-radio", published="2031-03-05")),
        ("wire.txt", WIRE, Told(origin="relay-wire", published="2031-03-05")),
    ):
        receive(case, name, turn(text).encode(), told, "duty officer", "Asia/Kathmandu")
    review_file(case, view(case), "decisions.yml", turn(decisions).encode())


@contextmanager
def another(
    directory: Path, decisions: str = DECISIONS, turn: Callable[[str], str] = str, **files: str
) -> Iterator[View]:
    """A view of the same case with other decisions or files."""
    with open_case(write_case(directory, **files), DeskClock()) as case:
        fill(case, decisions, turn)
        yield view(case)
