"""Translations: there, of this very text, and with nothing lost on the way."""

import shutil
from datetime import date

import pytest

from uncramp.exchange.review import check, describe

TODAY = date(2026, 11, 22)
SIGN = "signs/possible-leg-clot"
STRETCH = "exercises/wall-calf-stretch"


def flaws_of(library, today=TODAY):
    """The flaws of the library alone; the sentences have rules and tests of their own."""
    return check(today, library, library.parent / "no-sentences")


def edit(library, file, old, new):
    path = library / file
    text = path.read_text("utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), "utf-8")


def problems(library):
    flaws = flaws_of(library)
    assert all(describe(flaw, "es") for flaw in flaws)
    return {(flaw.problem, flaw.file, flaw.key) for flaw in flaws}


def test_a_missing_translation_is_named(library):
    (library / f"{SIGN}.es.md").unlink()
    assert problems(library) == {("not-translated", f"{SIGN}.es.md", "")}


def test_a_stale_translation_says_what_to_write_once_it_was_compared(library):
    edit(library, f"{SIGN}.md", "The leg is swollen.", "The leg is puffy.")
    flaw = next(f for f in flaws_of(library) if f.problem == "stale")
    edit(library, f"{SIGN}.es.md", flaw.value, flaw.allowed)
    assert problems(library) == set()


def test_a_lost_line_of_a_list_is_found_although_the_digest_is_right(library):
    edit(library, f"{SIGN}.es.md", "- Una vena se nota dura o duele.\n", "")
    assert problems(library) == {("list-differs", f"{SIGN}.es.md", "what-to-look-for")}


def test_a_wrong_number_is_found_although_the_digest_is_right(library):
    edit(library, f"{STRETCH}.es.md", "Aguanta 10 segundos", "Aguanta 100 segundos")
    assert problems(library) == {("numbers-differ", f"{STRETCH}.es.md", "how-to-do-it")}


def test_a_decimal_comma_is_the_same_number(library):
    edit(library, f"{STRETCH}.es.md", "tres minutos", "tres minutos, 2,5 veces")
    edit(library, f"{STRETCH}.md", "three minutes", "three minutes, 2.5 times")
    assert {problem for problem, _, _ in problems(library)} == {"stale"}


def test_a_translation_of_nothing_is_named(library):
    shutil.copy(library / f"{SIGN}.es.md", library / "signs/nothing.es.md")
    assert ("translates-nothing", "signs/nothing.es.md", "") in problems(library)


def test_a_language_the_library_is_not_written_in_is_named(library):
    shutil.copy(library / f"{SIGN}.es.md", library / f"{SIGN}.fr.md")
    assert ("unknown-language", f"{SIGN}.fr.md", "") in problems(library)


def test_a_withdrawal_needs_its_reason_in_every_language(library):
    edit(
        library, f"{SIGN}.md", "urgency", 'withdrawn = { on = 2026-11-01, because = "x" }\nurgency'
    )
    assert problems(library) == {("missing-key", f"{SIGN}.es.md", "because")}


def test_facts_do_not_belong_into_a_translation(library):
    edit(library, f"{SIGN}.es.md", "translates", 'urgency = "routine"\ntranslates')
    assert problems(library) == {("unknown-key", f"{SIGN}.es.md", "urgency")}


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("Esto cura.", "says-promise"),
        ("No hay señales de alarma.", "says-no-signs"),
        ("Mejora la circulación.", "says-circulation"),
    ],
)
def test_forbidden_wording_is_found_in_the_translation_too(library, said, problem):
    edit(library, f"{SIGN}.es.md", "Deja esa pierna tranquila.", said)
    assert problems(library) == {(problem, f"{SIGN}.es.md", "until-you-are-seen")}


def test_a_translation_that_is_hard_to_read_is_named(library):
    hard = "Independientemente de consideraciones metodológicas fundamentales, " * 60
    edit(library, f"{SIGN}.es.md", "Deja esa pierna tranquila.", hard)
    assert problems(library) == {("hard-to-read-es", f"{SIGN}.es.md", "")}
