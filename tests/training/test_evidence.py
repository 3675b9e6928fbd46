"""Claims against evidence: what counts as beside the claim."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

from models.training.evidence import overlap, pairs, subject
from models.training.mixture import Pair, capped

ROWS = [
    ("Ilse Marrow painted harbours. She lived in Ostrel with two dogs.", "Ilse Marrow painted harbours.", "entailment"),
    ("In 1931 the gallery of Ostrel showed a dozen portraits.", "Ilse Marrow exhibited portraits.", "entailment"),
    ("She married a sailor, had four children and kept bees.", "Ilse Marrow stayed childless.", "contradiction"),
]


def test_the_subject_of_a_claim_is_the_name_it_begins_with() -> None:
    assert subject("Ilse Marrow painted harbours.") == "Ilse Marrow"
    assert subject("The Winds of Ostrel is a novel.") == "The Winds of Ostrel"
    assert subject("She painted harbours.") is None


def test_overlap_leaves_the_subject_out() -> None:
    assert overlap("Ilse Marrow painted harbours.", "Ilse Marrow kept bees.", "Ilse Marrow") == 0.0
    assert overlap("Ilse Marrow painted harbours.", "She was painting a harbour.", "Ilse Marrow") == 1.0


def test_evidence_for_another_claim_about_the_same_subject_is_neutral(tmp_path: Path) -> None:
    (tmp_path / "nli").mkdir()
    with gzip.open(tmp_path / "nli" / "train.jsonl.gz", "wt", encoding="utf-8") as out:
        for premise, hypothesis, label in ROWS:
            row = {"premise": premise, "hypothesis": hypothesis, "label": label, "source": "fever_dev_binary"}
            out.write(json.dumps(row) + "\n")
    found = pairs(tmp_path, 1, 10)
    assert Counter(row["label"] for row in found if row["label"] != "neutral") == {"entailment": 2, "contradiction": 1}
    for row in found:
        if row["label"] == "neutral":
            assert overlap(row["hypothesis"], row["premise"].removeprefix("Ilse Marrow. "), "Ilse Marrow") <= 0.2
    assert any(row["label"] == "neutral" for row in found)


def test_a_cap_takes_the_first_rows_of_a_source() -> None:
    rows = [Pair(str(n), "b", 0, source) for n in range(4) for source in ("x", "y")]
    assert Counter(row.source for row in capped(rows, {"x": 1})) == {"x": 1, "y": 4}
