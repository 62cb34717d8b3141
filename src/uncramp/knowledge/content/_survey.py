"""Read a whole folder of content, good files and bad ones, without stopping at the first."""

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from uncramp.errors import ContentError
from uncramp.knowledge.content._flaw import Flaw
from uncramp.knowledge.content._front import Page, read_page
from uncramp.knowledge.content._schema import KEYS, TRANSLATION, nearest_of, read_table
from uncramp.knowledge.content._types import (
    Claim,
    Exercise,
    Item,
    Kind,
    Measure,
    Sign,
    Source,
)

ORIGINAL = "en"
MAKES: Mapping[Kind, type[Item]] = {
    made.kind: made for made in (Claim, Exercise, Measure, Sign, Source)
}


@dataclass(frozen=True, slots=True)
class Translation:
    """The prose of an item in another language, and which original it translates."""

    id: str
    kind: Kind
    language: str
    title: str
    sections: Mapping[str, str]
    translates: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class Survey:
    """Everything that could be read in a content folder, and everything that could not.

    ``headings`` maps a heading id to its label per language, ``cautions`` a caution id to
    its phrase per language. ``version`` is 12 hex digits over all the files.
    """

    items: Mapping[tuple[Kind, str], Item]
    translations: Mapping[tuple[str, Kind, str], Translation]
    headings: Mapping[str, Mapping[str, str]]
    cautions: Mapping[str, Mapping[str, str]]
    flaws: tuple[Flaw, ...]
    version: str

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the headings are written in, the original first."""
        found = {language for label in self.headings.values() for language in label}
        return (ORIGINAL, *sorted(found - {ORIGINAL}))


def prose_digest(title: str, sections: Mapping[str, str]) -> str:
    """Twelve hex digits over the words a person reads; a translation names the ones it renders.

    Numbers and ids in the front matter are not part of it: they hold in every language.
    """
    text = "\n".join([title, *(f"{key}\n{sections[key]}" for key in sorted(sections))])
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def survey(folder: Traversable) -> Survey:
    """Read every item, translation, heading and caution below ``folder``.

    Only the two tables that all items lean on can fail: ContentError.
    """
    labels, kinds = _forms(folder)
    cautions = _phrases(_toml(folder, "cautions.toml"), "cautions.toml")
    items: dict[tuple[Kind, str], Item] = {}
    translations: dict[tuple[str, Kind, str], Translation] = {}
    flaws: list[Flaw] = []
    seal = hashlib.sha256()
    for kind, name, raw in _files(folder):
        file = f"{kind}/{name}"
        seal.update(file.encode() + b"\0" + raw + b"\0")
        identity, _, language = name[:-3].partition(".")
        language = language or ORIGINAL
        page = read_page(raw.decode("utf-8", "replace"), file)
        sections, more = _by_id(page, kinds[kind], labels, file=file, language=language)
        flaws += (*page.flaws, *more)
        if language == ORIGINAL:
            item, more = _item(kind, identity, page, sections=sections, file=file)
            items.update({(kind, identity): item} if item else {})
        else:
            made, more = _translation(kind, identity, page, sections, file, language)
            translations.update({(language, kind, identity): made} if made else {})
        flaws += more
    seal.update(json.dumps([labels, kinds, cautions]).encode())
    return Survey(items, translations, labels, cautions, tuple(flaws), seal.hexdigest()[:12])


def _toml(folder: Traversable, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads((folder / name).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ContentError(file=name, key="", problem="toml", detail=str(error)) from error


def _forms(
    folder: Traversable,
) -> tuple[Mapping[str, Mapping[str, str]], Mapping[Kind, list[str]]]:
    table, file = _toml(folder, "headings.toml"), "headings.toml"
    labels = _phrases(table.get("label"), file)
    kinds = table.get("kinds")
    for kind in Kind:
        keys = kinds.get(kind) if isinstance(kinds, Mapping) else None
        if not isinstance(keys, list) or not all(key in labels for key in map(str, keys)):
            allowed = ", ".join(labels)
            raise ContentError(
                file=file, key=f"kinds.{kind}", problem="dead-id", value=str(keys), allowed=allowed
            )
    return labels, {kind: table["kinds"][kind] for kind in Kind}


def _phrases(table: Any, file: str) -> Mapping[str, Mapping[str, str]]:
    rows = table.items() if isinstance(table, Mapping) else [("label", table)]
    for key, phrase in rows:
        written = isinstance(phrase, Mapping) and all(isinstance(t, str) for t in phrase.values())
        if not written:
            shown = str(phrase)[:80]
            raise ContentError(
                file=file, key=key, problem="not-a-table", value=shown, allowed="en, es"
            )
    return dict(table)


def _files(folder: Traversable) -> Iterator[tuple[Kind, str, bytes]]:
    for kind in Kind:
        shelf = folder / kind
        names = [entry.name for entry in shelf.iterdir()] if shelf.is_dir() else []
        for name in sorted(names):
            if name.endswith(".md"):
                yield kind, name, (shelf / name).read_bytes()


def _by_id(
    page: Page,
    wanted: list[str],
    labels: Mapping[str, Mapping[str, str]],
    *,
    file: str,
    language: str,
) -> tuple[Mapping[str, str], list[Flaw]]:
    named = {labels[key].get(language, key): key for key in wanted}
    flaws = [
        Flaw(
            file,
            heading,
            "unknown-heading",
            heading,
            "; ".join(named),
            nearest_of(heading, list(named)),
        )
        for heading in page.sections
        if heading not in named
    ]
    found = {key: page.sections[label] for label, key in named.items() if label in page.sections}
    # A file that could not be cut has no headings at all: one flaw says so, not eight.
    if page.sections or not page.flaws:
        flaws += [
            Flaw(file, label, "empty-section" if key in found else "missing-heading")
            for label, key in named.items()
            if not found.get(key)
        ]
    return MappingProxyType(found), flaws


def _item(
    kind: Kind, identity: str, page: Page, *, sections: Mapping[str, str], file: str
) -> tuple[Item | None, list[Flaw]]:
    if not page.head and page.flaws:
        return None, []
    values, flaws = read_table(page.head, KEYS[kind], file)
    made = MAKES[kind]
    needed = {key for key, form in KEYS[kind].items() if form.required}
    if not needed <= values.keys():
        return None, flaws
    known = {entry.name for entry in fields(made)}
    return made(
        id=identity,
        sections=sections,
        **{key: value for key, value in values.items() if key in known},
    ), flaws


def _translation(
    kind: Kind,
    identity: str,
    page: Page,
    sections: Mapping[str, str],
    file: str,
    language: str,
) -> tuple[Translation | None, list[Flaw]]:
    if not page.head and page.flaws:
        return None, []
    values, flaws = read_table(page.head, TRANSLATION, file)
    if not {"title", "translates"} <= values.keys():
        return None, flaws
    made = Translation(identity, kind, language, sections=sections, **values)
    return made, flaws
