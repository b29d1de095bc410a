"""What a text itself says of when and where it was published, by whom it was carried on: suggestions with a basis.

Never today's date, never the file's. A date in a headline without a year speaks of an event, not of the document.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import cache

from trucewatch.model.frozen import Frozen
from trucewatch.model.instant import start_of_day, zone_named
from trucewatch.model.report import Usage
from trucewatch.model.when import Precision, TimeBasis, When
from trucewatch.read.clean import furniture
from trucewatch.read.pack import choice, words

HEAD = 400
"""A date printed within this many code points of the beginning may be the document's own."""


class Dated(Frozen):
    """A date that the text prints for its publication: `outlet` empty where none stands beside it; `basis` says why."""

    outlet: str = ""
    when: When
    basis: str


class Dating(Frozen):
    """What the text says of itself.

    - `origin`: the first publication; `carrier`: who published it again (no second witness).
    - `ahead`: dates in the headline that a document of that headline still expects; never the document's date.
    - `usage`: the terms that a notice in the text states; its numbers are never figures. `notices`, `furniture`: spans.
    """

    origin: Dated | None = None
    carrier: Dated | None = None
    ahead: tuple[When, ...] = ()
    usage: Usage | None = None
    notices: tuple[tuple[int, int], ...] = ()
    furniture: tuple[tuple[int, int], ...] = ()


@cache
def _grammar(language: str) -> dict[str, re.Pattern[str]]:
    months = "|".join(sorted(words(language, "times")["months"], key=len, reverse=True))
    sheet = words(language, "clean")
    day = (
        rf"(?:(?P<d1>\d{{1,2}})\s?(?P<m1>{months})\.?,?\s?(?P<y1>\d{{4}}|\d{{2}})|(?P<m2>{months})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s?(?P<y2>\d{{4}})"
        r"|(?P<d3>\d{1,2})[./-](?P<m3>\d{1,2})[./-](?P<y3>\d{4})|(?P<y4>\d{4})-(?P<m4>\d{2})-(?P<d4>\d{2}))(?!\d)"
    )
    word = r"[A-Z](?:[\w&'’-]|\.(?=\w))*"
    name = rf"(?:The\s+)?{word}(?:\s+(?:(?:of|for|and|the)\s+){{0,2}}{word})*"
    return {
        "day": re.compile(rf"(?<![\w.,]){day}", re.IGNORECASE),
        "line": re.compile(
            rf"(?m)^[\s\[(-]*(?:Source:\s*)?(?:By\s+[^,\n]{{2,60}},\s*)?(?P<outlet>{name})"
            rf"(?:,\s*(?P<place>[A-Z][\w .'’-]+))?,\s*(?P<date>{_plain(day)})[\])]?\s*$"
        ),
        "alone": re.compile(rf"(?m)^[\s–-]*(?P<date>{_plain(day)})\s*$"),
        "carried": re.compile(
            rf"(?i:{choice([*sheet['carrier'], 'published on'])})\s+(?P<date>{_plain(day)})\s+by\s+"
            rf"(?:the\s+)?(?P<outlet>{name})"
        ),
        "label": re.compile(rf"{choice(sheet['dateline'])}[:\s]+(?P<date>{_plain(day)})", re.IGNORECASE),
        "headline": re.compile(
            rf"(?<!\w)(?i:on)\s+(?P<m>(?=[A-Z])(?i:{months}))\s+(?P<d>\d{{1,2}})(?!\s*,?\s*\d{{4}})(?!\d)"
        ),
        "usage": re.compile(choice(sheet["usage"]), re.IGNORECASE),
    }


def _plain(day: str) -> str:
    """The date's expression without group names, for use inside others; case is ignored inside it."""
    return "(?i:" + re.sub(r"\?P<\w+>", "?:", day) + ")"


def suggest_dating(text: str, zone: str, language: str = "en") -> Dating:
    """Read origin, carrier, headline dates, usage terms and furniture off a text. `zone`: IANA zone of its days."""
    grammar, marked = _grammar(language), tuple(furniture(text, language))
    title = next((m.span() for m in re.finditer(r"[^\n]*\w[^\n]*", text)), (0, 0))
    notices = tuple(span for span in marked if grammar["usage"].search(text, *span))
    origin, carrier = _published(text, zone, grammar, language)
    ahead = tuple(_headline(m, zone, language) for m in grammar["headline"].finditer(text, *title))
    return Dating(
        origin=origin,
        carrier=carrier,
        ahead=ahead,
        usage=Usage.QUOTE if notices else None,
        notices=notices,
        furniture=marked,
    )


def _published(
    text: str, zone: str, grammar: dict[str, re.Pattern[str]], language: str
) -> tuple[Dated | None, Dated | None]:
    line = grammar["line"].search(text)
    origin = _dated(line, zone, grammar, language, "a line of outlet and date") if line else None
    carried = grammar["carried"].search(text)
    carrier = _dated(carried, zone, grammar, language, "the text says who published it when") if carried else None
    alone = grammar["alone"].search(text)
    if (
        origin is not None
        and carrier is None
        and alone is not None
        and (other := _dated(alone, zone, grammar, language, "a date on a line of its own, beside the origin's line"))
    ):
        carrier = other.model_copy(update={"outlet": _masthead(text[: alone.start()], language)})
    if origin is None:
        origin, carrier = carrier, None
    for key, basis in (
        ("label", "a date printed with a word for publication"),
        ("alone", "a date on a line of its own"),
    ):
        found = grammar[key].search(text[: 4 * HEAD])
        if origin is None and found is not None:
            origin = _dated(found, zone, grammar, language, basis)
    found = grammar["day"].search(text[:HEAD])
    if origin is None and found is not None:
        origin = _dated(found, zone, grammar, language, "a full date at the head of the text; it may be an deed's")
    return origin, carrier


def _masthead(head: str, language: str) -> str:
    """The institution whose name stands in capitals above a text, over one line or several."""
    lines = [line.strip() for line in head.splitlines() if line.strip()]
    marks = re.compile(
        r"\b(?:CENTER|CENTRE|INSTITUTE|AGENCY|PRESS|OBSERVATORY|COUNCIL|ASSOCIATION|NETWORK|FOUNDATION)\b"
    )
    for i, line in enumerate(lines):
        if line.isupper() and marks.search(line):
            while line.split()[-1] in ("FOR", "OF", "AND", "THE") and i + 1 < len(lines):
                i += 1
                line = f"{line} {lines[i]}"
            return line
    return ""


def _dated(
    found: re.Match[str], zone: str, grammar: dict[str, re.Pattern[str]], language: str, basis: str
) -> Dated | None:
    written = found.groupdict().get("date") or found.group()
    at = found.start("date") if "date" in found.groupdict() else found.start()
    match = grammar["day"].search(written)
    day = _day(match, language) if match else None
    if day is None:
        return None
    outlet = " ".join((found.groupdict().get("outlet") or "").split())
    return Dated(outlet=outlet, when=_when(day, zone, written, at, TimeBasis.STATED), basis=basis)


def _day(match: re.Match[str], language: str) -> date | None:
    """The date of a match; two-digit years from 70 on are of the last century."""
    months = words(language, "times")["months"]
    for n in ("1", "2", "3", "4"):
        if match[f"d{n}"]:
            month = match[f"m{n}"]
            year = int(match[f"y{n}"])
            year += (1900 if year >= 70 else 2000) if year < 100 else 0
            try:
                return date(year, int(month) if month.isdecimal() else months[month.lower()], int(match[f"d{n}"]))
            except ValueError:
                return None
    return None


def _when(day: date, zone: str, written: str, at: int, basis: TimeBasis) -> When:
    tz, begins = zone_named(zone), datetime(day.year, day.month, day.day)
    return When(
        start=start_of_day(begins, tz),
        end=start_of_day(begins + timedelta(days=1), tz),
        precision=Precision.DAY,
        zone=zone,
        as_written=written,
        basis=basis,
        span=(at, at + len(written)),
    )


def _headline(match: re.Match[str], zone: str, language: str) -> When:
    """A day without a year in a headline: kept as words, because its year is not stated."""
    return When(
        start=None,
        end=None,
        precision=Precision.UNRESOLVED,
        zone=zone,
        as_written=match.group(),
        basis=TimeBasis.NONE,
        span=match.span(),
    )
