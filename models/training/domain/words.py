"""Words that agree with their neighbours: nouns that know their article, actors that know their number."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CONSONANT_SOUND = re.compile(r"(?:u(?:n(?!in|a|e|k|s)|s|k|t)|eu|one)", re.IGNORECASE)

#: What counts as a negation word when pairs are balanced. Verbs of denial ("rejected") are left out on
#: purpose: they carry meaning of their own, while these words alone must never tell the label.
NEGATION = re.compile(
    r"\b(?:not|no|never|none|nothing|nobody|neither|nor|cannot|without|false|untrue)\b|n't\b", re.IGNORECASE
)


def has_negation(text: str) -> bool:
    """True when the text holds at least one negation word."""
    return NEGATION.search(text) is not None


class Noun(str):
    """A noun phrase without its article; `{e.a}` in a phrasing gives it the right one."""

    __slots__ = ()

    @property
    def a(self) -> str:
        """The noun with "a" or "an"."""
        vowel = self[:1].lower() in "aeiou" and not _CONSONANT_SOUND.match(self)
        return f"{'an' if vowel else 'a'} {self}"


class Actor(str):
    """The name of a party; `{A.was}` and its like agree with it in number."""

    plural: bool

    def __new__(cls, text: str, plural: bool = False) -> Actor:
        actor = super().__new__(cls, text)
        actor.plural = plural
        return actor

    @property
    def was(self) -> str:
        """was or were"""
        return "were" if self.plural else "was"

    @property
    def be(self) -> str:
        """is or are"""
        return "are" if self.plural else "is"

    @property
    def has(self) -> str:
        """has or have"""
        return "have" if self.plural else "has"

    @property
    def does(self) -> str:
        """does or do"""
        return "do" if self.plural else "does"

    @property
    def s(self) -> str:
        """The ending of a regular verb in the present tense."""
        return "" if self.plural else "s"

    @property
    def its(self) -> str:
        """its or their"""
        return "their" if self.plural else "its"

    @property
    def of(self) -> str:
        """The possessive: "the Varan army's", "Varan forces'"."""
        return f"{self}'" if self.endswith("s") else f"{self}'s"


@dataclass(frozen=True)
class Names:
    """Several names of one thing. Any may stand on either side of a pair; `rich` ones only in a premise."""

    plain: tuple[str, ...]
    rich: tuple[str, ...] = ()


def listed(text: str) -> tuple[str, ...]:
    """The words of a text, for long lists of short names."""
    return tuple(text.split())


SMALL = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)


def number(value: int) -> Names:
    """A count in figures, and in words while it is small."""
    if value < 10:
        return Names((SMALL[value],))
    if value <= 20:
        return Names((str(value), SMALL[value]))
    return Names((f"{value:,}",))
