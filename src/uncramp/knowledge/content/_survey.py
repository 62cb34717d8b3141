"""Read a whole folder of content, good files and bad ones, without stopping at the first."""

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from uncramp.knowledge.content._files import item_files, pose_files
from uncramp.knowledge.content._flaw import Flaw
from uncramp.knowledge.content._front import Page, read_page
from uncramp.knowledge.content._kinds import (
    Claim,
    Condition,
    Exercise,
    Measure,
    Medication,
    Question,
    Sign,
    Source,
)
from uncramp.knowledge.content._links import dead_drawings, dead_links, dead_questions
from uncramp.knowledge.content._manoeuvre import Manoeuvre
from uncramp.knowledge.content._movement import Routine
from uncramp.knowledge.content._routines import dead_parts, read_routines
from uncramp.knowledge.content._schema import KEYS, TRANSLATION
from uncramp.knowledge.content._tables import (
    read_headings,
    read_numbers,
    read_phrases,
    read_screens,
    read_toml,
)
from uncramp.knowledge.content._types import Item, Kind, Screen
from uncramp.knowledge.content._values import nearest_of, read_table

ORIGINAL = "en"
MAKES: Mapping[Kind, type[Item]] = {
    made.kind: made
    for made in (
        *(Claim, Condition, Exercise, Manoeuvre, Measure, Medication, Question, Sign, Source),
    )
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
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Survey:
    """Everything that could be read in a content folder, and everything that could not.

    ``headings`` maps a heading id to its label per language, ``cautions`` a caution id to
    its phrase per language, ``numbers`` a country to its emergency number. ``version`` is
    12 hex digits over all the files.
    """

    items: Mapping[tuple[Kind, str], Item]
    translations: Mapping[tuple[str, Kind, str], Translation]
    headings: Mapping[str, Mapping[str, str]]
    cautions: Mapping[str, Mapping[str, str]]
    screens: tuple[Screen, ...]
    routines: Mapping[str, Routine]
    numbers: Mapping[str, str]
    flaws: tuple[Flaw, ...]
    version: str

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the headings are written in, the original first."""
        found = {language for label in self.headings.values() for language in label}
        return (ORIGINAL, *sorted(found - {ORIGINAL}))


def prose_digest(item: Item) -> str:
    """Twelve hex digits over the words a person reads; a translation names the ones it renders.

    Numbers and ids in the front matter are not part of it: they hold in every language.
    """
    words = [f"{key}\n{item.sections[key]}" for key in sorted(item.sections)]
    words += [f"{key}\n{label}" for key, label in getattr(item, "options", {}).items()]
    text = "\n".join([item.title, *words])
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def survey(
    folder: Traversable,
    languages: Collection[str] | None = None,
    *,
    originals: Survey | None = None,
) -> Survey:
    """Read every item, translation, heading and caution below ``folder``.

    Translations are read into ``languages`` only, into all of them when None. ``originals``
    is an earlier survey of the same folder, whose items are taken as they are. Only the
    tables that the items lean on can fail: ContentError.
    """
    labels, kinds = read_headings(folder)
    cautions = read_phrases(read_toml(folder, "cautions.toml"), "cautions.toml")
    numbers, (screens, flaws) = read_numbers(folder), read_screens(folder)
    routines, odd = read_routines(folder)
    drawn = pose_files(folder)
    read = _Read(dict(originals.items) if originals else {}, [*flaws, *odd])
    for kind, name, raw, wanted in item_files(folder, languages, whole=originals is None):
        read.seal.update(f"{kind}/{name}".encode() + b"\0" + raw + b"\0")
        if wanted:
            read.take(*_one(kind, name, raw, kinds[kind], labels))
    read.flaws += originals.flaws if originals else _dead(read, cautions, drawn, screens, routines)
    rows = [[asdict(one) for one in screens], [asdict(one) for one in routines.values()]]
    read.seal.update(json.dumps([labels, kinds, cautions, rows, numbers, drawn]).encode())
    return Survey(
        items=read.items,
        translations=read.translations,
        headings=labels,
        cautions=cautions,
        screens=screens,
        routines=routines,
        numbers=numbers,
        flaws=tuple(read.flaws),
        version=originals.version if originals else read.seal.hexdigest()[:12],
    )


@dataclass(slots=True)
class _Read:
    """What was read so far, good and bad, and the seal over all of it."""

    items: dict[tuple[Kind, str], Item]
    flaws: list[Flaw]
    translations: dict[tuple[str, Kind, str], Translation] = field(default_factory=dict)
    seal: Any = field(default_factory=hashlib.sha256)

    def take(self, made: Item | Translation | None, flaws: list[Flaw]) -> None:
        """One file."""
        self.flaws += flaws
        if isinstance(made, Translation):
            self.translations[made.language, made.kind, made.id] = made
        elif made:
            self.items[made.kind, made.id] = made


def _dead(
    read: _Read,
    cautions: Collection[str],
    drawn: Collection[str],
    screens: Collection[Screen],
    routines: Mapping[str, Routine],
) -> Iterator[Flaw]:
    every = read.items.values()
    yield from dead_links(every, cautions)
    yield from dead_drawings(every, drawn)
    yield from dead_questions(screens, every)
    yield from dead_parts(routines.values(), every, cautions)


def _one(
    kind: Kind, name: str, raw: bytes, wanted: list[str], labels: Mapping[str, Mapping[str, str]]
) -> tuple[Item | Translation | None, list[Flaw]]:
    file = f"{kind}/{name}"
    identity, _, language = name[:-3].partition(".")
    page = read_page(raw.decode("utf-8", "replace"), file)
    sections, flaws = _by_id(page, wanted, labels, file=file, language=language or ORIGINAL)
    made: Item | Translation | None
    if language:
        made, more = _translation(kind, identity, page, sections, file, language)
    else:
        made, more = _item(kind, identity, page, sections=sections, file=file)
    return made, [*page.flaws, *flaws, *more]


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
