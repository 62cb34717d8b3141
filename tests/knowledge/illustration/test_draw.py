"""The styles of a drawing, and what it says to those who hear it."""

from xml.etree import ElementTree as ET

import pytest

from uncramp.knowledge.illustration import Style, describe, draw, poses
from uncramp.knowledge.illustration._marks import number

POSE = poses()["wall-calf-stretch"]


def test_a_drawing_in_a_page_takes_the_colours_of_the_page():
    svg = draw(POSE)
    assert 'class="drawing"' in svg
    assert "var(--ink,#22261f)" in svg
    assert "<style" not in svg


def test_a_file_brings_both_themes_and_begins_by_itself():
    root = ET.fromstring(draw(POSE, Style(theme="both", size=600)))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "prefers-color-scheme:dark" in root.findtext("{*}style")
    assert {a.get("begin") for a in root.findall(".//{*}animateTransform")} == {"0s"}
    assert root.get("width") == "600"


def test_one_theme_asks_nobody_for_the_other():
    assert "prefers-color-scheme" not in draw(POSE, Style(theme="night"))
    assert "#ffb067" in draw(POSE, Style(theme="night"))


def test_a_title_and_a_description_are_escaped():
    root = ET.fromstring(draw(POSE, Style(title='<b>&"\x00', description="a < b")))
    assert root.findtext("title") == '<b>&" '
    assert root.findtext("desc") == "a < b"
    assert root.get("role") == "img"
    assert root.get("aria-hidden") is None


def test_without_a_title_it_is_an_ornament():
    assert 'aria-hidden="true"' in draw(POSE)


def test_the_start_and_the_hold_are_two_pictures():
    start, hold = (draw(POSE, Style(still=True, at=at)) for at in ("start", "hold"))
    assert start != hold


def test_the_muscle_can_be_left_out():
    assert draw(POSE, Style(arrows=False)).count("--accent") == 1
    assert draw(POSE, Style(arrows=False, emphasis=False)).count("--accent") == 0


def test_the_player_learns_when_the_hold_begins_and_how_long_a_turn_takes():
    root = ET.fromstring(draw(POSE))
    assert float(root.get("data-hold")) == pytest.approx(3.8)
    assert float(root.get("data-cycle")) == pytest.approx(8.2)
    assert ET.fromstring(draw(POSE, Style(still=True))).get("data-moves") is None


def test_the_same_pose_gives_the_same_letters():
    assert draw(POSE) == draw(POSE)


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (-0.01, "0"), (0.5, ".5"), (-0.5, "-.5"), (10.0, "10"), (-10.26, "-10.3")],
)
def test_a_number_is_written_in_as_few_letters_as_can_be(value, written):
    assert number(value) == written


def test_the_wall_stretch_is_told_in_the_order_one_looks_at_it():
    assert [sentence for sentence, _ in describe(POSE)] == [
        "drawing.stance.standing",
        "drawing.thing.wall",
        "drawing.hands.wall",
        "drawing.knee-near.straight",
        "drawing.knee-far.bent",
        "drawing.feet.flat",
        "drawing.muscle.gastrocnemius",
        "drawing.moves.hold",
    ]


def test_somebody_who_helps_stands_in_front_and_is_told_to_those_who_hear_the_page():
    pose = poses()["partner-push-toes"]
    assert "drawing.thing.helper" in {sentence for sentence, _ in describe(pose)}
    assert not pose.moves
