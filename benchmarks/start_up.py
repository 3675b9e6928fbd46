"""How long the command takes to start, as a multiple of a bare `python -c pass` in the same run.

    python -m benchmarks.start_up [--repeats 7] [--detect] [-o start_up.json]

Processor time of the processes, medians of interleaved repeats: other work on the machine stretches wall time, and the
two would not be stretched alike. With `--detect` the wall time from a cold start to the first pair scored, too.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from storage.database import upgrade

ROOT = Path(__file__).resolve().parents[1]
_CLI = (sys.executable, "-m", "cli.main")
COMMANDS = {"pass": (sys.executable, "-c", "pass"), "--help": (*_CLI, "--help"), "list": (*_CLI, "list")}
ARTICLE = """Raid on Belgorod

The Legion said on Monday that it carried out the raid on Belgorod. The governor of Belgorod denied that the Legion
carried out the raid.
"""


def processor_seconds(command: tuple[str, ...], cwd: Path) -> float:
    """User and system time of a child, from its start to its end."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=cwd, env=_environment(), stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def multiples(repeats: int) -> dict[str, float]:
    """Of `--help` and `list`, how many times `python -c pass` they take."""
    with tempfile.TemporaryDirectory() as folder:
        upgrade(f"sqlite:///{Path(folder) / 'counterclaim.db'}")
        spent: dict[str, list[float]] = {name: [] for name in COMMANDS}
        for _ in range(repeats):
            for name, command in COMMANDS.items():
                spent[name].append(processor_seconds(command, Path(folder)))
    bare = median(spent["pass"])
    return {name: round(median(times) / bare, 1) for name, times in spent.items() if name != "pass"}


def first_pair() -> float:
    """Wall seconds of a cold `detect` over one article, to its end; the first pair is scored before that."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "raid.txt").write_text(ARTICLE, "utf-8")
        upgrade(f"sqlite:///{Path(folder) / 'counterclaim.db'}")
        subprocess.run((*_CLI, "ingest", "raid.txt"), cwd=folder, env=_environment(), check=True, capture_output=True)
        began = time.perf_counter()
        subprocess.run((*_CLI, "detect"), cwd=folder, env=_environment(), check=True, capture_output=True)
        return time.perf_counter() - began


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "HF_HUB_OFFLINE": "1"}


def main() -> None:
    """Measure and print; JSON with -o."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--detect", action="store_true")
    parser.add_argument("-o", "--output", type=Path)
    chosen = parser.parse_args()
    found: dict[str, object] = {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}",
        "times_python_pass": multiples(chosen.repeats),
    }
    if chosen.detect:
        found["detect_one_article_cold_seconds"] = round(first_pair(), 1)
    print(json.dumps(found, indent=1))
    if chosen.output:
        chosen.output.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
