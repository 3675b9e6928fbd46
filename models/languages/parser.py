"""The spaCy pipeline of a language, and whether it gives what reading needs."""

import spacy
from spacy.language import Language

from models.errors import ConfigError, ModelError

#: What reading rests on; names of people and places help, and are not asked for.
_NEEDED = {"DEP": "a dependency parse", "LEMMA": "lemmas", "POS": "parts of speech"}


def load_pipeline(code: str, name: str) -> Language:
    """The pipeline of a package or folder, ready to parse.

    Raises:
        ModelError: it is not installed or damaged.
        ConfigError: it is for another language, or gives no parse, lemmas or parts of speech.
    """
    setting = f"reading.languages.{code}.pipeline"
    try:
        nlp = spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        why = " ".join(str(error).split())[:200]
        raise ModelError(
            f"{setting}: the spaCy pipeline {name} cannot be loaded; install its package into this "
            f"environment, or name its folder ({why})"
        ) from error
    if nlp.lang not in (code, "xx"):
        raise ConfigError(f"{setting}: {name} is a pipeline for {nlp.lang!r}, not for {code!r}")
    probe = nlp("Berlin, 2026.")
    missing = [what for attribute, what in _NEEDED.items() if not probe.has_annotation(attribute)]
    if missing:
        raise ConfigError(f"{setting}: {name} gives no {' and no '.join(w.removeprefix('a ') for w in missing)}")
    return nlp
