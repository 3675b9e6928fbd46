"""What a configuration names for one language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LanguagePlan:
    """How articles in `code` (ISO 639-1) are read: a spaCy pipeline, an NLI model that knows the language, and cues.

    `pipeline` is the name of a package or a folder, `nli` a hub name or a folder, `cues` a YAML file of words of
    saying; None for those that ship.
    """

    code: str
    pipeline: str
    nli: str
    cues: str | None = None
