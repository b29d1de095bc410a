"""What is said of an incident beside its place and time, in one short canonical text.

It holds no more than the tests read, so that many incidents share a text and each text is weighed once. It is
compact JSON in which empty fields are left out: `{"acts":["airstrike"],"told":[{"stance":"alleges","party":"norland",
"by":"Vale Post"}]}`.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ValidationError

from trucewatch.errors import BadInput, Fault
from trucewatch.findings.actor import bare_denials
from trucewatch.findings.exclusion import doubts, harmed, own_claims, stated
from trucewatch.model.claim import Attribution, Claim
from trucewatch.model.frozen import Frozen
from trucewatch.model.incident import Incident
from trucewatch.model.quotation import Named
from trucewatch.model.vocabulary import Act, Stance
from trucewatch.terms.book import Book


class Aimed(Frozen):
    """A party that is named: by its key in the case or, where the case knows none, by the words used."""

    party: str | None = None
    words: str = ""

    @property
    def named(self) -> Named:
        """The party as a text names it."""
        return Named(as_written=self.words or self.party or "", key=self.party, name=self.party or "")


class Told(Aimed):
    """Who names, or clears, whom: the stance, the party, the voice, and whether the naming is guarded."""

    stance: Stance
    by: str
    hedged: bool = False
    either_or: bool = False


class Said(Frozen):
    """What the tests read of an incident beside its places and times.

    - `acts`: what is said to have been done.
    - `told`: who names or clears whom. `denied`: somebody denies it without naming anybody.
    - `hit`: what was hit, in words; `harmed`: the categories of people said to have been harmed.
    - `aimed`: whom the acting side says it aimed at; `disputed`: that is denied or guarded, or their presence denied.
    """

    acts: tuple[Act, ...] = ()
    told: tuple[Told, ...] = ()
    denied: bool = False
    hit: tuple[str, ...] = ()
    harmed: tuple[str, ...] = ()
    aimed: tuple[Aimed, ...] = ()
    disputed: bool = False

    @property
    def attributions(self) -> tuple[tuple[Stance, Attribution], ...]:
        """Who names or clears whom, as an incident holds it."""
        return tuple(
            (t.stance, Attribution(actor=t.named, by=t.by, hedged=t.hedged, either_or=t.either_or)) for t in self.told
        )

    def text(self) -> str:
        """The canonical text: the same for all that say the same."""
        return self.model_dump_json(exclude_defaults=True)

    @classmethod
    def read(cls, text: str) -> Said:
        """The text read back. Raises BadInput where it is not one."""
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"]) or "the text"
            wanted = 'JSON such as {"acts":["shelling"]}; the fields are ' + ", ".join(cls.model_fields)
            raise BadInput(str(Fault(f"said {text[:60]!r}", f"{where}: {first['msg']}", wanted))) from error


def said_of(incident: Incident, book: Book, claims: Mapping[str, Claim]) -> Said:
    """What is said of an incident. `claims`, by id, are all that the desk holds, where they are at hand."""
    own = own_claims(incident, claims)
    aimed = stated(incident, own)
    told = {
        Told(**_party(a.actor), stance=stance, by=a.by, hedged=a.hedged, either_or=a.either_or)
        for stance, a in incident.attributions
    }
    return Said(
        acts=tuple(sorted(set(incident.acts))),
        told=tuple(sorted(told, key=Told.model_dump_json)),
        denied=bool(bare_denials(incident, claims)),
        hit=tuple(sorted(set(incident.targets))) if aimed else (),
        harmed=tuple(sorted(set(harmed(own)))) if aimed else (),
        aimed=tuple(sorted({Aimed(**_party(n)) for n in aimed}, key=Aimed.model_dump_json)),
        disputed=bool(aimed) and bool(doubts(aimed, incident, own, book, claims)),
    )


def _party(named: Named) -> dict[str, str]:
    return {"words": named.as_written.casefold()} if named.key is None else {"party": named.key}
