"""Warning signs for which help is called now: rows E1 to E13."""

from typing import Final

from uncramp.care.assessment._answers import Answers
from uncramp.care.assessment._logic import Truth
from uncramp.care.assessment._rule import Rule, rule
from uncramp.knowledge.content import Urgency

NOW: Final = Urgency.EMERGENCY


@rule("E1", "lung-clot", NOW, "breathless-chest-pain")
def lung_clot(given: Answers) -> Truth:
    """Sudden trouble breathing, sudden chest pain (often worse on breathing in), blood coughed
    up, fainting or collapse; with or without pain in the leg.
    """
    return given.is_yes("breathless-chest-pain")


@rule("E2", "leg-without-blood", NOW, "leg-cold-pale-numb")
def leg_without_blood(given: Answers) -> Truth:
    """Sudden leg pain that goes on, and the foot or leg is pale or blue, clearly colder than
    the other, numb, or cannot be moved after the muscle has let go.
    """
    return given.is_yes("leg-cold-pale-numb")


@rule("E3", "cauda-equina", NOW, "saddle-numbness", "new-weakness-both-legs")
def cauda_equina(given: Answers) -> Truth:
    """Numbness between the legs, new bladder, bowel or sexual trouble, or new weakness of
    both legs. Weakness that has long been there is not meant.
    """
    return given.any_yes("saddle-numbness", "new-weakness-both-legs")


@rule("E4", "muscle-breakdown", NOW, "dark-urine-muscle-pain")
def muscle_breakdown(given: Answers) -> Truth:
    """Severe muscle pain or weakness together with dark or little urine, beyond what is usual
    for somebody on dialysis.
    """
    return given.is_yes("dark-urine-muscle-pain")


@rule("E5", "compartment-pressure", NOW, "leg-tight-as-wood")
def compartment_pressure(given: Answers) -> Truth:
    """After an injury, long pressure or very hard exercise, part of the leg stays as tight as
    wood and hurts far more than it should, often even more when the toes are moved, or is numb.
    """
    return given.is_yes("leg-tight-as-wood")


@rule("E6", "tetanus-like-spasm", NOW, "jaw-neck-spasm")
def tetanus_like_spasm(given: Answers) -> Truth:
    """A stiff jaw that is hard to open, or cramps that spread to the jaw, neck, back or whole
    body, or that make it hard to swallow or breathe.
    """
    return given.is_yes("jaw-neck-spasm")


@rule("E7", "low-calcium-emergency", NOW, "tingling-with-noisy-breathing")
def low_calcium_emergency(given: Answers) -> Truth:
    """Noisy breathing, fainting or palpitations together with tingling lips or fingers, or
    hands drawn into a claw.
    """
    return given.is_yes("tingling-with-noisy-breathing")


@rule("E8", "quinine-reaction", NOW, "bleeding-on-quinine")
def quinine_reaction(given: Answers) -> Truth:
    """On quinine, tonic water included: new bruises, pin-point spots, bleeding, change of
    sight or hearing, palpitations or fainting. The row has two levels; the safer one holds.
    """
    return given.is_yes("bleeding-on-quinine")


@rule("E9", "stroke", NOW, "stroke-signs")
def stroke(given: Answers) -> Truth:
    """Sudden droop of the face, weakness of an arm, or trouble with speech."""
    return given.is_yes("stroke-signs")


@rule("E10", "sepsis", NOW, "infection-confused")
def sepsis(given: Answers) -> Truth:
    """Signs of an infection with confusion, collapse or fast breathing."""
    return given.is_yes("infection-confused")


@rule("E11", "heat-stroke", NOW, "heat-confused")
def heat_stroke(given: Answers) -> Truth:
    """Illness from heat with confusion, fainting, or being hard to wake."""
    return given.is_yes("heat-confused")


@rule("E12", "poisoning", NOW, "poison-severe")
def poisoning(given: Answers) -> Truth:
    """Contact with a poison, known or suspected, and sweating, trouble breathing or
    confusion.
    """
    return given.is_yes("poison-severe")


@rule("E13", "a-fit", NOW, "a-fit")
def a_fit(given: Answers) -> Truth:
    """A fit, in pregnancy or not."""
    return given.is_yes("a-fit")


EMERGENCIES: Final[tuple[Rule, ...]] = (
    lung_clot,
    leg_without_blood,
    cauda_equina,
    muscle_breakdown,
    compartment_pressure,
    tetanus_like_spasm,
    low_calcium_emergency,
    quinine_reaction,
    stroke,
    sepsis,
    heat_stroke,
    poisoning,
    a_fit,
)
