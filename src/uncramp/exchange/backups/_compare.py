"""A backup beside what is here now, night by night."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from uncramp.exchange.record import Record
from uncramp.knowledge.wording import knows, say
from uncramp.person.nights import Night

_FEW: Final = 3
"""From so many nights that are in both, none of them equal means another diary."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the record beside the nights. ``there``, ``here``: how many, None uncounted."""

    name: str
    is_same: bool
    there: int | None
    here: int | None

    def said(self, language: str) -> str:
        """What the part is called, and how many there are and here."""
        named = f"backup.part.{self.name}"
        name = say(named if knows(named) else "backup.part.other", language)
        if self.there is None or self.here is None:
            return say("backup.part-differs", language, name=name)
        return say("backup.part-counts", language, name=name, there=self.there, here=self.here)


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a backup (*there*) stands to the record (*here*); nights in order."""

    same: int
    changed: tuple[Night, ...]
    only_there: tuple[Night, ...]
    only_here: tuple[Night, ...]
    parts: tuple[Part, ...]

    @property
    def is_same(self) -> bool:
        """Whether the backup holds what is here, no more and no less."""
        others = self.changed or self.only_there or self.only_here
        return not others and all(part.is_same for part in self.parts)

    @property
    def is_another(self) -> bool:
        """Whether it looks like the diary of somebody else: not one night is as it is here."""
        here = len(self.changed) + len(self.only_here)
        there = len(self.changed) + len(self.only_there)
        return not self.same and min(here, there) >= _FEW

    def said(self, language: str) -> tuple[str, ...]:
        """The comparison in sentences; the first is the answer."""
        told = [say("backup.compare.same", language, n=self.same)]
        for key, nights in (
            ("changed", self.changed),
            ("only-there", self.only_there),
            ("only-here", self.only_here),
        ):
            if nights:
                facts = {"n": len(nights), "first": nights[0], "last": nights[-1]}
                told.append(say(f"backup.compare.{key}", language, **facts))
        told += [part.said(language) for part in self.parts if not part.is_same]
        if self.is_another:
            told.insert(0, say("backup.compare.another", language))
        return tuple(told)


def compare(backup: Record, present: Record) -> Comparison:
    """Hold a backup against what is here: each night, and every other part of the record."""
    there = {entry.night: entry for entry in backup.diary}
    here = {entry.night: entry for entry in present.diary}
    both = there.keys() & here.keys()
    changed = {night for night in both if there[night] != here[night]}
    return Comparison(
        same=len(both) - len(changed),
        changed=tuple(sorted(changed)),
        only_there=tuple(sorted(there.keys() - both)),
        only_here=tuple(sorted(here.keys() - both)),
        parts=tuple(
            _part(one.name, getattr(backup, one.name), getattr(present, one.name))
            for one in fields(Record)
            if one.name != "diary"
        ),
    )


def _part(name: str, there: Any, here: Any) -> Part:
    if isinstance(there, tuple):
        return Part(name, _settled(there) == _settled(here), len(there), len(here))
    same = dict(there) == dict(here) if isinstance(there, Mapping) else there == here
    return Part(name, same, None, None)


def _settled(items: tuple[Any, ...]) -> list[str]:
    # Some parts stand in any order, and a list of mappings cannot be sorted as it is.
    return sorted(map(repr, items))
