"""``uncramp content check`` says in sentences what to mend, and answers with its exit code."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import uncramp.knowledge.content
from tests.made_library import few_items
from uncramp.cli import main

PACKAGED = Path(uncramp.knowledge.content.__file__).parent


@pytest.fixture
def library(tmp_path):
    return few_items(tmp_path / "content")


def run(*arguments, language="en"):
    return CliRunner().invoke(main, ["--language", language, "content", "check", *arguments])


@pytest.mark.parametrize(("language", "said"), [("en", "All is well:"), ("es", "Todo está bien:")])
def test_a_clean_library_says_so_and_exits_with_0(language, said):
    result = run("--today", "2026-11-22", language=language)
    assert (result.exit_code, result.output[: len(said)]) == (0, said)


def test_what_must_be_mended_is_named_and_exits_with_1(library):
    path = library / "claims" / "stretching-before-bed.md"
    path.write_text(path.read_text("utf-8").replace("coppin-2005", "copin-2005"), "utf-8")
    result = run("--today", "2026-11-22", "--library", str(library))
    assert result.exit_code == 1
    assert (
        "claims/stretching-before-bed.md · sources[1]: There is no “copin-2005”." in result.output
    )
    assert "Did you mean “coppin-2005”?\n1 thing must be mended." in result.output


def test_what_is_only_to_be_looked_at_exits_with_0():
    result = run("--today", "2030-01-01", language="es")
    assert result.exit_code == 0
    assert "La revisión tocaba el 22 nov 2027." in result.output
    assert "cosas que mirar." in result.output


def test_other_sentences_can_be_checked(tmp_path):
    for language in ("en", "es"):
        (tmp_path / language).mkdir()
        (tmp_path / language / "tonight.toml").write_text('title = "A proven way"', "utf-8")
    result = run("--today", "2026-11-22", "--sentences", str(tmp_path))
    assert result.exit_code == 1
    assert "wording/en/tonight.toml · tonight.title: “proven” must not be said" in result.output


@pytest.mark.parametrize("wrong", [("--today", "tomorrow"), ("--library", "/no/such/folder")])
def test_what_is_not_a_day_or_a_folder_is_refused_without_a_traceback(wrong):
    result = run(*wrong)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_documents_for_clinicians_are_written_and_named(language, tmp_path):
    out = tmp_path / "new" / "review"
    rules = Path(__file__).parents[1] / "care" / "assessment"
    result = CliRunner().invoke(
        main,
        ["--language", language, "content", "tables", "--out", str(out), "--tests", str(rules)],
    )
    assert result.exit_code == 0
    for name in ("rules.md", "evidence.md"):
        assert str(out / name) in result.output
        assert (out / name).read_text("utf-8").startswith("<!-- ")


def test_tables_without_the_tests_of_the_rules_are_refused(tmp_path):
    arguments = ["content", "tables", "--out", str(tmp_path), "--tests", str(tmp_path / "none")]
    assert CliRunner().invoke(main, arguments).exit_code == 2
