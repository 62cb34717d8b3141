"""A file that appears whole or not at all."""

import contextlib
import os
import tempfile
from pathlib import Path

from uncramp.errors import FileError, FileMissing


def replace_file(path: Path, content: bytes) -> None:
    """Put ``content`` where ``path`` says: the old file stays until the new one is on disk.

    The file is for its owner's eyes only. Raises FileMissing where the folder is not there,
    FileError where the system refuses.
    """
    if not path.parent.is_dir():
        raise FileMissing(path=str(path.parent))
    try:
        # In the same folder: a rename across disks would be a copy, and copies can tear.
        descriptor, held = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    except (OSError, ValueError) as error:
        raise FileError(path=str(path)) from error
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(held).replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise FileError(path=str(path)) from error
    finally:
        # Gone after a rename; left over, and to be removed, after anything else.
        with contextlib.suppress(OSError):
            Path(held).unlink()


def _sync_folder(folder: Path) -> None:
    """Make the new name last; systems that cannot open a folder do so by themselves."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
