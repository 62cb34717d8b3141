"""The verdict table, case by case."""

from datetime import date

import pytest

from uncramp.learn.inference import Effect, Estimate, Evidence, Verdict, verdict

EARLY, LATE = date(2026, 2, 1), date(2026, 3, 1)
RATIO = Estimate(0.7, 0.5, 0.6, 0.7, 0.8, 0.9)


def evidence(helps=None, harms=None):
    return Evidence(
        e_value=30.0,
        alpha=0.04,
        decided_on=helps,
        harm_e_value=0.1,
        harm_alpha=0.01,
        harm_decided_on=harms,
        worst_e_value=2.0,
        worst_harm_e_value=0.1,
        coins=40,
        coins_left=0,
        missing=0,
        most_missing=1,
        gaps_go_with_arm=False,
    )


def effect(fewer=0.5, meaningfully=0.3):
    return Effect("m", RATIO, fewer, meaningfully, 0.2, RATIO)


@pytest.mark.parametrize(
    ("found", "shown", "ended", "enough", "said"),
    [
        (evidence(helps=EARLY), None, False, True, Verdict.HELPS),
        (evidence(helps=EARLY), effect(0.2, 0.01), True, True, Verdict.HELPS),
        (evidence(harms=EARLY), None, False, True, Verdict.MAKES_WORSE),
        (evidence(helps=EARLY), None, False, False, Verdict.HELPS),
        (evidence(helps=EARLY, harms=LATE), None, True, True, Verdict.HELPS),
        (evidence(helps=LATE, harms=EARLY), None, True, True, Verdict.MAKES_WORSE),
        (evidence(helps=EARLY, harms=EARLY), None, True, True, Verdict.MAKES_WORSE),
        (evidence(), None, False, True, None),
        (None, None, False, True, None),
        (evidence(), None, False, False, Verdict.TOO_FEW_NIGHTS),
        (evidence(), effect(0.99, 0.9), True, False, Verdict.TOO_FEW_NIGHTS),
        (evidence(), effect(0.5, 0.05), True, True, Verdict.NOT_WORTH_IT),
        (evidence(), effect(0.95, 0.05), True, True, Verdict.NOT_WORTH_IT),
        (evidence(), effect(0.9, 0.5), True, True, Verdict.LEANING_BETTER),
        (None, effect(0.9999, 0.99), True, True, Verdict.LEANING_BETTER),
        (evidence(), effect(0.1, 0.06), True, True, Verdict.LEANING_WORSE),
        (evidence(), effect(0.5, 0.3), True, True, Verdict.CANNOT_TELL),
        (evidence(), None, True, True, Verdict.CANNOT_TELL),
    ],
)
def test_the_first_row_that_holds_is_the_verdict(found, shown, ended, enough, said):
    assert verdict(found, shown, at_planned_end=ended, enough=enough) is said
