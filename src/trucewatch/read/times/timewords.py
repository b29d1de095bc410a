"""The expressions of time that the reader knows, as patterns over the words of a language pack."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.read.pack import choice, fragment, words

COUNT = r"(?P<n>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
"""A count of days or weeks, in digits or words."""


@cache
def needs(language: str) -> dict[str, tuple[str, ...]]:
    """By rule, words in small letters of which every expression of the rule has one: a passage without them is not
    searched for it."""
    w = words(language, "times")
    months = tuple(w["months"])
    return {
        "day": (*w["weekdays"], *w["relative_days"]),
        "clock": ("noon", "midday", "midnight"),
        "months": months,
        "month": months,
        "week": ("last", "this", "next"),
        "earlier": ("earlier",),
        "ends": ("last", "this"),
        "began": ("week", "month", "year"),
        "weekend": ("weekend",),
        "past": ("past", "last", "previous"),
        "ago": ("ago",),
    }


@cache
def grammar_of(language: str) -> dict[str, re.Pattern[str]]:
    """The patterns of a language by name; groups carry the parts that the rules read."""
    w = words(language, "times")
    weekday = "(?:" + "|".join(w["weekdays"]) + ")"
    month = "(?:" + "|".join(sorted(w["months"], key=len, reverse=True)) + ")"
    nth = r"(?:st|nd|rd|th)?"
    dates = (
        rf"(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})|(?P<dotted>\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}})"
        rf"|(?P<d1>\d{{1,2}}){nth}\s+(?:of\s+)?(?P<m1>{month})\b\.?(?:,?\s+(?P<y1>\d{{4}}))?"
        rf"|(?P<m2>{month})\b\.?\s+(?P<d2>\d{{1,2}}){nth}(?![\d:])(?:\s*,?\s*(?P<y2>(?:19|20)\d{{2}}))?"
    )
    named = (
        rf"(?:(?P<which>{w['last']}|{w['next']}|{w['this']})\s+)?(?P<wd>{weekday})(?:['’]?s)?(?!\w)"
        rf"|(?P<rel>{'|'.join(w['relative_days'])})"
    )
    before = "|".join(fragment(p) for p in sorted(w["before_day"], key=len, reverse=True))
    after = "|".join(fragment(p) for p in sorted(w["after_day"], key=len, reverse=True))
    since = "|".join(w["since"])
    until = "|".join(w["until"])
    units = "|".join(w["units"])
    some = re.IGNORECASE
    opens, ends = choice(w["opens_a_period"]), "(?:" + "|".join(re.escape(p) for p in w["joins_a_period"]) + ")"
    year = r"(?:19|20)\d{2}"
    return {
        "days": re.compile(
            rf"(?<![\w.,:-])(?:(?P<op1>{opens})\s+)?(?P<from1>\d{{1,2}}){nth}\s*(?(op1){ends}|[-–])\s*(?P<to1>\d{{1,2}}){nth}\s+(?:of\s+)?(?P<m1>{month})\b"
            rf"\.?(?:,?\s+(?P<y1>{year}))?"
            rf"|(?<!\w)(?:(?P<op2>{opens})\s+)?(?P<m2>{month})\b\.?\s+(?P<from2>\d{{1,2}}){nth}\s*(?(op2){ends}|[-–])\s*(?P<to2>\d{{1,2}}){nth}(?![\w:,.]\d|\w)"
            rf"(?!\s+(?:{month})\b)(?:,?\s+(?P<y2>{year}))?",
            some,
        ),
        "months": re.compile(
            rf"{opens}\s+(?P<from>{month})\b\.?(?:\s+(?P<y1>{year}))?\s+{ends}\s+(?P<to>{month})\b(?!\s+\d{{1,2}}(?!\d))(?:\s+(?P<y2>{year}))?",
            some,
        ),
        "years": re.compile(rf"{opens}\s+(?P<from>{year})\s*{ends}\s*(?P<to>{year})(?![\w-])", some),
        "day": re.compile(
            rf"(?<!\w)(?:(?P<lead>{since}|{until})\s+)?(?:on\s+|of\s+)?(?:(?P<before>{before})\s+(?:on\s+|of\s+)?)?"
            rf"(?:(?:{weekday})(?:,\s*|\s+)(?=(?:{month})\s+\d|\d{{1,2}}\s+(?:{month})))?(?:{dates}|{named})(?!\w)"
            rf"(?:\s+(?P<after>{after})(?!\w))?",
            some,
        ),
        "clock": re.compile(
            rf"(?<![\w.:,/-])(?:(?P<lead>{since}|{until})\s+)?(?:(?P<at>at|around|about|from)\s+)?(?P<about>around|about|approximately|roughly)?\s*"
            rf"(?:(?P<point>noon|midday|midnight)|(?P<h>\d{{1,2}})(?:[:.](?P<min>\d{{2}})(?:\s*(?P<half>[ap]\.?m\.?)(?!\w))?|\s*(?P<half2>[ap]\.?m\.?)(?!\w))"
            rf"|(?P<whole>\d{{4}})(?=\s+(?:GMT|UTC|{w['local'][0]}|{w['local'][1]}|hours)(?!\w)))(?![\w%:]|[.,]\d)"
            rf"(?:\s+(?P<tail>GMT|UTC|{w['local'][0]}|{w['local'][1]}|hours)(?!\w))?(?:,?\s+(?:on\s+)?(?P<wd>{weekday})(?!\w))?"
            rf"(?:\s*\((?P<gh>\d{{2}}):?(?P<gm>\d{{2}})\s*(?:GMT|UTC)(?:\s+(?:on\s+)?(?P<gwd>{weekday}))?\))?(?:\s+(?:on\s+)?(?P<wd2>{weekday})(?!\w))?",
            some,
        ),
        "part": re.compile(choice(w["alone"]), some),
        "week": re.compile(
            rf"(?<!\w)(?:(?P<lead>{since}|{until})\s+)?(?P<which>last|this|next)\s+(?P<unit>week|month|year)(?:['’]?s)?(?!\w)",
            some,
        ),
        "earlier": re.compile(r"(?<!\w)earlier\s+this\s+(?P<unit>week|month|year)(?!\w)", some),
        "ends": re.compile(
            r"(?<!\w)(?:at\s+the\s+)?(?P<part>end|beginning|start)\s+of\s+(?P<which>last|this)\s+(?P<unit>year|month)(?!\w)",
            some,
        ),
        "began": re.compile(
            rf"(?<!\w)(?:{since}|from)\s+the\s+(?:{'|'.join(w['begins_of'])})\s+of\s+(?:the|this|last)\s+(?P<unit>week|month|year)(?!\w)|(?<!\w)so\s+far\s+this\s+(?P<unit2>week|month|year)(?!\w)",
            some,
        ),
        "weekend": re.compile(
            rf"(?<!\w)(?:(?P<lead>{since})\s+)?(?:(?:over|at|during|on)\s+)?(?:the|this|last|past)?\s*weekend(?:['’]s)?(?!\w)",
            some,
        ),
        "past": re.compile(
            rf"(?<!\w)(?:in|over|during|within|for)?\s*the\s+(?:past|last|previous)\s+(?:{COUNT}\s+)?(?P<unit>{units})(?!\w)",
            some,
        ),
        "ago": re.compile(rf"(?<!\w){COUNT}\s+(?P<unit>{units})\s+ago(?!\w)", some),
        "month": re.compile(
            rf"(?<!\w)(?P<lead>in|during|since|until|by|from|of)\s+(?:(?P<part>early|late|mid)[-\s])?(?P<m>{month})(?!\w)(?!\s+\d{{1,2}}(?!\d))(?:\s+(?P<y>(?:19|20)\d{{2}}))?",
            some,
        ),
        "year": re.compile(
            r"(?<!\w)(?P<lead>in|since|until|by|from)\s+(?:(?P<part>early|late|mid)[-\s])?(?P<y>(?:19|20)\d{2})(?![\w-])",
            some,
        ),
    }
