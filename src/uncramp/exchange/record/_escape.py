"""Text in cells: no spreadsheet may take a note for a formula, and nothing may get lost.

A text that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return gets an
apostrophe before it, and so does one that already has apostrophes before such a sign.
Reading takes exactly one apostrophe away again.
"""

import re
from collections.abc import Iterable
from typing import Final

from uncramp.errors import BadValue

_RISKY: Final = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_QUOTED: Final = re.compile(r'[",;|\t\r\n]|^\s|\s$')


def guarded(text: str) -> str:
    """The text with its apostrophe, where a spreadsheet would take it for a formula."""
    return "'" + text if _RISKY.match(text) else text


def plain(text: str) -> str:
    """The text as it was before ``guarded``."""
    return text[1:] if text.startswith("'") and _RISKY.match(text) else text


def csv_line(cells: Iterable[str]) -> str:
    """One row of a table with commas; quotes stand only where they are needed."""
    return ",".join([_quoted(cell) for cell in cells]) + "\n"


def writable(field: str, text: str) -> str:
    """The text itself; raises BadValue where no text file can hold it."""
    # NUL ends a text for half of all programs; half a surrogate pair has no UTF-8.
    if "\0" in text or (not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text)):
        shown = text[:40].encode("ascii", "backslashreplace").decode()
        raise BadValue(field=field, value=shown, allowed="text")
    return text


def _quoted(cell: str) -> str:
    if _QUOTED.search(cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell
