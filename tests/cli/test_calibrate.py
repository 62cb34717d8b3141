"""``uncramp calibrate``: a page, Markdown or JSON, from parts that are kept."""

import json
import shutil

import pytest
from click.testing import CliRunner

from tests.made_calibration import SEED, quick_run
from uncramp.cli import main


def run(*arguments, language="en"):
    return CliRunner().invoke(main, ["--language", language, "calibrate", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(quick_run()[0], tmp_path / "parts")


def test_a_part_that_is_missing_is_done_by_another_process(folder):
    path = min(folder.glob("null-trials.*"))
    content = path.read_bytes()
    path.unlink()
    found = run("--quick", "--folder", folder, "--seed", SEED, "--jobs", 1, "--json")
    assert found.exit_code == 0, found.output
    assert json.loads(found.stdout) == json.loads(json.dumps(quick_run()[1].to_dict()))
    assert path.read_bytes() == content


def test_the_page_is_written_and_the_headline_said(folder, tmp_path):
    out = tmp_path / "report.html"
    found = run("--quick", "--folder", folder, "--out", out)
    assert found.exit_code == 0
    assert found.stdout.startswith("No limit is missed")
    assert str(out) in found.stdout
    assert out.read_text("utf-8").startswith("<!doctype html>")


def test_a_name_that_ends_in_md_gives_markdown_in_the_language(folder, tmp_path):
    out = tmp_path / "calibration.md"
    found = run("--quick", "--folder", folder, "--out", out, language="es")
    assert found.exit_code == 0
    assert out.read_text("utf-8").startswith("# ¿Cumple el motor")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--jobs", 0], "whole number from 1"),
        (["--seed", -1], "whole number from 0"),
        (["--folder", "{file}"], "could not be read or written"),
        (["--jobs", "many"], "not a valid integer"),
        (["--grid", "huge"], "not one of"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(tmp_path, arguments, sentence):
    file = tmp_path / "file"
    file.write_text("x")
    given = [str(argument).format(file=file) for argument in arguments]
    found = run("--quick", "--folder", tmp_path / "parts", *given)
    assert found.exit_code == 2
    assert sentence in found.output
    assert "Traceback" not in found.output


def test_an_out_file_in_a_folder_that_is_not_there_is_refused(folder, tmp_path):
    found = run("--quick", "--folder", folder, "--out", tmp_path / "nowhere" / "a.html")
    assert found.exit_code == 2
    assert "nowhere" in found.output
