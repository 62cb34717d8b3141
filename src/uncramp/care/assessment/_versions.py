"""Which rules made an assessment."""

import hashlib
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def rules_version() -> str:
    """Twelve hex digits over the code of this room: another rule gives another version."""
    digest = hashlib.sha256()
    modules = (entry for entry in files(__package__).iterdir() if entry.name.endswith(".py"))
    for module in sorted(modules, key=lambda entry: entry.name):
        digest.update(module.name.encode() + b"\0" + module.read_bytes())
    return digest.hexdigest()[:12]
