"""Three plain answers, kept until a night changes."""

from datetime import UTC, datetime

import numpy as np
import pytest

from tests.made_diaries import FIRST, diary_of, planted
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


def many(nights=120):
    """Twelve idle numbers, and five things that cannot be told, each for its own reason."""
    rng = np.random.default_rng(31)
    noted = {f"number {i:02}": [float(x) for x in rng.normal(size=nights)] for i in range(12)}
    desk = [bool(x) for x in rng.random(nights) < 0.5]
    noted |= {"sitting": desk, "standing": [not x for x in desk]}
    noted["free evening"] = [(FIRST + i).is_weekend for i in range(nights)]
    noted["swimming"] = [bool(i % 2) if i < 10 else None for i in range(nights)]
    noted["my age"] = [float(i) for i in range(nights)]
    noted["shoes"] = [True] * nights
    return diary_of(rng.poisson(0.7, nights), noted)


def test_every_exposure_is_listed_with_its_reason(page, ada):
    merge_diary(ada, many(), at=MORNING)
    text = page("/learn")
    listed = text.partition('class="unclear"')[2]
    for name in many().exposure_names:
        assert name in listed, name
    assert "sitting ⇄ standing" in listed
    for reason in ("weekend", "fewer than 14", "always the same", "rises or falls"):
        assert reason in listed, reason


def test_a_long_list_is_cut_where_the_page_begins(page, ada):
    merge_diary(ada, many(), at=MORNING)
    head = page("/learn").partition('<dl class="links">')[2].partition("</dl>")[0]
    assert "more</span>" in head
    assert head.count("<span>") <= 12
