"""A plain BERT read from its files is the network that transformers makes of them, and starts without it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from transformers import AutoModel, AutoTokenizer

from models.errors import ModelError
from models.nli.bert import read_bert
from models.nli.encoder import encoder_folder
from models.nli.layers import parts_of
from models.nli.model import load_model, quick_model
from models.nli.pair_model import PairModel
from models.nli.precision import Road
from models.nli.scorer import SHIPPED

TEXTS = [
    "The Legion carried out the raid on Belgorod.",
    "ÉTÉ naïve coöperation İstanbul, ß and ﬁ",
    "Губернатор Белгородской области опроверг это",
    "日本の首相は否定した",
    "“Quoted” — dashes… and\ttabs\n\nlines, 3.000,5 €  $12bn",
    "[CLS] words that look [SEP] like marks [MASK]",
    "unbelievablylongwordwithoutanyspacethatnotokenizerhaseverseen" * 3,
    "\u200b zero \ufeff width",
]
PAIRS = [(p, q) for p in TEXTS for q in TEXTS]


def test_it_says_the_same_under_the_same_fingerprint() -> None:
    ours, theirs = quick_model(str(SHIPPED)), load_model(str(SHIPPED))
    assert type(ours.tokenizer) is not type(theirs.tokenizer)
    assert (ours.fingerprint, ours.order, ours.max_tokens) == (theirs.fingerprint, theirs.order, theirs.max_tokens)
    assert ours.scaling == theirs.scaling
    found, wanted = (PairModel(model, Road.FP32).logits(PAIRS) for model in (ours, theirs))
    assert (found == wanted).all()


def test_it_splits_into_tokens_alike() -> None:
    ours, theirs = quick_model(str(SHIPPED)).tokenizer, AutoTokenizer.from_pretrained(SHIPPED)
    firsts, seconds = map(list, zip(*PAIRS, strict=True))
    for given in ((firsts, seconds), (TEXTS,)):
        for limit in ({}, {"truncation": True, "max_length": 9}):
            if len(given) == 2 and limit:
                continue  # pairs are never cut
            found, wanted = ours(*given, **limit), theirs(*given, **limit)
            assert found["input_ids"] == wanted["input_ids"]
            assert found["token_type_ids"] == wanted["token_type_ids"]
    assert ours.pad_token_id == theirs.pad_token_id


def test_the_encoder_gives_the_same_states() -> None:
    read = read_bert(encoder_folder())
    assert read is not None
    network, tokenizer = read
    theirs = AutoModel.from_pretrained(encoder_folder(), dtype=torch.float32).eval()
    numbers = torch.tensor(tokenizer([TEXTS[0]])["input_ids"])
    ours, whole = parts_of(network), parts_of(theirs)
    assert ours is not None
    assert whole is not None
    assert torch.equal(ours.embed(numbers, None), whole.embed(numbers, None))
    assert ours.heads == whole.heads
    for own, other in zip(ours.layers, whole.layers, strict=True):
        for part in ("query", "key", "value", "out", "attention_norm", "up", "down", "norm"):
            mine, its = getattr(own, part), getattr(other, part)
            assert torch.equal(mine.weight, its.weight)
            assert torch.equal(mine.bias, its.bias)
            assert getattr(mine, "eps", 0) == getattr(its, "eps", 0)


@pytest.mark.parametrize(
    "changed",
    [{"model_type": "roberta"}, {"hidden_act": "relu"}, {"num_hidden_layers": 5}, {"position_embedding_type": "x"}],
)
def test_anything_else_is_left_to_transformers(tmp_path: Path, changed: dict[str, object]) -> None:
    folder = shutil.copytree(SHIPPED, tmp_path / "weights")
    config = json.loads((folder / "config.json").read_text("utf-8"))
    (folder / "config.json").write_text(json.dumps(config | changed), "utf-8")
    assert read_bert(folder) is None
    (folder / "tokenizer.json").unlink()
    assert read_bert(folder) is None


def test_damaged_weights_are_told_as_before(tmp_path: Path) -> None:
    folder = shutil.copytree(SHIPPED, tmp_path / "weights")
    (folder / "SHA256").unlink()
    (folder / "model.safetensors").write_bytes(b"no weights at all")
    with pytest.raises(ModelError, match="cannot be loaded"):
        quick_model(str(folder))


def test_the_first_pair_is_scored_without_transformers() -> None:
    code = (
        "import sys\nfrom models.nli.scorer import NliScorer\nfrom models.reading.reader import Reader\n"
        "NliScorer().score([('It rained.', 'It was wet.')])\nassert 'transformers' not in sys.modules"
    )
    subprocess.run((sys.executable, "-c", code), check=True)
