"""The passphrase: made for a person, kept as a hash, read as generously as is safe."""

import json
from random import Random

import pytest

from uncramp.errors import PassphraseTooShort
from uncramp.knowledge.wording import LANGUAGES
from uncramp.web.project.phone.passphrase import (
    WORDS_MADE,
    Passphrase,
    forget_phones,
    make_words,
    read_passphrase,
    set_passphrase,
    word_list,
)

WORDS = "amber boat cello dance elbow"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("passphrase")
    set_passphrase(folder, WORDS)
    return folder


@pytest.mark.parametrize(
    "typed",
    [WORDS, WORDS.title(), f"  {WORDS} ", WORDS.replace(" ", "-"), WORDS.replace(" ", ", ")],
)
def test_a_keyboard_that_helps_does_no_harm(folder, typed):
    assert read_passphrase(folder).is_right(typed)


@pytest.mark.parametrize("typed", ["", WORDS[:-1], " ".join(WORDS.split()[::-1]), "ámber"])
def test_another_passphrase_is_another(folder, typed):
    assert not read_passphrase(folder).is_right(typed)


def test_accents_do_not_matter_in_either_direction(tmp_path):
    set_passphrase(tmp_path, "jabón jardín lápiz")
    assert read_passphrase(tmp_path).is_right("JABON jardin lapiz")


def test_only_a_hash_is_kept_and_for_its_owner_alone(folder):
    file = folder / "passphrase.json"
    assert file.stat().st_mode & 0o777 == 0o600
    assert json.loads(file.read_text())["hash"].startswith("scrypt$")
    assert "amber" not in file.read_text()


@pytest.mark.parametrize("typed", ["", "short", "eleven char", "           x", "a - - - - - b"])
def test_one_that_could_be_guessed_is_refused_and_never_repeated(tmp_path, typed):
    with pytest.raises(PassphraseTooShort) as met:
        set_passphrase(tmp_path, typed)
    assert met.value.context == {"limit": 12}
    assert read_passphrase(tmp_path) is None


def test_forgetting_phones_keeps_the_passphrase(tmp_path):
    before = set_passphrase(tmp_path, WORDS)
    forget_phones(tmp_path)
    after = read_passphrase(tmp_path)
    assert after.hashed == before.hashed
    assert after.generation != before.generation


def test_a_new_passphrase_forgets_the_phones_too(tmp_path):
    before = set_passphrase(tmp_path, WORDS)
    assert set_passphrase(tmp_path, WORDS).generation != before.generation


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 2}', '{"format": 1, "hash": "x"}'])
def test_a_file_that_cannot_be_read_is_no_passphrase(tmp_path, text):
    (tmp_path / "passphrase.json").write_text(text)
    assert read_passphrase(tmp_path) is None


def test_where_nobody_has_set_one_there_is_none_to_forget(tmp_path):
    forget_phones(tmp_path)
    assert read_passphrase(tmp_path) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_many_different_and_easy_to_type(language):
    words = word_list(language)
    assert len(set(words)) == len(words) >= 256
    assert all(word.isascii() and word.isalpha() and word.islower() for word in words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_is_made_of_words_of_the_list_and_is_long_enough(language, tmp_path):
    made = make_words(language, Random(5))
    assert len(made.split()) == WORDS_MADE
    assert set(made.split()) <= set(word_list(language))
    assert isinstance(set_passphrase(tmp_path, made), Passphrase)


def test_no_made_one_is_ever_too_short():
    for language in LANGUAGES:
        shortest = min(map(len, word_list(language)))
        assert WORDS_MADE * shortest + WORDS_MADE - 1 >= 12


def test_two_are_not_alike():
    assert make_words("en") != make_words("en")
