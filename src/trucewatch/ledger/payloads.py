"""What an entry can say: one model per kind. Payloads are kept for ever, so a changed model gets a new `schema`
number and an upcaster from the old one; an old payload is never rewritten.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Annotated, Any, ClassVar

from pydantic import Field

from trucewatch.errors import Damaged
from trucewatch.model.allegation import FollowStep
from trucewatch.model.citation import Key
from trucewatch.model.claim import Claim
from trucewatch.model.frozen import Frozen, Schema1
from trucewatch.model.instant import Instant
from trucewatch.model.link import Link
from trucewatch.model.report import Report
from trucewatch.model.watch import Mode, WatchStep

Why = Annotated[str, Field(min_length=1)]


class Payload(Frozen):
    """Base of all payloads. `kind` names the entry; `schema` the version of its model."""

    kind: ClassVar[str]
    schema_: Schema1 = Field(default=1, alias="schema")


class Adopted(Payload):
    """The case files that hold from now on: path below the case directory → object."""

    kind = "adopted"
    files: dict[str, str]
    why: Why


class Received(Payload):
    """A report came in; its bytes are an object."""

    kind = "received"
    report: Report
    filename: str


class Listed(Payload):
    """Something came in that could not be read; it is kept as an object and listed."""

    kind = "listed"
    sha256: str
    filename: str
    got: str
    expected: str
    remedy: str


class Corrected(Payload):
    """What is known about a report (its dating, its origin) was corrected: the whole report as it now stands."""

    kind = "corrected"
    report: Report
    why: Why


class Accepted(Payload):
    """A person takes a claim on record, by value. `from_suggestion` None: the person found it without the machine.

    `suggested` is what the machine had suggested where the person changed it.
    """

    kind = "accepted"
    claim: Claim
    from_suggestion: str | None = None
    suggested: Claim | None = None
    why: str = ""


class Rejected(Payload):
    """A person sets a suggestion aside."""

    kind = "rejected"
    suggestion: str
    report: str
    why: Why


class Merged(Payload):
    """A person holds that these claims speak of one event."""

    kind = "merged"
    claims: Annotated[tuple[str, ...], Field(min_length=2)]
    why: Why


class Parted(Payload):
    """A person holds that these claims speak of different events, or has looked and cannot tell (`unsure`)."""

    kind = "parted"
    claims: Annotated[tuple[str, ...], Field(min_length=2)]
    unsure: bool = False
    why: Why


class Linked(Payload):
    """A person holds that a claim bears on what another one speaks of: fulfils it, answers it, moves it."""

    kind = "linked"
    link: Link
    why: str = ""


class Followed(Payload):
    """A step in following an allegation; who did it is the entry's role."""

    kind = "followed"
    step: FollowStep


class Watched(Payload):
    """The watch log: a shift of a seat opened, closed or told whole, or a gap in its watch.

    `since` begins a shift or gap, `until` ends it; an opened shift has no end yet, a closing no beginning. `zones` and
    `sources` empty: all of the case.
    """

    kind = "watched"
    step: WatchStep
    seat: Key
    since: Instant | None = None
    until: Instant | None = None
    zones: tuple[Key, ...] = ()
    sources: tuple[Key, ...] = ()
    mode: Mode = Mode.REMOTE
    why: str = ""


class Withdrawn(Payload):
    """A source, or one report, no longer stands: what rests on it leaves the views. `subject` is its id."""

    kind = "withdrawn"
    subject: str
    why: Why


class Undone(Payload):
    """An earlier decision, by its number, no longer holds."""

    kind = "undone"
    entry: int
    why: Why


class Issued(Payload):
    """A product left the desk: its bytes are an object, and its manifest says from what it was made."""

    kind = "issued"
    product: str
    sha256: str
    media_type: str
    manifest: dict[str, str]


class Erased(Payload):
    """Words were taken away: payloads by entry number, objects by hash."""

    kind = "erased"
    entries: tuple[int, ...] = ()
    objects: tuple[str, ...] = ()
    why: Why


KINDS: dict[str, type[Payload]] = {
    model.kind: model
    for model in (
        Adopted,
        Received,
        Listed,
        Corrected,
        Accepted,
        Rejected,
        Merged,
        Parted,
        Linked,
        Followed,
        Watched,
        Withdrawn,
        Undone,
        Issued,
        Erased,
    )
}

UPCASTERS: dict[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""From (kind, schema) to a function that gives the next schema's payload. Entries here are never removed."""


def written(payload: Payload) -> str:
    """The payload as canonical JSON: the text that the chain commits to."""
    plain = payload.model_dump(mode="json", by_alias=True)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_back(kind: str, text: str, seq: int) -> Payload:
    """The payload from its JSON, upcast to the current model."""
    if kind not in KINDS:
        raise Damaged(f"entry {seq}: kind {kind!r} is not known to this version; use a newer Trucewatch")
    try:
        if not UPCASTERS:
            return KINDS[kind].model_validate_json(text)
        plain = json.loads(text)
        while upcast := UPCASTERS.get((kind, plain.get("schema", 1))):
            plain = upcast(plain)
        return KINDS[kind].model_validate(plain)
    except (ValueError, AttributeError) as error:
        raise Damaged(f"entry {seq}: its payload cannot be read; `trucewatch verify` says what was changed") from error
