"""Topics made of disputes: two accounts of one matter that cannot both be so, in the words of people who were there.

A theme is one text in `accounts`. Each dispute begins with `== name`; each line is one phrasing:

    + {A} surrendered in {P}                    one account; all `+` lines say the same
    +! the garrison of {P} came out with its hands up     implies it, and says more
    - {A} fought on in {P}                      the other account
    -! not one rifle was handed over in {P}     implies that one, and says more
    ~ the garrison of {P} was short of water    bears on neither

`dev` before a mark keeps a line for dev pairs. `(laid|put) down` draws one of several wordings. A dispute named
`== name !` is about something that only one party can have done, so that nothing is said of another party.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

from models.training.domain.grammar import Scene, Topic, topic
from models.training.domain.names import Part

_TEXTS = Path(__file__).with_name("accounts")
_MEANING = {"+": "yes", "+!": "seen", "-": "no", "-!": "unseen", "~": "beside"}
_LINE = re.compile(r"(dev )?(\+!|-!|\+|-|~) (.+)$")


def _relations(key: str, present: set[str], one_party: bool) -> list[str]:
    yes, seen, no, unseen, beside = (f"{name}_{key}" for name in _MEANING.values())
    found = [f"E {yes} -> {yes}", f"E {no} -> {no}", f"C {yes} <-> {no}"]
    if seen in present:
        found += [f"E {seen} -> {yes}", f"C {seen} <-> {no}", f"N {yes} -> {seen}"]
    if unseen in present:
        found += [f"E {unseen} -> {no}", f"C {unseen} <-> {yes}", f"N {no} -> {unseen}"]
    if seen in present and unseen in present:
        found.append(f"C {seen} <-> {unseen}")
    if beside in present:
        found += [f"N {beside} <-> {yes}, {no}"]
        found += [f"N {beside} -> {extra}" for extra in (seen, unseen) if extra in present]
    if not one_party:
        found += [f"N {yes} -> {yes}[A=D], {no}[A=D]", f"N {no} -> {yes}[A=D], {no}[A=D]"]
    return found


def disputes(name: str, scene: Callable[[Random, Part], Scene], elsewhere: bool = True) -> Topic:
    """A topic of disputes; `scene` fills the slots: A, B and D are three parties, P and Q two places.

    With `elsewhere`, the same thing said of another place is neutral.

    Raises:
        ValueError: a line that cannot be read.
    """
    blocks: dict[str, list[str]] = {}
    keys: dict[str, bool] = {}
    key = ""
    for raw in (_TEXTS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        line = raw.strip()
        if line.startswith("=="):
            title = line.removeprefix("==").strip()
            key = title.removesuffix("!").strip().replace(" ", "_")
            keys[key] = not title.endswith("!")
        elif line:
            match = _LINE.match(line)
            if match is None:
                raise ValueError(f"{name}: not a line of a dispute: {line!r}")
            blocks.setdefault(f"{_MEANING[match[2]]}_{key}", []).append(("dev: " if match[1] else "") + match[3])
    relations: list[str] = []
    for key, anyone in keys.items():
        own = [line for meaning, lines in blocks.items() if meaning in (f"yes_{key}", f"no_{key}") for line in lines]
        by_party = anyone and all("{A" in line for line in own)
        relations += _relations(key, set(blocks), one_party=not by_party)
    meanings = {meaning: "\n".join(lines) for meaning, lines in blocks.items()}
    return topic(name, scene, meanings, "\n".join([*relations, *(["N *[P=Q]"] if elsewhere else [])]))
