"""How words are set in a sentence: capitals, spaces and marks."""

import re

from spacy.tokens import Token

_SPACE = re.compile(r"\s+")
_BEFORE_MARK = re.compile(r"\s+([,.;:!?%)])")
_LEFT_OPEN = re.compile(r",? (?:and|or|but)[ ,;.]*$")
#: What is left of "I'm" and "they're" behind a name.
_IS = re.compile(r"\b(?!I\b)(\w+)['’]m\b")
_ARE = re.compile(r"\b(?!(?:we|you|they)\b)(\w+)['’]re\b", re.IGNORECASE)
#: A single quotation mark left alone: "rebels ' did not fire first".
_LONE_QUOTE = re.compile(r"(?<=\s)'\s")
_MARKS = re.compile(r"([,;:])(?:\s*[,;:])+")


def plain_word(token: Token) -> str:
    """The token's own text; a sentence's first word loses its capital unless it is a name."""
    if token.is_quote or token.text in ('"', "''", "``", "[", "]"):
        return ""
    text = token.text
    if (
        token.is_sent_start
        and token.pos_ not in ("PROPN",)
        and not token.ent_type_
        and text[:1].isupper()
        and text[1:].islower()
    ):
        return text.lower()
    if token.is_sent_start and token.pos_ == "DET":
        return text.lower()
    return text


#: Begin with a vowel letter and the sound of "you" or "one".
_CONSONANT_SOUND = re.compile(r"(?:uni(?!n|m)|us[aeiu]|u\.|uk\b|un\b|eu|one|once|ura)", re.IGNORECASE)


def article_for(text: str) -> str:
    """ "a" or "an", by the sound that the words begin with."""
    return "an" if text[:1].lower() in "aeiou" and not _CONSONANT_SOUND.match(text) else "a"


def tidy(text: str) -> str:
    """One space between words, none before marks, no doubled commas, no marks or "and" at the edges."""
    text = _LONE_QUOTE.sub("", _SPACE.sub(" ", text.replace("()", "").replace("( )", "")))
    text = _IS.sub(r"\1 is", _ARE.sub(r"\1 are", _BEFORE_MARK.sub(r"\1", text)))
    text = _LEFT_OPEN.sub("", _MARKS.sub(r"\1", text))
    return text.strip(" ,;:.-—–!?\"'" if not text.rstrip().endswith("s'") else ' ,;:.-—–!?"')


def around_gaps(ordered: list[Token]) -> list[int]:
    """The two commas that stood around an aside which is left out: "The observatory(, which has volunteers,) believes".

    Where a list goes on behind, the commas are its own.
    """
    found: list[int] = []
    for first, second, after in zip(ordered, ordered[1:], ordered[2:], strict=False):
        gap = second.i > first.i + 1
        if gap and first.text == second.text == "," and after.dep_ not in ("conj", "cc"):
            found += [first.i, second.i]
    return found
