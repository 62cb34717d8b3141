from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from tests.exchange.record.strategies import diaries
from uncramp.errors import BadValue, FileError, FileMissing
from uncramp.exchange.record import diary_csv, read_diary, write_diary
from uncramp.person.diary import Cramps, Diary, Exposure, NightEntry
from uncramp.person.nights import Night

NEW_YEAR = Night(date(2026, 1, 1))


def one(**facts) -> Diary:
    return Diary((NightEntry(NEW_YEAR, Cramps.counted(2), **facts),))


@given(diaries(with_episodes=False))
def test_reading_what_was_written_gives_the_same_diary(diary):
    read = read_diary(diary_csv(diary).encode())
    assert read.diary == diary
    assert [problem.reason for problem in read.problems] == ([] if len(diary) else ["no-rows"])
    # True equals 1.0, so the kinds are compared as well.
    assert [type(x.value) for entry in read.diary for x in entry.exposures] == [
        type(x.value) for entry in diary for x in entry.exposures
    ]


@given(diaries(with_episodes=False, max_size=3))
def test_a_file_with_a_byte_order_mark_reads_the_same(diary):
    assert read_diary(diary_csv(diary).encode("utf-8-sig")).diary == diary


def test_the_five_kinds_of_night_are_five_different_things_in_the_file():
    nights = [Cramps.quiet(), Cramps.counted(3), Cramps.some(), Cramps.unknown()]
    entries = [NightEntry(NEW_YEAR + i, answer) for i, answer in enumerate(nights)]
    assert diary_csv(Diary(tuple(entries))) == (
        "night,cramps\n2026-01-01,0\n2026-01-02,3\n2026-01-03,1+\n2026-01-04,\n"
    )


def test_an_empty_diary_is_a_head_and_nothing_else():
    assert diary_csv(Diary()) == "night,cramps\n"


def test_only_columns_that_any_night_uses_are_written():
    assert diary_csv(one(pain=0, minutes=7.5)).splitlines()[0] == "night,cramps,minutes,pain"


def test_an_unanswered_exposure_is_an_empty_cell_and_not_no():
    first = NightEntry(NEW_YEAR, Cramps.quiet(), exposures=(Exposure("coffee", value=False),))
    second = NightEntry(NEW_YEAR + 1, Cramps.quiet())
    assert diary_csv(Diary((first, second))).splitlines()[1:] == [
        "2026-01-01,0,no",
        "2026-01-02,0,",
    ]


@pytest.mark.parametrize("note", ["=HYPERLINK(1)", "+1", "-1", "@a", "\tx", "'=a"])
def test_a_note_that_a_spreadsheet_would_run_gets_an_apostrophe(note):
    assert "'" + note in diary_csv(one(note=note))
    assert read_diary(diary_csv(one(note=note)).encode()).diary == one(note=note)


def test_a_negative_exposure_stays_a_number_and_gets_no_apostrophe():
    assert ",-2.5\n" in diary_csv(one(exposures=(Exposure("outside", -2.5),)))


def test_an_exposure_called_like_a_column_of_ours_is_marked_as_an_exposure():
    diary = one(pain=3, exposures=(Exposure("pain", 1.0), Exposure("exposure:pain", 2.0)))
    head = diary_csv(diary).splitlines()[0]
    assert head == "night,cramps,pain,exposure:exposure:pain,exposure:pain"


@pytest.mark.parametrize("note", ["a\0b", "\ud83d"])
def test_a_text_that_no_file_can_hold_is_named_and_not_mangled(note):
    with pytest.raises((BadValue, UnicodeEncodeError)):
        diary_csv(one(arm=note))


def test_plain_letters_are_written_plainly_and_others_with_a_mark(tmp_path: Path):
    write_diary(one(note="calm"), tmp_path / "plain.csv")
    write_diary(one(note="sueño"), tmp_path / "marked.csv")
    assert (tmp_path / "plain.csv").read_bytes().startswith(b"night,")
    assert (tmp_path / "marked.csv").read_bytes().startswith(b"\xef\xbb\xbfnight,")
    assert read_diary(tmp_path / "marked.csv").diary == one(note="sueño")


def test_a_file_that_is_already_there_is_replaced_whole(tmp_path: Path):
    path = tmp_path / "diary.csv"
    path.write_text("x" * 10_000)
    write_diary(one(), path)
    assert path.read_text() == diary_csv(one())
    assert [entry.name for entry in tmp_path.iterdir()] == ["diary.csv"]


def test_a_diary_on_disk_is_for_its_owner_only(tmp_path: Path):
    write_diary(one(), tmp_path / "diary.csv")
    assert (tmp_path / "diary.csv").stat().st_mode & 0o077 == 0


def test_a_folder_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(FileMissing) as caught:
        write_diary(one(), tmp_path / "nowhere" / "diary.csv")
    assert caught.value.context["path"] == str(tmp_path / "nowhere")


def test_writing_over_a_folder_fails_and_leaves_nothing_behind(tmp_path: Path):
    (tmp_path / "diary.csv").mkdir()
    with pytest.raises(FileError):
        write_diary(one(), tmp_path / "diary.csv")
    assert [entry.name for entry in tmp_path.iterdir()] == ["diary.csv"]
