"""Which language an article is written in, as an ISO 639-1 code."""

import re

import py3langid

_ENOUGH_LETTERS = 200  # below this a declared language is the better witness
_SOME_LETTERS = 20  # below this nothing can be told
_LOOKED_AT = 4000
_CODE = re.compile(r"[a-z]{2,3}")


def language_of(text: str, declared: str | None = None) -> str | None:
    """The language of `text`: read from the text where there is enough of it, else as declared, else a guess.

    None where too few letters are left to tell and nothing was declared.
    """
    letters = sum(1 for c in text[:_LOOKED_AT] if c.isalpha())
    declared_code = language_code(declared)
    if letters < _ENOUGH_LETTERS and declared_code:
        return declared_code
    # The identifier loads its model at the first call: a second that a run without articles need not pay.
    if letters < _SOME_LETTERS:
        return None
    # Languages with a two-letter code only: the rarer ones are mostly English headlines taken for Nigerian Pidgin.
    return next((str(code) for code, _ in py3langid.rank(text[:_LOOKED_AT]) if len(code) == 2), None)


def language_code(tag: str | None) -> str | None:
    """`en` from `en-GB` or `EN_us`; None where the tag names no language."""
    code = (tag or "").strip().lower().replace("_", "-").partition("-")[0]
    return code if _CODE.fullmatch(code) and code not in ("und", "mul", "zxx") else None
