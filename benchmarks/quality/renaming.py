"""The same text with every actor and place under another name, and a way to move offsets into it.

A detector that leans on names it knows does worse on the renamed text; one that reads does not. The new names are
invented and shaped like names of their kind. Names of web services and of the calendar stay.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

#: Names of the seed article, derived adjectives and abbreviations with them. Longer keys win where two begin together.
SEED_NAMES: Mapping[str, str] = {
    "Ukraine": "Valdoria",
    "Ukrainian": "Valdorian",
    "Ukrainians": "Valdorians",
    "Kyiv": "Lindava",
    "Russia": "Ostravia",
    "Russian": "Ostravian",
    "Russians": "Ostravians",
    "Rossii": "Ostravii",
    "Moscow": "Karsten",
    "Kremlin": "Rotunda",
    "Belgorod": "Trevinsk",
    "Bakhmut": "Solenko",
    "Kozinka": "Marevka",
    "Graivoron": "Dolgovar",
    "Vladimir": "Anton",
    "Putin": "Markov",
    "Dmitry": "Stefan",
    "Peskov": "Dragunov",
    "Vyacheslav": "Miroslav",
    "Gladkov": "Levchin",
    "Andriy": "Tomas",
    "Yusov": "Halloran",
    "Ilya": "Gregor",
    "Ponomarev": "Velichko",
    "Aleksey": "Konrad",
    "Baranovsky": "Tarnovsky",
    "Mykhailo": "Bogdan",
    "Podolyak": "Zelinsky",
    "John Ray": "Martin Cole",
    "ITV": "NTC",
    "CNN": "WBN",
    "RIA Novosti": "OIA Vestnik",
    "RVC": "OVC",
    "FSB": "GSK",
    "HUR": "VUR",
}


@dataclass(frozen=True)
class Renamed:
    """A renamed text; of each replaced name in turn its start and end in the old text, and the growth up to its end."""

    text: str
    starts: tuple[int, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)
    growth: tuple[int, ...] = field(repr=False)

    def move(self, offset: int) -> int:
        """The offset in the new text; one strictly inside a replaced name moves to that name's end."""
        before = bisect_right(self.starts, offset) - 1
        if before < 0:
            return offset
        if offset == self.starts[before]:
            return offset + (self.growth[before - 1] if before else 0)
        return max(offset, self.ends[before]) + self.growth[before]


def rename(text: str, names: Mapping[str, str] = SEED_NAMES) -> Renamed:
    """Replaces every whole-word occurrence of a name (case kept apart, possessives and hyphens outside the word)."""
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b")
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    growth: list[int] = []
    last = grown = 0
    for found in pattern.finditer(text):
        new = names[found.group()]
        pieces += [text[last : found.start()], new]
        grown += len(new) - len(found.group())
        starts.append(found.start())
        ends.append(found.end())
        growth.append(grown)
        last = found.end()
    pieces.append(text[last:])
    return Renamed("".join(pieces), tuple(starts), tuple(ends), tuple(growth))
