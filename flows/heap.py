"""Memory that a long-lived process no longer uses, given back to the system."""

import ctypes


def give_back() -> None:
    """Have the C library let go of what is free in its heap, where it can (glibc): else it keeps what a batch took.

    A batch takes and frees tens of MB in pieces of all sizes; the process that holds the models kept 80 MB of them.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
