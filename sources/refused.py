"""Why an input was not taken: a closed set of reasons, one error that carries them, and its `Refusal`."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from models.errors import InputError
from models.schema import Article, Refusal

_DETAIL_LENGTH = 240


class Reason(StrEnum):
    """What was wrong with an input, in words that stand alone in a table."""

    EMPTY = "empty"
    TOO_LARGE = "too large"
    BINARY_NOISE = "binary noise"
    UNKNOWN_FORM = "unknown form"
    NOT_FOUND = "not found"
    NO_PERMISSION = "no permission"
    SYMLINK_LOOP = "symlink loop"
    UNREADABLE = "unreadable"
    MALFORMED_FEED = "malformed feed"
    NOT_A_FEED = "not a feed"
    NO_ARTICLE = "no article"
    NO_TEXT = "no text"
    NOT_JSON = "not JSON"
    NOT_AN_OBJECT = "not an object"
    BAD_FIELD = "bad field"
    OUTSIDE_FOLDER = "outside the feed's folder"
    BAD_ADDRESS = "bad address"
    PRIVATE_ADDRESS = "private address"
    ROBOTS = "robots.txt forbids it"
    NOT_REACHED = "not reached"
    HTTP_STATUS = "http status"
    TOO_MANY_REDIRECTS = "too many redirects"
    WRONG_CONTENT_TYPE = "wrong content type"
    BAD_ENCODING = "bad encoding"
    NO_CONTACT = "no contact configured"
    PAYWALL = "paywall"
    RESTING = "resting after failures"
    TOO_MANY_ENTRIES = "too many entries"
    DUPLICATE_ID = "duplicate id"


class Refused(InputError):
    """One input cannot be used; raised inside this room and turned into a `Refusal` at its border.

    `passing`: it may well be usable at the next visit. `wait`: the seconds that its server asked to be left alone.
    """

    def __init__(self, reason: Reason, detail: str = "", *, passing: bool = False, wait: float | None = None) -> None:
        super().__init__(f"{reason}: {detail}" if detail else str(reason))
        self.reason = reason
        self.detail = detail
        self.passing = passing
        self.wait = wait

    def at(self, where: str) -> Refusal:
        """This refusal, tied to the path or address that it is about."""
        return Refusal(where=one_line(where), reason=str(self.reason), detail=one_line(self.detail))


def one_line(text: str) -> str:
    """`text` on one line, with lone surrogates replaced and cut where it runs on, so that any log can take it."""
    line = " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
    return line if len(line) <= _DETAIL_LENGTH else line[: _DETAIL_LENGTH - 1] + "…"


@contextmanager
def surprises_refused(reason: Reason) -> Iterator[None]:
    """Turn whatever is thrown at hostile input into `Refused`.

    lxml, feedparser and trafilatura raise errors of many kinds (RecursionError among them) on broken documents;
    none of them may cost more than the document.
    """
    try:
        yield
    except Refused:
        raise
    except Exception as error:
        raise Refused(reason, f"{type(error).__name__}: {error}") from error


def guarded(items: Iterator[Article | Refusal], where: str) -> Iterator[Article | Refusal]:
    """`items`, ending in a refusal instead of an error: the last line, so that one input costs only itself."""
    try:
        with surprises_refused(Reason.UNREADABLE):
            yield from items
    except Refused as refused:
        yield refused.at(where)


def io_refused(error: OSError) -> Refused:
    """The refusal that a failed read of a file or folder stands for."""
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return Refused(Reason.NOT_FOUND, "no such file or folder")
        case PermissionError():
            return Refused(Reason.NO_PERMISSION, "may not be read by this user")
        case _ if error.errno == errno.ELOOP:
            return Refused(Reason.SYMLINK_LOOP, "a link that leads back to itself")
        case _:
            return Refused(Reason.UNREADABLE, error.strerror or type(error).__name__)
