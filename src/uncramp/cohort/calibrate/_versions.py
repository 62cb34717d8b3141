"""Which code a calibration speaks of: versions, and a fingerprint of what it rests on."""

import hashlib
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Final

import uncramp.learn
import uncramp.person.diary
from uncramp.cohort.calibrate import _experiments
from uncramp.learn.inference import MODEL

_RESTS_ON: Final = (uncramp.learn, uncramp.person.diary, _experiments)
"""The engine and its coins, what a diary is, and the experiments; not what else a person does."""


def versions(program: str) -> Mapping[str, str]:
    """Program, model, libraries, and the digest of the engine, the simulator and this room.

    The digest changes with every line of them, so that no figure outlives the code it
    was measured on.
    """
    return {
        "program": program,
        "model": MODEL,
        "code": _fingerprint(),
        "numpy": version("numpy"),
        "scipy": version("scipy"),
    }


def _fingerprint() -> str:
    found = hashlib.sha256()
    for package in _RESTS_ON:
        for root in package.__path__:
            for path in sorted(Path(root).rglob("*")):
                if path.suffix in {".py", ".toml"}:
                    found.update(path.relative_to(root).as_posix().encode())
                    # As text: a checkout may end its lines in another way.
                    found.update(path.read_text("utf-8").encode())
    return found.hexdigest()[:16]
