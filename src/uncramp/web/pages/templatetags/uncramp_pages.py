"""What templates can say and show."""

import re
from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from uncramp.exchange.report.figures import Figure
from uncramp.knowledge.wording import say as say_sentence
from uncramp.web.pages.notice import read_notice
from uncramp.web.pages.prose import to_html

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: Context, sentence: str, **facts: object) -> str:
    """The sentence with that id in the reader's language, escaped like any text."""
    return say_sentence(sentence, context["request"].language, **facts)


@register.inclusion_tag("uncramp/parts/figure.html", takes_context=True)
def figure(context: Context, drawn: Figure, *, said: bool = False) -> dict[str, Any]:
    """A drawing with its caption, and its table folded away behind it.

    Where the page has ``said`` it in a sentence already, the caption waits with the table.
    """
    return {"request": context["request"], "figure": drawn, "said": said}


@register.inclusion_tag("uncramp/parts/notice.html", takes_context=True)
def notice(context: Context) -> dict[str, Any]:
    """What the last action did, with the way back."""
    return {"request": context["request"], "notice": read_notice(context["request"])}


@register.filter
def drawing(svg: str) -> SafeString:
    """An SVG that our own figures drew; they escape every text themselves."""
    return SafeString(svg)


@register.filter
def prose(markdown: str) -> SafeString:
    """A section of the library as HTML; raw HTML in it stays text."""
    return to_html(markdown)


@register.filter
def known(fact: object) -> str:
    """A number as an HTML attribute: never with a comma for the decimal point."""
    return re.sub(r"\.0$", "", str(fact))
