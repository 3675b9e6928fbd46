"""SIGINT and SIGTERM: the first one begins the end; what follows, by an impatient hand, must not break it off."""

import signal
from collections.abc import Callable

_BOTH = (signal.SIGINT, signal.SIGTERM)


def on_first_signal(do: Callable[[], object]) -> None:
    """Have the first of either signal call `do`, in the main thread, and ignore all further ones."""

    def begin_the_end(*_: object) -> None:
        for number in _BOTH:
            signal.signal(number, signal.SIG_IGN)
        do()

    for number in _BOTH:
        signal.signal(number, begin_the_end)


def interrupt() -> None:
    """End the process through every `finally`, as Ctrl-C does."""
    raise KeyboardInterrupt
