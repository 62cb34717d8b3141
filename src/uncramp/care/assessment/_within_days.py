"""Warning signs to be looked at within days: milder levels of S2 and S13, and D1 to D12."""

from typing import Final

from uncramp.care.assessment._answers import Answers
from uncramp.care.assessment._logic import Truth, all_of, any_of, but_not
from uncramp.care.assessment._rule import Rule, rule
from uncramp.care.assessment._same_day import CLOT, CLOT_RISK, clot_likelier
from uncramp.knowledge.content import Urgency

DAYS: Final = Urgency.WITHIN_DAYS
OWN_TEAM: Final = ("dialysis", "cirrhosis", "heart-failure", "kidney-disease")
THIGH: Final = ("thigh-front", "thigh-back")
BELOW_THE_KNEE: Final = ("calf", "foot", "shin")


@rule("S2-past", "cramp-over-ten-minutes", DAYS, "cramp-past-ten-minutes")
def cramp_let_go_late(given: Answers) -> Truth:
    """A cramp lasted more than ten minutes and then let go; also from a timed episode in the
    past 14 nights of the diary.
    """
    return given.is_yes("cramp-past-ten-minutes")


@rule("S13-plain", "new-pain-one-leg", DAYS, "new-pain-one-leg", *CLOT, "pregnancy", *CLOT_RISK)
def new_pain_no_mark_of_a_clot(given: Answers) -> Truth:
    """A new pain in one leg that stays, and it is known that no fact of S1 and no risk of S1p
    is there. A sore bone or vein begins like this, so it is not left without advice.
    """
    marked = any_of([given.any_yes(*CLOT), clot_likelier(given)])
    return all_of([given.is_yes("new-pain-one-leg"), but_not(marked)])


@rule("D1", "getting-weaker", DAYS, "getting-weaker")
def getting_weaker(given: Answers) -> Truth:
    """Weaker over weeks, tripping, thinner muscles, slurred speech, trouble swallowing, or
    twitching in many places.
    """
    return given.is_yes("getting-weaker")


@rule("D2", "numb-feet", DAYS, "numb-tingling-feet")
def numb_feet(given: Answers) -> Truth:
    """Numbness, tingling or burning of the feet that stays. The safer of two levels."""
    return given.is_yes("numb-tingling-feet")


@rule("D3", "pain-on-walking", DAYS, "calf-pain-walking")
def pain_on_walking(given: Answers) -> Truth:
    """Calf pain on walking that goes with rest."""
    return given.is_yes("calf-pain-walking")


@rule("D4", "heavy-legs-upright", DAYS, "legs-heavy-standing", "legs-heavy-getting-worse")
def heavy_legs_upright(given: Answers) -> Truth:
    """Legs heavy or painful when upright and better when sitting or leaning, or back pain with
    weak legs; and it is known that this does not quickly get worse.
    """
    steady = but_not(given.is_yes("legs-heavy-getting-worse"))
    return all_of([given.is_yes("legs-heavy-standing"), steady])


@rule("D5", "weight-loss", DAYS, "weight-loss-night-sweats")
def weight_loss(given: Answers) -> Truth:
    """Weight loss that was not meant, night sweats, or a history of cancer with new bone pain."""
    return given.is_yes("weight-loss-night-sweats")


@rule("D6", "cramps-elsewhere", DAYS, "cramps-elsewhere")
def cramps_elsewhere(given: Answers) -> Truth:
    """Cramps in the arms, trunk or face, or all over."""
    return given.is_yes("cramps-elsewhere")


@rule("D8", "own-team", DAYS, *OWN_TEAM)
def own_team(given: Answers) -> Truth:
    """Cramps on dialysis, or with cirrhosis, heart failure or severe kidney disease."""
    return given.any_yes(*OWN_TEAM)


@rule("D9", "foot-turns-and-stays", DAYS, "foot-turns-and-stays")
def foot_turns_and_stays(given: Answers) -> Truth:
    """The foot or big toe turns or curls, often early in the morning, and stays so for long."""
    return given.is_yes("foot-turns-and-stays")


@rule("D10", "shooting-leg-pain", DAYS, "pain-shoots-down-leg")
def shooting_leg_pain(given: Answers) -> Truth:
    """Pain that shoots from back or buttock down the leg."""
    return given.is_yes("pain-shoots-down-leg")


@rule("D11", "thigh-only", DAYS, "where-cramps")
def thigh_only(given: Answers) -> Truth:
    """Cramps in the thigh and never in calf, foot or shin; also from at least three located
    episodes of the diary that are all in the thigh.
    """
    lower = given.is_one_of("where-cramps", BELOW_THE_KNEE)
    return all_of([given.is_one_of("where-cramps", THIGH), but_not(lower)])


@rule("D12", "jerks-in-sleep", DAYS, "jerks-in-sleep")
def jerks_in_sleep(given: Answers) -> Truth:
    """Legs that jerk again and again during sleep, as somebody else has seen."""
    return given.is_yes("jerks-in-sleep")


WITHIN_DAYS: Final[tuple[Rule, ...]] = (
    cramp_let_go_late,
    new_pain_no_mark_of_a_clot,
    getting_weaker,
    numb_feet,
    pain_on_walking,
    heavy_legs_upright,
    weight_loss,
    cramps_elsewhere,
    own_team,
    foot_turns_and_stays,
    shooting_leg_pain,
    thigh_only,
    jerks_in_sleep,
)
