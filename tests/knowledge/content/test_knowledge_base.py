"""The library in one language: found, searched, translated, withdrawn."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import uncramp.knowledge.content
from tests.made_library import few_items
from uncramp.errors import ContentError, UnknownId
from uncramp.knowledge.content import load, prose_digest, survey

PACKAGED = Path(uncramp.knowledge.content.__file__).parent


@pytest.fixture
def library(tmp_path):
    return few_items(tmp_path / "content")


def edit(library, file, old, new):
    path = library / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_packaged_library_is_read_once():
    assert load("en") is load("en")


def test_a_language_that_is_not_there_names_the_nearest():
    with pytest.raises(UnknownId) as caught:
        load("eng")
    assert caught.value.context["nearest"] == "en"


def test_the_version_follows_every_change(library):
    before = load("en", library).version
    assert before == load("es", library).version
    assert len(before) == 12
    edit(library, "claims/stretching-before-bed.es.md", "Nadie", "Ninguno")
    assert load("en", library).version != before


@pytest.mark.parametrize(
    ("text", "language", "first"),
    [
        ("magnesium", "en", "magnesium-in-older-adults"),
        ("MAGNES dummy", "en", "magnesium-in-older-adults"),
        ("PIERNA esta hinchada", "es", "possible-leg-clot"),
        ("estiramiento pared", "es", "wall-calf-stretch"),
        ("almohada", "es", "pillow-behind-the-knees"),
    ],
)
def test_search_finds_words_without_accents_or_capitals(text, language, first):
    assert load(language).search(text)[0].id == first


@pytest.mark.parametrize("text", ["", "   ", "¿?", "zzzz", "magnesium zzzz"])
def test_search_for_nothing_or_for_what_is_not_there_finds_nothing(text):
    assert load("en").search(text) == ()


@given(st.text(max_size=60))
def test_search_takes_any_text(text):
    assert len(load("en").search(text)) <= len(list(load("en")))


def test_items_named_in_the_title_come_before_those_that_mention_it():
    found = load("en").search("pillow")
    assert found[0].title == "Nobody has tested a pillow behind the knees"
    assert len(found) > 1


def test_headings_and_cautions_are_in_the_language():
    assert load("es").headings["stop-if"] == "Detente si"
    assert load("en").cautions["poor-balance"].startswith("poor balance")


def test_the_sections_stand_in_reading_order():
    sections = load("es").signs["possible-leg-clot"].sections
    assert list(sections)[:3] == ["in-one-sentence", "what-to-look-for", "what-to-do"]


def test_a_changed_original_marks_the_translation_as_stale(library):
    edit(library, "signs/possible-leg-clot.md", "is swollen", "has swollen")
    assert load("es", library).signs["possible-leg-clot"].stale
    assert not load("en", library).signs["possible-leg-clot"].stale


def test_changed_facts_leave_the_translation_fresh(library):
    edit(library, "measures/loose-covers.md", "burden_minutes = 0.5", "burden_minutes = 1")
    assert not load("es", library).measures["loose-covers"].stale
    assert load("es", library).measures["loose-covers"].burden_minutes == 1


def test_a_withdrawn_item_stays_under_its_id_with_its_reason_in_each_language(library):
    claim = "claims/pillow-behind-the-knees"
    reason = 'withdrawn = { on = 2027-03-01, because = "A study came out." }\n'
    edit(library, f"{claim}.md", "certainty", reason + "certainty")
    edit(library, f"{claim}.es.md", "translates", 'because = "Salió un estudio."\ntranslates')
    for language, because in (("en", "A study came out."), ("es", "Salió un estudio.")):
        withdrawn = load(language, library).claims["pillow-behind-the-knees"].withdrawn
        assert withdrawn is not None
        assert withdrawn.because == because


def test_a_missing_translation_is_an_error_and_never_english(library):
    (library / "claims" / "stretching-before-bed.es.md").unlink()
    load("en", library)
    with pytest.raises(ContentError) as caught:
        load("es", library)
    assert caught.value.context["problem"] == "not-translated"


def test_content_that_breaks_its_form_is_refused_with_file_and_key(library):
    edit(library, "claims/stretching-before-bed.md", 'certainty = "low"', 'certainty = "lo"')
    with pytest.raises(ContentError) as caught:
        load("en", library)
    context = caught.value.context
    assert (context["file"], context["key"]) == ("claims/stretching-before-bed.md", "certainty")
    assert (context["problem"], context["nearest"]) == ("not-allowed", "low")


@pytest.mark.parametrize("name", ["headings.toml", "cautions.toml"])
def test_a_table_that_cannot_be_read_is_an_error(library, name):
    (library / name).write_text("[", "utf-8")
    with pytest.raises(ContentError):
        survey(library)


def test_letters_that_are_not_utf8_do_not_stop_the_survey(library):
    path = library / "claims" / "stretching-before-bed.es.md"
    path.write_bytes(path.read_text("utf-8").encode("latin-1", "replace"))
    assert survey(library).items


def test_the_digest_follows_the_words_and_not_their_order():
    item = load("en").claims["stretching-before-bed"]
    words = dict(item.sections)
    first = next(iter(words))
    digest = prose_digest(item)
    assert prose_digest(replace(item, sections=dict(reversed(words.items())))) == digest
    assert prose_digest(replace(item, rows=("9.9",), sources=())) == digest
    assert prose_digest(replace(item, title="U")) != digest
    assert prose_digest(replace(item, sections={**words, first: "too"})) != digest


@pytest.mark.parametrize("name", ["wall-calf-stretch", "seated-towel-stretch"])
def test_a_drawing_that_is_not_there_stops_the_library(library, name):
    (library / "poses" / f"{name}.toml").unlink()
    with pytest.raises(ContentError) as caught:
        load("en", library)
    assert caught.value.context["problem"] == "dead-id"
    assert caught.value.context["value"] == name
