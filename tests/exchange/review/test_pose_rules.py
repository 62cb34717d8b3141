"""`content check` looks at the drawings too."""

from datetime import date

import pytest

from uncramp.exchange.review import check, describe
from uncramp.knowledge.wording import LANGUAGES

TODAY = date(2026, 11, 22)


@pytest.fixture
def flaws(library, tmp_path):
    """What is said of the drawings once this one is there."""

    def look(text, name="made"):
        (library / "poses").mkdir(exist_ok=True)
        (library / f"poses/{name}.toml").write_text(text, "utf-8")
        found = check(TODAY, library, tmp_path / "no-sentences")
        return {flaw.problem: flaw for flaw in found if flaw.file == f"poses/{name}.toml"}

    return look


@pytest.mark.parametrize(
    ("text", "problem", "named"),
    [
        ("[[frame]]\npelvis = [0, 120]\nnear = { knee = 150 }\n", "joint-range", "0 – 140"),
        ("[[frame]]\npelvis = [0, 60]\n", "pose-under-floor", "31"),
        ('[[frame]]\n[[prop]]\nkind = "trampoline"\n', "not-allowed", "worktop"),
        ('[[frame]]\n[[contact]]\npart = "seat"\non = "chair"\n', "pose-no-thing", "floor"),
        ("[[frame]]\nnear = { foot = 3 }\n", "pose-point", "3"),
        ("[[frame]]\n[[frame]]\n", "pose-times", "at_s"),
        ('view = "front"\n[[frame]]\ntrunk = 9\n', "pose-front", "trunk"),
        ("[[frame]]\n[[frame]]\nat_s = 1\nnear = { sh = 9 }\n", "pose-jumps", "back_s"),
        ("[[frame]]\n", "pose-never-used", ""),
    ],
)
def test_a_drawing_that_no_body_can_do_is_refused_in_a_sentence(flaws, text, problem, named):
    flaw = flaws(text)[problem]
    for language in LANGUAGES:
        assert named in describe(flaw, language)
    assert flaw.warning == (problem == "pose-never-used")


def test_a_hand_out_of_reach_is_refused_with_its_distance(flaws):
    text = (
        '[[prop]]\nkind = "wall"\nx = 200\n[[contact]]\npart = "near-hand"\non = "wall"\n'
        "at = [200, 120]\n[[frame]]\n"
    )
    flaw = flaws(text)["pose-loose"]
    assert float(flaw.value) > 100
    assert all(flaw.value in describe(flaw, language) for language in LANGUAGES)
