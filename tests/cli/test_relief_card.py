"""``uncramp relief-card``: the guide as one file."""

import json

import pytest
from click.testing import CliRunner

from uncramp.cli import main


def run(*arguments, language="en"):
    told = ["--language", language, "relief-card", "--today", "2026-11-22", *map(str, arguments)]
    return CliRunner().invoke(main, told)


def test_without_answers_it_writes_the_safest_card(tmp_path):
    out = tmp_path / "card.html"
    said = run("--out", out, "--country", "us")
    assert said.exit_code == 0, said.output
    assert str(out) in said.output
    page = out.read_text("utf-8")
    assert "Draw your toes up towards your shin." in page
    assert "911" in page
    assert "Stand up slowly" not in page


def test_answers_open_what_they_allow_and_the_same_answers_give_the_same_file(tmp_path):
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({"format": 1, "answers": {"age-years": 60, "country": "GB"}}))
    made = []
    for name in ("one.html", "two.html"):
        said = run("--answers", answers, "--out", tmp_path / name)
        assert said.exit_code == 0, said.output
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    assert b"999" in made[0]


def test_paper_is_written_in_the_language_asked_for(tmp_path):
    said = run("--pdf", tmp_path / "tarjeta.pdf", language="es")
    assert said.exit_code == 0, said.output
    assert (tmp_path / "tarjeta.pdf").read_bytes().startswith(b"%PDF-")


def test_a_language_named_for_the_card_wins(tmp_path):
    out = tmp_path / "tarjeta.html"
    assert run("--out", out, "--language", "es").exit_code == 0
    assert '<html lang="es"' in out.read_text("utf-8")


def test_a_file_that_is_there_is_replaced_as_a_whole(tmp_path):
    out = tmp_path / "card.html"
    out.write_text("old " * 100_000)
    assert run("--out", out).exit_code == 0
    page = out.read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert page.endswith("</html>\n")
    assert list(tmp_path.iterdir()) == [out]


def test_a_folder_that_is_not_there_is_named(tmp_path):
    said = run("--out", tmp_path / "nowhere" / "card.html")
    assert said.exit_code == 2
    assert "nowhere" in said.output


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 99}', None])
def test_answers_that_cannot_be_read_write_nothing(tmp_path, content):
    answers, out = tmp_path / "answers.json", tmp_path / "card.html"
    if content is not None:
        answers.write_text(content)
    said = run("--answers", answers, "--out", out)
    assert said.exit_code == 2
    assert said.output
    assert not out.exists()


@pytest.mark.parametrize(("option", "name"), [("--out", "card.txt"), ("--pdf", "card.html")])
def test_another_kind_of_file_is_refused(tmp_path, option, name):
    said = run(option, tmp_path / name)
    assert said.exit_code == 2
    assert option in said.output
    assert not (tmp_path / name).exists()
