"""Counts in a proposition, as ranges with unit and scope: "at least six people were wounded" → 6 or more wounded."""

import re

from models.propositions.inflection import lemma_of
from models.schema import Figure


def _words(text: str) -> list[str]:
    return text.split()


_ONES = {
    w: n
    for n, w in enumerate(
        _words(
            """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen"""
        )
    )
}
_TENS = {w: 10 * n for n, w in enumerate(_words("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)}
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "m": 1_000_000,
    "bn": 1_000_000_000,
    "k": 1_000,
    "trillion": 1_000_000_000_000,
}
_VAGUE: dict[str, tuple[float, float | None]] = {
    "dozens of": (24, None),
    "dozens": (24, None),
    "scores of": (40, None),
    "scores": (40, None),
    "hundreds of": (200, None),
    "hundreds": (200, None),
    "thousands of": (2_000, None),
    "thousands": (2_000, None),
    "tens of thousands of": (20_000, None),
    "hundreds of thousands of": (200_000, None),
    "millions of": (2_000_000, None),
    "several": (3, None),
    "a few": (2, None),
    "a couple of": (2, 3),
    "a dozen": (12, 12),
    "several dozen": (36, None),
    "several hundred": (300, None),
    "half a dozen": (6, 6),
    "two dozen": (24, 24),
    "three dozen": (36, 36),
}
_WORD = "|".join([*_ONES, *_TENS, "hundred", "thousand", "million", "billion", "trillion"])
_NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:\s?(?:thousand|million|billion|trillion|bn|m"
    rf"|k)\b)?|(?:(?:a )?(?:{_WORD})(?:[- ](?:and )?)?)+(?<![- ])"
)
_VAGUE_WORDS = "|".join(sorted((re.escape(v) for v in _VAGUE), key=len, reverse=True))
_LOWER = r"at least|no fewer than|no less than|not less than|a minimum of|more than|over|upwards of|above|in excess of"
_UPPER = r"up to|at most|no more than|fewer than|less than|under|as many as|a maximum of"
_ABOUT = (
    r"about|around|roughly|approximately|some|nearly|almost|close to|an estimated|an average of|as few as"
    r"|just over|just under|only|exactly|precisely|a total of|all|another|further|just"
)
_COUNT = re.compile(
    rf"(?<![\w.,-])(?:between (?P<from>{_NUMBER}) and (?P<till>{_NUMBER})"
    rf"|(?:(?P<mod>{_LOWER}|{_UPPER}|{_ABOUT}) )?(?:(?P<money>[$€£]|US\$)\s?)?"
    rf"(?:(?P<low>{_NUMBER})(?:\s+to\s+|(?<=\d)\s?[-–]\s?(?=\d))(?P<high>{_NUMBER})"
    rf"|(?P<vague>{_VAGUE_WORDS})|(?P<number>{_NUMBER})))"
    r"(?P<unit>\s?%| per ?cent\b)?(?![\w%])",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"^\s*(?:US )?(dollars?|euros?|pounds?|roubles?|rubles?|hryvnias?|yuan|yen|shekels?|rupees?)\b", re.IGNORECASE
)
_CURRENCY = {"$": "dollars", "us$": "dollars", "€": "euros", "£": "pounds"}
#: "a civilian" counts as one where a state is told of him.
_SINGLE = re.compile(
    r"\b(?:a|an) (?:\w+ )?(civilian|soldier|child|woman|man|officer|policeman|journalist|worker|boy|girl|student|driver"
    r"|medic|pilot|guard|resident|passer-by|fighter|firefighter|doctor|nurse|teacher)\b",
    re.IGNORECASE,
)
#: States that a count may be of: the word found (as lemma) → the unit.
_STATES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"\b(?:{p})\b", re.IGNORECASE), unit)
    for p, unit in (
        (
            r"kill(?:ed|ing|s)?|dead|died|deaths?|dies|fatalit(?:y|ies)|perished|lost (?:his|her"
            r"|their) li(?:fe|ves)|death toll|murdered|massacred",
            "killed",
        ),
        (r"wounded|injur(?:ed|ies|ing)|hurt|wounding", "wounded"),
        (r"missing|disappeared", "missing"),
        (r"captured|taken prisoner|prisoners?(?: of war)?|surrendered", "captured"),
        (r"arrest(?:ed|s|ing)?|detain(?:ed|ing)?|in custody", "detained"),
        (r"shot down|shoot down|downed|intercept(?:ed|ing)?|brought down", "shot down"),
        (r"damag(?:ed|ing)", "damaged"),
        (r"destroy(?:ed|ing)?|demolished|burned down|levelled|leveled|flattened", "destroyed"),
        (r"evacuated", "evacuated"),
        (r"displaced|fled", "displaced"),
        (r"released|freed|exchanged", "released"),
        (r"launched|fired", "launched"),
        (r"kidnapped|abducted|taken hostage|hostages?", "abducted"),
    )
)
_STOP = frozenset(
    _words(
        """were was are is had has have been be in on at by of and or to from with when who that
    which as for the while after during others more will would may might over near including
    also died dead killed wounded injured missing did do"""
    )
)
_TIME = frozenset(
    _words(
        """year month week day hour minute second time o'clock pm am kilometre kilometer mile km
    metre meter percent january february march april may june july august september october
    november december century decade"""
    )
)


_HOUR = re.compile(r"\s?[ap]\.?m\b", re.IGNORECASE)


def number(text: str) -> float:
    """The value of a written number: "1,200", "3.5 million", "twenty-three", "a hundred"."""
    text = text.lower().replace(",", "").strip()
    digits = re.match(r"(\d+(?:\.\d+)?)\s?([a-z]+)?$", text)
    if digits:
        return float(digits[1]) * _SCALES.get(digits[2] or "", 1)
    total = current = 0.0
    for word in re.split(r"[\s-]+", text):
        if word in _ONES or word in _TENS:
            current += _ONES.get(word, _TENS.get(word, 0))
        elif word in ("hundred",):
            current = (current or 1) * 100
        elif word in _SCALES:
            total += (current or 1) * _SCALES[word]
            current = 0
    return total + current


def figures(text: str) -> tuple[Figure, ...]:
    """The counts of a sentence, in order; years, dates, ages, distances and ordinals are no counts."""
    found: list[Figure] = []
    for match in _COUNT.finditer(text):
        figure = _figure(match, text)
        if figure is not None and figure not in found:
            found.append(figure)
    for single in _SINGLE.finditer(text):
        state = _state(text, single)
        figure = Figure(low=1, high=1, unit=state or "", scope=single[1].lower())
        if state is not None and figure not in found:
            found.append(figure)
    return tuple(found)


def _figure(match: re.Match[str], text: str) -> Figure | None:
    low, high = _range(match)
    rest = text[match.end() :]
    if _HOUR.match(rest):
        return None  # "at *6* a.m."
    if rest.startswith("-") or text[: match.start()].endswith((" of the ", ", not ")):
        return None  # "one soldier, *not three*"
    word = match["number"] or match["low"] or ""
    if word[:1].isupper() and match.start("number" if match["number"] else "low") > 0 and not match["mod"]:
        return None
    if match["unit"]:
        return Figure(low=low, high=high, unit="percent", scope=_scope(rest))
    money = _MONEY.match(rest)
    if match["money"] or money:
        unit = _CURRENCY.get((match["money"] or "").lower()) or (
            money[1].lower().rstrip("s") + "s" if money else "dollars"
        )
        return Figure(low=low, high=high, unit=unit)
    scope = _scope(rest)
    state = _state(text, match)
    if scope is None and state is None:
        return None
    if scope is not None and (
        lemma_of(scope.lower()) in _TIME or scope.lower() in _TIME or scope.lower().endswith("-old")
    ):
        return None
    if not scope and re.fullmatch(r"(?:19|20)\d\d", match["number"] or ""):
        return None
    if re.search(
        r"\b(?:in|by|since|of|january|february|march|april|may|june|july|august|september|october|november|december)$",
        text[: match.start()].rstrip().lower(),
    ) and re.fullmatch(r"(?:19|20)\d\d", match["number"] or ""):
        return None
    if (match["number"] or "").lower() == "one" and scope is not None and scope.lower() in ("of", "another"):
        return None
    return Figure(
        low=low, high=high, unit=state or (scope or "").lower(), scope=(scope or "people").lower() if state else None
    )


def _range(match: re.Match[str]) -> tuple[float, float | None]:
    if match["from"]:
        return number(match["from"]), number(match["till"])
    if match["low"]:
        return number(match["low"]), number(match["high"])
    modifier = (match["mod"] or "").lower()
    if match["vague"]:
        return _VAGUE[match["vague"].lower()]
    value = number(match["number"])
    if re.fullmatch(_LOWER, modifier) or modifier == "just over":
        return value, None
    if re.fullmatch(_UPPER, modifier):
        return 0, value
    if modifier in ("nearly", "almost", "close to", "just under"):
        return round(value * 0.9, 2), value
    if modifier in ("about", "around", "roughly", "approximately", "an estimated") or (
        modifier == "some" and value >= 10
    ):
        return round(value * 0.9, 2), round(value * 1.1, 2)
    return value, value


def _scope(rest: str) -> str | None:
    """The noun that is counted, by the words after the number: the last one before a verb, preposition or mark."""
    words: list[str] = []
    for piece in re.match(r"^\s*(?:of (?:the |its |his |their |our )?)?((?:[A-Za-z][\w'-]*\s?){0,6})", rest)[1].split():  # type: ignore[index]
        if piece.lower() in _STOP:
            break
        words.append(piece)
        if lemma_of(piece.lower()) != piece.lower() and piece.lower().endswith("s"):
            break
        if piece.lower() in ("people", "children", "men", "women", "police", "personnel", "troops", "aircraft"):
            break
    return words[-1] if words else None


def _state(text: str, match: re.Match[str]) -> str | None:
    """The state counted: the nearest word of one after the number within its clause, else the nearest before it."""
    after = re.split(r"[;]|\b(?:but|while)\b", text[match.end() :])[0]
    nearest: tuple[int, str] | None = None
    fallback: str | None = None
    for pattern, unit in _STATES:
        hit = pattern.search(after)
        if hit and unit in ("captured", "abducted") and hit.start() < 2 and not hit.group().endswith("ed"):
            fallback, hit = fallback or unit, pattern.search(after, hit.end())
        if hit and (nearest is None or hit.start() < nearest[0]):
            nearest = (hit.start(), unit)
    if nearest is not None and nearest[0] < 80:
        return nearest[1]
    if fallback is not None:
        return fallback
    before = text[: match.start()]
    last: tuple[int, str] | None = None
    for pattern, unit in _STATES:
        for hit in pattern.finditer(before):
            if last is None or hit.start() > last[0]:
                last = (hit.start(), unit)
    return last[1] if last is not None and len(before) - last[0] < 60 else None
