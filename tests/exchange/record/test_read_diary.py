import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from uncramp.errors import (
    ColumnMissing,
    FileEmpty,
    FileMissing,
    FileTooLarge,
    FileUnreadable,
    TooManyRows,
)
from uncramp.exchange.record import DateStyle, Read, read_diary
from uncramp.person.diary import Cramps, NightEntry
from uncramp.person.nights import Night


def read(text: str, **options) -> Read:
    return read_diary(text.encode(), name="diary.csv", **options)


def reasons(text: str, **options) -> list[tuple[int, str]]:
    return [(problem.line, problem.reason) for problem in read(text, **options).problems]


def cramps(read: Read) -> dict[str, str]:
    return {str(entry.night): str(entry.cramps) for entry in read.diary}


def test_quiet_counted_some_and_unknown_nights_are_told_apart_and_gaps_stay_gaps():
    diary = read("night,cramps\n2026-01-01,0\n2026-01-02,3\n2026-01-03,1+\n2026-01-05,\n").diary
    answers = [entry.cramps for entry in diary]
    assert answers == [Cramps.quiet(), Cramps.counted(3), Cramps.some(), Cramps.unknown()]
    assert diary[Night(date(2026, 1, 4))] is None


def test_every_column_of_ours_is_read():
    text = (
        "night,cramps,arm,block,excluded,minutes,pain,sleep_disturbance,note\n"
        '2026-01-01,2,A,b1,fever,7.5,3,10,"two, left calf"\n'
    )
    assert read(text).diary.entries == (
        NightEntry(
            night=Night(date(2026, 1, 1)),
            cramps=Cramps.counted(2),
            minutes=7.5,
            pain=3,
            sleep_disturbance=10,
            arm="A",
            block="b1",
            excluded="fever",
            note="two, left calf",
        ),
    )


def test_further_columns_are_exposures_and_an_empty_cell_is_unknown_and_not_no():
    (entry,) = read("night,cramps,coffee,magnesium,walk\n2026-01-01,0,2.5,no,\n").diary
    assert entry.exposure("coffee") == 2.5
    assert entry.exposure("magnesium") is False
    assert entry.exposure("walk") is None


@pytest.mark.parametrize("word", ["yes", "Sí", "si", "TRUE", "verdadero", "y"])
def test_yes_is_understood_in_both_languages(word):
    (entry,) = read(f"night,cramps,x\n2026-01-01,0,{word}\n").diary
    assert entry.exposure("x") is True


def test_the_good_rows_are_kept_and_the_bad_ones_say_where_and_what_would_be_right():
    result = read("night,cramps,pain\n2026-01-01,1,3\n2026-01-02,-1,11\n2026-01-03,0,0\n")
    assert cramps(result) == {"2026-01-01": "1", "2026-01-03": "0"}
    assert [(p.line, p.column, p.value, p.reason, p.expected) for p in result.problems] == [
        (3, "cramps", "-1", "count-negative", "0, 1, 2"),
        (3, "pain", "11", "score", "0–10"),
    ]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("-1", "count-negative"),
        ("2.5", "count-fraction"),
        ("two", "count-text"),
        ("201", "count-too-large"),
        ("few", "count-text"),
        ("²", "count-text"),
        ("yes", "count-text"),
        ("9" * 5000, "count-too-large"),
        ("1e3", "count-fraction"),
    ],
)
def test_a_number_of_cramps_is_a_whole_number_from_zero(cell, reason):
    assert reasons(f"night,cramps\n2026-01-01,{cell}\n") == [(2, reason)]


def test_a_spreadsheet_that_writes_three_as_3_0_means_three():
    assert cramps(read("night,cramps\n2026-01-01,3.0\n")) == {"2026-01-01": "3"}


def test_semicolons_bring_decimal_commas():
    (entry,) = read("night;cramps;coffee;minutes\n2026-01-01;0;1,5;12,25\n").diary
    assert (entry.exposure("coffee"), entry.minutes) == (1.5, 12.25)


def test_a_number_that_two_readers_read_differently_is_not_guessed():
    (problem,) = read("night;cramps;steps\n2026-01-01;0;1.500\n2026-01-02;0;5\n").problems
    assert (problem.reason, problem.expected) == ("number-ambiguous", "1500 / 1.5000")


def test_a_decimal_comma_between_commas_is_named():
    text = 'night,cramps,coffee\n2026-01-01,0,"1,5"\n2026-01-02,0,1,5\n2026-01-03,0,2\n'
    assert reasons(text) == [(2, "number-comma"), (3, "row-long")]


def test_a_night_that_stands_twice_with_the_same_answers_is_kept_once_and_reported():
    result = read("night,cramps\n2026-01-01,2\n2026-01-01,2\n")
    assert cramps(result) == {"2026-01-01": "2"}
    (problem,) = result.problems
    assert (problem.line, problem.reason, problem.expected) == (3, "night-twice-same", "2")


def test_of_two_different_rows_for_a_night_neither_is_kept_and_both_lines_are_named():
    result = read("night,cramps\n2026-01-01,2\n2026-01-02,0\n2026-01-01,3\n")
    assert cramps(result) == {"2026-01-02": "0"}
    (problem,) = result.problems
    assert (problem.line, problem.reason, problem.expected) == (4, "night-twice-different", "2")


def test_a_readable_row_does_not_win_over_an_unreadable_one_for_the_same_night():
    result = read("night,cramps\n2026-01-01,2\n2026-01-01,-3\n")
    assert len(result.diary) == 0
    assert [p.reason for p in result.problems] == ["count-negative", "night-twice-different"]


def test_three_kinds_of_dates_in_one_file_keep_the_iso_ones():
    text = "night,cramps\n2026-11-20,0\n22/11/2026,1\n3/4/2026,1\n11-23-2026,1\n"
    result = read(text)
    assert cramps(result) == {"2026-11-20": "0"}
    assert [(p.reason, p.expected) for p in result.problems] == [
        ("date-foreign", "2026-11-22"),
        ("date-ambiguous", "2026-03-04 / 2026-04-03"),
        ("date-foreign", "2026-11-23"),
    ]


def test_a_declared_date_style_is_followed():
    text = "night,cramps\n3/4/2026,1\n2026-11-22,0\n"
    assert "2026-04-03" in cramps(read(text, dates=DateStyle.DAY_FIRST))
    assert "2026-03-04" in cramps(read(text, dates=DateStyle.MONTH_FIRST))


def test_nights_to_come_are_fine():
    assert cramps(read("night,cramps\n2090-01-01,0\n")) == {"2090-01-01": "0"}


def test_a_slip_in_a_year_costs_that_night_and_not_the_others():
    result = read("night,cramps\n2026-01-01,0\n0206-01-02,1\n2026-01-03,0\n")
    assert cramps(result) == {"2026-01-01": "0", "2026-01-03": "0"}
    assert [(p.line, p.reason) for p in result.problems] == [(3, "night-far")]


def test_a_column_of_remarks_is_left_out_once_and_costs_no_night():
    result = read("night,cramps,remarks\n2026-01-01,0,slept well\n2026-01-02,1,awful\n")
    assert len(result.diary) == 2
    assert [(p.line, p.reason) for p in result.problems] == [(1, "column-text")]


def test_one_unreadable_exposure_among_readable_ones_costs_its_row():
    assert reasons("night,cramps,tea\n2026-01-01,0,1\n2026-01-02,1,lots\n") == [(3, "exposure")]


def test_a_heading_that_stands_twice_is_read_the_first_time_only():
    result = read("night,cramps,tea,tea\n2026-01-01,0,1,9\n")
    assert result.diary.entries[0].exposure("tea") == 1.0
    assert [(p.reason, p.expected) for p in result.problems] == [("heading-twice", "4")]


def test_columns_can_be_renamed_and_left_out():
    text = "date,n,comment,tea\n2026-01-01,2,fine,yes\n"
    mapping = {"date": "night", "n": "cramps", "comment": "note", "tea": "evening tea"}
    (entry,) = read(text, columns=mapping).diary
    assert (str(entry.cramps), entry.note, entry.exposure("evening tea")) == ("2", "fine", True)
    (entry,) = read(text, columns=mapping | {"tea": ""}).diary
    assert entry.exposures == ()


def test_short_rows_are_fine_where_the_cells_that_are_gone_were_empty():
    result = read("night,cramps,pain,tea\n2026-01-01,0\n2026-01-02\n")
    assert cramps(result) == {"2026-01-01": "0"}
    assert [(p.line, p.reason) for p in result.problems] == [(3, "row-short")]


def test_blank_rows_and_cells_at_the_end_are_no_rows():
    result = read("\n\nnight;cramps;;\n2026-01-01;0;;\n;;;\n   \n\n")
    assert (cramps(result), result.problems) == ({"2026-01-01": "0"}, ())


def test_a_quote_that_never_closes_costs_one_night():
    result = read('night,cramps,note\n2026-01-01,0,"oh\n2026-01-02,1,x\n2026-01-03,2,y\n')
    assert cramps(result) == {"2026-01-02": "1", "2026-01-03": "2"}
    assert [(p.line, p.reason) for p in result.problems] == [(2, "quote-open")]


def test_line_numbers_are_those_of_the_file_after_a_note_of_several_lines():
    text = 'night,cramps,note\n2026-01-01,0,"a\nb\nc"\n2026-01-02,x,\n'
    assert reasons(text) == [(5, "count-text")]
    assert read(text).diary.entries[0].note == "a\nb\nc"


def test_a_nul_costs_its_row():
    result = read_diary(b"night,cramps\n2026-01-01,0\0\n2026-01-02,1\n")
    assert cramps(result) == {"2026-01-02": "1"}
    assert [(p.line, p.reason) for p in result.problems] == [(2, "nul")]


def test_a_torn_letter_in_a_marked_file_costs_its_row():
    raw = b"\xef\xbb\xbfnight,cramps,note\r\n2026-01-01,0,\xff\r\n2026-01-02,1,\xc3\xad\r\n"
    result = read_diary(raw)
    assert [entry.note for entry in result.diary] == ["í"]
    assert [(p.line, p.reason) for p in result.problems] == [(2, "garbled")]


def test_a_note_over_one_mebibyte_is_left_out_with_its_night():
    text = f'night,cramps,note\n2026-01-01,0,"{"x" * (1 << 20)}"\n2026-01-02,0,"{"é" * 600_000}"\n'
    result = read(text + f'2026-01-03,1,"{"x" * (2 << 20)}"\n2026-01-04,2,\n')
    assert [len(entry.note) for entry in result.diary] == [1 << 20, 0]
    assert [(p.line, p.reason) for p in result.problems] == [
        (3, "cell-too-long"),
        (4, "cell-too-long"),
    ]


def test_values_are_shown_without_signs_that_move_a_cursor():
    (problem,) = read("night,cramps\n2026-01-01,\x1b[2Jboo\n").problems
    assert problem.value == "\ufffd[2Jboo"


@pytest.mark.parametrize("raw", [b"", b"\xef\xbb\xbf", b"\n \r\n\r\n"])
def test_an_empty_file_is_named(raw):
    with pytest.raises(FileEmpty):
        read_diary(raw, name="diary.csv")


def test_only_a_head_is_an_empty_diary_and_a_remark():
    assert reasons("night,cramps\n") == [(1, "no-rows")]


@pytest.mark.parametrize(
    ("head", "column", "nearest"),
    [
        ("nigth,cramps", "night", "nigth"),
        ("Fecha;cramps", "night", "Fecha"),
        ("a,b", "night", ""),
        ("night,crumps", "cramps", "crumps"),
        ("night", "cramps", ""),
    ],
)
def test_a_missing_column_is_named_with_those_found_and_the_nearest(head, column, nearest):
    with pytest.raises(ColumnMissing) as caught:
        read(f"{head}\n2026-01-01,0\n")
    context = caught.value.context
    assert (context["column"], context["nearest"]) == (column, nearest)
    assert context["found"] == head.replace(",", ", ").replace(";", ", ")


def test_a_mapped_heading_that_is_not_there_is_named():
    with pytest.raises(ColumnMissing) as caught:
        read("night,cramps\n2026-01-01,0\n", columns={"tea": "coffee"})
    assert caught.value.context["column"] == "tea"


def test_a_file_that_is_not_there_or_is_a_folder_is_named(tmp_path: Path):
    with pytest.raises(FileMissing):
        read_diary(tmp_path / "diary.csv")
    with pytest.raises(FileUnreadable) as caught:
        read_diary(tmp_path)
    assert caught.value.context["problem"] == "closed"


def test_ten_million_rows_stop_at_the_limit_and_in_little_memory(tmp_path: Path):
    path = tmp_path / "diary.csv"
    with path.open("wb") as stream:
        stream.write(b"night,cramps\n")
        for _ in range(100):
            stream.write(b"2026-01-01,0\n" * 100_000)
    tracemalloc.start()
    with pytest.raises(TooManyRows) as caught:
        read_diary(path)
    assert caught.value.context["limit"] == 18_263
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 32 << 20
    path.unlink()


def test_a_file_over_the_limit_stops_with_its_limit(tmp_path: Path):
    path = tmp_path / "diary.csv"
    with path.open("wb") as stream:
        stream.write(b"night,cramps\n")
        stream.truncate(80 << 20)
    with pytest.raises(FileTooLarge) as caught:
        read_diary(path)
    assert caught.value.context["limit_mib"] == 64


def test_a_file_in_which_hardly_anything_reads_is_refused_as_a_whole():
    heads = ",".join(f"x{i}" for i in range(60))
    rows = "".join(f"2026-01-01,0,{'a,' * 59}{i}\n" for i in range(2_000))
    with pytest.raises(FileUnreadable) as caught:
        read(f"night,cramps,{heads}\n{rows}")
    assert caught.value.context["problem"] == "hopeless"


def test_more_columns_than_any_diary_has_are_refused():
    with pytest.raises(FileUnreadable) as caught:
        read("night,cramps," + ",".join(f"x{i}" for i in range(500)) + "\n")
    assert caught.value.context["problem"] == "columns"
