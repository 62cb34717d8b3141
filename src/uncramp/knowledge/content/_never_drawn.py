"""Words that name a medicine or a supplement, which no coin may decide about."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

import tomli

from uncramp.knowledge.content._front import read_page
from uncramp.knowledge.content._types import Kind

_SHORTEST = 4


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
    words = {*table["words"], *_names_in_the_library()} - {*table["habits"]}
    return frozenset(words), tuple(table["beginnings"]), tuple(table["endings"])


def _names_in_the_library() -> Iterator[str]:
    # The files of the medicines alone: a trial is read where the whole library is not.
    for file in (files(__package__) / Kind.MEDICATIONS).iterdir():
        # Names stand in the original only, not in id.es.md.
        if file.name.endswith(".md") and file.name.count(".") == 1:
            page = read_page(file.read_text("utf-8"), file.name)
            for one in page.head.get("ingredients", ()):
                names = (one["name"], one["es"], *one.get("also", ()), *one.get("brands", ()))
                yield from (plain for name in names for plain in _alone(name))


def _alone(name: str) -> Iterator[str]:
    # Of names of several words each word alone may mean anything.
    words = [plain for _, plain in _words(name)]
    if len(words) == 1 and len(words[0]) >= _SHORTEST:
        yield words[0]
