"""Bytes in, lines of text out: which encoding a file has, and how much of it is read."""

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final, TextIO

from uncramp.errors import FileMissing, FileTooLarge, FileUnreadable

MAX_FILE_MIB: Final = 64
"""A diary file is read up to here; fifty years of nights with a line of notes are a third of it."""

_CHUNK = 1 << 20
_SAMPLE = 1 << 16
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ZIP = b"PK\x03\x04"


@contextmanager
def open_lines(source: Path | bytes, name: str = "") -> Iterator[tuple[str, TextIO]]:
    """The encoding of a text file, and the file as lines with their ends untouched.

    Raises FileMissing, FileUnreadable (a folder, a workbook, no permission, broken UTF-16)
    and, while the lines are read, FileTooLarge.
    """
    path = name or (str(source) if isinstance(source, Path) else "")
    with _open(source, path) as binary:
        encoding = _encoding(binary, path)
        binary.seek(0)
        raw = io.BufferedReader(_Limited(binary, path), _SAMPLE)
        # surrogateescape: one torn byte spoils its own row, which the reader reports.
        errors = "strict" if encoding.startswith("utf-16") else "surrogateescape"
        with io.TextIOWrapper(raw, encoding=encoding, errors=errors, newline="") as lines:
            try:
                yield encoding, lines
            except UnicodeDecodeError as error:
                raise FileUnreadable(path=path, problem="encoding") from error


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """A file for reading; what the system says against it comes out as an error of ours."""
    try:
        stream = path.open("rb")
    except FileNotFoundError as error:
        raise FileMissing(path=str(path)) from error
    # A NUL in the path is a ValueError, and nothing of that name can exist.
    except (OSError, ValueError) as error:
        raise FileUnreadable(path=str(path), problem="closed") from error
    with stream:
        try:
            yield stream
        except OSError as error:
            raise FileUnreadable(path=str(path), problem="closed") from error


@contextmanager
def _open(source: Path | bytes, path: str) -> Iterator[IO[bytes]]:
    if isinstance(source, bytes):
        yield io.BytesIO(source)
        return
    with opened(source) as stream:
        if stream.seekable():
            yield stream
        else:
            # A pipe can be read only once, and finding the encoding takes a first reading.
            held = stream.read(MAX_FILE_MIB * _CHUNK + 1)
            if len(held) > MAX_FILE_MIB * _CHUNK:
                raise FileTooLarge(path=path, limit_mib=MAX_FILE_MIB)
            yield io.BytesIO(held)


class _Limited(io.RawIOBase):
    """A stream that stops with an error where the limit is passed."""

    def __init__(self, stream: IO[bytes], path: str) -> None:
        self._stream = stream
        self._path = path
        self._left = MAX_FILE_MIB * _CHUNK

    def readable(self) -> bool:
        """Reading is all it does."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer; raises FileTooLarge."""
        chunk = self._stream.read(len(buffer))
        self._left -= len(chunk)
        if self._left < 0:
            raise FileTooLarge(path=self._path, limit_mib=MAX_FILE_MIB)
        buffer[: len(chunk)] = chunk
        return len(chunk)


def _encoding(stream: IO[bytes], path: str) -> str:
    sample = stream.read(_SAMPLE)
    if sample.startswith(_ZIP):
        raise FileUnreadable(path=path, problem="workbook")
    for mark, encoding in _BOMS:
        if sample.startswith(mark):
            return encoding
    # UTF-16 without its mark: every second byte of plain text is NUL.
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if abs(even - odd) > 0.2 * len(sample):
        return "utf-16-be" if even > odd else "utf-16-le"
    for encoding in ("utf-8", "cp1252"):
        stream.seek(0)
        if _decodes(stream, encoding):
            return encoding
    return "latin-1"


def _decodes(stream: IO[bytes], encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for _ in range(MAX_FILE_MIB):
            chunk = stream.read(_CHUNK)
            decoder.decode(chunk, final=not chunk)
            if not chunk:
                break
    except UnicodeDecodeError:
        return False
    return True
