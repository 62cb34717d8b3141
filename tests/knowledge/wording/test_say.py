"""Sentences with their facts, as each language writes them."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncramp.errors import BadValue, SentenceMissing, UnknownId
from uncramp.knowledge.wording import knows, say
from uncramp.knowledge.wording._facts import write
from uncramp.person.nights import Night


@pytest.mark.parametrize(
    ("fact", "spec", "language", "said"),
    [
        (3, "", "en", "3"),
        (12345, "", "en", "12,345"),
        (12345, "", "es", "12.345"),
        (2.25, "", "en", "2.2"),
        (2.0, "", "es", "2,0"),
        (2.25, "2", "es", "2,25"),
        (7, "1", "en", "7.0"),
        (1234.5, "0", "es", "1.234"),
        (-0.04, "", "en", "0.0"),
        (0.93, "percent", "en", "93%"),
        (0.93, "percent", "es", "93\xa0%"),
        (date(2026, 11, 22), "", "en", "22 Nov 2026"),
        (date(2026, 11, 22), "", "es", "22 nov 2026"),
        (date(2026, 11, 22), "short", "en", "22 Nov"),
        (date(2026, 11, 22), "long", "en", "Sunday, 22 November 2026"),
        (date(2026, 11, 22), "long", "es", "domingo, 22 de noviembre de 2026"),
        (date(2026, 11, 22), "month", "es", "noviembre de 2026"),
        (date(2026, 11, 22), "weekday", "en", "Sunday"),
        (Night(date(2026, 11, 22)), "short", "es", "22 nov"),
        (datetime(2026, 11, 22, 3, 10, tzinfo=UTC), "time", "en", "03:10"),
        (datetime(2026, 11, 22, 3, 10, tzinfo=UTC), "", "en", "22 Nov 2026"),
        (time(3, 10), "", "es", "03:10"),
        ("as it is", "", "en", "as it is"),
    ],
)
def test_a_fact_is_written_as_the_language_writes_it(fact, spec, language, said):
    assert write(fact, spec, name="x", language=language) == said


@pytest.mark.parametrize(
    ("fact", "spec"),
    [
        (None, ""),
        (True, ""),
        ([1], ""),
        (float("nan"), ""),
        (float("inf"), "1"),
        (10**30, ""),
        (10**400, ""),
        ("text", "2"),
        (3, "long"),
        (3, "12"),
        (date(2026, 11, 22), "2"),
        (date(2026, 11, 22), "time"),
        (time(3), "short"),
    ],
)
def test_a_fact_that_cannot_be_written_is_named(fact, spec):
    with pytest.raises(BadValue) as caught:
        write(fact, spec, name="rate", language="en")
    assert caught.value.context["field"] == "rate"


@given(st.floats(-1e12, 1e12), st.sampled_from("0123"))
def test_a_number_reads_back_to_its_decimals(number, decimals):
    said = write(number, decimals, name="x", language="en")
    assert float(said.replace(",", "")) == pytest.approx(number, abs=0.51 * 10.0 ** -int(decimals))


@pytest.mark.parametrize(
    ("n", "language", "said"),
    [
        (0, "en", "0 things must be mended."),
        (1, "en", "1 thing must be mended."),
        (2, "en", "2 things must be mended."),
        (1, "es", "Hay 1 cosa que corregir."),
        (1_000_000, "es", "Hay 1.000.000 cosas que corregir."),
    ],
)
def test_the_plural_follows_n_and_a_form_that_is_not_there_falls_to_other(n, language, said):
    assert say("content.found.errors", language, n=n) == said


@pytest.mark.parametrize("n", [None, True, "3"])
def test_a_plural_without_a_number_is_named(n):
    facts = {} if n is None else {"n": n}
    with pytest.raises(BadValue) as caught:
        say("content.found.errors", "en", **facts)
    assert caught.value.context["field"] == "n"


def test_a_missing_fact_is_named_with_its_sentence():
    with pytest.raises(BadValue) as caught:
        say("error.file-missing", "en")
    assert caught.value.context == {
        "field": "path",
        "value": "error.file-missing",
        "allowed": "fact",
    }


@pytest.mark.parametrize(
    "sentence",
    ["error.no-such", "no-such.file", "error", "", ".", "error.", "../error.file", "error.field"],
)
def test_an_unknown_sentence_is_an_error_and_never_english_by_accident(sentence):
    assert not knows(sentence)
    with pytest.raises(SentenceMissing) as caught:
        say(sentence, "es")
    assert caught.value.context == {"sentence": sentence, "language": "es"}


def test_an_unknown_language_names_the_nearest():
    with pytest.raises(UnknownId) as caught:
        say("error.file", "ess")
    assert caught.value.context["nearest"] == "es"


def test_a_bracket_written_twice_is_a_bracket():
    assert "{n}" in say("content.placeholder", "en")


def test_a_sentence_that_every_language_has_is_known():
    assert knows("error.file-missing")
    assert knows("content.found.errors")
