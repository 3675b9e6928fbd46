"""What a running service takes of the machine, looked at every few seconds."""

import contextlib
import statistics
import time
from dataclasses import dataclass, field

import psutil

#: Parts of `serve` that live as long as it does; the runs themselves come and go.
_PARTS = ("cli.main serve", "server start", "uvicorn", "flows.warm")


@dataclass
class Watch:
    """Memory in bytes and open files of the service's lasting processes, together, over time."""

    process: psutil.Process
    memory: list[int] = field(default_factory=list)
    files: list[int] = field(default_factory=list)

    def look(self) -> None:
        """One look. What two processes share is counted once, by proportional set size."""
        memory = files = 0
        for part in (self.process, *self.process.children(recursive=True)):
            with contextlib.suppress(psutil.Error):
                if any(words in " ".join(part.cmdline()) for words in _PARTS):
                    memory += part.memory_full_info().pss
                    files += part.num_fds()
        self.memory.append(memory)
        self.files.append(files)

    def look_for(self, seconds: float, every: float = 3.0) -> None:
        """Looks for so long."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.look()
            time.sleep(every)

    def growth(self) -> float:
        """By how much of itself the memory grew: the median of the last third of looks to that of the first."""
        first, last = _thirds(self.memory)
        return statistics.median(last) / statistics.median(first) - 1

    def more_files(self) -> int:
        """How many more files were open in the last third of looks than in the first, at the least.

        What is left open is open at every look from then on, so that the fewest rise with it; the most depend on how
        many runs were at work at the moment of one look.
        """
        first, last = _thirds(self.files)
        return min(last) - min(first)


def _thirds(looks: list[int]) -> tuple[list[int], list[int]]:
    third = max(1, len(looks) // 3)
    return looks[:third], looks[-third:]
