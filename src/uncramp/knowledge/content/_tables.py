"""The tables beside the items: headings, cautions, rows of screens, emergency numbers."""

from collections.abc import Mapping
from importlib.resources.abc import Traversable
from typing import Any

import tomli

from uncramp.errors import ContentError
from uncramp.knowledge.content import _values as values
from uncramp.knowledge.content._flaw import Flaw
from uncramp.knowledge.content._types import Kind, Screen, Stage
from uncramp.knowledge.content._values import Key, read_table

FALLBACK = "fallback"
_SCREEN = {
    "id": Key(values.text),
    "stage": Key(values.enum(Stage)),
    "questions": Key(values.ids),
    "title": Key(values.labels),
    "lead": Key(values.labels, False),
}


def read_toml(folder: Traversable, name: str) -> dict[str, Any]:
    """A table of the library; ContentError when it cannot be read."""
    try:
        return tomli.loads((folder / name).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ContentError(file=name, key="", problem="toml", detail=str(error)) from error


def read_headings(
    folder: Traversable,
) -> tuple[Mapping[str, Mapping[str, str]], Mapping[Kind, list[str]]]:
    """The labels of the headings, and which of them each kind has, in reading order."""
    table, file = read_toml(folder, "headings.toml"), "headings.toml"
    labels = read_phrases(table.get("label"), file)
    kinds = table.get("kinds")
    for kind in Kind:
        keys = kinds.get(kind) if isinstance(kinds, Mapping) else None
        if not isinstance(keys, list) or not all(key in labels for key in map(str, keys)):
            allowed = ", ".join(labels)
            raise ContentError(
                file=file, key=f"kinds.{kind}", problem="dead-id", value=str(keys), allowed=allowed
            )
    return labels, {kind: table["kinds"][kind] for kind in Kind}


def read_phrases(table: Any, file: str) -> Mapping[str, Mapping[str, str]]:
    """Phrases by id and language; ContentError for the first that is none."""
    rows = table.items() if isinstance(table, Mapping) else [("label", table)]
    for key, phrase in rows:
        written = isinstance(phrase, Mapping) and all(isinstance(t, str) for t in phrase.values())
        if not written:
            shown = str(phrase)[:80]
            raise ContentError(
                file=file, key=key, problem="not-a-table", value=shown, allowed="en, es"
            )
    return dict(table)


def read_screens(folder: Traversable) -> tuple[tuple[Screen, ...], list[Flaw]]:
    """The screens of the check-up in their order, and what is wrong with the others."""
    rows, flaws = read_rows(folder, "screens.toml", "screen", _SCREEN)
    return tuple(Screen(**row) for row in rows), flaws


def read_rows(
    folder: Traversable, file: str, name: str, keys: Mapping[str, Key]
) -> tuple[list[dict[str, Any]], list[Flaw]]:
    """The rows called ``name`` that fit ``keys``, in their order, and what is wrong with others."""
    rows = read_toml(folder, file).get(name)
    if not isinstance(rows, list):
        return [], [Flaw(file, name, "not-a-list", str(rows)[:80])]
    good, flaws = list[dict[str, Any]](), list[Flaw]()
    for at, row in enumerate(rows):
        found, more = read_table(row if isinstance(row, Mapping) else {}, keys, file)
        if not more:
            good.append(found)
        where = str(found.get("id", at))
        flaws += [Flaw(file, f"{where}.{f.key}", *_rest(f)) for f in more]
    return good, flaws


def _rest(flaw: Flaw) -> tuple[str, str, str, str]:
    return flaw.problem, flaw.value, flaw.allowed, flaw.nearest


def read_numbers(folder: Traversable) -> Mapping[str, str]:
    """Emergency numbers by country, and ``fallback``; ContentError for what is no number."""
    file = "emergency.toml"
    table = read_toml(folder, file)
    for country, number in {FALLBACK: None, **table}.items():
        if not isinstance(number, str) or not number.isdigit():
            raise ContentError(file=file, key=country, problem="not-text", value=str(number))
    return table
