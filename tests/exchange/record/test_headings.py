import pytest

from uncramp.errors import FileEmpty
from uncramp.exchange.record import DateStyle, headings, read_diary

FOREIGN = (
    "Fecha;Calambres;Comentario;Café;Dolor;Notas;Color\r\n"
    "13/01/2026;2;mala noche;sí;4;;rojo\r\n"
    "14/01/2026;0;;no;;;azul\r\n"
).encode("cp1252")


def test_a_spanish_spreadsheet_is_understood_well_enough_to_be_confirmed():
    seen = headings(FOREIGN, name="diario.csv")
    assert (seen.delimiter, seen.encoding, seen.dates) == (";", "cp1252", DateStyle.DAY_FIRST)
    assert seen.names[:4] == ("Fecha", "Calambres", "Comentario", "Café")
    assert seen.columns == {
        "Fecha": "night",
        "Calambres": "cramps",
        "Comentario": "note",
        "Café": "Café",
        "Dolor": "pain",
        "Notas": "Notas",
        "Color": "",
    }


def test_what_was_guessed_can_be_handed_to_the_reader():
    seen = headings(FOREIGN)
    read = read_diary(FOREIGN, columns=seen.columns, dates=seen.dates)
    assert [(str(e.night), str(e.cramps), e.note) for e in read.diary] == [
        ("2026-01-13", "2", "mala noche"),
        ("2026-01-14", "0", ""),
    ]
    assert read.problems == ()


def test_the_first_rows_are_shown_as_text_one_cell_for_each_name():
    seen = headings(b"night,cramps,tea\n2026-01-01,0\n2026-01-02,1,yes,more\n")
    assert seen.rows == (("2026-01-01", "0", ""), ("2026-01-02", "1", "yes"))


def test_a_heading_of_ours_is_never_given_to_another():
    seen = headings(b"date,night,cramps\n1,2026-01-01,0\n")
    assert seen.columns == {"date": "date", "night": "night", "cramps": "cramps"}


def test_dates_that_could_be_read_in_two_ways_are_said_to_be_uncertain():
    seen = headings(b"night,cramps\n01/02/2026,0\n02/02/2026,1\n")
    assert (seen.dates, seen.dates_certain) == (DateStyle.DAY_FIRST, False)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_from_the_head(delimiter):
    raw = f'"night"{delimiter}"a, b; c"{delimiter}cramps\n2026-01-01{delimiter}1{delimiter}0\n'
    seen = headings(raw.encode())
    assert seen.delimiter == delimiter
    assert seen.names == ("night", "a, b; c", "cramps")


def test_a_line_that_names_the_delimiter_is_followed():
    seen = headings(b"sep=;\r\nnight;cramps,x\r\n2026-01-01;0\r\n")
    assert (seen.delimiter, seen.names) == (";", ("night", "cramps,x"))


def test_a_file_without_any_of_our_columns_can_still_be_looked_at():
    assert headings(b"a,b\n1,2\n").columns == {"a": "a", "b": "b"}


def test_an_empty_file_is_named():
    with pytest.raises(FileEmpty):
        headings(b"")
