"""How safe the diary is, in one answer."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from uncramp.exchange.backups import Facts, Level, meter
from uncramp.knowledge.wording import LANGUAGES

NOT_TRIED = "Kept in two places, not tried lately."
THREE_DAYS = "Kept in two places, tried 3 days ago."
YESTERDAY = "Kept in two places, tried yesterday."
BROKEN = "The last backup could not be opened."
NOW = datetime(2026, 11, 22, 3, 10, tzinfo=UTC)


def days_ago(n):
    return NOW - timedelta(days=n)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (Facts(0, 0), "There is nothing to lose yet."),
        (Facts(9, 0), "Your diary is in one place only."),
        (Facts(9, 2), "Your diary and its backups are on one computer."),
        (Facts(9, 2, saved_at=days_ago(31)), "Your diary and its backups are on one computer."),
        (Facts(9, 2, saved_at=days_ago(3)), NOT_TRIED),
        (Facts(9, 2, copied_at=NOW, rehearsed_at=days_ago(3)), THREE_DAYS),
        (Facts(9, 2, copied_at=NOW, rehearsed_at=days_ago(1)), YESTERDAY),
        (Facts(9, 2, copied_at=NOW, rehearsed_at=days_ago(-2)), "Kept in two places, tried today."),
        (Facts(9, 2, copied_at=NOW, rehearsed_at=days_ago(91)), NOT_TRIED),
        (Facts(9, 2, is_uncopied=True), "The last backup did not reach its second place."),
        (Facts(9, 2, copied_at=NOW, has_trouble=True), "The last backup was not made."),
        (Facts(9, 2, copied_at=NOW, has_trouble=True, is_broken=True), BROKEN),
    ],
)
def test_the_answer_is_the_worst_that_is_true(facts, said):
    assert meter(facts, NOW).said("en") == said


def test_it_is_safe_only_in_two_places_and_rehearsed():
    moments = (None, days_ago(1), days_ago(200))
    for copied, saved, rehearsed, broken, trouble, backups in product(
        moments, moments, moments, (False, True), (False, True), (0, 3)
    ):
        facts = Facts(9, backups, NOW, copied, saved, rehearsed, broken, trouble)
        found = meter(facts, NOW)
        assert all(found.said(language) for language in LANGUAGES)
        if found.level is Level.SAFE:
            assert copied or saved
            assert rehearsed
            assert backups
            assert not broken
            assert not trouble
