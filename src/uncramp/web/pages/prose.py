"""Markdown of the library as HTML."""

from functools import lru_cache

from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

# "js-default" keeps raw HTML as text, and refuses javascript: links.
_MARKDOWN = MarkdownIt("js-default", {"linkify": False})


@lru_cache(maxsize=512)
def to_html(markdown: str) -> SafeString:
    """Paragraphs, lists, emphasis and links; everything else stays text."""
    html: str = _MARKDOWN.render(markdown)
    return SafeString(html)
