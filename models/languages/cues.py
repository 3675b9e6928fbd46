"""The words of saying of a language: those that ship, or a file that the configuration names."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from models.errors import ConfigError
from models.vocabulary import CueClass

_SHIPPED = Path(__file__).with_name("cues.yaml")
_VERBS = {
    "speech": CueClass.SPEECH,
    "claim": CueClass.CLAIM,
    "denial": CueClass.DENIAL,
    "accusation": CueClass.ACCUSATION,
}
_GROUPS = {*_VERBS, "according", "not"}


@dataclass(frozen=True, slots=True)
class Cues:
    """`verbs` by lemma; `according` come before or after a source; `negations` turn a cue around."""

    verbs: Mapping[str, CueClass]
    according: frozenset[str]
    negations: frozenset[str]


def cues_of(code: str, path: str | None = None) -> Cues:
    """The cues of a language, of the file at `path` where one is given.

    Raises:
        ConfigError: none ship for this language and no file is named; or the file is not of the form of `cues.yaml`.
    """
    setting = f"reading.languages.{code}.cues"
    groups = (_shipped() if path is None else _read(Path(path), setting)).get(code)
    if groups is None:
        known = ", ".join(sorted(_shipped()))
        raise ConfigError(
            f"{setting}: {'no words of saying ship' if path is None else f'{path} has none'} for {code!r}; name a YAML "
            f"file of the form of models/languages/cues.yaml (shipped: {known})"
        )
    unknown = sorted(set(groups) - _GROUPS) if isinstance(groups, dict) else ["not groups"]
    if unknown or not any(str(groups.get(name, "")).strip() for name in _VERBS):
        raise ConfigError(
            f"{setting}: {code} has {', '.join(unknown) or 'no verbs'}; groups are {', '.join(sorted(_GROUPS))}"
        )
    listed = {name: str(words).lower().split() for name, words in groups.items()}
    return Cues(
        {lemma: cue_class for name, cue_class in _VERBS.items() for lemma in listed.get(name, [])},
        frozenset(listed.get("according", [])),
        frozenset(listed.get("not", [])),
    )


@lru_cache(maxsize=1)
def _shipped() -> dict[str, Any]:
    return _read(_SHIPPED, "models/languages/cues.yaml")


def _read(path: Path, setting: str) -> dict[str, Any]:
    try:
        found = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ConfigError(f"{setting}: {path} cannot be read: {' '.join(str(error).split())}") from error
    if not isinstance(found, dict):
        raise ConfigError(f"{setting}: {path} is no list of languages, as models/languages/cues.yaml is")
    return found
