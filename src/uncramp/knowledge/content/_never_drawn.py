"""Words that name a medicine or a supplement, which no coin may decide about."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

import tomli


def medicine_in(text: str) -> str:
    """The first word that names a medicine or a supplement, as it was written; else empty."""
    words, beginnings, endings = _listed()
    for written, plain in _words(text):
        if plain in words or plain.startswith(beginnings) or plain.endswith(endings):
            return written
    return ""


def _words(text: str) -> Iterator[tuple[str, str]]:
    # A dose is often written without a space: 300mg.
    for written in re.findall(r"[^\W\d_]+\d?", text):
        parts = unicodedata.normalize("NFKD", written.casefold())
        yield written, "".join(c for c in parts if not unicodedata.combining(c))


@lru_cache(maxsize=1)
def _listed() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    table = tomli.loads((files(__package__) / "never-drawn.toml").read_text("utf-8"))
    return frozenset(table["words"]), tuple(table["beginnings"]), tuple(table["endings"])
