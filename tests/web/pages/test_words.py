"""Every sentence that a screen says exists, and every sentence that exists is said."""

import re
from pathlib import Path

import pytest

import uncramp.web.pages
from uncramp.knowledge.wording import knows, sentences

ROOT = Path(uncramp.web.pages.__file__).parent
THEMES = (
    "page",
    "tonight",
    "diary",
    "learn",
    "settings",
    "library",
    "checkup",
    "welcome",
    "name",
    "player",
    "planpage",
)
ID = re.compile(rf'"((?:{"|".join(THEMES)})\.[a-z0-9_.{{}}-]*)"?')
# Ids that are put together where they are said: what stands before the changing part.
FORM_WORDS = ("diary.form.", "diary.cramp.", "tonight.where.", "settings.form.")
FORM_WORDS += ("settings.factor.", "settings.medicine.", "settings.file.", "settings.import.")
FORM_WORDS += (
    "settings.delete.",
    "settings.column.",
    "checkup.checked.",
    "planpage.change.",
    "planpage.wishes.",
    "page.yes",
    "page.no",
    "page.open",
)


def said():
    files = [*ROOT.rglob("*.html"), *ROOT.rglob("*.py")]
    return {found for file in files for found in ID.findall(file.read_text("utf-8"))}


def is_whole(sentence):
    return "{" not in sentence and not sentence.endswith(".") and sentence not in WORDS


CODE = {"Uncramp", "doctype", "html", "class", "alone", "narrow", "paper", "plays", "sheet"} | {
    *("data", "by", "clock", "night"),
}
WORDS = {prefix.rstrip(".") for prefix in FORM_WORDS}


@pytest.mark.parametrize("sentence", sorted(filter(is_whole, said())))
def test_every_sentence_of_a_screen_is_there_in_every_language(sentence):
    assert knows(sentence), sentence


def test_no_sentence_is_there_that_no_screen_says():
    whole = {s for s in said() if is_whole(s)}
    starts = tuple({s.partition("{")[0] for s in said() if not is_whole(s)} | set(FORM_WORDS))
    ours = {s for s in sentences("en") if s.partition(".")[0] in THEMES}
    assert {s for s in ours - whole if not s.startswith(starts)} == set()


def test_no_template_has_words_of_its_own():
    for file in ROOT.rglob("*.html"):
        text = re.sub(
            r"<(script|style|svg)\b.*?</\1>", " ", file.read_text("utf-8"), flags=re.DOTALL
        )
        text = re.sub(r"{%.*?%}|{{.*?}}|<[^>]*>|&\w+;", " ", text, flags=re.DOTALL)
        assert set(re.findall(r"\w{2,}", text)) <= CODE, file.name


def test_templates_are_short():
    for file in ROOT.rglob("*.html"):
        assert len(file.read_text("utf-8").splitlines()) < 60, file.name
