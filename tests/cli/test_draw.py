"""``uncramp draw``: a movement as a file."""

from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from uncramp.cli import main
from uncramp.knowledge.content import load
from uncramp.knowledge.illustration import poses


def run(*arguments, language="en"):
    return CliRunner().invoke(main, ["--language", language, "draw", *map(str, arguments)])


def test_a_pose_is_written_as_a_file_that_stands_alone(tmp_path):
    out = tmp_path / "stretch.svg"
    said = run("wall-calf-stretch", "--out", out, "--size", 320)
    assert said.exit_code == 0
    assert str(out) in said.output
    root = ET.fromstring(out.read_text("utf-8"))
    assert root.get("width") == "320"
    assert root.findtext("{*}title") == "Calf stretch at the wall"
    assert "Both hands are on the wall." in root.findtext("{*}desc")


def test_without_a_file_the_drawing_goes_to_the_screen_in_the_language_asked_for():
    said = run("wall-calf-stretch", "--still", language="es")
    root = ET.fromstring(said.output)
    assert root.findtext("{*}title") == load("es").exercises["wall-calf-stretch"].title
    assert "Las dos manos están en la pared." in root.findtext("{*}desc")


def test_a_file_that_is_there_is_kept_unless_told_otherwise(tmp_path):
    out = tmp_path / "mine.svg"
    out.write_text("mine", "utf-8")
    said = run("heel-raise", "--out", out)
    assert said.exit_code == 2
    assert out.read_text("utf-8") == "mine"
    assert run("heel-raise", "--out", out, "--force").exit_code == 0
    assert out.read_text("utf-8").startswith("<svg")


@pytest.mark.parametrize("language", ["en", "es"])
def test_an_unknown_pose_brings_the_nearest_name(language):
    said = run("wall-calf-strech", language=language)
    assert said.exit_code == 2
    assert "wall-calf-stretch" in said.output


def test_every_pose_can_be_listed():
    assert run("--list").output.split() == list(poses())


def test_a_theme_is_one_of_three():
    assert run("heel-raise", "--theme", "dusk").exit_code == 2
