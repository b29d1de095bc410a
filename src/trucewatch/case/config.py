"""`case.yml`: the case's zone, day, written definitions and policies."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from trucewatch.model.citation import Key, Text
from trucewatch.model.frozen import Frozen, Schema1
from trucewatch.model.instant import zone_named
from trucewatch.model.vocabulary import Act, Release


def _known_zone(name: str) -> str:
    return zone_named(name).key


class Definition(Frozen):
    """A word of the case as its author wrote it down, with the date; printed wherever the word decides something."""

    words: Text
    author: Text
    date: Text


class Definitions(Frozen):
    """What this case means by the words that decide. A missing one is printed as "not defined in this case"."""

    breach: Definition | None = None
    calm_day: Definition | None = None
    unfettered: Definition | None = None


class HeldRecords(Frozen):
    """A source whose feeds' records are held against the arrangements, row by row, without anybody's review.

    - `kinds`: what the source's own labels for the kind of a record mean; an empty list is "nothing violent". Labels of
      published code books and plain words are understood without.
    - `precision_km`: how far its points can be off where a row gives no precision. Without it such a row has no place.
    """

    source: Key
    kinds: dict[Text, tuple[Act, ...]] = Field(default_factory=dict)
    precision_km: Annotated[float, Field(ge=0, le=20_100)] | None = None


class Policies(Frozen):
    """What happens without a person's decision, by the case's own rule; printed in every method note.

    `accept_on_arrival`: ids of sources (our own monitors) whose claims are accepted when read.
    `hold_records`: sources whose feeds' records are held against the terms; they stay records and become no claims.
    `answer_within_days`: days that a party named in an allegation has for its answer; then the allegation is listed.
    `soft_grace_hours`: hours after which a promise in words without a date ("in the next hours") is listed as without
    a recorded outcome.
    """

    accept_on_arrival: tuple[Key, ...] = ()
    hold_records: tuple[HeldRecords, ...] = ()
    answer_within_days: Annotated[int, Field(ge=1, le=366)] | None = None
    soft_grace_hours: Annotated[int, Field(ge=1, le=24 * 366)] | None = None


class StoreAt(Frozen):
    """Where the ledger is, if not in the case directory: a PostgreSQL schema; the URL is in an environment variable."""

    postgresql_schema: Annotated[str, Field(pattern=r"^[a-z_][a-z0-9_]{0,62}$")]
    url_from: Annotated[str, Field(pattern=r"^[A-Z_][A-Z0-9_]*$")] = "TRUCEWATCH_DATABASE_URL"


class CaseConfig(Frozen):
    """The file `case.yml`.

    `zone` is the case's home zone; a day runs from `day_starts` (local clock) to the same time of the next day.
    `countries` are ISO 3166 codes whose towns the library's gazetteer adds below the case's own.
    """

    schema_: Schema1 = Field(default=1, alias="schema")
    id: Key
    name: Text
    zone: Annotated[str, AfterValidator(_known_zone)]
    day_starts: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] = "00:00"
    languages: tuple[Text, ...] = ("en",)
    countries: tuple[Annotated[str, Field(pattern=r"^[A-Z]{2}$")], ...] = ()
    release: Release = Release.INTERNAL
    definitions: Definitions = Definitions()
    policies: Policies = Policies()
    store: StoreAt | None = None
