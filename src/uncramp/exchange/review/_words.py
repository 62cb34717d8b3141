"""What must not be said to a person, in each language, and why.

Promises that no study supports, orders about medicines, naming somebody's illness, and
reassurance that nobody can give from afar.
"""

import re
from collections.abc import Iterator
from typing import Final

_NAMED_ILLNESS: Final = {
    "en": "blood clot|clot|thrombosis|neuropathy|diabetes|stenosis|restless legs",
    "es": "coágulo|trombosis|neuropatía|diabetes|estenosis|piernas inquietas",
}

_EN: Final = {
    "promise": r"\b(cures?|cured|curing|guarantee\w*|detox\w*|treats?|treated|treating)\b",
    "healing": r"(?<!not )(?<!never )(?<!won’t )\b(heals?|healed|healing)\b",
    "proven": r"\bproven\b",
    "prevents": r"\bprevent\w*\s+(\w+\s+){0,3}?(cramps?|injur\w+)\b",
    "circulation": r"\b(improves?|boosts?|increases?)\s+(\w+\s+){0,2}?(circulation|blood flow)\b",
    "alignment": r"\b(subluxation\w*|corrects?\s+(\w+\s+){0,2}?alignment)\b",
    "safe-for-all": r"\b(safe for everyone|completely safe|no side effects|risk[- ]free)\b",
    "diagnosis": r"\bdiagnos(e|es|ed|ing)\b",
    "you-have": r"(?<!if )(?<!when )(?<!that )(?<!do )\byou have (an? )?"
    rf"({_NAMED_ILLNESS['en']})\b",
    "medicine-order": r"(?<!not )(?<!never )(?<!or )\b(stop|start|halve|double|skip) "
    r"(taking |using )?your (statins?|tablets?|pills?|medicines?|medication)\b",
    "false-calm": r"\bno (need to see|reason to see) (a|your) doctor\b",
    "no-signs": r"\bno (warning signs?|red flags?)\b",
}
_ES: Final = {
    "promise": r"(?<!no )(?<!no se )\b(cura|curan|curar[áa]?n?|curado)\b"
    r"|\b(garantiza\w*|desintoxica\w*)\b|\btrata(n|r)? (el|los|la|las|tu|tus) calambres?\b",
    "healing": r"\bsanar(á|án)?\b",
    "proven": r"\b(clínica|científica)mente (probad|demostrad|comprobad)[oa]s?\b"
    r"|\beficacia (probada|demostrada|comprobada)\b",
    "prevents": r"\b(previen\w+|prevenir|evita|evitan|evitar)\s+(\w+\s+){0,3}?"
    r"(calambres?|lesi\w+)\b",
    "circulation": r"\b(mejora\w*|aumenta\w*|activa\w*)\s+(\w+\s+){0,2}?circulación\b",
    "alignment": r"\b(subluxaci\w+|corrige\w*\s+(\w+\s+){0,2}?alineación)\b",
    "safe-for-all": r"\b(segur[oa] para tod[oa]s?|totalmente segur[oa]|sin efectos secundarios"
    r"|sin ningún riesgo)\b",
    "diagnosis": r"\bdiagnostica\w*\b",
    "you-have": rf"(?<!si )(?<!que )(?<!cuando )(?<!¿)\btienes (una? )?({_NAMED_ILLNESS['es']})\b",
    "medicine-order": r"(?<!no )\b(deja|suspende|empieza|salta)(te)?( de tomar)? "
    r"(tu|tus|la|las|el|los) (estatinas?|pastillas?|medicamentos?|medicina)\b",
    "false-calm": r"\bno (hace falta|es necesario|necesitas) (ir al?|ver al?) médico\b",
    "no-signs": r"\b(sin|ninguna|no hay|no tienes) (señal|señales|signo|signos) "
    r"de (alarma|alerta)\b",
}

FORBIDDEN: Final = {
    language: {name: re.compile(pattern, re.IGNORECASE) for name, pattern in patterns.items()}
    for language, patterns in (("en", _EN), ("es", _ES))
}


def forbidden(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Each forbidden wording in ``text``: the rule it breaks, and the words."""
    # Line breaks and emphasis must not hide a phrase.
    plain = re.sub(r"[*_\s]+", " ", text)
    for rule, pattern in FORBIDDEN.get(language, {}).items():
        for found in pattern.finditer(plain):
            yield rule, found.group().strip()
