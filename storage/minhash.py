"""MinHash: a set of words as 120 numbers, of which two sets share as large a part as they share of their words.

The same values as datasketch's scheme `affine32`, which the tests hold it to; written out here because it is ten lines,
and importing datasketch brings all of SciPy along: a second of every ingest.
"""

import struct
from collections.abc import Iterable
from functools import cache
from hashlib import sha1
from typing import Any

_SEED = 1


def minhash(members: Iterable[bytes], values: int) -> bytes:
    """The signature of a set that is not empty: so many 32-bit values in little-endian order."""
    import numpy as np

    digests = b"".join(sha1(member, usedforsecurity=False).digest()[:4] for member in members)
    hashes = np.frombuffer(digests, dtype="<u4").astype(np.uint32)
    # MurmurHash3's finalizer; products wrap around, which is the arithmetic that is meant.
    hashes = (hashes ^ (hashes >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    hashes = (hashes ^ (hashes >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    hashes ^= hashes >> np.uint32(16)
    factors, offsets = _permutations(values)
    least = (hashes[:, None] * factors + offsets).min(axis=0)
    return struct.pack(f"<{values}I", *least.tolist())


@cache
def _permutations(values: int) -> tuple[Any, Any]:
    """One odd factor and one offset a value, from the seed that all stored signatures were made with."""
    import numpy as np

    drawn = np.random.RandomState(_SEED)  # its stream is promised never to change
    factors = drawn.randint(0, 1 << 31, values, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return factors, drawn.randint(0, 1 << 32, values, dtype=np.uint32)
