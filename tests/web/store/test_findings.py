"""The last answer is kept with the state of the diary that it was made from."""

from datetime import timedelta

import pytest

from uncramp.person.diary import Cramps, NightEntry
from uncramp.web.store import (
    StoredFinding,
    diary_digest,
    load_record,
    save_finding,
    save_night,
    stored_finding,
)

pytestmark = pytest.mark.django_db

DOCUMENT = {"z": 1, "a": [1e22, 0.1, None, True], "made_by": {"program": "1", "model": "CRAMP-1"}}


def test_an_answer_comes_back_with_its_versions_and_moment(ada, now):
    save_finding(ada, DOCUMENT, diary_digest="abc", at=now)
    found = stored_finding(ada)
    assert found == StoredFinding(DOCUMENT, "abc", now)
    assert list(found.document) == list(DOCUMENT)
    assert isinstance(found.document["a"][0], float)


def test_nobody_has_an_answer_before_the_first(ada):
    assert stored_finding(ada) is None


def test_an_answer_holds_until_a_night_changes(ada, now, tonight):
    save_night(ada, NightEntry(tonight, Cramps.quiet()), at=now)
    save_finding(ada, DOCUMENT, diary_digest=diary_digest(ada), at=now)
    assert stored_finding(ada).diary_digest == diary_digest(ada)
    save_night(ada, NightEntry(tonight, Cramps.counted(1)), at=now)
    assert stored_finding(ada).diary_digest != diary_digest(ada)


def test_one_answer_of_each_version_is_kept_and_the_newest_is_shown(ada, now):
    later = DOCUMENT | {"made_by": {"program": "2", "model": "CRAMP-1"}}
    for day in range(3):
        save_finding(ada, DOCUMENT | {"day": day}, diary_digest="a", at=now)
    save_finding(ada, later, diary_digest="b", at=now + timedelta(days=9))
    assert stored_finding(ada).document == later
    assert load_record(ada).findings == (DOCUMENT | {"day": 2}, later)
