"""Bytes to text: byte-order mark, then UTF-8 and the declared charset, then a guess; binary noise is refused."""

import codecs
import re

from charset_normalizer import from_bytes

from sources.refused import Reason, Refused

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NO_CHARSETS = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf-7"})  # no page is in these
_SEVEN_BIT = re.compile(r"iso2022|hz")  # charsets that look like ASCII until they are decoded
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{1,40})["']""")
_HEAD = 4096  # where a document may declare its charset
_WESTERN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœšžßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒŠŽ“”„‘’‚–—…•€£§©®°«»¿¡½¼¾\xa0")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd]")
_ENOUGH = 100_000  # bytes to guess a charset from
_NOISE_SHARE = 0.02
_BROKEN_SHARE = 0.1


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of `data` without its byte-order mark; line ends are kept.

    `declared` is the charset that a header or the document names. Raises Refused (empty, binary noise).
    """
    if not data:
        raise Refused(Reason.EMPTY, "no bytes in it")
    text = _decode(data, _known_codec(declared))
    if text is None or is_noise(text):
        raise Refused(Reason.BINARY_NOISE, "these bytes are no text in any charset tried; give a text file")
    return text.removeprefix("\ufeff")


def declared_charset(data: bytes) -> str | None:
    """The charset that an HTML or XML document names for itself in its first lines."""
    found = _XML_CHARSET.search(data[:_HEAD]) or _META_CHARSET.search(data[:_HEAD])
    return found[1].decode("ascii") if found else None


def is_noise(text: str) -> bool:
    """Whether a text is no text: a NUL in it, or control characters (two at least) making up a fiftieth of it."""
    return "\0" in text or len(_CONTROL.findall(text)) > max(1, _NOISE_SHARE * len(text))


def _decode(data: bytes, declared: str | None) -> str | None:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data.decode(codec, "replace")
    if declared and _SEVEN_BIT.match(declared) and (text := _strict(data, declared)) is not None:
        return text
    if b"\0" in data:
        return _without_mark(data, declared)
    # Bytes above 127 that are well-formed UTF-8 are UTF-8 whatever the label says; the reverse mistake is common.
    return _first(_strict(data, "utf-8"), _strict(data, declared) if declared else None) or _guess(data, declared)


def _without_mark(data: bytes, declared: str | None) -> str | None:
    """UTF-16 or UTF-32 without a mark: as declared, else by where the NULs stand; None where they stand anywhere."""
    if declared and declared.startswith(("utf-16", "utf-32")):
        return _strict(data, declared)
    if data.count(0) < len(data) // 4:  # mostly Latin text, or it cannot be told from noise
        return None
    if data[0::2].count(0) == 0:
        return _strict(data, "utf-16-le")
    if data[1::2].count(0) == 0:
        return _strict(data, "utf-16-be")
    return None


def _guess(data: bytes, declared: str | None) -> str | None:
    """The likeliest reading of bytes that are neither UTF-8 nor what they were declared to be."""
    mended = data.decode("utf-8", "replace")
    beyond_ascii = sum(1 for c in mended if c > "\x7f")
    if mended.count("\ufffd") <= _BROKEN_SHARE * beyond_ascii:
        return mended  # UTF-8 with a few broken bytes
    # The guesser takes short Western texts for code pages nobody uses, so the usual one is tried before it.
    western = _strict(data, "cp1252")
    if western is not None and all(c < "\x80" or c in _WESTERN for c in western):
        return western
    sample = data if len(data) <= _ENOUGH else data[: data.rfind(b" ", 1, _ENOUGH)]
    best = from_bytes(sample, cp_exclusion=["utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_7"]).best()
    codec = best.encoding if best is not None else declared
    return data.decode(codec, "replace") if codec else None


def _known_codec(charset: str | None) -> str | None:
    """Python's name for a text charset; Latin-1 labels mean Windows-1252, as in every browser. None if unknown."""
    try:
        # Python also lists codecs that are no charset ("hex", "rot13"): only those that decode bytes to str will do.
        name = codecs.lookup((charset or "").strip()).name
        bytes(4).decode(name)
    except (LookupError, ValueError):
        return None
    if name in _NO_CHARSETS:
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, ValueError):
        return None


def _first(*texts: str | None) -> str | None:
    return next((text for text in texts if text is not None), None)
