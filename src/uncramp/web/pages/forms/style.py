"""A form that is never sent: one field of each kind, one of them with a mistake."""

from typing import Any

from django import forms

from uncramp.web.pages.forms.worded import WordedForm


class StyleForm(WordedForm):
    """Each kind of field once; ``wrong`` is left empty, so that its message shows."""

    words = "style.form"
    name = forms.CharField(required=False)
    wrong = forms.CharField()
    long = forms.ChoiceField(required=False)
    on = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}))
    kind = forms.ChoiceField(required=False, widget=forms.RadioSelect)
    note = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(name, self.say(f"style.form.{name}")) for name in ("first", "second", "third")]
        for name in ("long", "kind"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101
            field.choices = choices
