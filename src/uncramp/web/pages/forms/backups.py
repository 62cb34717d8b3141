"""What a person chooses for their backups: a passphrase, a second folder."""

from pathlib import Path
from typing import Any

from django import forms

from uncramp.exchange.backups import LEAST_LETTERS
from uncramp.web.pages.forms.worded import WordedForm

_TYPED = {"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}
_NEW = {"autocomplete": "new-password"}


class OpenForm(WordedForm):
    """The passphrase that opens a locked backup; empty for one that is not locked."""

    words = "backup.open"
    passphrase = forms.CharField(
        required=False, max_length=1000, strip=False, widget=forms.PasswordInput(attrs=_TYPED)
    )


class PassphraseForm(WordedForm):
    """A new passphrase, typed twice, by somebody who has written it down."""

    words = "backup.choose"
    passphrase = forms.CharField(
        max_length=1000,
        min_length=LEAST_LETTERS,
        strip=False,
        widget=forms.PasswordInput(attrs=_NEW),
    )
    again = forms.CharField(
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs=_NEW),
    )
    written_down = forms.BooleanField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        short = self.say("backup.passphrase-short", least=LEAST_LETTERS)
        self.fields["passphrase"].error_messages["min_length"] = short
        self.fields["written_down"].error_messages["required"] = self.say("backup.choose.not-yet")

    def clean(self) -> dict[str, Any]:
        """Twice the same, or a slip of the finger would lock the backups for ever."""
        facts = self.cleaned_data
        if not self.errors and facts["passphrase"] != facts["again"]:
            self.add_error("again", self.say("backup.choose.not-the-same"))
        return facts


class CopiesForm(WordedForm):
    """A second folder; empty: none."""

    words = "backup.copies"
    folder = forms.CharField(required=False, max_length=1000, widget=forms.TextInput(attrs=_TYPED))

    def __init__(self, *args: Any, data_folder: Path, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.data_folder = data_folder

    def clean_folder(self) -> Path | None:
        """The folder, as long as it is another place than the diary's own."""
        told = str(self.cleaned_data["folder"]).strip()
        if not told:
            return None
        try:
            folder = Path(told).expanduser()
        except RuntimeError:
            folder = Path(told)
        if not folder.is_absolute():
            raise forms.ValidationError(self.say("backup.copies.whole-path"))
        own = self.data_folder.resolve()
        if own in {folder.resolve(), *folder.resolve().parents}:
            raise forms.ValidationError(self.say("backup.copies.same-place"))
        return folder
