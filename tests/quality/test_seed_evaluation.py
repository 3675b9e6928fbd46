"""The seed's form, alignment and renaming, on a seed of four sentences."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.quality.renaming import rename
from benchmarks.quality.seed import evaluate, load_seed, renamed_seed
from models.errors import EvaluationError

from .tiny import JUDGING, EqualityScorer, PatternReader

TEXT = (
    "Raid near Belgorod\n"
    "Russia said that Ukraine led the raid. Ukraine denied that Ukraine led the raid.\n"
    "Kyiv said that the road was shut. Russia denied that the road was shut.\n"
)


def attribution(identity: str, source: str, content: str, after: str) -> dict[str, Any]:
    """One attribution whose spans stand after the words `after`."""
    begin = TEXT.index(after)
    start, at = TEXT.index(source, begin), TEXT.index(content, begin)
    return {
        "id": identity,
        "core": True,
        "source": {"text": source, "span": [start, start + len(source)], "canonical": f"the {source}"},
        "content": [{"text": content, "span": [at, at + len(content)]}],
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "belgorod.txt").write_text(TEXT, encoding="utf-8")
    attributions = [
        attribution("A01", "Russia", "Ukraine led the raid", "Russia said"),
        attribution("A02", "Ukraine", "Ukraine led the raid", "Ukraine denied"),
        attribution("A03", "Kyiv", "the road was shut", "Kyiv said"),
        attribution("A04", "Russia", "the road was shut", "Russia denied"),
    ]
    (tmp_path / "gold_seed.json").write_text(json.dumps({"attributions": attributions}), encoding="utf-8")
    sides = {"a": {"attribution": "A01"}, "b": {"attribution": "A02"}}
    pair = {"id": "C1", "record": True, "relation": "denial", "inference": "implied", "exclusive": True, **sides}
    watched = {"id": "W1", "record": False, "relation": "watch", "inference": "explicit", "exclusive": None, **sides}
    traps = [
        {"id": "N1", "a": "A04", "b": "A03", "trap": "wording"},
        {"id": "N12", "a": "headline", "b": "A01", "trap": "headline"},
    ]
    pairs = {"pairs_to_record": [pair, watched], "tempting_non_conflicts": traps}
    pairs["open_claims_without_counterpart"] = ["A03"]
    (tmp_path / "gold_pairs_seed.json").write_text(json.dumps(pairs), encoding="utf-8")
    return tmp_path


def test_pairs_and_traps_are_counted_through_their_statements(folder: Path) -> None:
    report = evaluate(PatternReader(), EqualityScorer(), folder, JUDGING)
    for version in ("", "renamed: "):
        assert report.value(f"{version}pairs recorded with the right relation") == 1
        assert report.value(f"{version}traps at flag or suggest") == 1
        assert report.value(f"{version}implied pairs at flag") == 1
        assert report.value(f"{version}other rows at flag or suggest") == 0
        assert report.value(f"{version}core statements read") == 1.0


def test_a_claim_in_no_shown_row_is_open(folder: Path) -> None:
    """A03 stands in a row, for the sprung trap takes it for answered; without that pair it is open."""
    report = evaluate(PatternReader(), EqualityScorer(), folder, JUDGING)
    assert report.value("unanswered claims listed as open") == 0
    text = (folder / "belgorod.txt").read_text(encoding="utf-8")
    (folder / "belgorod.txt").write_text(text.replace("Russia denied", "Russia mocked"), encoding="utf-8")
    report = evaluate(PatternReader(), EqualityScorer(), folder, JUDGING)
    assert report.value("unanswered claims listed as open") == 1


def test_traps_with_the_narrator_are_not_eligible(folder: Path) -> None:
    assert [trap.id for trap in load_seed(folder).gold.traps] == ["N1"]


def test_renamed_offsets_still_slice_to_their_words(folder: Path) -> None:
    seed = renamed_seed(load_seed(folder))
    assert seed.article.text.startswith("Raid near Trevinsk\nOstravia said that Valdoria led")
    second = seed.gold.statements[1]
    assert (second.source.text, second.source.actor) == ("Valdoria", "the Valdoria")
    assert [span.text for span in second.content] == ["Valdoria led the raid"]


def test_names_are_replaced_as_whole_words_with_what_hangs_on_them_kept() -> None:
    new = rename("Anti-Putin Russians; Ukraine's prussian Kyiv-based")
    assert new.text == "Anti-Markov Ostravians; Valdoria's prussian Lindava-based"


def test_offsets_move_with_the_text() -> None:
    old = "In Kyiv, Russia said so"
    new = rename(old)
    for word in ("In", "said", "so"):
        assert new.text[new.move(old.index(word)) :].startswith(word)
    start = old.index("Russia")
    assert new.text[new.move(start) : new.move(start + len("Russia"))] == "Ostravia"


def test_a_missing_seed_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="--seed-dir"):
        load_seed(tmp_path / "nowhere")
