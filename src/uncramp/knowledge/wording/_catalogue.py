"""Sentences on disk: one TOML file per theme and language, read once and kept."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from string import Formatter
from typing import Any

import tomli

from uncramp.errors import ContentError, UnknownId

LANGUAGES: tuple[str, ...] = ("en", "es")

PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
KEY = re.compile(r"[a-z0-9][a-z0-9_-]*")


@dataclass(frozen=True)
class Sentence:
    """One sentence with the places its facts go to.

    ``forms`` maps plural categories to text; a sentence that does not count things has
    only ``other``.
    """

    id: str
    forms: Mapping[str, str]

    @property
    def counts(self) -> bool:
        """Whether the form depends on the fact ``n``."""
        return len(self.forms) > 1

    @cached_property
    def pieces(self) -> Mapping[str, tuple[tuple[str, str | None, str], ...]]:
        """Each form cut into (text before, fact or None, how to write the fact)."""
        return {form: tuple(self._cut(form, text)) for form, text in self.forms.items()}

    @property
    def placeholders(self) -> frozenset[str]:
        """The facts that any form asks for."""
        return frozenset(
            fact for cuts in self.pieces.values() for _, fact, _ in cuts if fact is not None
        )

    def _cut(self, form: str, text: str) -> Iterator[tuple[str, str | None, str]]:
        try:
            cuts = list(Formatter().parse(text))
        except ValueError as error:
            raise self._broken(form, "braces") from error
        for before, fact, spec, conversion in cuts:
            if fact is not None and (conversion or not KEY.fullmatch(fact)):
                raise self._broken(form, "placeholder")
            yield before, fact, spec or ""

    def _broken(self, form: str, problem: str) -> ContentError:
        return ContentError(file="wording", key=f"{self.id}.{form}", problem=problem)


def sentences(language: str, folder: Traversable | None = None) -> Mapping[str, Sentence]:
    """Every sentence of a language by its id, from the package or from another folder."""
    root = (folder or files(__package__)) / language
    themes = [entry.name[:-5] for entry in root.iterdir() if entry.name.endswith(".toml")]
    found: dict[str, Sentence] = {}
    for name in sorted(themes):
        found.update(_read(root / f"{name}.toml", name))
    return found


@lru_cache(maxsize=256)
def theme(language: str, name: str) -> Mapping[str, Sentence]:
    """The packaged sentences of one theme; empty when there is no such theme.

    Only the themes that are asked for are read, so that the first page does not wait for
    the others.
    """
    if language not in LANGUAGES:
        nearest = get_close_matches(language, LANGUAGES, 1) or ["en"]
        raise UnknownId(kind="language", wanted=language, nearest=nearest[0])
    path = files(__package__) / language / f"{name}.toml"
    # The name comes from an id: it must not be able to leave the folder.
    if not KEY.fullmatch(name) or not path.is_file():
        return {}
    return _read(path, name)


def _read(path: Traversable, name: str) -> dict[str, Sentence]:
    where = f"{name}.toml"
    try:
        table = tomli.loads(path.read_text("utf-8"))
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(file=where, key="", problem="toml", detail=str(error)) from error
    return {entry.id: entry for entry in _walk(table, name, where, depth=0)}


def _walk(table: Mapping[str, Any], above: str, where: str, *, depth: int) -> Iterator[Sentence]:
    for key, value in table.items():
        here = f"{above}.{key}"
        if not KEY.fullmatch(key):
            raise ContentError(file=where, key=here, problem="key-form")
        if isinstance(value, str):
            yield Sentence(here, {"other": value.strip()})
        elif isinstance(value, Mapping) and "other" in value and value.keys() <= PLURALS:
            yield Sentence(here, {form: _text(v, here, where) for form, v in value.items()})
        elif isinstance(value, Mapping) and depth == 0:
            yield from _walk(value, here, where, depth=1)
        else:
            raise ContentError(file=where, key=here, problem="sentence-form")


def _text(value: Any, key: str, where: str) -> str:
    if not isinstance(value, str):
        raise ContentError(file=where, key=key, problem="sentence-form")
    return value.strip()
