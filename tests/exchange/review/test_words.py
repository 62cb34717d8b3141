"""What must not be said, and what may be said although it sounds alike."""

import pytest

from uncramp.exchange.review._words import FORBIDDEN, forbidden
from uncramp.knowledge.wording import LANGUAGES, knows


def rules(text, language):
    return {rule for rule, _ in forbidden(text, language)}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("This cures cramps", "promise"),
        ("It will treat your legs", "promise"),
        ("We guarantee it", "promise"),
        ("a detoxing tea", "promise"),
        ("it heals the muscle", "healing"),
        ("Clinically **proven**", "proven"),
        ("it prevents leg cramps", "prevents"),
        ("prevent future calf injuries", "prevents"),
        ("improves your circulation", "circulation"),
        ("boosts blood\nflow", "circulation"),
        ("corrects your alignment", "alignment"),
        ("a subluxation", "alignment"),
        ("It is safe for everyone", "safe-for-all"),
        ("We diagnose it", "diagnosis"),
        ("You have a blood clot", "you-have"),
        ("so you have neuropathy", "you-have"),
        ("Stop your statin", "medicine-order"),
        ("start taking your tablets", "medicine-order"),
        ("There is no need to see a doctor", "false-calm"),
        ("You have no warning signs", "no-signs"),
    ],
)
def test_a_forbidden_wording_is_found_in_english(text, rule):
    assert rules(text, "en") == {rule}


@pytest.mark.parametrize(
    "text",
    [
        "if you have diabetes",
        "when you have neuropathy",
        "You may have a blood clot",
        "a sore that does not heal",
        "This is not a diagnosis",
        "Do not stop your tablets",
        "It may mean fewer cramps",
        "secure, curious, manicured",
        "these warning signs",
        "Nobody was treasured more",
    ],
)
def test_what_sounds_alike_may_be_said_in_english(text):
    assert rules(text, "en") == set()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Esto cura los calambres", "promise"),
        ("garantizamos el descanso", "promise"),
        ("trata los calambres", "promise"),
        ("puede sanar el músculo", "healing"),
        ("clínicamente probado", "proven"),
        ("de eficacia demostrada", "proven"),
        ("previene los calambres", "prevents"),
        ("para evitar nuevos calambres", "prevents"),
        ("mejora mucho la circulación", "circulation"),
        ("corrige la alineación", "alignment"),
        ("es seguro para todos", "safe-for-all"),
        ("diagnosticamos el problema", "diagnosis"),
        ("Tienes una trombosis", "you-have"),
        ("Deja de tomar la estatina", "medicine-order"),
        ("no hace falta ir al médico", "false-calm"),
        ("Sin señales de alarma", "no-signs"),
    ],
)
def test_a_forbidden_wording_is_found_in_spanish(text, rule):
    assert rules(text, "es") == {rule}


@pytest.mark.parametrize(
    "text",
    [
        "No se ha probado",
        "se trata de un estudio",
        "si tienes diabetes",
        "puede que tengas un coágulo",
        "una herida que no se cura",
        "la pierna sana",
        "esto no es un diagnóstico",
        "no dejes la medicación",
        "evita doblar la rodilla",
        "estas señales de alarma",
        "procura descansar",
    ],
)
def test_what_sounds_alike_may_be_said_in_spanish(text):
    assert rules(text, "es") == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_is_in_every_language_and_has_its_reason(language):
    assert FORBIDDEN[language].keys() == FORBIDDEN["en"].keys()
    assert [rule for rule in FORBIDDEN[language] if not knows(f"content.says-{rule}")] == []


def test_a_language_without_rules_has_none():
    assert list(forbidden("proven", "fr")) == []
