"""A section: one displayable part of a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from framing.cards import NO_MATHEMATICS


@dataclass(frozen=True)
class Section:
    """One part of a report: it shows itself in a notebook and in the rendered page.

    ``anchor`` is its address in the page, ``title`` its line in the list of contents ("" for
    none).

    >>> Section("method", "Method", Markup("<p>Counted.</p>"))
    <Section method: Method>
    """

    anchor: str
    title: str
    html: Markup

    def __repr__(self) -> str:
        """Name the section, as a notebook without HTML shows it."""
        return f"<Section {self.anchor}: {self.title}>" if self.title else f"<{self.anchor}>"

    def _repr_html_(self) -> str:
        return f'<div class="{NO_MATHEMATICS}">{self.html}</div>'

    def _repr_mimebundle_(
        self, include: Any = None, exclude: Any = None
    ) -> tuple[dict[str, str], dict[str, Any]]:
        """Give what a notebook stores: the HTML, a line of text, and where it belongs."""
        del include, exclude
        data = {"text/html": self._repr_html_(), "text/plain": repr(self)}
        return data, {"framing": {"anchor": self.anchor, "title": self.title}}
