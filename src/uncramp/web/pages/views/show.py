"""Draw a page from its context."""

from dataclasses import fields
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def show(
    request: HttpRequest, template: str, page: "DataclassInstance", *, status: int = 200
) -> HttpResponse:
    """The template with the fields of ``page`` as its only variables."""
    facts = {field.name: getattr(page, field.name) for field in fields(page)}
    response = render(request, f"uncramp/{template}.html", facts, status=status)
    # A diary is nobody else's business: no shared computer keeps its pages.
    response.headers["Cache-Control"] = "no-store"
    return response
