"""Bodies as they were before they were packed for the way: gzip, deflate and brotli, a bounded piece at a time.

httpx unpacks a piece as it comes, however much comes out of it: a hundred bytes of brotli can be a hundred megabytes.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

import brotli

from sources.refused import Reason, Refused

#: What we say we can unpack.
ACCEPT_ENCODING = "gzip, deflate, br"

_PIECE = 65_536
_MOST_LAYERS = 2
_GZIP_MAGIC = b"\x1f\x8b"


class _Unpacker(Protocol):
    def pieces(self, data: bytes) -> Iterator[bytes]: ...

    @property
    def whole(self) -> bool: ...


class _Zlib:
    """gzip with all its members, zlib, or raw deflate, which some servers send under the same name."""

    def __init__(self) -> None:
        self._unpack = zlib.decompressobj(zlib.MAX_WBITS | 32)
        self._begun = False

    @property
    def whole(self) -> bool:
        return not self._begun or self._unpack.eof

    def pieces(self, data: bytes) -> Iterator[bytes]:
        while data:
            try:
                piece = self._unpack.decompress(data, _PIECE)
            except zlib.error:
                if self._begun:
                    raise
                self._unpack = zlib.decompressobj(-zlib.MAX_WBITS)
                piece = self._unpack.decompress(data, _PIECE)
            self._begun = True
            yield piece
            data = self._unpack.unconsumed_tail
            if self._unpack.eof:
                data = self._unpack.unused_data
                if not data.startswith(_GZIP_MAGIC):
                    return  # what follows the last member is padding
                self._unpack = zlib.decompressobj(zlib.MAX_WBITS | 32)


class _Brotli:
    def __init__(self) -> None:
        self._unpack = brotli.Decompressor()
        self._begun = False

    @property
    def whole(self) -> bool:
        return not self._begun or bool(self._unpack.is_finished())

    def pieces(self, data: bytes) -> Iterator[bytes]:
        self._begun = True
        yield self._unpack.process(data, output_buffer_limit=_PIECE)
        while not self._unpack.is_finished() and not self._unpack.can_accept_more_data():
            yield self._unpack.process(b"", output_buffer_limit=_PIECE)


_UNPACKERS: dict[str, Callable[[], _Unpacker]] = {
    "gzip": _Zlib,
    "x-gzip": _Zlib,
    "deflate": _Zlib,
    "br": _Brotli,
}


def unpacked(chunks: Iterable[bytes], encodings: str) -> Iterator[bytes]:
    """The pieces of a body whose Content-Encoding is `encodings`, none of them larger than 64 KiB where it was packed.

    Raises Refused (bad encoding): unknown, damaged, cut off, or packed more than twice.
    """
    names = [name.strip().lower() for name in encodings.split(",") if name.strip().lower() not in ("", "identity")]
    unknown = [name for name in names if name not in _UNPACKERS]
    if unknown or len(names) > _MOST_LAYERS:
        raise Refused(Reason.BAD_ENCODING, f"packed as {encodings}, which is not unpacked here")
    pieces: Iterator[bytes] = iter(chunks)
    for name in reversed(names):  # the last one named was applied last
        pieces = _through(_UNPACKERS[name](), pieces, name)
    yield from pieces


def unpacked_file(data: bytes, most: int) -> bytes:
    """A body that is itself a gzip file, such as sitemap.xml.gz, unpacked; any other as it is.

    Raises Refused (too large, bad encoding).
    """
    if not data.startswith(_GZIP_MAGIC):
        return data
    whole = bytearray()
    for piece in unpacked([data], "gzip"):
        whole += piece
        if len(whole) > most:
            raise Refused(Reason.TOO_LARGE, f"more than {most:,} bytes when unpacked (limit max_bytes)")
    return bytes(whole)


def _through(unpacker: _Unpacker, chunks: Iterator[bytes], name: str) -> Iterator[bytes]:
    try:
        for chunk in chunks:
            yield from unpacker.pieces(chunk)
    except (zlib.error, brotli.error) as error:
        raise Refused(Reason.BAD_ENCODING, f"these bytes are not {name}: {error}") from error
    if not unpacker.whole:
        raise Refused(Reason.BAD_ENCODING, f"the {name} data end in the middle", passing=True)
