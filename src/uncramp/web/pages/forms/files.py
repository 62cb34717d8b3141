"""Files that people bring: a diary as CSV, an archive; read only when they fit."""

import base64
import binascii
from typing import Any

from django import forms
from django.core import signing
from django.core.files import File

from uncramp.web.pages.forms.worded import WordedForm

MAX_FILE_MIB = 4
SALT = "uncramp.web.pages.carried-file"


class FileForm(WordedForm):
    """One file, at most ``MAX_FILE_MIB`` large."""

    words = "settings.file"
    file = forms.FileField(widget=forms.FileInput)

    def clean_file(self) -> "File[bytes]":
        """The file, unless it is far larger than fifty years of nights."""
        file: File[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MAX_FILE_MIB << 20:
            raise forms.ValidationError(self.say("settings.file.too-large", mib=MAX_FILE_MIB))
        return file

    def carried(self) -> str:
        """The file as text that travels in the next form."""
        file = self.cleaned_data["file"]
        return carry(file.name or "", file.read())


def carry(name: str, raw: bytes) -> str:
    """A file as signed, compressed text: it lives in the page and nowhere else."""
    facts = {"name": name[:120], "raw": base64.b85encode(raw).decode("ascii")}
    return signing.dumps(facts, salt=SALT, compress=True)


def uncarry(text: str) -> tuple[str, bytes] | None:
    """Name and content of a carried file; None when it did not come from our own page."""
    # The signature is checked before anything is inflated, so nobody can send us a bomb.
    try:
        facts: Any = signing.loads(text, salt=SALT)
        return str(facts["name"]), base64.b85decode(facts["raw"])
    except (signing.BadSignature, KeyError, ValueError, binascii.Error):
        return None
