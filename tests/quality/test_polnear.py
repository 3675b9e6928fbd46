"""PolNeAR's form, the cue list, and the measures of reading, on a corpus of two documents."""

import json
from pathlib import Path

import pytest

from benchmarks.quality.brat import load_documents, parse_annotations
from benchmarks.quality.cues import CueList
from benchmarks.quality.polnear import compare_document, evaluate, head_word, source_is_right
from models.errors import EvaluationError
from models.schema import Article

from .tiny import PatternReader

CUES = CueList({"say": "speech", "deny": "denial", "denial": "denial", "accuse": "accusation", "decline": "refusal"})

FIRST = "Ann Lee said that taxes fell. Bo Ray denied that he lied.\nDee thinks it rained."
SECOND = "The mayor declined to say why. Ed Poe said that roads are shut."


def annotation(text: str, *attributions: tuple[str, str, str]) -> str:
    """An .ann file for (source, cue, content) given by their words."""
    lines: list[str] = []
    for number, words in enumerate(attributions, 1):
        arguments = []
        for role, part in zip(("Source", "Cue", "Content"), words, strict=True):
            if part:
                name = f"T{len(lines) + 1}"
                start = text.index(part)
                lines.append(f"{name}\t{role} {start} {start + len(part)}\t{part}")
                arguments.append(f"{role}:{name}")
        lines.append(f"E{number}\tAttribution:T0 {' '.join(arguments)}")
    return "\n".join(lines) + "\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for split in ("train", "dev"):
        for folder in ("text", "attributions"):
            (tmp_path / "attribution" / "polnear" / split / folder).mkdir(parents=True)
    dev = tmp_path / "attribution" / "polnear" / "dev"
    (dev / "text" / "first.txt").write_text(FIRST, encoding="utf-8")
    gold = annotation(
        FIRST,
        ("Ann Lee", "said", "that taxes fell"),
        ("Bo Ray", "denied", "that he lied"),
        ("Dee", "thinks", "it rained"),
    )
    (dev / "attributions" / "first_ab.ann").write_text(gold, encoding="utf-8")
    (dev / "attributions" / "first_cd.ann").write_text("", encoding="utf-8")
    train = tmp_path / "attribution" / "polnear" / "train"
    (train / "text" / "second.txt").write_text(SECOND, encoding="utf-8")
    gold = annotation(SECOND, ("The mayor", "declined", "to say why"), ("The mayor", "said", "roads are shut"))
    (train / "attributions" / "second_ab.ann").write_text(gold, encoding="utf-8")
    (tmp_path / "attribution" / "cues.txt").write_text("# comment\nsay\tspeech\ndeny\tdenial\ndecline\trefusal\n")
    return tmp_path


def test_discontinuous_and_further_content_spans_are_one_content() -> None:
    lines = (
        "T1\tContent 9 12;0 4\twords\nT2\tContent 20 25\tmore\nE1\tAttribution:T9 Content:T1 Content2:T2 Source:T7\n"
    )
    (attribution,) = parse_annotations(lines)
    assert attribution.content == ((0, 4), (9, 12), (20, 25))
    assert attribution.source == ()


def test_the_first_annotator_by_file_name_is_taken(data: Path) -> None:
    (document,) = load_documents(data / "attribution" / "polnear" / "dev")
    assert [item.id for item in document.attributions] == ["E1", "E2", "E3"]


@pytest.mark.parametrize(
    ("cue", "groups"),
    [
        ("said", {"speech"}),
        ("has been denying", {"denial"}),
        ("its denials", {"denial"}),
        ("declined to say", {"refusal", "speech"}),
        ("According to", {"speech"}),
        (":", {"speech"}),
        ("thought", set()),
    ],
)
def test_a_cue_belongs_to_the_groups_of_its_lemmas(cue: str, groups: set[str]) -> None:
    assert CUES.groups_of(cue) == groups


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("Interior Minister Dana Okoro", "Okoro"),
        ("a spokesman for the ministry", "spokesman"),
        ("Dana Okoro, the minister", "Okoro"),
        ("the state\u2019s governor", "governor"),
        ("he", "he"),
    ],
)
def test_head_of_a_source(phrase: str, head: str) -> None:
    found = head_word(phrase, 0, len(phrase))
    assert found is not None
    assert phrase[slice(*found)] == head


def test_a_source_is_right_by_its_head_not_by_any_shared_word() -> None:
    (reading,) = PatternReader().read_many([Article(external_id="x", text="Dana Okoro said that taxes fell.")])
    (statement,) = reading.statements
    assert source_is_right("Dana Okoro said that taxes fell.", statement, [(5, 10)])
    assert not source_is_right("Dana Okoro said that taxes fell.", statement, [(11, 15)])


def test_measures_of_a_reader_that_misses_a_belief(data: Path) -> None:
    report = evaluate(PatternReader(), data, by_rule=True)
    assert report.value("precision") == 1.0
    assert report.value("recall over everything annotated") == pytest.approx(2 / 3)
    assert report.value("recall over speech and denial cues") == 1.0
    assert report.value("denial cues, content recall, pooled") == 1.0
    assert report.value("source right on matches") == 1.0
    assert {row[0] for row in report.tables[0].rows} == {"denial", "speech"}


def test_a_wrong_source_is_counted_on_the_match(data: Path) -> None:
    report = evaluate(PatternReader(), data, split="train", denials=False)
    assert report.value("precision") == 1.0
    assert report.value("source right on matches") == 0.0
    assert report.value("recall, refusal cues") == 0.0


def test_errors_go_to_a_file_with_their_text_and_reports_hold_none(data: Path, tmp_path: Path) -> None:
    errors = tmp_path / "errors.jsonl"
    report = evaluate(PatternReader(), data, denials=False, errors=errors)
    (miss,) = [json.loads(line) for line in errors.read_text(encoding="utf-8").splitlines()]
    assert (miss["kind"], miss["document"], miss["mark"], miss["content"]) == ("miss", "first", "E3", "it rained")
    assert "it rained" not in report.model_dump_json()


def test_half_a_content_is_no_match(data: Path) -> None:
    (document,) = load_documents(data / "attribution" / "polnear" / "dev")
    longer = FIRST.replace("fell.", "fell by half in every town of the north.")
    (reading,) = PatternReader().read_many([Article(external_id="x", text=longer)])
    assert 0 not in compare_document(document, reading.statements).matched


def test_missing_data_is_one_line_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="--data"):
        evaluate(PatternReader(), tmp_path)
