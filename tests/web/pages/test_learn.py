"""Three plain answers, kept until a night changes."""

from datetime import UTC, datetime

import pytest

from tests.made_diaries import planted
from uncramp.person.diary import Cramps, NightEntry
from uncramp.web.store import merge_diary, save_finding, save_night, stored_finding

pytestmark = pytest.mark.django_db(databases=["default", "sample"])

MORNING = datetime(2026, 11, 22, 6, 40, tzinfo=UTC)


def test_too_few_nights_say_how_many_more(page, write):
    write(*["0"] * 5)
    assert "9 more known nights, then a first answer." in page("/learn")
    assert "chance speaks louder" in page("/learn")


def test_an_empty_diary_has_an_answer_too(page):
    assert "14 more known nights" in page("/learn")


def test_what_was_planted_is_named_and_what_was_not_is_not(page, ada):
    merge_diary(ada, planted(seed=1), at=MORNING)
    text = page("/learn")
    assert "<h3>cause</h3>" in text
    assert "Goes with more</dt>" in text
    assert "<span>null</span>" in text.partition("Goes with more")[2].partition("<dt>")[2]
    assert "<h3>null</h3>" not in text


def test_every_figure_has_a_caption_and_a_table(page, ada):
    merge_diary(ada, planted(seed=1), at=MORNING)
    text = page("/learn")
    assert text.count("<svg") - text.count('aria-hidden="true"><') >= 2
    assert text.count("<figcaption>") == text.count('<div class="scroll"') == 2


def test_the_answer_is_kept_until_a_night_changes(page, ada, last_night):
    merge_diary(ada, planted(seed=1, nights=60), at=MORNING)
    page("/learn")
    kept = stored_finding(ada)
    page("/learn")
    assert stored_finding(ada) == kept
    save_night(ada, NightEntry(last_night, Cramps.counted(3)), at=MORNING)
    page("/learn")
    assert stored_finding(ada).diary_digest != kept.diary_digest


def test_an_answer_of_another_version_is_worked_out_anew(page, ada):
    merge_diary(ada, planted(seed=1, nights=60), at=MORNING)
    page("/learn")
    kept = stored_finding(ada)
    old = kept.document | {"made_by": {"program": "0.0.1", "model": "CRAMP-0"}}
    save_finding(ada, old, diary_digest=kept.diary_digest, at=MORNING)
    page("/learn")
    assert stored_finding(ada).document == kept.document


def test_what_cannot_be_known_is_said(page, ada):
    merge_diary(ada, planted(seed=1), at=MORNING)
    assert "does not mean that one causes the other" in page("/learn")
