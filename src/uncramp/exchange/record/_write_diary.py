"""A diary CSV out; what is written here reads back as the same diary."""

import codecs
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from uncramp.exchange.record._atomic import replace_file
from uncramp.exchange.record._cells import as_exposure, as_number
from uncramp.exchange.record._columns import COLUMNS, NEEDED, heading_of
from uncramp.exchange.record._escape import csv_line, guarded, writable
from uncramp.person.diary import Diary, NightEntry


def diary_csv(diary: Diary) -> str:
    """The diary as CSV, one row a night; optional columns stand where any night has them.

    Episodes have no place in it (the archive holds them); everything else comes back the
    same. Raises BadValue for a text with NUL or half a surrogate pair.
    """
    used = [name for name in COLUMNS if name in NEEDED or _is_used(name, diary)]
    return "".join(_lines(diary, used, diary.exposure_names))


def write_diary(diary: Diary, path: Path) -> None:
    """Write the diary as CSV, whole or not at all; raises FileError.

    Plain ASCII is written as it is. Where there are other letters, a byte order mark leads,
    because spreadsheets take UTF-8 without it for something else.
    """
    text = diary_csv(diary)
    mark = b"" if text.isascii() else codecs.BOM_UTF8
    replace_file(path, mark + text.encode())


def nights_csv(diary: Diary) -> str:
    """The archive's table of nights: every column of ours, and no exposures."""
    return "".join(_lines(diary, COLUMNS, ()))


def _lines(diary: Diary, used: Sequence[str], exposures: Sequence[str]) -> Iterator[str]:
    heads = [guarded(heading_of(writable("exposure", name))) for name in exposures]
    yield csv_line([*used, *heads])
    cells = [_CELLS[name] for name in used]
    for entry in diary:
        noted = {held.name: as_exposure(held) for held in entry.exposures}
        told = [cell(entry) for cell in cells]
        yield csv_line([*told, *(noted.get(name, "") for name in exposures)])


def _is_used(name: str, diary: Diary) -> bool:
    return any(getattr(entry, name) not in {None, ""} for entry in diary)


def _words(name: str) -> Callable[[NightEntry], str]:
    return lambda entry: guarded(writable(name, getattr(entry, name)))


def _whole(name: str) -> Callable[[NightEntry], str]:
    def cell(entry: NightEntry) -> str:
        value = getattr(entry, name)
        return "" if value is None else str(value)

    return cell


_CELLS: Final[Mapping[str, Callable[[NightEntry], str]]] = {
    "night": lambda entry: str(entry.night),
    "cramps": lambda entry: str(entry.cramps),
    "minutes": lambda entry: "" if entry.minutes is None else as_number(entry.minutes),
    **{name: _whole(name) for name in ("pain", "sleep_disturbance")},
    **{name: _words(name) for name in ("arm", "block", "excluded", "note")},
}
