"""What a batch took does not stay with the process."""

import ctypes
import subprocess
import sys

import pytest

_A_BATCH = """
import psutil
from flows.heap import give_back

def megabytes():
    return psutil.Process().memory_full_info().uss / 1e6

taken = [bytes(2_000) for _ in range(50_000)]
few = taken[::2_000]
del taken
before = megabytes()
give_back()
print(before - megabytes())
"""


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="another C library than glibc")
def test_what_is_free_is_given_back_although_some_of_it_is_in_use() -> None:
    done = subprocess.run((sys.executable, "-c", _A_BATCH), capture_output=True, text=True, timeout=120, check=True)
    assert float(done.stdout) > 50
