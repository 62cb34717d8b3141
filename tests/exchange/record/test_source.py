import os
import threading
from pathlib import Path

import pytest

from uncramp.errors import FileUnreadable
from uncramp.exchange.record import headings, read_diary

TEXT = "night;cramps;note;café\n2026-01-01;2;«sí»;sí\n2026-01-02;0;año;no\n"


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("cp1252", "cp1252"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_the_encoding_is_found_from_the_file(encoding, found):
    raw = TEXT.encode(encoding)
    assert headings(raw).encoding == found
    first, second = read_diary(raw).diary
    assert (first.note, first.exposure("café"), second.note) == ("«sí»", True, "año")


def test_bytes_that_no_encoding_of_windows_has_are_read_as_latin_1():
    raw = TEXT.encode("latin-1").replace(b"a\xf1o", b"a\x81o")
    assert headings(raw).encoding == "latin-1"
    assert len(read_diary(raw).diary) == 2


def test_a_letter_cut_in_two_by_the_first_reading_is_not_taken_for_another_encoding():
    # The sample and the chunks end in the middle of a two-byte letter.
    note = "é" * 400_000
    raw = ("night,cramps,notes\n" + f"2026-01-01,0,{note}\n" * 2).encode()
    assert headings(raw).encoding == "utf-8"
    assert headings(b" " + raw).encoding == "utf-8"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_read(end):
    assert len(read_diary(TEXT.replace("\n", end).encode()).diary) == 2


def test_torn_utf_16_is_named():
    with pytest.raises(FileUnreadable) as caught:
        read_diary(TEXT.encode("utf-16") + b"\x00\xd8\x41")
    assert caught.value.context["problem"] == "encoding"


def test_a_workbook_is_told_from_a_table():
    with pytest.raises(FileUnreadable) as caught:
        read_diary(b"PK\x03\x04 and so on", name="diary.xlsx")
    assert caught.value.context == {"path": "diary.xlsx", "problem": "workbook"}


def test_a_pipe_can_be_read(tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=[TEXT.encode()])
    writer.start()
    try:
        assert len(read_diary(pipe).diary) == 2
    finally:
        writer.join()
