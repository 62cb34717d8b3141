"""The passphrase that opens the diary over the network: made, kept as a hash, checked.

`<data>/passphrase.json` holds its scrypt hash and a ``generation``: an id that every phone's
session carries. A new generation ends them all.
"""

import json
import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from random import Random

from django.contrib.auth.hashers import ScryptPasswordHasher

from uncramp.errors import PassphraseTooShort
from uncramp.web.project.phone.pem import write_private

FILE_NAME = "passphrase.json"
FORMAT = 1
# Forty bits: at one try in ten seconds, half of them take 170 000 years.
WORDS_MADE = 5
SHORTEST = 12


@dataclass(frozen=True, slots=True)
class Passphrase:
    """What is kept of it: the hash, and the generation of the sessions it began."""

    hashed: str
    generation: str

    def is_right(self, typed: str) -> bool:
        """Whether it is this one; a tenth of a second of work, on purpose."""
        return ScryptPasswordHasher().verify(_plain(typed), self.hashed)


def make_words(language: str, chance: Random | None = None) -> str:
    """A passphrase for a person to write down: five words of their language."""
    words = word_list(language)
    drawn: Sequence[str] = (chance or secrets.SystemRandom()).choices(words, k=WORDS_MADE)
    return " ".join(drawn)


def word_list(language: str) -> tuple[str, ...]:
    """Short words that are easy to say and to type on a phone."""
    text = (files(__package__) / "words" / f"{language}.txt").read_text(encoding="ascii")
    return tuple(text.split())


def set_passphrase(folder: Path, typed: str) -> Passphrase:
    """Keep a new passphrase; every phone has to enter it. Raises PassphraseTooShort."""
    plain = _plain(typed)
    if len(plain) < SHORTEST:
        raise PassphraseTooShort(limit=SHORTEST)
    hasher = ScryptPasswordHasher()
    return _keep(folder, Passphrase(hasher.encode(plain, hasher.salt()), _new_generation()))


def read_passphrase(folder: Path) -> Passphrase | None:
    """What is kept; None where nobody has set one, or the file cannot be read."""
    try:
        kept = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        if kept["format"] != FORMAT or not str(kept["hash"]).startswith("scrypt$"):
            return None
        return Passphrase(str(kept["hash"]), str(kept["generation"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def forget_phones(folder: Path) -> None:
    """End every phone's session; the passphrase stays."""
    kept = read_passphrase(folder)
    if kept is not None:
        _keep(folder, Passphrase(kept.hashed, _new_generation()))


def _keep(folder: Path, passphrase: Passphrase) -> Passphrase:
    kept = {
        "format": FORMAT,
        "hash": passphrase.hashed,
        "generation": passphrase.generation,
    }
    write_private(folder / FILE_NAME, json.dumps(kept).encode())
    return passphrase


def _new_generation() -> str:
    return secrets.token_urlsafe(16)


def _plain(typed: str) -> str:
    """The same words however a phone's keyboard wrote them: capitals, accents, double spaces."""
    letters = unicodedata.normalize("NFKD", typed).casefold()
    text = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(text.replace("-", " ").replace(",", " ").split())
