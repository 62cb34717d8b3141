"""What stands in a cell: counts, scores, minutes, exposures; BadCell says what would be right."""

import math
import re
from collections.abc import Callable, Mapping
from typing import Final

from uncramp.errors import BadValue
from uncramp.exchange.record._bad_cell import BadCell
from uncramp.exchange.record._escape import plain
from uncramp.person.diary import MAX_NOTE_BYTES, Cramps, Exposure

_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d{1,4})?", re.ASCII)
_WHOLE = re.compile(r"0*(\d+)([.,]0*)?", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}([.,]\d{3})+", re.ASCII)
_YES: Final = frozenset({"yes", "y", "true", "sí", "si", "s", "verdadero"})
_NO: Final = frozenset({"no", "n", "false", "falso"})
MAX_MINUTES: Final = 1500


def cramps(text: str) -> Cramps:
    """``0``, ``3``, ``1+`` or nothing; a spreadsheet's ``3.0`` is three."""
    whole = _WHOLE.fullmatch(text)
    try:
        return Cramps.parse(whole[1] if whole else text)
    except BadValue:
        pass
    if whole:
        raise BadCell("count-too-large", f"0–{Cramps.MAX}")
    if _NUMBER.fullmatch(text):
        raise BadCell("count-negative" if text.startswith("-") else "count-fraction", "0, 1, 2")
    raise BadCell("count-text", "0, 1, 2, 1+")


def score(text: str) -> int | None:
    """A whole number from 0 to 10; None for nothing."""
    if text == "":
        return None
    whole = _WHOLE.fullmatch(text)
    if whole is None or len(whole[1]) > 2 or int(whole[1]) > 10:
        raise BadCell("score", "0–10")
    return int(whole[1])


def minutes(text: str, *, comma: bool) -> float | None:
    """Minutes of a night, 0 to 1500; None for nothing."""
    if text == "":
        return None
    value = number(text, comma=comma)
    if value is None or not 0 <= value <= MAX_MINUTES:
        raise BadCell("minutes", f"0–{MAX_MINUTES}")
    return value


def exposure(text: str, *, comma: bool) -> float | bool | None:
    """A number or yes/no; None for nothing, which is unknown and never no."""
    if text == "":
        return None
    word = text.casefold()
    if word in _YES or word in _NO:
        return word in _YES
    value = number(text, comma=comma)
    if value is None:
        raise BadCell("exposure", "1.5, yes, no")
    return value


def may_be_exposure(text: str) -> bool:
    """Whether a cell reads as a number or yes/no; in doubt about its signs, it does."""
    try:
        return exposure(text, comma=True) is not None
    except BadCell as bad:
        return bad.reason != "exposure"


def number(text: str, *, comma: bool) -> float | None:
    """A finite number, or None; ``comma`` says that the file may write decimal commas.

    Raises BadCell for 1.500 and 1,500 where a comma may be a decimal sign: it is fifteen
    hundred to one reader and one and a half to another.
    """
    if not _NUMBER.fullmatch(text):
        if _THOUSANDS.fullmatch(text):
            raise BadCell("number-separators", re.sub("[.,]", "", text))
        return None
    if _THOUSANDS.fullmatch(text) and (comma or "," in text):
        digits = re.sub("[.,]", "", text)
        raise BadCell("number-ambiguous", f"{digits} / {text.replace(',', '.')}0")
    if "," in text and not comma:
        raise BadCell("number-comma", text.replace(",", "."))
    value = float(text.replace(",", "."))
    return value if math.isfinite(value) else None


def words(text: str) -> str:
    """Text as it was told, without the mark against formulas."""
    told = plain(text)
    if len(told) > MAX_NOTE_BYTES // 4 and len(told.encode()) > MAX_NOTE_BYTES:
        raise BadCell("cell-too-long")
    return told


OWN: Final[Mapping[str, Callable[[str], object]]] = {
    "cramps": cramps,
    "pain": score,
    "sleep_disturbance": score,
    **dict.fromkeys(("arm", "block", "excluded", "note"), words),
}
"""How each of our own columns is read, where the decimal sign does not matter."""


def as_number(value: float) -> str:
    """A number so that reading gives exactly the same back; whole ones without a point."""
    return repr(float(value)).removesuffix(".0")


def as_exposure(held: Exposure) -> str:
    """The cell of an exposure."""
    if isinstance(held.value, bool):
        return "yes" if held.value else "no"
    return as_number(held.value)
