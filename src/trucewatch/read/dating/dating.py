"""What a text itself says of when and where it was published, by whom it was carried on: suggestions with a basis.

Never today's date, never the file's. A date in running text is when something happened: it only bounds the document
from below. A date in a headline without a year speaks of an event, not of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from trucewatch.model.instant import start_of_day, zone_named
from trucewatch.model.report import Usage
from trucewatch.model.when import Precision, TimeBasis, When
from trucewatch.read.dating.bounds import KnownDay, as_dated, bound_of
from trucewatch.read.dating.printed import Dated, Dating, Entry
from trucewatch.read.dating.publication import day_of, printed_dates
from trucewatch.read.pack import cues, plain, words
from trucewatch.read.text.clean import furniture
from trucewatch.read.text.flat import flatten

HEAD = 1600
"""A date on a line of its own, or after a label, is the document's within this many code points of its beginning."""
SOON = timedelta(days=183)
"""A day without a year in a headline is still to come where it lies less than this after all that the text tells of."""
ENTRY = 80
"""A passage below a date is an entry of its own where it has at least this many code points."""


def suggest_dating(text: str, zone: str, language: str = "en", known: Iterable[KnownDay] = ()) -> Dating:
    """Read origin, carrier, bounds, headline dates, usage terms and furniture off a text; `zone`: that of its days.

    `known`: days of the case that bound a text which prints no full date.
    """
    flat = flatten(text)
    page = _Page(flat.text, zone, language)
    title = next((m.span() for m in re.finditer(r"[^\n]*\w[^\n]*", page.text[:HEAD])), (0, 0))
    notices = tuple(span for span in page.marked if page.grammar["usage"].search(page.text, *span))
    entries = _entries(page)
    origin, carrier = _published(page, dated_below=bool(entries))
    ahead = tuple(page.open_day(m) for m in page.grammar["headline"].finditer(page.text, *title))
    dating = Dating(
        origin=origin,
        carrier=carrier,
        least=(_least(page, title, ahead) or _bound(page, ahead, known)) if (origin or carrier) is None else None,
        entries=entries,
        ahead=ahead,
        usage=Usage.QUOTE if notices else None,
        notices=notices,
        furniture=page.marked,
    )
    return flat.restored_values(dating)


class _Page:
    """A text with what is known of it: its zone, its language, its furniture, the patterns of its language."""

    def __init__(self, text: str, zone: str, language: str) -> None:
        self.text, self.zone, self.language = text, zone, language
        self.grammar = printed_dates(language)
        self.marked = tuple(furniture(text, language))

    def dated(self, found: re.Match[str] | None, basis: str) -> Dated | None:
        """The printed date of a match, with its outlet; None where there is no match or no such day."""
        if found is None:
            return None
        written, at = found["date"], found.start("date")
        match = self.grammar["day"].search(written)
        read = day_of(match, self.language) if match else None
        if read is None:
            return None
        day, remark = read
        outlet = " ".join((found.groupdict().get("outlet") or "").split())
        basis = f"{basis}; {remark}" if remark else basis
        return Dated(outlet=outlet, when=self.day(day, written, at), basis=basis)

    def day(self, day: date, written: str, at: int) -> When:
        tz, begins = zone_named(self.zone), datetime(day.year, day.month, day.day)
        return When(
            start=start_of_day(begins, tz),
            end=start_of_day(begins + timedelta(days=1), tz),
            precision=Precision.DAY,
            zone=self.zone,
            as_written=written,
            basis=TimeBasis.STATED,
            span=(at, at + len(written)),
        )

    def open_day(self, found: re.Match[str]) -> When:
        """A day without a year: kept as words, because its year is not stated."""
        return When(
            start=None,
            end=None,
            precision=Precision.UNRESOLVED,
            zone=self.zone,
            as_written=found.group(),
            basis=TimeBasis.NONE,
            span=found.span(),
        )


def _published(page: _Page, *, dated_below: bool) -> tuple[Dated | None, Dated | None]:
    """Origin and carrier, by the forms that print them; a text that names one date only was published then.

    `dated_below`: dates on lines of their own are those of entries, and not the text's.
    """
    text, patterns = page.text, page.grammar
    origin = page.dated(patterns["line"].search(text), "a line of outlet and date")
    carrier = page.dated(patterns["carried"].search(text), "the text says who published it when")
    lone = None if dated_below else patterns["alone"].search(text, 0, HEAD)
    alone = page.dated(lone, "a date on a line of its own")
    if origin is not None and carrier is None and alone is not None and alone.when.start != origin.when.start:
        masthead = _masthead(text[: (alone.when.span or (0, 0))[0]], page.language)
        carrier = alone.model_copy(update={"outlet": masthead, "basis": f"{alone.basis}, beside the origin's line"})
    if origin is None:
        place = patterns["place"].search(text, 0, HEAD)
        labelled = patterns["label"].search(text, 0, HEAD)
        origin = page.dated(place, "a dateline of place and date")
        origin = origin or page.dated(labelled, "a date printed with a word for publication") or alone
    return (carrier, None) if origin is None else (origin, carrier)


def _masthead(head: str, language: str) -> str:
    """The institution whose name stands in capitals above a text, over one line or several."""
    lines = [line.strip() for line in head.splitlines() if line.strip()]
    marks, goes_on = plain(language, "clean", "mastheads"), plain(language, "clean", "name_words")
    for i, line in enumerate(lines):
        if line.isupper() and marks & set(re.findall(r"\w+", line.lower())):
            while line.split()[-1].lower() in goes_on and i + 1 < len(lines):
                i += 1
                line = f"{line} {lines[i]}"
            return line
    return ""


def _entries(page: _Page) -> tuple[Entry, ...]:
    """The passages below dates on lines of their own, where there are two or more with different days."""
    heads = []
    for found in page.grammar["alone"].finditer(page.text):
        dated = page.dated(found, "a date on a line of its own")
        if dated is not None:
            heads.append((dated.when, found.start(), found.end()))
    ends = [*(start for _, start, _ in heads[1:]), len(page.text)][: len(heads)]
    made = [
        Entry(when=when, start=start, end=end)
        for (when, start, head), end in zip(heads, ends, strict=True)
        if len(page.text[head:end].strip()) >= ENTRY
    ]
    return tuple(made) if len({entry.when.start for entry in made}) > 1 else ()


def _least(page: _Page, title: tuple[int, int], ahead: tuple[When, ...]) -> Dated | None:
    """The latest full date that the running text tells of: the document is of that day or later.

    With a day in the headline that is still to come, it lies between the two.
    """
    latest: tuple[date, re.Match[str]] | None = None
    future = cues(page.language, "modality", "future")
    for found in page.grammar["day"].finditer(page.text, title[1]):
        read = day_of(found, page.language)
        near = max(title[1], found.start() - 80)
        sentence = max(near, *(page.text.rfind(sign, near, found.start()) for sign in (". ", "\n")))
        told_ahead = future.search(page.text, sentence, found.start())
        if read is None or told_ahead or any(a < found.end() and found.start() < b for a, b in page.marked):
            continue
        if latest is None or read[0] > latest[0]:
            latest = (read[0], found)
    if latest is None:
        return None
    day, found = latest
    when = page.day(day, found.group(), found.start())
    until = min((u for a in ahead if (u := _next(a, day, page.language))), default=None)
    end = None if until is None else page.day(until, "", 0).end
    precision = Precision.OPEN if end is None else Precision.DAYS
    bound = when.model_copy(update={"end": end, "precision": precision, "basis": TimeBasis.COMPUTED})
    if end is None:
        return Dated(when=bound, basis="it tells of this day, so it is of that day or later")
    return Dated(
        when=bound, basis=f"it tells of this day, and its headline treats {ahead[0].as_written!r} as still to come"
    )


def _bound(page: _Page, ahead: tuple[When, ...], known: Iterable[KnownDay]) -> Dated | None:
    """The bound that days of the case give, up to a day in the headline that is still to come."""
    bound = bound_of(page.text, known, page.language)
    if bound is None:
        return None
    days = (day for a in ahead if (day := _next(a, bound.day, page.language)))
    until = min((day for day in days if day - bound.day < SOON), default=None)
    if until is not None:
        bound = bound._replace(basis=f"{bound.basis}; its headline treats {ahead[0].as_written!r} as still to come")
    return as_dated(bound, until, page.text, page.zone)


def _next(when: When, after: date, language: str) -> date | None:
    """The first day of the headline's words on or after a date."""
    found = printed_dates(language)["headline"].search(when.as_written)
    if found is None:
        return None
    months = words(language, "times")["months"]
    month, number = months[(found["m"] or found["mm"]).lower()], int(found["d"] or found["dd"])
    for year in (after.year, after.year + 1):
        try:
            day = date(year, month, number)
        except ValueError:
            continue
        if day >= after:
            return day
    return None
