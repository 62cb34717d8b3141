"""A content file is cut into head and sections, whatever it holds."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from uncramp.knowledge.content._front import read_page
from uncramp.knowledge.content._schema import KEYS
from uncramp.knowledge.content._types import Kind
from uncramp.knowledge.content._values import read_table

GOOD = '+++\ntitle = "A"\n+++\n\n## One\n\nText.\n\n## Two\n\n- a\n- b\n'


def problems(text):
    return [flaw.problem for flaw in read_page(text, "claims/x.md").flaws]


def test_head_and_sections_are_told_apart():
    page = read_page(GOOD, "claims/x.md")
    assert page.head == {"title": "A"}
    assert page.sections == {"One": "Text.", "Two": "- a\n- b"}
    assert page.flaws == ()


@pytest.mark.parametrize(
    "text", [GOOD.replace("\n", "\r\n"), "\ufeff" + GOOD, GOOD.replace("+++\n", "+++  \n")]
)
def test_marks_of_other_editors_change_nothing(text):
    assert read_page(text, "x") == read_page(GOOD, "x")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["no-front-matter"]),
        ("title = 1", ["no-front-matter"]),
        ("+++\ntitle = 1", ["no-front-matter"]),
        ("\n" + GOOD, ["no-front-matter"]),
        (GOOD.replace('"A"', ""), ["toml"]),
        (GOOD.replace('"A"', "2026-13-45"), ["toml"]),
        (GOOD.replace('"A"', "9" * 5_000), ["toml"]),
        (GOOD.replace('"A"', "[" * 5_000), ["toml"]),
        (GOOD.replace("## One", "Before.\n\n## One"), ["text-before-heading"]),
        (GOOD.replace("## Two", "## One"), ["heading-twice"]),
        (GOOD.replace("## Two", "### Two"), ["heading-level"]),
        (GOOD.replace("Text.", "<b>Text</b>"), ["html"]),
        (GOOD.replace("Text.", "less than <!-- x"), ["html"]),
        (GOOD + "x" * 100_000, ["too-long"]),
    ],
)
def test_what_cannot_be_read_is_named(text, found):
    assert problems(text) == found


@pytest.mark.parametrize("text", ["3 < 4 and 5 > 2", "a <- b", "#hashtag"])
def test_signs_that_are_no_tags_and_no_headings_stay(text):
    assert problems(GOOD.replace("Text.", text)) == []


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.dates()
    | st.datetimes(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(st.text() | st.text().map(lambda text: f"+++\n{text}\n+++\n## One\n{text}"))
@example("+++\n\x00\n+++")
@example("+++\n+++\n## ")
@example("+++\na = '\ud800'\n+++")
def test_no_text_at_all_makes_the_reader_fail(text):
    page = read_page(text, "claims/x.md")
    assert all(isinstance(value, str) for value in page.sections.values())


@given(st.text(alphabet=" \n[]{}=\"'#+.,:-_0123456789abeTZ", max_size=80))
def test_no_toml_at_all_makes_the_reader_fail(text):
    read_page(f"+++\n{text}\n+++\n## One\nText.", "claims/x.md")


@given(st.sampled_from(Kind), st.data())
def test_no_value_at_all_makes_the_schema_fail(kind, data):
    keys = st.sampled_from([*KEYS[kind], "another"])
    raw = data.draw(st.dictionaries(keys, VALUES, max_size=4))
    values, flaws = read_table(raw, KEYS[kind], "x.md")
    assert {*values, *(flaw.key.partition(".")[0] for flaw in flaws)} == {*raw, *_required(kind)}


def _required(kind):
    return {name for name, key in KEYS[kind].items() if key.required}


@pytest.mark.parametrize(
    ("key", "value", "problem", "where"),
    [
        ("title", "", "not-text", "title"),
        ("title", "x" * 501, "not-text", "title"),
        ("verified", "true", "not-a-flag", "verified"),
        ("evidence_on", "2026-11-22", "not-a-date", "evidence_on"),
        ("certainty", "lowish", "not-allowed", "certainty"),
        ("certainty", True, "not-allowed", "certainty"),
        ("sources", "a", "not-a-list", "sources"),
        ("sources", ["a", "a"], "id-twice", "sources"),
        ("sources", ["a", 3], "not-text", "sources"),
        ("review", "me", "not-a-table", "review"),
        ("review", {"by": "", "due": "soon"}, "not-a-date", "review.due"),
        ("review", {"by": ""}, "missing-key", "review.due"),
        ("withdrawn", {"on": 3, "because": "x"}, "not-a-date", "withdrawn.on"),
    ],
)
def test_a_value_that_does_not_fit_is_named_with_its_key(key, value, problem, where):
    _, flaws = read_table({key: value}, {key: KEYS[Kind.CLAIMS][key]}, "claims/x.md")
    assert [(flaw.problem, flaw.key) for flaw in flaws] == [(problem, where)]


@pytest.mark.parametrize("value", [0, 21, 2.5, True, "3"])
def test_a_dose_is_made_of_whole_numbers_within_reason(value):
    dose = {"sets": value, "hold_s": 10, "rest_s": 10, "sides": 2, "per_day": 1, "when": "in-bed"}
    _, flaws = read_table({"dose": dose}, {"dose": KEYS[Kind.EXERCISES]["dose"]}, "x.md")
    assert [(flaw.problem, flaw.key) for flaw in flaws] == [("not-whole", "dose.sets")]


def test_an_unknown_key_names_the_nearest():
    _, flaws = read_table({"certanty": "low"}, {"certainty": KEYS[Kind.CLAIMS]["certainty"]}, "x")
    assert [(flaw.problem, flaw.nearest) for flaw in flaws] == [
        ("unknown-key", "certainty"),
        ("missing-key", ""),
    ]
