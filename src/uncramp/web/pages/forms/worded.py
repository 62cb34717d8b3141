"""Forms whose labels, helps and messages come from the wording."""

from typing import Any

from django import forms

from uncramp.knowledge.wording import knows, say

# What Django calls a mistake, and the sentence page.field.* that says it.
MESSAGES = {
    "required": "required",
    "missing": "required",
    "invalid": "invalid",
    "null_characters_not_allowed": "invalid",
    "invalid_choice": "choice",
    "invalid_list": "choice",
    "min_value": "range",
    "max_value": "range",
    "max_length": "long",
    "empty": "empty-file",
}


class WordedForm(forms.Form):
    """A form in one language.

    ``words`` is where its sentences live: the label of ``name`` is ``<words>.name``, its
    help ``<words>.name-help`` where there is one. Messages are ``page.field.*``.
    """

    words = ""

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.speaks = language
        for name, field in self.fields.items():
            self._word(name, field)

    def say(self, sentence: str, **facts: object) -> str:
        """A sentence in the language of the form."""
        return say(sentence, self.speaks, **facts)

    def _word(self, name: str, field: forms.Field) -> None:
        label = f"{self.words}.{name.replace('_', '-')}"
        if field.label is None and knows(label):
            field.label = self.say(label)
        if knows(f"{label}-help"):
            field.help_text = self.say(f"{label}-help")
        for mistake, sentence in MESSAGES.items():
            field.error_messages[mistake] = self.say(f"page.field.{sentence}")
