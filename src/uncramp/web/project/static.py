"""Static files: each under a name that holds its digest, beside its compressed twin.

They are made once in the data folder, because the package may lie where nobody can write.
"""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage

STAMP_NAME = ".made-from"


class HashedStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # untyped
    """Names with digests also where one module imports another."""

    support_js_module_import_aggregation = True


def collect() -> bool:
    """Make the files anew where the package's have changed; whether that was so.

    What an earlier version left stays: its server may still be running.
    """
    root = Path(settings.STATIC_ROOT)
    stamp, wanted = root / STAMP_NAME, _digest()
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return False
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(wanted, encoding="ascii")
    return True


def _digest() -> str:
    total = hashlib.sha256()
    for finder in get_finders():
        for name, storage in sorted(finder.list(None), key=lambda found: found[0]):
            total.update(name.encode() + b"\0")
            total.update(hashlib.sha256(Path(storage.path(name)).read_bytes()).digest())
    return total.hexdigest()
