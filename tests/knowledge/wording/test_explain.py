"""Every error has a full sentence in every language."""

import ast
import re
from pathlib import Path

import pytest

import uncramp
from uncramp import errors
from uncramp.knowledge.wording import LANGUAGES, explain, knows, say, sentences

SOURCE = Path(uncramp.__file__).parent
EVERY_ERROR = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, errors.UncrampError)
]
# What explain itself puts in beside the facts of the error.
ADDED = {"problem", "allowed", "hint", "suggestion"}


def said_in_code(error, key):
    """Every word that the program gives to one key of one error's context."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == error:
                found |= {
                    word.value.value
                    for word in node.keywords
                    if word.arg == key and isinstance(word.value, ast.Constant)
                }
    return sorted(found)


def documented(kind):
    """The facts that the docstrings of an error and of what it is a kind of promise."""
    texts = " ".join(base.__doc__ or "" for base in kind.__mro__[:-2])
    return set(re.findall(r"``(\w+)``", texts))


@pytest.mark.parametrize("kind", EVERY_ERROR, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_has_a_sentence_that_asks_only_for_its_own_facts(kind, language):
    sentence = sentences(language)[kind.id]
    assert sentence.placeholders <= documented(kind) | ADDED


@pytest.mark.parametrize("kind", EVERY_ERROR, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_says_what_happened_what_it_means_and_what_to_do(kind, language):
    text = sentences(language)[kind.id].forms["other"]
    # The sentences of {problem} say themselves what to do.
    assert len(re.findall(r"[.?](?:\s|$)", text)) >= (1 if "{problem}" in text else 2), text


@pytest.mark.parametrize("word", said_in_code("BadValue", "allowed"))
def test_every_allowed_value_is_explained(word):
    assert knows(f"allowed.{word}")


@pytest.mark.parametrize(
    ("error", "theme"), [("ProtocolError", "protocol"), ("ModelError", "model")]
)
def test_every_problem_is_explained(error, theme):
    words = said_in_code(error, "problem")
    assert words
    assert [word for word in words if not knows(f"{theme}.{word}")] == []


def test_every_field_of_a_bad_value_has_a_name():
    fields = {*said_in_code("BadValue", "field"), *said_in_code("ProtocolError", "field")}
    assert [f for f in sorted(fields - {"n"}) if not knows(f"error.field.{f}")] == []


def test_a_bad_value_names_the_field_shows_the_value_and_says_what_would_be_right():
    error = errors.BadValue(field="pain", value=12, allowed="zero-to-ten")
    assert explain(error, "en") == (
        "“12” does not fit here: pain. It was not saved. Please choose a whole number from 0 to 10."
    )
    assert explain(error, "es") == (
        "«12» no encaja aquí: dolor. No se ha guardado. Elige un número entero de 0 a 10."
    )


def test_a_field_that_a_person_named_is_shown_as_they_wrote_it():
    error = errors.BadValue(field="café", value="ñ{x}", allowed="number-or-yes-no")
    assert "«ñ{x}» no encaja aquí: café." in explain(error, "es")


def test_a_protocol_error_says_what_does_not_hold_together():
    error = errors.ProtocolError(field="arms", value="a, b", problem="same-dose")
    assert say("protocol.same-dose", "en") in explain(error, "en")


def test_a_suggestion_is_made_only_where_there_is_one():
    with_one = errors.UnknownId(kind="claims", wanted="magnesum", nearest="magnesium")
    without = errors.UnknownId(kind="medicine", wanted="7", nearest="")
    assert explain(with_one, "en").endswith("Did you mean “magnesium”?")
    assert explain(without, "en").endswith("in another way.")


@pytest.mark.parametrize(
    "error",
    [
        errors.FileMissing(),
        errors.BadValue(field="x", value=1, allowed="no-such-word"),
        errors.BadValue(),
        errors.ProtocolError(field="x", value=1, problem="no-such-problem"),
        errors.UncrampError(anything=object()),
    ],
)
def test_an_error_without_its_facts_gets_the_general_sentence_and_no_traceback(error):
    assert explain(error, "en") == say("error.unexpected", "en")


@pytest.mark.parametrize("value", [10**400, float("nan"), float("inf"), -1e300, True])
def test_a_number_beyond_all_counting_is_still_explained(value):
    error = errors.BadValue(field="pain", value=value, allowed="zero-to-ten")
    assert explain(error, "en").endswith("from 0 to 10.")


def test_a_very_long_value_is_cut():
    error = errors.BadValue(field="note", value="x" * 10_000, allowed="note-size")
    assert len(explain(error, "en")) < 500
