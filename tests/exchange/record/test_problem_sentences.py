import re
from pathlib import Path

import pytest

import uncramp.exchange.record as room
from uncramp.errors import UncrampError
from uncramp.exchange.record import Problem, read_diary
from uncramp.knowledge.wording import LANGUAGES, explain, knows, say

SOURCE = "".join(path.read_text() for path in Path(room.__file__).parent.glob("*.py"))
REASONS = {
    *re.findall(r'BadCell\(\s*"([a-z-]+)"', SOURCE),
    *re.findall(r'"((?:heading|night|date|count|row|quote|cell|column|no)-[a-z-]+)"', SOURCE),
    *("nul", "garbled", "score", "minutes", "exposure", "date"),
} - {"night-far-", "day-first"}
# Of these "twice" is about one answer, and has its words with the other answers.
UNREADABLE = set(re.findall(r'problem="([a-z-]+)"', SOURCE)) - {"twice"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", sorted(REASONS))
def test_every_reason_has_a_sentence_that_says_where_and_what(reason, language):
    told = Problem(7, "pain", "ouch", reason, "0–10").said(language)
    assert "7" in told
    assert re.search("ouch|pain|0–10", told) or reason == "no-rows"


@pytest.mark.parametrize("problem", sorted(UNREADABLE))
def test_every_way_in_which_a_file_is_unreadable_has_its_words(problem):
    assert knows(f"record.unreadable.{problem}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("raw", [b"", b"a,b\n", b"nigth,cramps\n", b"PK\x03\x04", b'"night'])
def test_a_refused_file_is_explained_without_a_general_excuse(raw, language):
    with pytest.raises(UncrampError) as caught:
        read_diary(raw, name="diary.csv")
    told = explain(caught.value, language)
    assert "diary.csv" in told
    assert told != say("error.unexpected", language)


def test_the_nearest_column_is_suggested():
    with pytest.raises(UncrampError) as caught:
        read_diary(b"nigth,cramps\n")
    assert "Perhaps it is “nigth”" in explain(caught.value, "en")
