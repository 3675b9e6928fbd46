"""Patterns of English time expressions as news writes them; `moments` gives them their meaning."""

import re

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        [
            "monday mon",
            "tuesday tue tues",
            "wednesday wed",
            "thursday thu thur thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        ]
    )
    for name in names.split()
}
MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ],
        start=1,
    )
    for name in names.split()
}
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBERS = {
    **{name: number for number, name in enumerate(_COUNTED, start=1)},
    "a": 1,
    "an": 1,
    "a couple of": 2,
    "couple of": 2,
}

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_ANY_MONTH = rf"(?P<month>{_MONTH}\b|{_SHORT_MONTH})"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_DATED_WEEKDAY = r"(?:(?:Mon|Tues?|Wednes|Wed|Thu(?:rs)?|Fri|Satur|Sat|Sun)(?:day)?\b\.?,?\s+(?:the\s+)?)?"
_PART = r"(?P<part>morning|afternoon|evening|night|lunchtime)"
_AFTER_PART = rf"(?:'s)?(?:\s+{_PART}\b)?"
_COUNT = (
    r"(?P<count>\d{1,3}|a couple of|couple of|an?|" + "|".join(n for n in NUMBERS if " " not in n and len(n) > 2) + ")"
)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


#: Name → pattern; where two match at one place the longer match wins, then the earlier name.
PATTERNS: dict[str, re.Pattern[str]] = {
    "iso": _compiled(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>0\d|1[0-2])-(?P<day>[0-3]\d)\b"),
    "day_month": _compiled(rf"\b{_DATED_WEEKDAY}{_DAY}\s+(?:of\s+)?{_ANY_MONTH}{_YEAR}"),
    "month_day": _compiled(rf"\b{_DATED_WEEKDAY}{_ANY_MONTH}\s*{_DAY}(?!\d|:|\s*%|\.\d){_YEAR}"),
    "month_year": _compiled(rf"\b{_ANY_MONTH}(?:\s+of)?,?\s+(?P<year>(?:19|20)\d\d)\b"),
    "month": re.compile(
        rf"\b(?i:(?P<lead>in|since|during|until|by|last|next|this|early|late"
        rf"|mid)[\s-]+)(?P<month>{_MONTH})\b(?!\s+\d)(?:'s)?"
    ),
    "year": _compiled(
        r"\b(?:in|since|during|until|by|of)\s+(?P<year>(?:19|20)\d\d)\b(?!\s*(?:people|men|troops|soldiers))"
    ),
    "weekday": _compiled(
        rf"\b(?:(?P<lead>last|next|this|this past|past|the previous|late on|early on|later on|late"
        rf"|early)\s+)?{_WEEKDAY}\b{_AFTER_PART}"
    ),
    "before_yesterday": _compiled(r"\b(?:the\s+)?day before yesterday\b"),
    "near_day": _compiled(
        rf"\b(?:(?P<lead>late|early|earlier|later)\s+)?(?P<word>yesterday|today|tomorrow|tonight)\b{_AFTER_PART}"
    ),
    "last_night": _compiled(r"\b(?:late\s+)?last\s+(?:night|evening)\b"),
    "this_part": _compiled(rf"\b(?:(?:early|late|earlier)\s+)?this\s+{_PART}\b"),
    "overnight": _compiled(r"\bovernight\b"),
    "ago": _compiled(rf"\b{_COUNT}\s+(?P<unit>hour|day|week|month|year)s?\s+ago\b"),
    "past_span": _compiled(
        rf"\b(?:in|over|during|for)?\s*the\s+(?:past|last)\s+(?:{_COUNT}\s+)?(?P<unit>day|week|month|year)s?\b"
    ),
    "period": _compiled(
        r"\b(?:(?P<edge>earlier|later|early|late)\s+)?(?P<lead>last|this|next)\s+(?P<unit>week|month"
        r"|year)\b(?!\s*-?end)"
    ),
    "weekend": _compiled(r"\b(?:over|at|during)\s+the\s+weekend\b|\b(?P<lead>last|this|next)\s+weekend\b"),
}

#: An hour with its zone, beside a day ("at 0300 GMT on Sunday"): the only hour that a moment may have.
CLOCK_UTC = re.compile(
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.]?(?P<minute>[0-5]\d))?\s*(?P<half>[ap]\.?m\.?)?\s*\(?(?:GMT|UTC)\b(?!\s*[+-])\)?",
    re.IGNORECASE,
)

#: The clause speaks of what is to come.
FUTURE = re.compile(
    r"\b(?:will|shall|won't|'ll|(?:is|are|was|were) (?:going|due|set|scheduled|expected|slated|about|to)|due"
    r" to|scheduled for|plans? to"
    r"|upcoming|ahead of|hopes? to|intends? to)\b",
    re.IGNORECASE,
)
#: The word right before the expression belongs to a report or deed in the past ("said on Monday").
PAST_VERB = re.compile(
    r"\b(?:said|told|wrote|took|began|struck|hit|shot|held|met|came|was|were|had|[a-z]+ed)\b\W*(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
