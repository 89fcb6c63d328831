"""Sums of money are no mathematics: what a notebook shows is left alone by its typesetter."""

from __future__ import annotations

import re

from markupsafe import Markup

import framing
from framing.cards import Card
from framing.report.section import Section

_OUTERMOST = re.compile(r'<div class="[^"]*\btex2jax_ignore mathjax_ignore">')


def test_whatever_is_displayed_is_left_alone() -> None:
    analysis = framing.analyze("It cost $5 million, not $10 million, officials said.", model="fast")
    section = Section("method", "Method", Markup("<p>From $5 to $10.</p>"))
    for html in (
        *(section._repr_html_(), section._repr_mimebundle_()[0]["text/html"]),
        *(Card("From $5 to $10").html(), analysis._repr_html_(), analysis.show()._repr_html_()),
    ):
        assert _OUTERMOST.match(html)
        assert html.endswith("</div>")
