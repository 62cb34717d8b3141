"""The reading level is the published formula over counted sentences, words and syllables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncramp.exchange.review import reading
from uncramp.exchange.review._reading import _english, _sentences, _spanish


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("the", 1), ("cramp", 1), ("cramps", 1), ("muscle", 2), ("muscles", 2), ("little", 2),
        ("stretched", 1), ("needed", 2), ("minutes", 2), ("calves", 1), ("tables", 2), ("knee", 1),
        ("magnesium", 3), ("doctor", 2), ("emergency", 4), ("rules", 1), ("horses", 2),
    ],
)  # fmt: skip
def test_english_syllables(word, syllables):
    assert _english(word) == syllables


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("pie", 1), ("pantorrilla", 4), ("día", 2), ("aire", 2), ("cuidado", 3), ("león", 2),
        ("leer", 2), ("guitarra", 3), ("que", 1), ("cigüeña", 3), ("muy", 1), ("y", 1),
        ("estiramiento", 5), ("país", 2), ("quizá", 2), ("médico", 3), ("coágulo", 4),
    ],
)  # fmt: skip
def test_spanish_syllables(word, syllables):
    assert _spanish(word) == syllables


def test_a_line_of_a_list_is_a_sentence_and_marks_are_not_words():
    text = "**One** two.\n\n- three four\n- five\n\n1. Six. “Seven.” Eight"
    assert [piece.split() for piece in _sentences(text)] == [
        ["One", "two."], ["three", "four"], ["five"], ["Six."], ["“Seven."], ["Eight"],
    ]  # fmt: skip


def test_the_english_grade_is_flesch_kincaid():
    text = "The cat sat on the mat. " * 10
    level = reading(text, "en")
    assert level is not None
    assert level.score == pytest.approx(0.39 * 6 + 11.8 * 1 - 15.59)
    assert level.easy


def test_the_spanish_score_is_szigriszt_pazos():
    text = "El gato come pan. " * 10
    level = reading(text, "es")
    assert level is not None
    assert level.score == pytest.approx(206.835 - 62.3 * 6 / 4 - 4)
    assert level.easy


def test_long_words_in_long_sentences_are_not_easy():
    assert not reading(
        "Pharmacological supplementation demonstrated insufficient efficacy " * 10, "en"
    ).easy
    assert not reading(
        "Consideraciones metodológicas fundamentales independientemente " * 10, "es"
    ).easy


@pytest.mark.parametrize("text", ["", "Short.", "1 2 3 4 " * 50])
def test_a_text_too_short_has_no_level(text):
    assert reading(text, "en") is None


@given(st.text(max_size=400), st.sampled_from(["en", "es"]))
def test_any_text_has_a_level_or_none(text, language):
    level = reading(text * 5, language)
    assert level is None or isinstance(level.score, float)


def test_shorter_sentences_are_easier():
    long = "The doctor came to the house and she looked at the leg and then she went home " * 5
    short = "The doctor came to the house. She looked at the leg. Then she went home. " * 5
    for language in ("en", "es"):
        hard, easy = reading(long, language), reading(short, language)
        assert (easy.score > hard.score) == (language == "es")
