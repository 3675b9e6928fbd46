"""A judge small enough for a test: an MPNet of two thin layers with random weights, and an adapter made by peft."""

from pathlib import Path

import torch
from peft import LoraConfig, PeftModel, TaskType, get_peft_model
from safetensors.torch import save_file
from transformers import AutoTokenizer, MPNetConfig, MPNetForSequenceClassification

from models.nli.scorer import SHIPPED
from models.training.ship_judge import ship_judge

TARGETS = ["attn.q", "attn.k", "attn.v", "attn.o", "intermediate.dense", "output.dense"]


def small_base(folder: Path) -> Path:
    """A base folder: config, weights named as a bare encoder's, tokenizer."""
    torch.manual_seed(3)
    config = MPNetConfig(
        vocab_size=30_522, hidden_size=32, num_hidden_layers=2, num_attention_heads=4, intermediate_size=64
    )
    config.num_labels = 3
    network = MPNetForSequenceClassification(config)
    state = {
        name.removeprefix("mpnet."): tensor.contiguous()
        for name, tensor in network.state_dict().items()
        if name.startswith("mpnet.")
    }
    state["pooler.dense.weight"], state["pooler.dense.bias"] = torch.zeros(32, 32), torch.zeros(32)
    folder.mkdir()
    config.save_pretrained(folder)
    save_file(state, folder / "model.safetensors", metadata={"format": "pt"})
    AutoTokenizer.from_pretrained(SHIPPED).save_pretrained(folder)
    return folder


def small_adapter(base: Path, folder: Path) -> tuple[Path, PeftModel]:
    """The folder of a shipped adapter over that base, and peft's own model of it."""
    network = MPNetForSequenceClassification.from_pretrained(base, num_labels=3, dtype=torch.float32)
    lora = LoraConfig(
        task_type=TaskType.SEQ_CLS, r=4, lora_alpha=8, target_modules=TARGETS, modules_to_save=["classifier"]
    )
    model = get_peft_model(network, lora)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if weight.requires_grad:
                # kept to what half precision holds exactly, so that both models have the same numbers
                weight.copy_((torch.randn_like(weight) * (0.3 if "lora" in name else 0.1)).half().float())
    run = folder / "run"
    model.save_pretrained(str(run))
    (run / "recipe.json").write_text('{"base": "somewhere/base", "rank": 4}', encoding="utf-8")
    ship_judge(run, folder / "judge")
    return folder / "judge", model.eval()
