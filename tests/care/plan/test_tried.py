"""A trial is about the same measure in whatever language its name was written."""

import pytest

from uncramp.care.plan import measure_named
from uncramp.knowledge.content import load
from uncramp.knowledge.wording import LANGUAGES

LIBRARY = {language: load(language) for language in LANGUAGES}


@pytest.mark.parametrize("read_in", LANGUAGES)
@pytest.mark.parametrize("sealed_in", LANGUAGES)
def test_every_measure_is_known_by_its_title_in_every_language(sealed_in, read_in):
    for one in LIBRARY[sealed_in].measures.values():
        assert measure_named(one.title, LIBRARY[read_in]) == one.id


@pytest.mark.parametrize("read_in", LANGUAGES)
def test_a_measure_of_somebodys_own_is_none_of_the_library(read_in):
    assert measure_named("Socks of my aunt", LIBRARY[read_in]) == ""
    assert measure_named(" bedtime-stretches ", LIBRARY[read_in]) == "bedtime-stretches"
