"""Files and folders on disk: bytes within the limit, and every file below a folder, whatever lies in between."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from models.schema import Refusal
from sources.limits import Limits
from sources.refused import Reason, Refused, io_refused


def read_bytes(path: Path, limits: Limits) -> bytes:
    """The bytes of a regular file. The size is looked at before anything is read.

    Raises Refused (not found, no permission, unknown form, too large, empty, symlink loop, unreadable).
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # opening a pipe would wait for ever
            raise Refused(Reason.UNKNOWN_FORM, "a folder, pipe or device where a file is needed")
        too_large = Refused(Reason.TOO_LARGE, f"more than {limits.max_bytes:,} bytes (limit max_bytes)")
        if status.st_size > limits.max_bytes:
            raise too_large
        with path.open("rb") as file:
            data = file.read(limits.max_bytes + 1)
    except OSError as error:
        raise io_refused(error) from error
    except ValueError as error:  # a NUL in the path
        raise Refused(Reason.NOT_FOUND, str(error)) from error
    if len(data) > limits.max_bytes:  # it grew meanwhile, or does not tell its size
        raise too_large
    if not data:
        raise Refused(Reason.EMPTY, "no bytes in it")
    return data


def files_below(folder: Path) -> Iterator[Path | Refusal]:
    """Every file below `folder` in the order of names, folder by folder; what begins with a dot is passed over.

    Links are followed; a link to a folder that was already read is refused, so that no loop is walked twice.
    """
    waiting, met = [folder], set[tuple[int, int]]()
    while waiting:
        current = waiting.pop()
        try:
            status = current.stat()
            if (status.st_dev, status.st_ino) in met:
                yield Refused(Reason.SYMLINK_LOOP, "leads to a folder that is already read").at(str(current))
                continue
            met.add((status.st_dev, status.st_ino))
            with os.scandir(current) as listing:
                entries = sorted((e for e in listing if not e.name.startswith(".")), key=lambda e: e.name)
        except OSError as error:
            yield io_refused(error).at(str(current))
            continue
        folders: list[Path] = []
        links: list[Path] = []
        for entry in entries:
            path = Path(entry.path)
            try:
                if not entry.is_dir():
                    yield path
                else:
                    (links if entry.is_symlink() else folders).append(path)
            except OSError as error:  # a link that leads to itself
                yield io_refused(error).at(entry.path)
        # Last in, first out. Real folders go first, so that their files keep their own paths as ids.
        waiting = [*reversed(links), *waiting, *reversed(folders)]
