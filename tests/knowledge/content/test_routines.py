"""The sessions: which exercises, for whom, and that nothing dead gets into them."""

import pytest

from tests.made_library import few_items
from uncramp.errors import ContentError
from uncramp.knowledge.content import load

KNOWN = load("en")
ROUTINES = KNOWN.routines
EXERCISES = KNOWN.exercises
EACH = pytest.mark.parametrize("name", sorted(ROUTINES))
ROUTINE = """
[[routine]]
id = "own"
when = "before-bed"
minutes = 4
measures = ["bedtime-stretches"]
for_cautions = ["poor-balance"]
exercises = [{ exercise = "hamstring-stretch", form = "seated" }]

[routine.title]
en = "My own"
es = "La mía"
"""


def named(name):
    return [one.exercise for one in ROUTINES[name].exercises]


def form_of(one):
    return next((form for form in EXERCISES[one.exercise].forms if form.id == one.form), None)


def position_of(one):
    return (form_of(one) or EXERCISES[one.exercise]).position


@pytest.fixture
def library(tmp_path):
    folder = few_items(tmp_path / "content")
    (folder / "routines.toml").write_text(ROUTINE, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("bedtime-3", {"X1", "X8"}),
        ("bed-only", {"X4", "X3"}),
        ("day-strength", {"X10", "X11", "X13"}),
        ("loosen", {"X15", "X17"}),
        ("pregnancy", {"X4", "X1", "X10", "X19"}),
        ("frail", {"X8", "X3", "X13", "X10"}),
    ],
)
def test_each_session_template_of_the_evidence_is_there(name, rows):
    assert {row for one in named(name) for row in EXERCISES[one].rows} == rows


def test_there_is_no_routine_that_the_evidence_has_not():
    assert len(ROUTINES) == 6


@EACH
def test_no_routine_holds_what_rules_out_the_people_it_is_for(name):
    for one in ROUTINES[name].exercises:
        form = form_of(one)
        shut = {*EXERCISES[one.exercise].not_if, *(form.not_if if form else ())}
        assert shut.isdisjoint(ROUTINES[name].for_cautions)


def test_nobody_who_is_pregnant_lies_on_the_back_or_the_front():
    routine = ROUTINES["pregnancy"]
    assert "late-pregnancy" in routine.for_cautions
    assert "hamstring-stretch-strap" not in named("pregnancy")
    assert [one.form for one in routine.exercises if one.exercise == "sleep-positions"] == ["bump"]
    assert all("late-pregnancy" not in EXERCISES[one].not_if for one in named("pregnancy"))


def test_the_frail_sit_and_those_in_bed_stay_there():
    assert {position_of(one) for one in ROUTINES["frail"].exercises} == {"seated"}
    assert {position_of(one) for one in ROUTINES["bed-only"].exercises} == {"lying"}


def test_a_routine_for_a_few_is_looked_at_before_the_one_for_all():
    order = list(ROUTINES)
    for name, one in ROUTINES.items():
        if not one.for_cautions and not one.positions:
            few = [n for n, other in ROUTINES.items()
                   if set(other.measures) & set(one.measures) and n != name]  # fmt: skip
            assert all(order.index(n) < order.index(name) for n in few)


def test_strength_is_not_for_the_evening():
    assert ROUTINES["day-strength"].when == "morning-or-afternoon"


@EACH
def test_a_routine_is_called_by_a_title_in_every_language(name):
    assert set(ROUTINES[name].title) == {"en", "es"}


def test_the_same_routines_stand_in_every_language():
    assert load("es").routines == ROUTINES


def test_a_routine_is_read_as_written(library):
    routine = load("en", library).routines["own"]
    assert (routine.minutes, routine.when, routine.for_cautions) == (
        4,
        "before-bed",
        ("poor-balance",),
    )
    assert [(one.exercise, one.form) for one in routine.exercises] == [
        ("hamstring-stretch", "seated")
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"hamstring-stretch"', '"hamstring-strech"'),
        ('"seated"', '"floor"'),
        ('"seated"', '"sitting"'),
        ('"poor-balance"', '"balance"'),
        ('"bedtime-stretches"', '"bedtime"'),
        ("minutes = 4", "minutes = 400"),
        ('when = "before-bed"', ""),
        ("[[routine]]", "[routines]"),
    ],
)
def test_a_routine_that_leads_nowhere_stops_the_library(library, old, new):
    assert old in ROUTINE
    (library / "routines.toml").write_text(ROUTINE.replace(old, new, 1), "utf-8")
    with pytest.raises(ContentError) as error:
        load("en", library)
    assert error.value.context["file"] == "routines.toml"


def test_two_routines_cannot_have_one_id(library):
    (library / "routines.toml").write_text(ROUTINE + ROUTINE, "utf-8")
    with pytest.raises(ContentError):
        load("en", library)


def test_a_library_without_the_file_of_routines_is_refused(library):
    (library / "routines.toml").unlink()
    with pytest.raises(ContentError):
        load("en", library)


def test_the_version_follows_a_change_in_a_routine(library):
    before = load("en", library).version
    (library / "routines.toml").write_text(ROUTINE.replace("= 4", "= 5"), "utf-8")
    assert load("en", library).version != before
