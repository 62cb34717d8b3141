"""The catalogue on disk: what it refuses, and that the packaged one is whole."""

from datetime import date

import pytest

from uncramp.errors import ContentError
from uncramp.exchange.review import check, describe
from uncramp.knowledge.wording import LANGUAGES, sentences


@pytest.fixture
def write(tmp_path):
    def put(text, name="theme.toml", language="en"):
        folder = tmp_path / language
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
        return tmp_path

    return put


def test_both_languages_say_the_same_and_nothing_that_must_not_be_said():
    flaws = [flaw for flaw in check(date(2026, 11, 22)) if flaw.file.startswith("wording")]
    assert [describe(flaw, "en") for flaw in flaws] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_a_stub(language):
    stubs = ("fixme", "tbd", "lorem", "xxx")
    for sentence in sentences(language).values():
        assert all(
            stub not in text.lower().split() for text in sentence.forms.values() for stub in stubs
        )


def test_a_sentence_is_found_under_theme_table_and_key(write):
    folder = write('title = "A"\n[evening]\ndone = "B {x:2}"\ncramps = {one = "1", other = "{n}"}')
    found = sentences("en", folder)
    assert set(found) == {"theme.title", "theme.evening.done", "theme.evening.cramps"}
    assert found["theme.evening.done"].placeholders == {"x"}
    assert found["theme.evening.cramps"].counts
    assert not found["theme.title"].counts


def test_a_table_with_a_key_called_other_beside_its_own_is_not_a_plural(write):
    found = sentences("en", write('[kind]\nother = "Other"\ncalf = "Calf"'))
    assert set(found) == {"theme.kind.other", "theme.kind.calf"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("title = ", "toml"),
        ("title = 3", "sentence-form"),
        ('[a.b]\nc = "too deep"', "sentence-form"),
        ('Title = "x"', "key-form"),
        ('"a b" = "x"', "key-form"),
        ('many = {one = 1, other = "x"}', "sentence-form"),
    ],
)
def test_a_catalogue_that_breaks_its_form_is_refused_with_the_place(write, text, problem):
    with pytest.raises(ContentError) as caught:
        sentences("en", write(text))
    assert caught.value.context["file"] == "theme.toml"
    assert caught.value.context["problem"] == problem


@pytest.mark.parametrize(
    ("text", "problem"),
    [("{open", "braces"), ("close}", "braces"), ("{a.b}", "placeholder"), ("{x!r}", "placeholder"),
     ("{}", "placeholder")],
)  # fmt: skip
def test_a_placeholder_that_breaks_its_form_is_refused(write, text, problem):
    sentence = sentences("en", write(f'title = "{text}"'))["theme.title"]
    with pytest.raises(ContentError) as caught:
        _ = sentence.pieces
    assert caught.value.context["problem"] == problem


def test_letters_that_are_not_utf8_are_refused(tmp_path):
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "theme.toml").write_bytes('title = "ñ"'.encode("latin-1"))
    with pytest.raises(ContentError):
        sentences("en", tmp_path)
