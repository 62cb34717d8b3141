"""The data folder: where it is, and the secret key that it keeps."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile

from platformdirs import user_data_dir

from uncramp.errors import FolderNotWritable

DATA_VARIABLE = "UNCRAMP_DATA"
KEY_NAME = "secret-key"


def data_folder(environment: Mapping[str, str]) -> Path:
    """Where diaries are kept: ``UNCRAMP_DATA``, else where this system keeps such things."""
    chosen = environment.get(DATA_VARIABLE, "")
    folder = Path(chosen) if chosen else Path(user_data_dir("uncramp", appauthor=False))
    return folder.expanduser().absolute()


def prepare(folder: Path) -> None:
    """Make the folder, readable by its owner alone, and its secret key, once.

    Raises FolderNotWritable.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make_key(folder)
    except OSError as error:
        raise FolderNotWritable(path=str(folder), reason=error.strerror or "") from error
    # Root may write anywhere and a database may still be read-only: ask before the first save.
    if not os.access(folder, os.W_OK | os.X_OK):
        raise FolderNotWritable(path=str(folder), reason="")


def read_key(folder: Path) -> str:
    """The secret key; empty as long as the folder was never prepared."""
    try:
        return (folder / KEY_NAME).read_text(encoding="ascii")
    except OSError:
        return ""


def _make_key(folder: Path) -> None:
    path = folder / KEY_NAME
    if path.exists():
        return
    with NamedTemporaryFile("w", dir=folder, prefix=".key-", encoding="ascii") as draft:
        draft.write(secrets.token_urlsafe(64))
        draft.flush()
        os.fsync(draft.fileno())
        try:
            # A link appears whole or not at all, so two starts at once agree on one key.
            os.link(draft.name, path)
        except FileExistsError:
            return
