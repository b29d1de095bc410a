"""A case of promises: who is to meet when, what was offered, what came of it, and one allegation that is followed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from made import FILES, DeskClock, at, write_case
from trucewatch.case.adopt import adopt
from trucewatch.case.case import Case, open_case
from trucewatch.case.receive import Told, receive
from trucewatch.case.review import Reviewed, review_file
from trucewatch.case.view import View, view

ZONE = "Asia/Kathmandu"
EVE = (
    "Envoys of Norland and Sudland will meet in Harrow on 7 March. After it the Norland envoy goes to Vale. "
    "Norland offered to open the bridge if the shelling stops. A resident said Sudland guns hit the mill. "
    "Sudland promised an answer in the coming hours. Norland wants the guns withdrawn in March."
)
LATER = (
    "The meeting in Harrow is put off to 8 March. Sudland accepted the offer of the bridge. "
    "Sudland said its guns fired at nobody. Talks between both are suspended."
)
AFTER = "Both envoys met in Harrow. Norland opened the bridge. Norland says the bridge was never opened."
TEXTS = {"eve.txt": (EVE, "2031-03-04"), "later.txt": (LATER, "2031-03-06"), "after.txt": (AFTER, "2031-03-09")}

DECISIONS = """\
role: duty officer
decisions:
  - record: {report: eve.txt, quote: Envoys of Norland and Sudland will meet in Harrow on 7 March}
    as: to-meet
    set: {act: meeting, modality: planned, chain: [vale-post], when_said: 2031-03-04, due: 2031-03-07, where: harrow,
          participants: [norland, sudland]}
  - record: {report: eve.txt, quote: After it the Norland envoy goes to Vale}
    as: onward
    set: {act: meeting, modality: planned, chain: [vale-post], where: vale, participants: [norland]}
  - record: {report: eve.txt, quote: Norland offered to open the bridge if the shelling stops}
    as: offer
    set: {act: undertaking, modality: conditional, chain: [vale-post, norland], when_said: 2031-03-04,
          participants: [norland], due: 2031-03-08 18:00 Asia/Kathmandu, says: to open the bridge}
  - record: {report: eve.txt, quote: the shelling stops}
    as: stops
    set: {act: demand, modality: conditional, chain: [vale-post, norland], says: the shelling stops}
  - record: {report: eve.txt, quote: Sudland guns hit the mill}
    as: guns
    set: {act: shelling, stance: alleges, chain: [vale-post, a resident], where: mill-quarter, when: 2031-03-03,
          attributions: [{actor: sudland}]}
  - record: {report: eve.txt, quote: Sudland promised an answer in the coming hours}
    as: soon
    set: {act: undertaking, modality: prospective, chain: [vale-post, sudland], when_said: 2031-03-04,
          soft: in the coming hours, participants: [sudland]}
  - record: {report: eve.txt, quote: Norland wants the guns withdrawn in March}
    as: withdraw
    set: {act: demand, stance: demands, modality: prospective, chain: [vale-post, norland], when_said: 2031-03-04,
          due: 2031-03, participants: [sudland], says: to withdraw the guns}
  - record: {report: later.txt, quote: The meeting in Harrow is put off to 8 March}
    as: put-off
    set: {act: meeting, modality: planned, chain: [vale-post], when_said: 2031-03-06, due: 2031-03-08, where: harrow,
          participants: [norland, sudland]}
  - record: {report: later.txt, quote: Sudland accepted the offer of the bridge}
    as: accepted
    set: {act: view, chain: [vale-post, sudland], when_said: 2031-03-06, participants: [sudland], says: accepts}
  - record: {report: later.txt, quote: its guns fired at nobody}
    as: denial
    set: {act: shelling, stance: denies, chain: [vale-post, sudland], where: mill-quarter, when: 2031-03-03,
          when_said: 2031-03-06, attributions: [{actor: sudland}]}
  - record: {report: later.txt, quote: Talks between both are suspended}
    as: suspended
    set: {act: talks_suspended, chain: [vale-post], when: 2031-03-06, about: talks, participants: [norland, sudland]}
  - record: {report: after.txt, quote: Both envoys met in Harrow}
    as: met
    set: {act: meeting, chain: [vale-post], when: 2031-03-08, where: harrow, participants: [norland, sudland]}
  - record: {report: after.txt, quote: Norland opened the bridge}
    as: opened
    set: {act: description, chain: [vale-post], when: 2031-03-08}
  - record: {report: after.txt, quote: the bridge was never opened}
    as: not-opened
    set: {act: description, chain: [vale-post, norland], when: 2031-03-09}
  - merge: [to-meet, put-off, met]
    why: one meeting
  - merge: [guns, denial]
    why: one event
  - {link: put-off, relation: replacement, to: to-meet}
  - {link: onward, relation: sequel, to: to-meet}
  - {link: stops, relation: condition, to: offer}
  - {link: accepted, relation: acceptance, to: offer}
  - {link: opened, relation: fulfilment, to: offer}
  - {follow: guns, step: {step: opened, on: 2031-03-04}}
  - {follow: guns, step: {step: put to the party, on: 2031-03-05, words: asked by letter}}
  - {follow: guns, step: {step: answered, on: 2031-03-06, source: denial}}
"""


def fill(case: Case, decisions: str = DECISIONS, turn: Callable[[str], str] = str) -> None:
    """Adopt, take the three reports in, and record what they promise."""
    adopt(case, "head of cell", "first version")
    for name, (text, published) in TEXTS.items():
        told = Told(origin="vale-post", published=published)
        receive(case, name, turn(text).encode(), told, "duty officer", ZONE)
    decide(case, turn(decisions))


def decide(case: Case, decisions: str) -> Reviewed:
    """Apply a decisions file."""
    return review_file(case, view(case), "decisions.yml", decisions.encode())


def files(policies: str = "{answer_within_days: 3, soft_grace_hours: 24}") -> dict[str, str]:
    """The case files, with a policy."""
    return {"case__yml": FILES["case.yml"] + f"policies: {policies}\n"}


@contextmanager
def standing(directory: Path, decisions: str = DECISIONS, turn: Callable[[str], str] = str) -> Iterator[Case]:
    """The filled case, open."""
    with open_case(write_case(directory, **files()), DeskClock(at("03-20 06:00"))) as case:
        fill(case, decisions, turn)
        yield case


def seen(case: Case, known_at: str | None = None) -> View:
    """A view of it, as known at an instant written `03-05 06:30` in UTC."""
    return view(case, at(known_at) if known_at else None)
