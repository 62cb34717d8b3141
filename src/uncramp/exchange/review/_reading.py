"""How hard a text is to read, by one published formula for each language.

English: the Flesch-Kincaid grade (Kincaid and others 1975),
0.39 words/sentences + 11.8 syllables/words - 15.59; a child of twelve reads grade 6 to 7.

Spanish: the Szigriszt-Pazos perspicuity (1993),
206.835 - 62.3 syllables/words - words/sentences, on the INFLESZ scale (Barrio-Cantalejo
and others 2008): 55 to 65 is normal, 65 to 80 fairly easy, above 80 very easy.

Syllables are counted by rule, so single words can be wrong; over a page it evens out.
"""

import re
from dataclasses import dataclass
from typing import Final

FEWEST_WORDS: Final = 40
"""A formula says nothing about a shorter text."""

HARDEST_GRADE: Final = 7.0
EASIEST_INFLESZ: Final = 65.0

_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_STRONG: Final = "aeoáéíóú"


@dataclass(frozen=True, slots=True)
class Reading:
    """The reading level of a text: its ``score``, the ``bound``, and whether it is within.

    English scores are school grades, lower is easier; Spanish ones run the other way.
    """

    score: float
    bound: float
    easy: bool


def reading(markdown: str, language: str) -> Reading | None:
    """How hard ``markdown`` is to read; None for a text too short to say."""
    sentences = _sentences(markdown)
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    if len(words) < FEWEST_WORDS:
        return None
    per_sentence = len(words) / len(sentences)
    syllables = _spanish if language == "es" else _english
    per_word = sum(syllables(word.lower()) for word in words) / len(words)
    if language == "es":
        score = 206.835 - 62.3 * per_word - per_sentence
        return Reading(score, EASIEST_INFLESZ, score >= EASIEST_INFLESZ)
    score = 0.39 * per_sentence + 11.8 * per_word - 15.59
    return Reading(score, HARDEST_GRADE, score <= HARDEST_GRADE)


def _sentences(markdown: str) -> list[str]:
    # Each line of a list is a sentence of its own, with a full stop or without.
    lines = re.sub(r"[*_`#>]|^\s*(?:[-+]|\d+\.)\s", " ", markdown, flags=re.MULTILINE)
    pieces = re.split(r"(?<=[.!?…])[”»)]*\s+|\n+", lines)
    return [piece for piece in pieces if _WORD.search(piece)]


def _english(word: str) -> int:
    groups = re.findall(r"[aeiouy]+", word)
    silent = word.endswith("e") and not word.endswith(("le", "ee", "ye"))
    silent = silent or (word.endswith("ed") and not word.endswith(("ted", "ded", "eed")))
    silent = silent or bool(re.search(r"(?:[^aeiousxzhcgl]|[aeiouy]l)es$", word))
    return max(1, len(groups) - silent)


def _spanish(word: str) -> int:
    # Two strong vowels, or an accented weak one beside a strong one, are two syllables.
    plain = re.sub(r"qu|gu(?=[eéií])", "q", word.replace("ü", "u"))
    count = 0
    for group in re.findall(r"[aeiouáéíóúy]+", plain):
        count += max(1, sum(vowel in _STRONG for vowel in group))
    return max(1, count)
