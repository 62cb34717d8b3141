"""The people of vignettes.toml, and somebody to whom nothing applies."""

import tomllib
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from uncramp.care.assessment import Answers, MedicineNamed
from uncramp.knowledge.content import AnswerForm, load

TODAY = date(2026, 11, 22)
KNOWN = load("en")
PEOPLE = tomllib.loads(Path(__file__).with_name("vignettes.toml").read_text("utf-8"))["person"]
YES_NO = tuple(q.id for q in KNOWN.questions.values() if q.answer is AnswerForm.YES_NO)
CHOICES = {
    "age-years": 60,
    "country": "GB",
    "pregnancy": "no",
    "where-cramps": ("calf",),
    "which-side": "changes",
    "how-often": "monthly",
    "alcohol": "none",
    "medicines": (),
}


def nothing_applies(given=()):
    """Somebody who answered everything, and no wherever there is a no; ``given`` replaces some."""
    return Answers(dict.fromkeys(YES_NO, "no") | CHOICES | dict(given))


def answered(person):
    """What a person of the vignettes answered, as if every question had been asked."""
    given = {
        question: tuple(told) if isinstance(told, list) else told
        for question, told in person["answers"].items()
    }
    if "medicines" in given:
        given["medicines"] = tuple(MedicineNamed(name) for name in given["medicines"])
    return nothing_applies(given | {"age-years": person["age"], "country": person["country"]})


def an_answer_to(question):
    """Any answer the question takes, or None for not asked."""
    match question.answer:
        case AnswerForm.YES_NO:
            told = st.sampled_from(["yes", "no"])
        case AnswerForm.ONE_OF:
            told = st.sampled_from(list(question.options))
        case AnswerForm.SOME_OF:
            told = st.lists(st.sampled_from(list(question.options)), min_size=1, unique=True)
            told = told.map(tuple)
        case AnswerForm.NUMBER:
            told = st.integers(question.low, question.high)
        case AnswerForm.COUNTRY:
            told = st.sampled_from(["GB", "ES", "US", "ZZ"])
        case AnswerForm.MEDICINES:
            told = st.lists(medicines(), max_size=4).map(tuple)
    return st.none() | st.sampled_from(["unknown", "skipped"]) | told


@st.composite
def medicines(draw):
    """A name as somebody may write it, matched or not."""
    ids = [one.id for group in KNOWN.medications.values() for one in group.ingredients]
    written = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
    if not ids or not written.strip():
        return MedicineNamed(written.strip() or "x")
    return MedicineNamed(written.strip(), draw(st.sampled_from(["", *ids])), draw(st.booleans()))


@st.composite
def anybody(draw):
    """Any answers at all, most questions left as they come."""
    few = draw(st.lists(st.sampled_from(list(KNOWN.questions)), max_size=40, unique=True))
    base = draw(st.sampled_from(["no", "unknown", "skipped", None]))
    given = dict.fromkeys(YES_NO, base) if base else {}
    given |= {name: draw(an_answer_to(KNOWN.questions[name])) for name in few}
    return Answers({name: told for name, told in given.items() if told is not None})
