"""Each rule for the library finds what breaks it, names the place, and finds nothing else."""

from datetime import date

import pytest

from uncramp.exchange.review import check, describe
from uncramp.knowledge.wording import LANGUAGES

TODAY = date(2026, 11, 22)
CLAIM = "claims/magnesium-in-older-adults.md"
STRETCH = "claims/stretching-before-bed.md"
EXERCISE = "exercises/wall-calf-stretch.md"
MEASURE = "measures/loose-covers.md"
SIGN = "signs/possible-leg-clot.md"
SOURCE = "sources/hallegraeff-2012.md"
GROUNDS = (
    'claims = ["loose-covers-and-toes-up"]\nsources = ["mayo-night-leg-cramps", "khan-burne-2007"]'
)
HARD = (
    "Notwithstanding considerable heterogeneity, pharmacological supplementation demonstrated "
    "insufficient efficacy regarding prophylactic administration in symptomatic populations, "
    "whereas methodological limitations necessitate additional investigation. "
) * 12


def flaws_of(library, today=TODAY):
    """The flaws of the library alone; the sentences have rules and tests of their own."""
    return check(today, library, library.parent / "no-sentences")


def edit(library, file, old, new):
    path = library / file
    text = path.read_text("utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), "utf-8")


def found(library, *, today=TODAY, file=None):
    flaws = flaws_of(library, today)
    for flaw in flaws:
        for language in LANGUAGES:
            assert describe(flaw, language).startswith(flaw.file)
    # A changed English text also makes its translation stale; that is not what is asked here.
    return {(f.problem, f.file, f.key) for f in flaws if file is None or f.file == file}


def test_the_packaged_library_is_clean(library):
    assert found(library) == set()


RULES = [
    (CLAIM, "certainty =", "certanty =",
     {("unknown-key", "certanty"), ("missing-key", "certainty")}),
    (CLAIM, 'certainty = "moderate"', 'certainty = "medium"', {("not-allowed", "certainty")}),
    (CLAIM, "review = {", "review = { on = 2026-11-01,", {("half-signed", "review")}),
    (CLAIM, 'by = ""', 'by = "Dr A"', {("half-signed", "review")}),
    (CLAIM, 'by = ""', 'by = "Dr A", on = 2027-01-01', {("in-the-future", "review.on")}),
    (CLAIM, "evidence_on = 2026", "evidence_on = 2036", {("in-the-future", "evidence_on")}),
    (CLAIM, "barna-2021", "barna-2012", {("dead-id", "sources[2]")}),
    (CLAIM, "verified = false", "verified = true", {("verified-contradicts", "verified")}),
    (STRETCH, "verified = true", "verified = false", {("verified-contradicts", "verified")}),
    (CLAIM, "## How sure this is", "## How sure is it",
     {("unknown-heading", "How sure is it"), ("missing-heading", "How sure this is")}),
    (CLAIM, "## In one sentence\n", "## In one sentence\n\n## How sure this is\n",
     {("empty-section", "In one sentence"), ("heading-twice", "How sure this is")}),
    (CLAIM, "The gap", "<i>The gap</i>", {("html", "What is known")}),
    (CLAIM, "The gap", "Magnesium is proven. The gap", {("says-proven", "what-is-known")}),
    (CLAIM, 'title = "', 'title = "A cure: ', {("says-promise", "title")}),
    (CLAIM, "The gap", HARD, {("hard-to-read-en", "")}),
    (CLAIM, "+++\n", "", {("no-front-matter", "")}),
    (CLAIM, 'title = "', "title = ", {("toml", "")}),
    (EXERCISE, '"calf"', '"claf"', {("dead-id", "muscles[0]")}),
    (EXERCISE, '"poor-balance"', '"por-balance"', {("dead-id", "care_if[0]")}),
    (EXERCISE, '"possible-leg-clot"', '"clot"', {("dead-id", "not_if[0]")}),
    (EXERCISE, '"in-bed-calf-stretch"', '"in-bed"', {("dead-id", "easier[1]")}),
    (EXERCISE, "sides = 2", "sides = 3", {("not-whole", "dose.sides")}),
    (MEASURE, GROUNDS,
     "claims = []\nsources = []", {("no-source", "sources")}),
    (MEASURE, "sd = 0.27", "sd = 0", {("not-a-number", "prior.sd")}),
    (SIGN, '"nhs-dvt", "uclh-dvt"', "", {("no-source", "sources")}),
    (SIGN, "Do not start or stop any medicine on your own.", "Take your pills. You have a clot.",
     {("says-you-have", "until-you-are-seen")}),
    (SIGN, 'urgency = "same-day"', 'urgency = "today"', {("not-allowed", "urgency")}),
    (SOURCE, 'retraction = "none"', 'retraction = "retracted"', {("no-notice", "notice")}),
    (SOURCE, 'doi = "', 'doi = "https://doi.org/', {("doi-form", "doi")}),
    (SOURCE, 'url = "https://', 'url = "', {("url-form", "url")}),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "expected"), RULES)
def test_a_broken_rule_is_named_with_file_and_key(library, file, old, new, expected):
    edit(library, file, old, new)
    problems = {(problem, key) for problem, _, key in found(library, file=file)}
    assert problems == expected


def test_a_dead_id_says_what_there_is_and_what_was_perhaps_meant(library):
    edit(library, CLAIM, "barna-2021", "barna-2012")
    flaw = next(f for f in flaws_of(library) if f.problem == "dead-id")
    assert (flaw.value, flaw.nearest) == ("barna-2012", "barna-2021")
    assert describe(flaw, "en") == (
        f"{CLAIM} · sources[2]: There is no “barna-2012”. There are: {flaw.allowed}. "
        "Did you mean “barna-2021”?"
    )


def test_a_claim_without_sources_is_found_although_the_key_is_there(library):
    edit(library, STRETCH, '"hallegraeff-2012", "coppin-2005", "hawke-2021"', "")
    assert found(library) == {("no-source", STRETCH, "sources")}


def test_an_overdue_review_is_a_warning_on_the_day_after(library):
    due = date(2027, 11, 22)
    assert found(library, today=due) == set()
    flaws = [f for f in flaws_of(library, date(2027, 11, 23)) if f.file == CLAIM]
    assert [(f.problem, f.warning) for f in flaws] == [("review-overdue", True)]


def test_a_fallen_source_is_a_warning_for_every_item_that_rests_on_it(library):
    fallen = 'retraction = "retracted_and_replaced"\nnotice = "https://example.org/notice"'
    edit(library, SOURCE, 'retraction = "none"', fallen)
    flaws = [f for f in flaws_of(library) if f.problem == "cites-fallen-source"]
    assert all(flaw.warning for flaw in flaws)
    assert {f.file for f in flaws} >= {STRETCH, EXERCISE, "measures/bedtime-stretches.md"}


def test_an_item_that_says_what_became_of_its_source_is_no_longer_named(library):
    fallen = 'retraction = "retracted_and_replaced"\nnotice = "https://example.org/notice"'
    edit(library, SOURCE, 'retraction = "none"', fallen)
    edit(library, STRETCH, "verified =", 'despite = ["hallegraeff-2012"]\nverified =')
    named = {f.file for f in flaws_of(library) if f.problem == "cites-fallen-source"}
    assert EXERCISE in named
    assert STRETCH not in named


def test_a_withdrawn_item_may_rest_on_a_fallen_source_and_is_never_overdue(library):
    edit(library, STRETCH, "certainty", 'withdrawn = { on = 2026-11-01, because = "x" }\ncertainty')
    edit(
        library, SOURCE, 'retraction = "none"', 'retraction = "retracted"\nnotice = "https://e.org"'
    )
    flaws = flaws_of(library, date(2030, 1, 1))
    assert not [f for f in flaws if f.file == STRETCH]


def test_a_file_name_that_cannot_be_an_id_is_named(library):
    for ending in (".md", ".es.md"):
        path = library / f"claims/pillow-behind-the-knees{ending}"
        path.rename(library / f"claims/Pillow_Behind{ending}")
    assert ("file-name", "claims/Pillow_Behind.md", "") in found(library)


def test_a_phrase_that_is_missing_in_a_language_is_named(library):
    edit(library, "cautions.toml", 'es = "mareos, o mareo al ponerte de pie"', "")
    assert ("phrase-missing", "cautions.toml", "dizziness") in found(library)


def test_a_phrase_that_must_not_be_said_is_named(library):
    edit(library, "headings.toml", 'en = "What to do"', 'en = "How to cure it"')
    assert ("says-promise", "headings.toml", "what-to-do.en") in found(library)


@pytest.mark.parametrize(
    ("file", "text", "problem", "key"),
    [
        ("cautions.toml", "[", "toml", ""),
        ("cautions.toml", 'poor-balance = "x"', "not-a-table", "poor-balance"),
        ("cautions.toml", "poor-balance = { en = 2026-11-22 }", "not-a-table", "poor-balance"),
        ("headings.toml", "", "not-a-table", "label"),
        ("headings.toml", "label = {}", "dead-id", "kinds.claims"),
        ("headings.toml", "kinds = 3\n[label]", "dead-id", "kinds.claims"),
        ("headings.toml", '[label]\n[kinds]\nclaims = ["x"]', "dead-id", "kinds.claims"),
    ],
)
def test_a_table_that_cannot_be_read_is_one_flaw(library, file, text, problem, key):
    (library / file).write_text(text, "utf-8")
    assert found(library) == {(problem, file, key)}


def test_the_title_of_a_publication_may_say_what_we_may_not(library):
    edit(library, SOURCE, 'title = "', 'title = "A proven cure: ')
    assert found(library, file=SOURCE) == set()


def test_errors_come_before_warnings_and_files_in_order(library):
    edit(library, CLAIM, "barna-2021", "barna-2012")
    flaws = flaws_of(library, date(2030, 1, 1))
    assert flaws[0].problem == "dead-id"
    assert [f.file for f in flaws[1:]] == sorted(f.file for f in flaws[1:])
