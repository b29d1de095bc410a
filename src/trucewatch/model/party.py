"""People, forces, groups and states, with names and roles by date."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from trucewatch.model.citation import Citation, Cited, Key, Text
from trucewatch.model.frozen import Frozen
from trucewatch.model.instant import Boundary


class PartyKind(StrEnum):
    """What sort of actor it is; the same fields for all."""

    STATE = "state"
    GOVERNMENT = "government"
    FORCE = "force"
    GROUP = "group"
    COALITION = "coalition"
    BODY = "body"  # an international body or organisation
    CIVIL = "civil"  # responders, recorders, hospitals
    PERSON = "person"


class Name(Frozen):
    """A name by which texts call a party, with the dates in which they did, where known."""

    name: Text
    language: str = "en"
    since: Boundary | None = Field(default=None, alias="from")
    until: Boundary | None = None
    cite: tuple[Citation, ...] = ()


class Role(Frozen):
    """What a party is to another one or to an arrangement, by date: backer, broker, belligerent, member, holder."""

    role: Text
    of: str = ""
    since: Boundary | None = Field(default=None, alias="from")
    until: Boundary | None = None
    cite: tuple[Citation, ...] = ()


class Party(Frozen):
    """One party. `name` is the neutral display name that every product uses.

    `part_of`: ids of the parties that it belongs to; what a state's army does is done by its government.
    `names`: other names, spellings and capitals that mean it.
    `withheld`: its precise locations stay out of what leaves the desk.
    """

    id: Key
    kind: PartyKind
    name: Text
    names: tuple[Name, ...] = ()
    part_of: tuple[Key, ...] = ()
    roles: tuple[Role, ...] = ()
    withheld: bool = False


class OpenCategory(Frozen):
    """A category such as "groups linked to X": who is in it is a human-kept, dated, sourced list."""

    id: Key
    words: Text
    members: tuple[Key, ...] = ()
    cite: Cited
