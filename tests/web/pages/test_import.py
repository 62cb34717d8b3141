"""A diary from elsewhere: seen before it is taken over, and taken back by one tap."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from uncramp.person.diary import Cramps, Exposure
from uncramp.person.nights import Night
from uncramp.web.pages.forms.files import carry, uncarry
from uncramp.web.store import load_diary, load_night

pytestmark = pytest.mark.django_db(databases=["default", "sample"])

THEIRS = """Fecha;Calambres;Café;Humor
03/11/2026;2;sí;bien
04/11/2026;0;no;mal
31/11/2026;1;no;mal
05/11/2026;-1;no;
06/11/2026;1+;;
"""


@pytest.fixture
def bring(owner):
    """Send a file, and the response with its columns."""

    def send(text, name="diary.csv"):
        raw = text if isinstance(text, bytes) else text.encode()
        return owner.post("/settings/import", {"file": SimpleUploadedFile(name, raw)})

    return send


def answers(response):
    """The form of the columns as the browser would send it back."""
    facts = {field.html_name: field.value() for field in response.context["form"]}
    return facts | {"carried": response.context["carried"]}


def test_a_foreign_file_shows_what_would_be_taken_over_and_what_not(bring, ada):
    response = bring(THEIRS)
    text = response.content.decode()
    assert "3 nights can be taken over, 3 Nov 2026 to 6 Nov 2026." in text
    assert "Line 4" in text
    assert "no such day as “31/11/2026”" in text
    assert "Line 5" in text
    assert len(load_diary(ada)) == 0


def test_the_good_nights_are_taken_over_and_one_tap_takes_them_back(bring, owner, ada):
    facts = answers(bring(THEIRS)) | {"take": "over"}
    response = owner.post("/settings/import/look", facts)
    night = Night.parse("2026-11-03")
    assert load_night(ada, night).cramps == Cramps.counted(2)
    assert load_night(ada, night).exposure("Café") is True
    assert load_night(ada, night + 3).cramps == Cramps.some()
    change = response.headers["Location"].partition("saved=")[2]
    owner.post("/undo", {"saved": change, "back": "/diary"})
    assert len(load_diary(ada)) == 0


def test_a_column_can_mean_something_else_than_was_guessed(bring, owner):
    facts = answers(bring("when,how many,tea\n2026-11-03,2,yes\n"))
    facts |= {"column-0": "night", "column-1": "cramps", "column-2": "leave-out"}
    response = owner.post("/settings/import/look", facts)
    assert "1 night can be taken over: 3 Nov 2026." in response.content.decode()


def test_a_factor_may_be_called_like_a_column_of_ours(bring, owner, ada):
    facts = answers(bring("night,cramps,pain\n2026-11-03,2,2.5\n"))
    owner.post("/settings/import/look", facts | {"column-2": "factor", "take": "over"})
    entry = load_night(ada, Night.parse("2026-11-03"))
    assert (entry.pain, entry.exposures) == (None, (Exposure("pain", 2.5),))


def test_nights_that_are_here_already_are_announced(bring, write):
    write("1")
    assert "1 of them is in your diary already" in bring(
        "night,cramps\n2026-11-21,2\n2026-11-20,0\n"
    ).content.decode().replace("\n", " ")


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (b"\n\n", "no rows"),
        (b"\x00\x01\x02\x03" * 100, "What do the columns mean?"),
        (b"PK\x03\x04" + b"\0" * 200, "could not be read"),
    ],
)
def test_a_file_that_is_none_gets_a_sentence(bring, ada, raw, words):
    response = bring(raw)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert len(load_diary(ada)) == 0


def test_a_file_without_a_date_asks_what_the_columns_mean(bring, ada):
    response = bring("a,b\n1,2\n")
    assert response.status_code == 422
    assert "What do the columns mean?" in response.content.decode()


def test_no_file_at_all_is_asked_for(owner):
    response = owner.post("/settings/import", {})
    assert response.status_code == 422
    assert "Please fill this in." in response.content.decode()


def test_a_huge_file_is_not_even_read(bring):
    response = bring(b"2026-11-03,2\n" * 400_000)
    assert response.status_code == 422
    assert "larger than 4 MiB" in response.content.decode()


def test_ten_thousand_bad_rows_show_the_first_few_and_their_number(bring):
    rows = "\n".join(f"x{n},2" for n in range(10_000))
    text = bring(f"night,cramps\n2026-11-03,2\n{rows}\n").content.decode()
    assert "10,000 things need a look" in text
    assert len(re.findall("is not a date", text)) == 20


def test_a_carried_file_comes_back_the_same_and_a_changed_one_does_not(clock):
    text = carry("my diary.csv", b"\x00\xff\nnight")
    assert uncarry(text) == ("my diary.csv", b"\x00\xff\nnight")
    assert uncarry(text[:-2] + "xx") is None
    assert uncarry("") is None


def test_a_carried_file_that_is_not_ours_is_refused(owner):
    assert owner.post("/settings/import/look", {"carried": "made up"}).status_code == 400
    assert owner.post("/settings/import/look", {}).status_code == 400


def test_problems_are_text_and_never_markup(bring):
    text = bring("night,cramps\n<script>alert(1)</script>,2\n2026-11-03,1\n").content.decode()
    assert "<script>alert" not in text
