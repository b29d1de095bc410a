"""The forms in which a text prints the date of its publication, as patterns over the words of a language pack."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from trucewatch.read.pack import choice, words


def _day(months: str) -> str:
    """A full date. Two digits are a year only where they stick to the month (`12Oct31`), since others may count."""
    return (
        rf"(?:(?P<d1>\d{{1,2}})[\s-]?(?P<m1>{months})(?:\.?,?\s?(?P<y1>\d{{4}})|[-'’]?(?P<y5>\d{{2}}))"
        rf"|(?P<m2>{months})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s?(?P<y2>\d{{4}})"
        r"|(?P<d3>\d{1,2})(?P<sep>[./-])(?P<m3>\d{1,2})(?P=sep)(?P<y3>\d{4})"
        r"|(?P<y4>\d{4})-(?P<m4>\d{2})-(?P<d4>\d{2}))(?!\d)"
    )


@cache
def printed_dates(language: str) -> dict[str, re.Pattern[str]]:
    """The patterns of a language by name.

    - `day`: a full date; `line`: outlet, place and date on one line; `alone`: a date on a line of its own;
    - `place`: place and date before a text, with the agency in brackets; `label`: after a word such as "Published";
    - `carried`: who published it again; `headline`: a day without a year; `usage`: terms of use.
    """
    sheet, times = words(language, "clean"), words(language, "times")
    months, weekdays = _any(times["months"]), _any(times["weekdays"])
    capitals = words(language, "grammar")["capitals"]
    day = _day(months)
    plain = "(?i:" + re.sub(r"\(\?P=sep\)", "[./-]", re.sub(r"\?P<\w+>", "?:", day)) + ")"
    dated = rf"(?:(?i:{weekdays})[,،]?\s+)?(?P<date>{plain})"
    word = r"[A-Z](?:[\w&'’-]|\.(?=\w)){0,30}" if capitals else r"[^\W\d_]{2,30}"
    small = _any(sheet["name_words"])
    name = rf"(?:{'(?i:' if capitals else '(?:'}{small})\s+)?{word}(?:\s+(?:(?:{small})\s+){{0,2}}{word}){{0,7}}"
    on, by = _any(times["on"]), _any(sheet["by_line"])
    return {
        "day": re.compile(rf"(?<![\w.,/-]){day}", re.IGNORECASE),
        "line": re.compile(
            rf"(?m)^[\s\[(-]{{0,20}}(?:{_any(sheet['source_label'])})?\s{{0,5}}(?:(?:{by})\s+[^,،\n]{{2,60}},\s*)?"
            rf"(?P<outlet>{name})(?:[,،]\s*(?P<place>{word}[\w .'’-]{{0,40}}))?[,،]\s*{dated}[\])]?[^\S\n]*$"
        ),
        "alone": re.compile(rf"(?m)^[^\S\n]*[–—-]?[^\S\n]*{dated}[^\S\n]*[:–—-]?[^\S\n]*$"),
        "place": re.compile(
            rf"(?m)^[^\S\n]*(?P<place>{word}(?:[\s,،]{{1,3}}{word}){{0,3}})[,،]?\s+{dated}"
            rf"\s*(?:\((?P<outlet>[^()\n]{{2,40}})\)\s*)?[–—-]"
        ),
        "carried": re.compile(
            rf"(?i:{choice(sheet['carrier'])})\s+(?P<date>{plain})\s+(?:{_any(sheet['carried_by'])})\s+"
            rf"(?:(?:{small})\s+)?(?P<outlet>{name})"
        ),
        "label": re.compile(rf"{choice(sheet['dateline'])}[:\s]+{dated}", re.IGNORECASE),
        "headline": re.compile(
            rf"(?<!\w)(?i:{on})\s+(?:(?P<m>(?i:{months}))\s+(?P<d>\d{{1,2}})|(?P<dd>\d{{1,2}})\s+(?P<mm>(?i:{months})))"
            rf"(?!\w)(?!\s*,?\s*\d{{4}})"
        ),
        "usage": re.compile(choice(sheet["usage"]), re.IGNORECASE),
    }


def _any(listed: list[str] | dict[str, int]) -> str:
    """The listed words as alternatives, the longest first; nothing matches where none is listed."""
    return "|".join(re.escape(w) for w in sorted(listed, key=lambda w: (-len(w), w))) or r"(?!)"


def day_of(match: re.Match[str], language: str) -> tuple[date, str] | None:
    """The date of a `day` match and, where its order had to be chosen, a remark on it; None where it is no date.

    Days come first in dates of digits, unless the second number can be no month. Two-digit years from 70 on are of the
    last century.
    """
    months, said = words(language, "times")["months"], ""
    n = next(n for n in "1234" if match[f"d{n}"])
    number, month = int(match[f"d{n}"]), match[f"m{n}"]
    year = int(match["y5"]) if n == "1" and match["y5"] else int(match[f"y{n}"])
    year += (1900 if year >= 70 else 2000) if year < 100 else 0
    m = int(month) if month.isdecimal() else months[" ".join(month.lower().split())]
    if n == "3" and m > 12 >= number:
        number, m, said = m, number, f"the month is read first, since no month is {month}"
    elif n == "3" and number <= 12 and number != m and match["sep"] == "/":
        said = "the day is read first; it could be the month"
    try:
        return date(year, m, number), said
    except ValueError:
        return None
