"""Gender told by a given name, for names that are nearly always one or the other. A name not listed tells nothing."""

from functools import lru_cache
from pathlib import Path

_LIST = Path(__file__).with_name("given_names.txt")


@lru_cache(maxsize=1)
def _genders() -> dict[str, str]:
    genders: dict[str, str] = {}
    gender = ""
    for line in _LIST.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            gender = line.strip("[]")
        elif line and not line.startswith("#"):
            genders.update(dict.fromkeys(line.split(), gender))
    return genders


def gender_of(name: str) -> str | None:
    """ "f" or "m" by the first word of a full name; None for a lone surname or a name that tells nothing."""
    first, _, rest = name.partition(" ")
    return _genders().get(first.lower()) if rest else None
