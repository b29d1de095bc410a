"""Who speaks and who relays whom. What a source is said to be is itself an attributed, dated description."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from trucewatch.model.citation import Cited, Key, Text
from trucewatch.model.frozen import Frozen
from trucewatch.model.instant import Boundary
from trucewatch.model.report import Usage
from trucewatch.model.watch import Mode


class SourceKind(StrEnum):
    """What sort of source it is; never how far it is to be believed."""

    AGENCY = "agency"
    STATE_MEDIA = "state media"
    BROADCASTER = "broadcaster"
    NEWSPAPER = "newspaper"
    SITE = "site"
    MONITOR = "monitor"  # records incidents or harm
    OFFICIAL = "official"  # a ministry, an army, a spokesperson
    MISSION = "mission"  # our own monitors
    DESK = "desk"


class Described(Frozen):
    """What somebody says a source is, in a few words, with who says so."""

    says: Text
    by: Text
    cite: Cited


class Mechanism(Frozen):
    """A monitoring mechanism: where it sits, who contributes, what it covers. What is not stated stays None.

    `mode`: what comes from a remote one is relayed to it, and is no observation of its own.
    """

    seat: Text
    mode: Mode
    contributors: tuple[Key, ...] = ()
    hours: str = ""
    headcount: Annotated[int, Field(ge=0)] | None = None
    announced: Boundary | None = None
    cite: Cited


class Source(Frozen):
    """One source; one organisation is one originator, however many relay it.

    `speaks_for`: the party whose voice it is, so that a claim about the other side carries "interested party".
    `carries`: sources whose material it republishes; that gives no second witness. `mechanism`: what is on record of it
    as a body that monitors.
    """

    id: Key
    kind: SourceKind
    name: Text
    names: tuple[Text, ...] = ()
    speaks_for: Key | None = None
    carries: tuple[Key, ...] = ()
    usage: Usage = Usage.QUOTE
    descriptions: tuple[Described, ...] = ()
    mechanism: Mechanism | None = None
