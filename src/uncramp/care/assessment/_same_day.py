"""Warning signs that are looked at today: rows S1 to S13, D7, and D4 when it gets worse."""

from typing import Final

from uncramp.care.assessment._answers import Answers
from uncramp.care.assessment._logic import Truth, all_of, any_of, but_not
from uncramp.care.assessment._rule import Rule, rule
from uncramp.knowledge.content import Urgency

ADULT: Final = 18
TODAY: Final = Urgency.SAME_DAY
CLOT: Final = ("leg-swollen", "leg-warm-discoloured", "leg-sore-between-cramps", "vein-hard-sore")
CLOT_RISK: Final = (
    *("clot-before", "clot-past-six-months", "cancer"),
    *("surgery-plaster-travel", "takes-hormones"),
)
EXPECTING: Final = ("under-20-weeks", "weeks-20-to-27", "weeks-28-or-more")
PREGNANT_OR_BIRTH: Final = (*EXPECTING, "birth-in-past-6-weeks")


def clot_likelier(given: Answers) -> Truth:
    """Whether anything is known that makes a clot likelier, before the leg is looked at."""
    expects = given.is_one_of("pregnancy", PREGNANT_OR_BIRTH)
    return any_of([expects, given.any_yes(*CLOT_RISK)])


@rule("S1", "possible-leg-clot", TODAY, *CLOT)
def possible_leg_clot(given: Answers) -> Truth:
    """One leg (rarely both) is swollen, or warm, red or darker, or throbs or stays tender
    beyond the day after a cramp, or has a hard sore vein. One of these is enough.
    """
    return given.any_yes(*CLOT)


@rule("S1p", "possible-leg-clot-higher-risk", TODAY, *CLOT, "pregnancy", *CLOT_RISK)
def possible_leg_clot_higher_risk(given: Answers) -> Truth:
    """S1, and pregnant or within six weeks after a birth, or a clot before (own or family),
    cancer, an operation, plaster, bed rest or long journey, or hormones.
    """
    return all_of([given.any_yes(*CLOT), clot_likelier(given)])


@rule("S2", "cramp-over-ten-minutes", TODAY, "cramp-locked-now")
def cramp_locked_now(given: Answers) -> Truth:
    """A cramp has lasted more than ten minutes and will not let go."""
    return given.is_yes("cramp-locked-now")


@rule("S3", "calf-tear-or-tendon", TODAY, "pop-in-calf")
def calf_tear_or_tendon(given: Answers) -> Truth:
    """A pop or kick was felt in the calf or heel, with a bruise or without rising on the toes."""
    return given.is_yes("pop-in-calf")


@rule("S4", "burst-cyst", TODAY, "swelling-behind-knee")
def burst_cyst(given: Answers) -> Truth:
    """Swelling behind the knee, then sudden swelling of the calf; handled as S1."""
    return given.is_yes("swelling-behind-knee")


@rule("S5", "fluid-or-salt-loss", TODAY, "vomiting-heat-weak")
def fluid_or_salt_loss(given: Answers) -> Truth:
    """Cramps with vomiting, diarrhoea, little urine, illness from heat, or much weaker
    muscles.
    """
    return given.is_yes("vomiting-heat-weak")


@rule("S6", "poison-or-wound", TODAY, "poison-or-dirty-wound")
def poison_or_wound(given: Answers) -> Truth:
    """Cramps after contact with a poison, or after a dirty wound without stiffness of the jaw."""
    return given.is_yes("poison-or-dirty-wound")


LOW_CALCIUM: Final = ("tingling-hand-cramps", "tingling-after-neck-surgery-or-bone-medicine")


@rule("S7", "low-calcium-signs", TODAY, *LOW_CALCIUM)
def low_calcium_signs(given: Answers) -> Truth:
    """Tingling lips or fingers with cramps of the hands, or tingling or spasms after an
    operation on the neck or with a bone medicine. The medicine alone is not meant.
    """
    return given.any_yes(*LOW_CALCIUM)


@rule("S8", "starved-foot", TODAY, "foot-pain-eased-hanging", "foot-sore-cold-dusky")
def starved_foot(given: Answers) -> Truth:
    """Foot pain at night that eases when the leg hangs down, a sore that does not heal, a
    black toe, or a newly cold or dusky foot.
    """
    return given.any_yes("foot-pain-eased-hanging", "foot-sore-cold-dusky")


@rule("S9", "muscle-pain-on-medicine", TODAY, "muscle-pain-new-medicine")
def muscle_pain_on_medicine(given: Answers) -> Truth:
    """Severe muscle pain, tenderness or weakness after a statin, fibrate, colchicine,
    macrolide, azole or ciclosporin was begun or raised. The safer of two levels.
    """
    return given.is_yes("muscle-pain-new-medicine")


@rule("S10", "skin-infection", TODAY, "red-hot-skin-fever")
def skin_infection(given: Answers) -> Truth:
    """Red, hot, spreading skin with fever."""
    return given.is_yes("red-hot-skin-fever")


@rule("S11", "pre-eclampsia-signs", TODAY, "pregnant-headache-swelling")
def pre_eclampsia_signs(given: Answers) -> Truth:
    """Pregnant or just after a birth, with sudden swelling of face or hands, severe headache,
    change of sight, or pain in the upper belly. Holds even where pregnancy was denied.
    """
    return given.is_yes("pregnant-headache-swelling")


@rule("S12", "tendon-pain-fluoroquinolone", TODAY, "tendon-pain-antibiotic")
def tendon_pain_fluoroquinolone(given: Answers) -> Truth:
    """Pain in a tendon during or after a fluoroquinolone."""
    return given.is_yes("tendon-pain-antibiotic")


@rule("S13", "new-pain-one-leg", TODAY, "new-pain-one-leg", *CLOT, "pregnancy", *CLOT_RISK)
def new_pain_one_leg(given: Answers) -> Truth:
    """A new pain in one leg that stays, while no fact of S1 holds, and at least one is not
    known or a risk of S1p is there or not known; S1 itself stands where a fact holds.
    """
    facts = given.any_yes(*CLOT)
    # A risk that nobody answered about is not read as none.
    in_doubt = facts is None or clot_likelier(given) is not False
    return all_of([given.is_yes("new-pain-one-leg"), facts is not True and in_doubt])


@rule("D7", "child-limp", TODAY, "limp-and-fever", "age-years")
def child_limp(given: Answers) -> Truth:
    """Under 18, or of unknown age: pain on one side that stays, a limp, or fever. The safer of
    two levels. Adults are not asked; a yes holds at any age.
    """
    told = given.is_yes("limp-and-fever")
    grown = given.age is not None and given.age >= ADULT
    return False if told is None and grown else told


@rule("D4-worse", "heavy-legs-upright", TODAY, "legs-heavy-standing", "legs-heavy-getting-worse")
def heavy_legs_getting_worse(given: Answers) -> Truth:
    """Legs heavy when upright that quickly get worse; also where nobody can say whether they
    do, and where only the getting worse was ticked.
    """
    worse = given.is_yes("legs-heavy-getting-worse")
    # Not known to get worse counts as getting worse, once the legs are known to be heavy.
    heavy_and_in_doubt = all_of([given.is_yes("legs-heavy-standing"), but_not(worse is False)])
    return any_of([worse, heavy_and_in_doubt])


SAME_DAY: Final[tuple[Rule, ...]] = (
    possible_leg_clot_higher_risk,
    possible_leg_clot,
    new_pain_one_leg,
    burst_cyst,
    cramp_locked_now,
    calf_tear_or_tendon,
    fluid_or_salt_loss,
    poison_or_wound,
    low_calcium_signs,
    starved_foot,
    muscle_pain_on_medicine,
    skin_infection,
    pre_eclampsia_signs,
    tendon_pain_fluoroquinolone,
    child_limp,
    heavy_legs_getting_worse,
)
