"""From what a caller names (files, folders, patterns, URLs, ``-``) to the single things to open."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from legomena.records import SetAside

from ._model import Found


def find(source: str) -> Iterator[Found | SetAside]:
    """Yield what ``source`` stands for, files of a folder sorted by name and with those below it.

    Files and folders whose names begin with a dot are left out of folders. A document is called by its
    file name, in a folder by its path from there.
    """
    if source == "-":
        yield Found(where="standard input", name="standard input")
    elif "://" in source.partition("?")[0] and not os.path.lexists(source):
        yield Found(where=source, name=source, url=source)
    elif os.path.lexists(source):
        path = Path(source)
        yield from _path(path, path.name or source, given=True)
    elif glob.has_magic(source):
        matches = sorted(glob.glob(source, recursive=True))  # noqa: PTH207 - keeps the pattern's own form
        if not matches:
            yield SetAside(name=source, reason="No file matches the pattern; check it and the folder.")
        for match in matches:
            path = Path(match)
            # "**" gives the files below a folder too, so its folders would give them twice.
            if not ("**" in source and path.is_dir()):
                yield from _path(path, path.name, given=True)
    else:
        yield SetAside(name=printable(source), reason="There is no such file or folder; check the path.")


def printable(name: str) -> str:
    """Return a file name as text, with bytes that are not UTF-8 written out (``\\udcff`` → ``\\xff``)."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def failure(error: OSError) -> str:
    """Return the reason for setting aside what the system refused to open."""
    if isinstance(error, PermissionError):
        return "It may not be read by this user; change its permissions."
    if isinstance(error, FileNotFoundError):
        return "It is not there (a link may lead nowhere, or it was removed); check the path."
    return f"The system could not read it ({error.strerror or error}); check the file and the disk."


def _path(
    path: Path, name: str, given: bool, above: tuple[tuple[int, int], ...] = ()
) -> Iterator[Found | SetAside]:
    where = printable(str(path))
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            yield from _folder(path, "" if given else name + "/", (status.st_dev, status.st_ino), above)
        elif stat.S_ISREG(status.st_mode):
            yield Found(where=where, name=printable(name), path=str(path))
        else:
            yield SetAside(
                name=where,
                reason="It is a device, pipe or socket, not a file; supply a file, or use - for a pipe.",
            )
    except OSError as error:
        if "symbolic links" in (error.strerror or ""):
            yield SetAside(name=where, reason="It is a link that leads to itself; remove it.")
        else:
            yield SetAside(name=where, reason=failure(error))


def _folder(
    path: Path, prefix: str, identity: tuple[int, int], above: tuple[tuple[int, int], ...]
) -> Iterator[Found | SetAside]:
    if identity in above:
        yield SetAside(
            name=printable(str(path)), reason="It is a link to a folder that it lies in; remove it."
        )
        return
    names = sorted(name for name in os.listdir(path) if not name.startswith("."))  # noqa: PTH208 - names only
    if not names and not prefix:
        yield SetAside(name=printable(str(path)), reason="The folder holds no files; check the path.")
    for name in names:
        yield from _path(path / name, prefix + name, given=False, above=(*above, identity))
