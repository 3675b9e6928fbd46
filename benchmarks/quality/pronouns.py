"""Whom "he", "she", "they" and "it" as sources stand for: 100 of PolNeAR's train part, annotated by hand.

`pronouns.jsonl` holds offsets only: the pronoun, and mentions of its antecedent anywhere in the text ([] where nobody
that the text names is meant). The 100 were drawn with a fixed seed (random.Random(20261123).sample over all sources of
one personal pronoun, sorted by document and place) and annotated before any output was seen; nothing is tuned on them.

Definitions. A pronoun is resolved where an actor is given for it. It is right where the words of the actor's name and
of the fullest annotated mention hold one another, articles and case aside ("Osk" and "Lena Osk", not "Ida Osk").
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from benchmarks.quality.overlap import Bounds
from benchmarks.quality.report import Report, Table, share
from models.errors import EvaluationError
from models.schema import Actor, Article

CASES = Path(__file__).with_name("pronouns.jsonl")

_WORD = re.compile(r"[\w'’-]+")
_EMPTY = frozenset({"the", "a", "an", "unnamed", "mr", "mrs", "ms"})


class Resolves(Protocol):
    """Says whom the words at some offsets of an article stand for: `models.reading.speakers.referents` is one."""

    def __call__(self, article: Article, spans: Sequence[Bounds], /) -> Sequence[Actor | None]: ...


def load_cases(path: Path = CASES) -> dict[str, list[tuple[Bounds, tuple[Bounds, ...]]]]:
    """Document → (pronoun, mentions of its antecedent)."""
    cases: dict[str, list[tuple[Bounds, tuple[Bounds, ...]]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        mentions = tuple((start, end) for start, end in row["antecedents"])
        cases.setdefault(row["document"], []).append(((row["start"], row["end"]), mentions))
    return cases


def is_right(actor: Actor, mentions: Sequence[str]) -> bool:
    """Whether an actor is the one that these mentions name; never where nobody is meant."""
    if not mentions:
        return False
    fullest = max((_words(mention) for mention in mentions), key=len)
    name = _words(actor.name)
    return bool(name) and (name <= fullest or fullest <= name)


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower().removesuffix("'s") for word in _WORD.findall(text)) - _EMPTY


def evaluate(
    resolve: Resolves,
    fingerprint: str,
    data: Path,
    progress: Callable[[int], None] | None = None,
    cases: Path = CASES,
) -> Report:
    """The share of pronouns that were resolved, and how many of those rightly; by pronoun beside it.

    Raises:
        EvaluationError: the texts are not there.
    """
    told: Counter[str] = Counter()
    resolved: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for word, actor, mentions in _resolved(resolve, data, cases, progress):
        told[word] += 1
        resolved[word] += actor is not None
        right[word] += actor is not None and is_right(actor, mentions)
    rows = tuple((word, str(count), str(resolved[word]), str(right[word])) for word, count in told.most_common())
    measures = (
        share("right of the resolved", right.total(), resolved.total()),
        share("resolved", resolved.total(), told.total()),
        share("right of all", right.total(), told.total()),
    )
    table = Table(title="by pronoun", columns=("pronoun", "cases", "resolved", "right"), rows=rows)
    return Report(set="pronouns", subjects={"reader": fingerprint}, measures=measures, tables=(table,))


def _resolved(
    resolve: Resolves, data: Path, cases: Path, progress: Callable[[int], None] | None
) -> Iterator[tuple[str, Actor | None, list[str]]]:
    """Each pronoun with the actor given for it and the words of the annotated mentions."""
    folder = data / "attribution" / "polnear" / "train" / "text"
    for document, wanted in load_cases(cases).items():
        path = folder / f"{document}.txt"
        if not path.is_file():
            raise EvaluationError(f"no text {path}; pass --data DIR with attribution/polnear in it")
        text = path.read_bytes().decode("utf-8")
        actors = resolve(Article(external_id=document, text=text), [pronoun for pronoun, _ in wanted])
        for ((start, end), mentions), actor in zip(wanted, actors, strict=True):
            yield text[start:end].lower(), actor, [text[a:b] for a, b in mentions]
        if progress is not None:
            progress(1)
