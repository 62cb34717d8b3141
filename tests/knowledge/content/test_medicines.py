"""Names of medicines as people type them: found, forgiven, never confused in silence."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncramp.knowledge.content import (
    Likeness,
    combinations,
    completions,
    load,
    medicines_like,
)
from uncramp.knowledge.content._medicines import MOST
from uncramp.knowledge.content._spelling import distance, is_twin, plain

KNOWN = load("en")
INGREDIENTS = {one.id: one for group in KNOWN.medications.values() for one in group.ingredients}
NAMES = sorted(
    {
        (name, one.id)
        for one in INGREDIENTS.values()
        for name in (one.name, one.es, *one.also, *one.brands)
    }
)
LONG = [(name, one) for name, one in NAMES if len(plain(name)) > 4]


def found(text):
    return [match.ingredient.id for match in medicines_like(text, KNOWN)]


def test_every_name_finds_its_own_medicine_and_no_other():
    assert [name for name, one in NAMES if found(name) != [one]] == []
    assert [name for name, one in NAMES if found(name.upper()) != [one]] == []


def test_a_combination_finds_every_part_of_it_that_is_known():
    for product, parts in combinations().items():
        met = medicines_like(product, KNOWN)
        assert [match.ingredient.id for match in met] == list(parts), product
        assert {match.likeness for match in met} == {Likeness.COMBINATION}


def test_a_combination_names_only_medicines_of_the_library():
    assert {part for parts in combinations().values() for part in parts} <= set(INGREDIENTS)


def test_a_combination_has_no_name_that_a_single_medicine_has():
    assert {plain(name) for name, _ in NAMES} & {plain(name) for name in combinations()} == set()


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("furosemida 40 mg comprimidos EFG", ["furosemide"]),
        ("Indapamide20mg", ["indapamide"]),
        ("losartan potassium 50mg", ["losartan"]),
        ("Losartan/HCTZ 50/12.5", ["losartan", "hydrochlorothiazide"]),
        ("enalapril maleato", ["enalapril"]),
        ("esomeprazole magnesium", ["esomeprazole"]),
        ("diclofenaco sódico", []),
        ("Levotiroxina sódica 50 µg", ["levothyroxine"]),
        ("salbutamol inhaler", ["salbutamol"]),
        ("albuterol", ["salbutamol"]),
        ("agua tonica", ["tonic-water"]),
        ("acido acetilsalicilico", ["aspirin"]),
        ("Seretide Accuhaler", ["salmeterol"]),
        ("magnesium and vitamin B6", ["magnesium"]),
        ("potassium", ["potassium-chloride"]),
        ("K2", ["vitamin-k2"]),
        ("Sintrom 4 mg", ["acenocoumarol"]),
    ],
)
def test_dose_form_salt_and_accents_do_not_matter(text, ids):
    assert found(text) == ids


@given(st.sampled_from(LONG), st.data())
def test_a_name_with_one_letter_off_still_finds_its_medicine(named, data):
    name, one = named
    name = plain(name)
    at = data.draw(st.integers(0, len(name) - 1))
    letter = data.draw(st.sampled_from(string.ascii_lowercase))
    changed = {
        "dropped": name[:at] + name[at + 1 :],
        "added": name[:at] + letter + name[at:],
        "changed": name[:at] + letter + name[at + 1 :],
    }[data.draw(st.sampled_from(["dropped", "added", "changed"]))]
    words = plain(changed).split()
    # A slip in a very short word, or one that makes another known name, is another thing.
    short = len(plain(changed)) < 5 or min((len(w) for w in words), default=0) < 4
    met = medicines_like(changed, KNOWN)
    exact = met and met[0].likeness is not Likeness.SPELLING
    if not short and " " not in name and not exact:
        assert one in [match.ingredient.id for match in met]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("hidroclorotiazide", {"hydrochlorothiazide"}),
        ("simbastatina", {"simvastatin"}),
        ("sintron", {"acenocoumarol"}),
        ("nifedepine", {"nifedipine"}),
        ("warfrin", {"warfarin"}),
        ("Salmetrol", {"salmeterol"}),
        ("quinnine", {"quinine"}),
    ],
)
def test_common_slips_are_forgiven_and_said_to_be_slips(text, ids):
    assert ids <= set(found(text))
    assert {m.likeness for m in medicines_like(text, KNOWN)} == {Likeness.SPELLING}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Losix", {"furosemide", "omeprazole"}),
        ("lasec", {"furosemide", "omeprazole"}),
        ("predniso", {"prednisone", "prednisolone"}),
        ("prednisolne", {"prednisone", "prednisolone"}),
        ("omeprasol", {"omeprazole", "esomeprazole"}),
    ],
)
def test_look_alikes_are_offered_together(text, ids):
    assert ids <= set(found(text))


def test_two_names_that_are_two_slips_apart_are_both_offered_for_what_lies_between():
    pairs = [
        (one, other)
        for at, one in enumerate(LONG)
        for other in LONG[at + 1 :]
        if one[1] != other[1]
        and distance(plain(one[0]), plain(other[0]), 2) == 2
        and not is_twin(plain(one[0]), plain(other[0]))
        and " " not in plain(one[0]) + plain(other[0])
    ]
    assert pairs
    for (name, one), (other, another) in pairs:
        for middle in between(plain(name), plain(other)):
            met = medicines_like(middle, KNOWN)
            assert met
            if met[0].likeness is Likeness.SPELLING and len(met) < MOST:
                assert {one, another} <= {match.ingredient.id for match in met}, middle


def between(one, other):
    letters = set(one + other)
    tries = {one[:i] + c + one[i + 1 :] for i in range(len(one)) for c in letters}
    tries |= {one[:i] + one[i + 1 :] for i in range(len(one))}
    tries = {word for word in tries if " " not in word and len(word) > 4}
    return sorted(word for word in tries if distance(word, other, 1) == 1 and word != one)


@pytest.mark.parametrize(
    "text",
    ["paracetamol", "ibuprofen", "metformin", "amlodipine", "bisoprolol", "insulin", "vitamin D",
     "vitamina C", "escitalopram", "hydroxychloroquine", "allopurinol", "zinc", "none", "water",
     "no lo sé", "", "   ", "50 mg", "???", "<script>alert(1)</script>",
     "'; drop table medicines; --", "<img src=x onerror=alert(1)>", "{{ 7*7 }}", "\x00\u202e"],
)  # fmt: skip
def test_what_the_library_does_not_know_finds_nothing(text):
    assert medicines_like(text, KNOWN) == ()


@given(st.text(max_size=400))
def test_any_text_at_all_finds_a_few_or_nothing(text):
    met = medicines_like(text, KNOWN)
    assert len(met) <= MOST
    assert len({match.ingredient.id for match in met}) == len(met)
    assert len(completions(text, KNOWN, 5)) <= 5


def test_the_beginning_of_a_name_completes_to_it():
    for name, one in NAMES:
        begun = plain(name)[:6]
        assert one in [match.ingredient.id for match in completions(begun, KNOWN, 100)], name


def test_official_names_are_completed_before_brands_and_each_medicine_once():
    met = completions("pr", KNOWN, 100)
    likeness = [match.likeness for match in met]
    order = [likeness.index(how) for how in (Likeness.NAME, Likeness.BRAND) if how in likeness]
    assert order == sorted(order)
    assert len({match.ingredient.id for match in met}) == len(met)
    assert completions("p", KNOWN) == ()


def test_the_two_languages_find_the_same():
    spanish = load("es")
    for name, one in NAMES:
        assert [match.ingredient.id for match in medicines_like(name, spanish)] == [one]


def test_a_match_names_the_group_whose_words_are_shown():
    (match,) = medicines_like("Natrilix", KNOWN)
    assert match.medication is KNOWN.medications["thiazide-diuretics"]
    assert (match.name, match.likeness) == ("Natrilix", Likeness.BRAND)
