"""Suggested claims as prediction lines of the scoring format, one a claim; its counts are in `predictions_counts`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from trucewatch.model.claim import Attribution, Claim
from trucewatch.model.instant import iso, start_of_day
from trucewatch.model.quotation import Named, Voice
from trucewatch.model.report import Anchor
from trucewatch.model.vocabulary import Act, Stance
from trucewatch.model.when import Precision, When
from trucewatch.model.where import Where
from trucewatch.products.predictions_counts import carried, casualty, munition
from trucewatch.read.dating.dating import suggest_dating
from trucewatch.read.document import Document
from trucewatch.read.places.gazette import joined
from trucewatch.read.places.library import adjective_of, country_of, library_parties, library_places
from trucewatch.read.places.names import Names
from trucewatch.read.reader import read

AUTHOR = "author"

EVENT_TYPES: dict[Act, str] = {
    Act.AIRSTRIKE: "airstrike",
    Act.SHELLING: "shelling",
    Act.ATTACK: "attack_unspecified",
    Act.CONVOY_ATTACK: "convoy_attack",
    Act.GROUND_ASSAULT: "ground_assault",
    Act.ARMED_CLASH: "armed_clash",
    Act.TOLL: "casualty_toll",
    Act.LULL: "lull",
    Act.TRUCE_DECLARED: "truce_declaration",
    Act.TRUCE_AGREED: "truce_agreement",
    Act.TRUCE_EXTENDED: "truce_extension",
    Act.TRUCE_IN_FORCE: "truce_in_force",
    Act.TRUCE_EXCLUSION: "truce_exclusion",
    Act.TRUCE_VIOLATION: "truce_violation",
    Act.TRUCE_COLLAPSED: "truce_collapse",
    Act.TRUCE_ENDED: "truce_end_declared",
    Act.TRUCE_PROPOSED: "truce_proposal",
    Act.AID_DELIVERED: "aid_delivered",
    Act.AID_BLOCKED: "aid_blocked",
    Act.AID_SUSPENDED: "aid_suspension",
    Act.SIEGE: "siege",
    Act.MEETING: "meeting",
    Act.TALKS_SUSPENDED: "talks_suspended",
    Act.MONITORING: "monitoring_measure",
    Act.DEMAND: "demand",
    Act.WARNING: "warning",
    Act.ACCUSATION: "accusation_general",
}
"""Acts without an entry (presence, description, undertaking) have no type in the format and give no line."""

STANCES: dict[Stance, str] = {
    Stance.STATES: "claim",
    Stance.ASSESSES: "claim",
    Stance.ALLEGES: "accuse",
    Stance.DENIES: "deny",
    Stance.ADMITS: "admit",
    Stance.EXONERATES: "exonerate",
    Stance.DISPUTES: "dispute",
    Stance.WARNS: "warn",
    Stance.DEMANDS: "demand",
}
CLEARING = frozenset({Stance.DENIES, Stance.EXONERATES, Stance.DISPUTES})

PLURAL = {
    "terrorist": "terrorists",
    "rebel": "rebels",
    "militant": "militants",
    "insurgent": "insurgents",
    "jihadist": "jihadists",
    "extremist": "extremists",
    "opposition": "opposition",
}


def predictions(documents: Iterable[dict[str, Any]], names: Names) -> Iterator[dict[str, Any]]:
    """Prediction lines for documents `{id, text, date, tz}`; `date` is the reference day in the IANA zone `tz`.

    Nothing outside the document is used, save the reference day, the zone, and the names given. They are filled up from
    the library: the towns of the countries that the zones lie in, and, where no parties are given, the world's states.
    """
    listed = list(documents)
    names = with_library(names, {zone_of(row) for row in listed})
    for row in listed:
        yield from prediction_lines(row, names)


def prediction_lines(row: dict[str, Any], names: Names) -> Iterator[dict[str, Any]]:
    """The prediction lines of one document, with names that hold all that is to be known (see `with_library`)."""
    document = document_of(row, names)
    seen: set[tuple[str, str, str]] = set()
    for suggestion in read(document, names).suggestions:
        line = _line(document, suggestion.claim, suggestion.id)
        if line is None or (key := (line["quote"], line["event_type"], str(line["source_chain"]))) in seen:
            continue
        seen.add(key)
        yield line


def zone_of(row: dict[str, Any]) -> str:
    """The IANA zone of one row; UTC where it gives none."""
    return row.get("tz") or "UTC"


def with_library(names: Names, zones: set[str]) -> Names:
    """The names with the world's states and the towns of these zones' countries; library towns elsewhere are left out,
    because their names would be taken for the home country's."""
    countries = tuple(sorted({code for zone in zones if (code := country_of(zone))}))
    own = [p for p in names.places.values() if not p.id.startswith(("gn-", "country-"))]
    parties = names.parties.values() or library_parties()
    return Names.of(parties, names.sources.values(), joined(own, library_places(countries)))


def document_of(row: dict[str, Any], names: Names) -> Document:
    """The document of one row, anchored in its reference day where it has one.

    The day that the text prints of its own publication beats the one given with it, which can be that of a copy.
    """
    zone = zone_of(row)
    anchors: tuple[Anchor, ...] = ()
    if row.get("date"):
        day, tz = datetime.fromisoformat(str(row["date"])[:10]), ZoneInfo(zone)
        when = When(
            start=start_of_day(day, tz),
            end=start_of_day(day + timedelta(days=1), tz),
            precision=Precision.DAY,
            zone=zone,
            as_written=str(row["date"]),
        )
        anchors = (Anchor(when=when, basis="reference date given with the document"),)
        dating = suggest_dating(row["text"], zone)
        printed = dating.origin or dating.carrier
        if printed and printed.when.precision is Precision.DAY:
            anchors = (Anchor(when=printed.when, basis=printed.basis),)
    country = country_of(zone)
    government = f"state-{country.lower()}" if country else None
    return Document(
        report=str(row["id"]),
        text=row["text"],
        anchors=anchors,
        zone=zone,
        author=Voice(name=AUTHOR),
        country=country,
        government=government if government in names.parties else None,
    )


def _line(document: Document, claim: Claim, ident: str) -> dict[str, Any] | None:
    if claim.act not in EVENT_TYPES:
        return None
    quotation = claim.quotation
    return {
        "article": document.report,
        "id": ident,
        "start": quotation.start,
        "end": quotation.end,
        "quote": quotation.words,
        "event_type": EVENT_TYPES[claim.act],
        "stance": STANCES[claim.stance],
        "modality": claim.modality.value,
        "perpetrator": [_perpetrator(a, claim.stance, document.country) for a in claim.attributions],
        "source_chain": _chain(claim, document.country),
        "place": [p for w in claim.where if (p := _place(w))],
        "time": _time(claim.when) or _time(claim.when_said),
        "casualties": [c for f in carried(claim.figures) if (c := casualty(f))],
        "munitions": [m for f in claim.figures if (m := munition(f))],
    }


def _shown(named: Named, country: str | None) -> str:
    """The full name, by the format's convention: the rebels of a country carry its adjective."""
    if named.key:
        return _organ_of(named.key, named.as_written) or named.name
    written = " ".join(named.as_written.split())
    adjective = adjective_of(country)
    if adjective and re.fullmatch(
        r"(?:anti-government |opposition )?(?:insurgents?|(?:rebels?|opposition)(?: fighters?| groups?)?)",
        written.lower(),
    ):
        return f"{adjective} {'opposition' if written.lower().startswith('opposition') else 'rebels'}"
    return PLURAL.get(
        written.lower(), written.lower() if written.istitle() and written.lower() in PLURAL.values() else written
    )


_ORGANS = ("government forces", "government troops", "armed forces", "army", "military", "government", "regime")
_ORGAN = re.compile(rf"(?<!\w)({'|'.join(_ORGANS)}|air force|navy|president)(?!\w)", re.IGNORECASE)


def _organ_of(key: str, written: str) -> str | None:
    """A state's organ in full, by the format's convention: `Norlandish army` where the text has "the army"."""
    found = _ORGAN.search(written)
    adjective = adjective_of(key.removeprefix("state-").upper()) if found and key.startswith("state-") else None
    if found is None or adjective is None:
        return None
    organ = found.group(1).lower()
    return f"{adjective} {'government' if organ in ('regime', 'president') else organ}"


def _perpetrator(attribution: Attribution, stance: Stance, country: str | None) -> dict[str, Any]:
    out: dict[str, Any] = {
        "name": _shown(attribution.actor, country),
        "alleged_by": "none" if stance in CLEARING else attribution.by,
    }
    if attribution.hedged:
        out["hedged"] = True
    if attribution.either_or:
        out["either_or"] = True
    return out


def _chain(claim: Claim, country: str | None) -> list[Any]:
    return [_voice(v, country) for v in claim.chain]


def _voice(voice: Voice, country: str | None) -> str:
    """The voice's name; the home country's army and government in full."""
    key = voice.key or (f"state-{country.lower()}" if country and _ORGAN.fullmatch(voice.name) else "")
    return _organ_of(key, voice.as_written or voice.name) or voice.name


def _place(where: Where) -> dict[str, Any] | None:
    if not where.located:
        return None
    return {"name": where.name or where.as_written, "lat": where.lat, "lon": where.lon}


def _time(when: When | None) -> dict[str, Any] | None:
    if when is None or not when.resolved:
        return None
    return {"start": iso(when.start) if when.start else None, "end": iso(when.end) if when.end else None}
