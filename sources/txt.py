"""A plain text file to a draft."""

from sources.decode import decode
from sources.draft import Draft, clean
from sources.refused import Reason, Refused


def read_txt(data: bytes, outlet_hint: str = "") -> Draft:
    """The whole file as it is, its first line being the title; it has no date. Raises Refused (empty, binary noise)."""
    text = clean(decode(data))
    if not text.strip():
        raise Refused(Reason.EMPTY, "nothing but white space in it")
    return Draft(body=text, title=text.partition("\n")[0].rstrip(), outlet_hint=outlet_hint)
