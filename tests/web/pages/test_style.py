"""The page of the design, and the rules that its style sheets keep."""

import re
from pathlib import Path

import pytest

import uncramp

ROOT = Path(uncramp.__file__).parent
CSS = ROOT / "web" / "pages" / "static" / "uncramp" / "css"
SHEETS = {sheet.name: sheet.read_text("utf-8") for sheet in sorted(CSS.glob("*.css"))}
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
BLOCK = re.compile(r"\{([^{}]*)\}")
# Where the browser has no name of its own that goes with the direction of the script.
PHYSICAL = re.compile(
    r"(?:^|[;{\s])(?:(?:margin|padding|border|inset|scroll-\w+)-(?:left|right|top|bottom)"
    r"|left|right|top|bottom|float|clear)\s*:|text-align\s*:\s*(?:left|right)"
)
FOUR = re.compile(r"(?:margin|padding|inset)\s*:\s*([^;{}()]+);")
_TOKENS = re.findall(r"--([\w-]+):", SHEETS["tokens.css"])
pytestmark = pytest.mark.django_db(databases=["default", "sample"])


@pytest.fixture
def building(settings):
    settings.DEBUG = True
    # Names with digests are for a server that was started.
    return settings


def words():
    """Every word that a template, a script or a form of ours could give to a class."""
    # Django's own list of mistakes; and what findings and tokens are called.
    found = {"errorlist", *_TOKENS}
    for room, kinds in (("web", ("html", "js", "py")), ("knowledge", ("py",)), ("learn", ("py",))):
        for kind in kinds:
            for path in (ROOT / room).rglob(f"*.{kind}"):
                found |= set(re.findall(r"[\w-]+", path.read_text("utf-8")))
    # A link goes_with_more is a class goes-with-more.
    return found | {word.replace("_", "-") for word in found}


def test_nobody_but_who_builds_it_sees_the_page_of_the_design(owner):
    assert owner.get("/style").status_code == 404


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_page_of_the_design_shows_every_part_in_both_languages(building, browser, language):
    response = browser.get(f"/style?language={language}")
    text = response.content.decode()
    assert response.status_code == 200
    for part in ("button main", "card aside", "notice wrong", "errorlist", "<dialog", "<svg"):
        assert part in text, part
    assert text.count("<rect") >= 17


@pytest.mark.parametrize("name", SHEETS)
def test_no_rule_is_for_a_class_that_nothing_has(name):
    known = words()
    selectors = re.sub(r"\{[^{}]*\}", "{}", COMMENT.sub("", SHEETS[name]))
    classes = set(re.findall(r"\.([a-zA-Z][\w-]*)", selectors))
    # A class put together: very-low, goes-with-more, of-3.
    parts = {word for word in known if word.endswith("-")}
    dead = {c for c in classes - known if not any(c.startswith(part) for part in parts)}
    assert dead == set()


@pytest.mark.parametrize("name", SHEETS)
def test_every_rule_stands_in_a_layer(name):
    text = COMMENT.sub("", SHEETS[name])
    while BLOCK.search(text):
        text = BLOCK.sub(";", text)
    outside = [part.strip() for part in text.split(";") if part.strip()]
    assert all(re.match(r"@(?:layer|page)\b", part) for part in outside), outside


@pytest.mark.parametrize("name", SHEETS)
def test_distances_go_with_the_direction_of_the_script(name):
    text = COMMENT.sub("", SHEETS[name])
    assert PHYSICAL.findall(text) == []
    for value in FOUR.findall(text):
        sides = re.split(r"\s+(?![^(]*\))", value.strip())
        assert len(sides) < 4 or sides[1] == sides[3], value


@pytest.mark.parametrize("name", [name for name in SHEETS if name != "tokens.css"])
def test_colours_are_named_once(name):
    # Relief alone is darker than the night.
    without_print = SHEETS[name].split("@media print")[0].replace(":root { --bg: #000;", "")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\s)])", without_print) == []


@pytest.mark.parametrize("name", SHEETS)
def test_nothing_is_important_by_force(name):
    # Whatever a sheet calls a grid, what is hidden stays hidden.
    text = SHEETS[name].replace("display: none !important", "")
    assert "!important" not in text
    assert len(SHEETS[name].splitlines()) <= 250
