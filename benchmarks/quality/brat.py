"""PolNeAR on disk: texts, and attributions in brat stand-off form.

T lines are spans; E lines say which spans belong to one attribution.
"""

import random
import re
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality.overlap import Bounds
from models.errors import EvaluationError

#: Role of an argument of an E line: "Content2" is a further part of the content.
ROLE = re.compile(r"^(Source|Cue|Content)\d*:(T\d+)$")


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One attribution: (start, end) of each part, in the order of the text. `id` is its E line."""

    id: str
    source: tuple[Bounds, ...]
    cue: tuple[Bounds, ...]
    content: tuple[Bounds, ...]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A text and its attributions with content (those without one cannot be matched and are left out)."""

    name: str
    text: str
    attributions: tuple[GoldAttribution, ...]

    def slice(self, bounds: tuple[Bounds, ...]) -> str:
        """The words of these spans, joined by spaces."""
        return " ".join(self.text[start:end] for start, end in bounds)


def load_documents(split: Path, limit: int | None = None, seed: int = 13) -> list[GoldDocument]:
    """Documents of one split (`text/NAME.txt`, `attributions/NAME_ANNOTATOR.ann`, the first annotator by file name).

    `limit` takes that many by a sample that the seed fixes; documents without annotations are left out.

    Raises:
        EvaluationError: the folder is not such a split.
    """
    texts = sorted((split / "text").glob("*.txt"))
    if not texts:
        raise EvaluationError(f"no texts in {split / 'text'}; pass --data DIR with attribution/polnear in it")
    annotations: dict[str, Path] = {}
    for path in sorted((split / "attributions").glob("*.ann")):
        annotations.setdefault(path.stem.rpartition("_")[0], path)
    known = [path for path in texts if path.stem in annotations]
    if limit is not None and limit < len(known):
        known = sorted(random.Random(seed).sample(known, limit))
    return [_document(path, annotations[path.stem]) for path in known]


def _document(text_path: Path, annotation_path: Path) -> GoldDocument:
    text = text_path.read_bytes().decode("utf-8")
    attributions = parse_annotations(annotation_path.read_bytes().decode("utf-8"))
    return GoldDocument(text_path.stem, text, tuple(item for item in attributions if item.content))


def parse_annotations(lines: str) -> list[GoldAttribution]:
    """Attributions of one .ann file; lines of other kinds, and arguments without a T line, are passed over."""
    spans: dict[str, tuple[Bounds, ...]] = {}
    links: list[tuple[str, list[str]]] = []
    for line in lines.split("\n"):
        parts = line.split("\t")
        if line.startswith("T") and len(parts) >= 2:
            spans[parts[0]] = _bounds(parts[1])
        elif line.startswith("E") and len(parts) >= 2:
            links.append((parts[0], parts[1].split()))
    return [_attribution(name, arguments, spans) for name, arguments in links]


def _bounds(described: str) -> tuple[Bounds, ...]:
    """`Content 315 448;463 553` → ((315, 448), (463, 553)), in the order of the text."""
    _, _, ranges = described.partition(" ")
    pairs = (piece.split() for piece in ranges.split(";"))
    return tuple(sorted((int(start), int(end)) for start, end in pairs))


def _attribution(name: str, arguments: list[str], spans: dict[str, tuple[Bounds, ...]]) -> GoldAttribution:
    parts: dict[str, list[Bounds]] = {"Source": [], "Cue": [], "Content": []}
    for argument in arguments:
        found = ROLE.match(argument)
        if found:
            parts[found.group(1)].extend(spans.get(found.group(2), ()))
    source, cue, content = (tuple(sorted(parts[role])) for role in ("Source", "Cue", "Content"))
    return GoldAttribution(name, source, cue, content)
