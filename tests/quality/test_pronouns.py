"""The pronoun set: its file, and how a resolved actor is judged."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.quality.pronouns import CASES, evaluate, is_right, load_cases
from models.errors import EvaluationError
from models.schema import Actor, Article


def test_the_published_set_holds_a_hundred_pronouns_as_offsets_only() -> None:
    rows = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 100
    assert all(set(row) == {"document", "start", "end", "antecedents"} for row in rows)
    assert sum(len(cases) for cases in load_cases().values()) == 100


@pytest.mark.parametrize(
    ("name", "mentions", "right"),
    [
        ("Lena Osk", ["Osk", "Lena Osk"], True),
        ("Osk", ["Lena Osk"], True),
        ("Ida Osk", ["Osk", "Lena Osk"], False),
        ("unnamed harbour workers", ["harbour workers"], True),
        ("Lena Osk", [], False),
    ],
)
def test_an_actor_is_right_by_the_fullest_mention(name: str, mentions: list[str], right: bool) -> None:
    assert is_right(Actor(name=name), mentions) is right


def test_shares_are_of_the_resolved_and_of_all(tmp_path: Path) -> None:
    texts = tmp_path / "attribution" / "polnear" / "train" / "text"
    texts.mkdir(parents=True)
    (texts / "one.txt").write_bytes(b"Lena Osk spoke. She left. It rained.")
    cases = tmp_path / "cases.jsonl"
    rows = [{"start": 16, "end": 19, "antecedents": [[0, 8]]}, {"start": 26, "end": 28, "antecedents": []}]
    cases.write_text("".join(json.dumps({"document": "one", **row}) + "\n" for row in rows), encoding="utf-8")

    def always(article: Article, spans: Sequence[tuple[int, int]]) -> list[Actor | None]:
        return [Actor(name="Lena Osk") if start == 16 else None for start, _ in spans]

    report = evaluate(always, "always", tmp_path, cases=cases)
    assert (report.value("right of the resolved"), report.value("resolved"), report.value("right of all")) == (
        1,
        0.5,
        0.5,
    )


def test_missing_texts_are_said(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="--data"):
        evaluate(lambda article, spans: [], "none", tmp_path)
