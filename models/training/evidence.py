"""Facts against evidence: FEVER rows under the title of their page, and pairs whose evidence says nothing of the claim.

    python -m models.training.evidence --data DATA -o evidence_train.jsonl.gz

The rows that may ship hold supported and refuted claims only, so a model learns that evidence always decides. Here a
claim meets evidence about the same subject that was given for another claim, and shares hardly a word with it: neutral.
"""

import argparse
import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from random import Random

from models.training.mixture import LABELS, shipped_rows, write_rows

SOURCES = ("fever_dev_binary", "fever_symmetric")
_SUBJECT = re.compile(r"(?:The |A )?(?:[A-Z][\w.'-]*)(?: (?:of|the|and|de|&|[A-Z0-9][\w.'-]*))*")
_WORD = re.compile(r"[a-z]{3,}|\d+")
_COMMON = frozenset(
    "the and was were are has had have for from with that this which who his her its their one only been being also "
    "not did does into than any there".split()
)
#: "X is a town": nearly any sentence about X bears on that.
_DEFINES = re.compile(r" (?:is|was|are|were) (?:not |only )?(?:an?|the|in|from)\b|\bonly\b")
#: A claim and evidence that share more than this part of the claim's own words may bear on each other.
_OVERLAP = 0.2


@dataclass(frozen=True)
class Fact:
    """A claim with its evidence; `subject` is the name that the claim begins with."""

    subject: str
    claim: str
    evidence: str
    label: str


def subject(claim: str) -> str | None:
    """The name at the start of a claim, where it has two words or is longer than a common word may be."""
    found = _SUBJECT.match(claim)
    if found is None:
        return None
    name = re.sub(r" (?:of|the|and|de|&)$", "", found[0].rstrip(".,"))
    return name if " " in name or len(name) > 6 else None


def facts(data: Path, seed: int) -> list[Fact]:
    """The FEVER rows whose claim begins with a name."""
    rows = [row for row in shipped_rows(data, seed) if row.source in SOURCES]
    named = ((subject(row.hypothesis), row) for row in rows)
    return [Fact(name, row.hypothesis, row.premise, LABELS[row.label]) for name, row in named if name]


def overlap(claim: str, evidence: str, name: str) -> float:
    """Share of the claim's own words (its subject and common words left out) that the evidence has, by stems."""
    own = {word[:5] for word in _WORD.findall(claim.lower().replace(name.lower(), " ")) if word not in _COMMON}
    said = {word[:5] for word in _WORD.findall(evidence.lower())}
    return len(own & said) / len(own) if own else 1.0


def titled(fact: Fact, rng: Random) -> str:
    """The evidence, half of the time under the title of the page that it comes from."""
    bare = fact.evidence
    return f"{fact.subject}. {bare}" if rng.random() < 0.6 and not bare.startswith(fact.subject) else bare


def pairs(data: Path, seed: int, neutral: int) -> list[dict[str, str]]:
    """Decided pairs under their titles, and up to `neutral` pairs whose evidence is beside the claim."""
    rng = Random(f"{seed}/evidence")
    known = facts(data, seed)
    by_subject: dict[str, list[Fact]] = defaultdict(list)
    for fact in known:
        by_subject[fact.subject].append(fact)
    found = [_row(titled(fact, rng), fact.claim, fact.label) for fact in known]
    beside = []
    for group in by_subject.values():
        for one in (fact for fact in group if not _DEFINES.search(fact.claim)):
            others = [
                other
                for other in group
                if other.evidence != one.evidence and overlap(one.claim, other.evidence, one.subject) <= _OVERLAP
            ]
            if others:
                beside.append(_row(titled(rng.choice(others), rng), one.claim, "neutral"))
            # Half a page: evidence whose sentences about the claim are taken out.
            rest = [s for s in re.split(r"(?<=[.!?]) ", one.evidence) if overlap(one.claim, s, one.subject) == 0]
            if len(" ".join(rest)) > 60:
                beside.append(_row(f"{one.subject}. {' '.join(rest)}", one.claim, "neutral"))
    rng.shuffle(beside)
    found += beside[:neutral]
    rng.shuffle(found)
    return found


def _row(premise: str, claim: str, label: str) -> dict[str, str]:
    return {"premise": premise, "hypothesis": claim, "label": label, "source": "evidence"}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--neutral", type=int, default=6_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    rows = pairs(options.data, options.seed, options.neutral)
    write_rows(options.output, rows)
    print(len(rows), "pairs,", sum(row["label"] == "neutral" for row in rows), "neutral", file=sys.stderr)


if __name__ == "__main__":
    main()
