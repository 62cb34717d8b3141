"""The simulator's numbers, read once from the tables beside this file."""

import tomllib
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from uncramp.errors import UnknownId


@cache
def table(file: str) -> dict[str, Any]:
    """A whole TOML table; callers leave it as it is."""
    return tomllib.loads((files(__package__) / file).read_text(encoding="utf-8"))


def look_up(found: dict[str, Any], kind: str, wanted: str) -> Any:
    """One row; UnknownId with the nearest name where there is none."""
    if wanted not in found:
        nearest = get_close_matches(wanted, found, n=1, cutoff=0.0) or [""]
        raise UnknownId(kind=kind, wanted=wanted, nearest=nearest[0])
    return found[wanted]
