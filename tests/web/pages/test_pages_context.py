"""What a page receives is a documented dataclass, and its template uses just that."""

import importlib
import pkgutil
import re
from dataclasses import fields, is_dataclass

import pytest
from django.template import Engine, Variable
from django.template.base import FilterExpression, Node, NodeList
from django.template.loader import get_template

from uncramp.web.pages import views

TEMPLATES = {
    "TonightPage": "tonight",
    "WherePage": "where",
    "DiaryPage": "diary",
    "NightPage": "night",
    "LearnPage": "learn",
    "LibraryPage": "library",
    "ItemPage": "library_item",
    "SettingsPage": "settings",
    "DeletePage": "delete",
    "FactorsPage": "factors",
    "MedicinesPage": "medicines",
    "ImportPage": "import",
    "PreviewPage": "import_preview",
    "ExportPage": "export",
    "RestorePage": "restore",
    "UnlockPage": "restore_unlock",
    "DataPage": "data",
    "PassphrasePage": "data_passphrase",
    "CopiesPage": "data_copies",
    "WelcomePage": "welcome",
    "StartPage": "start",
    "CheckUpPage": "check_up/start",
    "AnswersPage": "check_up/answers",
    "ScreenPage": "check_up/screen",
    "TakingPage": "check_up/medicines",
    "SuggestionsPage": "check_up/suggestions",
    "AlonePage": "check_up/alone",
    "ResultPage": "check_up/result",
    "PharmacistPage": "check_up/pharmacist",
    "PlayPage": "player",
    "DonePage": "player_done",
    "RemindersPage": "reminders",
    "PlanPage": "plan",
    "NoPlanPage": "plan/none",
    "WishesPage": "plan/wishes",
    "ChangePage": "plan/change",
    "LookPage": "plan/look",
    "HistoryPage": "plan/history",
    "SheetPage": "plan/sheet",
    "DrawingsPage": "drawings",
    "MorePage": "more",
    "StylePage": "style",
    "ReliefPage": "relief",
    "PartnerPage": "partner",
    "PhoneAppPage": "phone_app",
    "AwayPage": "away",
    "ErrorPage": "error",
}
SHELL = {"request", "csrf_token", "forloop", "block", "True", "False", "None"}


def pages():
    """Every dataclass of the views whose name ends in Page."""
    for found in pkgutil.iter_modules(views.__path__):
        module = importlib.import_module(f"{views.__name__}.{found.name}")
        for name, value in vars(module).items():
            if is_dataclass(value) and name.endswith("Page"):
                yield name, value


def asked(part, bound=frozenset()):
    """The names that a template asks of its context, loops and includes followed."""
    if isinstance(part, Variable):
        name = str(part.var).partition(".")[0]
        literal = part.literal is not None or str(part.var)[0] in "\"'"
        return set() if literal or name in bound else {name}
    if isinstance(part, FilterExpression):
        inside = [part.var, *(arg for _, args in part.filters for _, arg in args)]
        return set().union(*(asked(p, bound) for p in inside if isinstance(p, Variable)))
    if isinstance(part, list | tuple | NodeList):
        return set().union(*(asked(p, bound) for p in part))
    if isinstance(part, dict):
        return asked(list(part.values()), bound)
    if isinstance(part, Node):
        return of_node(part, bound)
    value = getattr(part, "value", None)
    if isinstance(value, FilterExpression):
        return asked(value, bound)
    sides = [getattr(part, side, None) for side in ("first", "second")]
    return set().union(*(asked(s, bound) for s in sides if s is not None))


def of_node(node, bound):
    inside = dict(vars(node))
    names = set()
    new = set(inside.pop("loopvars", ())) | set(inside.get("extra_context", ()))
    sequence = inside.pop("sequence", None)
    if sequence is not None:
        names |= asked(sequence, bound)
    if type(node).__name__ == "IncludeNode":
        names |= asked(inside.pop("extra_context"), bound)
        names |= asked(get_template(node.template.var).template.nodelist, bound | new)
    if type(node).__name__ == "ExtendsNode":
        frame = Engine.get_default().get_template(inside["parent_name"].var)
        names |= asked(frame.nodelist, bound)
    inside.pop("parent_name", None)
    if type(node).__name__ == "ForNode":
        inside.pop("extra_context", None)
    if isinstance(inside.get("target_var"), str):
        new |= {inside["target_var"]}
    branches = [p for pair in inside.pop("conditions_nodelists", ()) for p in pair]
    return names | asked([*inside.values(), *branches], bound | new)


def test_every_page_is_known_here():
    assert dict(pages()).keys() == TEMPLATES.keys()


@pytest.mark.parametrize(("name", "page"), sorted(pages()))
def test_a_template_asks_for_just_the_fields_of_its_page(name, page):
    template = get_template(f"uncramp/{TEMPLATES[name]}.html").template
    wanted = asked(template.nodelist) - SHELL
    # A page says something with them through a form, a loop or a part of its own.
    assert wanted - {"drawn", "notice"} == {field.name for field in fields(page)}


@pytest.mark.parametrize(("name", "page"), sorted(pages()))
def test_every_field_of_a_page_has_its_line_of_help(name, page):
    explained = set(re.findall(r"``(\w+)``", page.__doc__))
    assert explained >= {field.name for field in fields(page)}
