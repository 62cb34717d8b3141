"""How names of medicines are compared: without doses, accents or capitals, forgiving slips."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Final

import tomli

LONGEST: Final = 200
"""Letters of a name that are read; nobody's medicine has more."""

# English, Spanish and hearsay write one sound in several ways.
_SOUNDS: Final = (("ph", "f"), ("th", "t"), ("ch", "c"), ("ck", "c"), ("qu", "c"), ("rh", "r"))
_FIGURES: Final = r"\d+(?:[.,/]\d+)*"
_DOSE: Final = re.compile(rf"{_FIGURES}\s*(?:mg|mcg|µg|μg|ug|g|ml|ui|iu)\b|\b{_FIGURES}\b")
_LETTERS: Final = str.maketrans({"y": "i", "k": "c", "z": "s", "v": "b", "h": None})


def plain(text: str) -> str:
    """Small letters and figures, single spaces, no accents."""
    apart = unicodedata.normalize("NFKD", text[:LONGEST].casefold())
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", bare))


def readings(text: str) -> tuple[str, ...]:
    """What may be the name in ``text``, plain, the fullest first; empty for no letters at all."""
    full, beside = _undosed(text), _beside()
    bare = [word for word in full if word not in beside["forms"]]
    freed = [word for word in bare if word not in beside["salts"]]
    alone = [word for word in freed if word not in beside["metals"]]
    found = [plain(text), *(" ".join(some) for some in (full, bare, freed, alone))]
    return tuple(dict.fromkeys(name for name in found if re.search(r"[^\W\d_]", name)))


def stands_alone(name: str, text: str) -> bool:
    """Whether ``text`` holds this name and nothing else but a dose, a form or a salt."""
    beside, own = _beside(), plain(name).split()
    besides = beside["forms"] | beside["salts"]
    full = _undosed(text)
    return own in (full, [w for w in full if w in own or w not in besides])


def _undosed(text: str) -> list[str]:
    # 20mg and 20 mg are doses; K2 is a name and stays.
    return plain(_DOSE.sub(" ", text[:LONGEST].casefold())).split()


@lru_cache(maxsize=1)
def _beside() -> Mapping[str, frozenset[str]]:
    table = tomli.loads((files(__package__) / "packet-words.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in table.items()}


def sound(name: str) -> str:
    """How a plain name sounds, roughly: one letter for each sound, nothing doubled."""
    for written, said in _SOUNDS:
        name = name.replace(written, said)
    return re.sub(r"(.)\1+", r"\1", name.translate(_LETTERS))


def letters(name: str) -> int:
    """Which letters a name has, one bit for each."""
    bits = 0
    for letter in name:
        bits |= 1 << ord(letter) % 61
    return bits


def slips(name: str) -> int:
    """How many slips of the pen are forgiven in a name of this length."""
    # In a short name one slip already leads to another medicine.
    length = len(name)
    return 0 if length < 5 else 1 if length < 7 else 2 if length < 12 else 3


def is_twin(one: str, other: str) -> bool:
    """Whether the longer is the other's sister: escitalopram is no slip for citalopram."""
    short, long = sorted((one, other), key=len)
    return long.endswith(short) and long.removesuffix(short) in _beside()["sisters"]


def distance(one: str, other: str, most: int) -> int:
    """Letters to add, drop, change or swap to get from ``one`` to ``other``; past ``most``, more.

    The optimal string alignment distance: neighbours that changed places count once.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
