"""An inspection: two tables that show themselves, and whether something stops an analysis."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from framing.doctor.finding import FINE, LOOK, STOPS, some

#: The levels, the gravest first, and how they are shown.
ORDER = (STOPS, LOOK, FINE)
SHOWN = {STOPS: "STOPS", LOOK: "look", FINE: "ok"}
#: Faults stand below each other, and words at the left.
_CELL = "text-align:left;vertical-align:top;white-space:pre-line"
COLUMNS = ("level", "about", "articles", "found", "advice")


@dataclass(frozen=True)
class Inspection:
    """What ``framing.inspect_articles`` found.

    ``findings`` has a row per finding, the gravest first: ``level`` (``stops`` an analysis,
    ``look`` at it, ``fine``), ``about``, ``articles`` (of how many articles, rows or files; 0 where
    none is counted), ``found`` and ``advice``. ``articles`` has a row per article that could be
    read: where it stands, outlet, date, language as told and as the text reads, paragraphs, words,
    and the article that it repeats.
    """

    findings: pd.DataFrame
    articles: pd.DataFrame

    @property
    def stops(self) -> bool:
        """Whether something is there that stops an analysis."""
        return bool((self.findings["level"] == STOPS).any())

    @property
    def advice(self) -> list[str]:
        """What to do about what, the gravest first, each once."""
        told = self.findings.loc[self.findings["advice"] != "", ["about", "advice"]]
        about = dict(zip(told["advice"][::-1], told["about"][::-1], strict=True))
        return [f"{about[advice]}: {advice}" for advice in dict.fromkeys(told["advice"])]

    @property
    def verdict(self) -> str:
        """The whole in one sentence."""
        counts = self.findings["level"].value_counts()
        read = f"{some(len(self.articles), 'article')} read"
        look = int(counts.get(LOOK, 0))
        if self.stops:
            return f"{read}; something stops an analysis, see STOPS."
        if look:
            return f"{read}; nothing stops an analysis, {some(look, 'thing')} to look at."
        return f"{read}; nothing stops an analysis, and nothing is strange."

    def _repr_html_(self) -> str:
        """Show the findings in a notebook."""
        from framing.report.markup import element

        head = element("tr", *(element("th", name) for name in ("", "About", "Found", "To do")))
        rows = [
            element(
                "tr",
                element("td", SHOWN[str(row["level"])], style=_CELL),
                *(element("td", row[name], style=_CELL) for name in ("about", "found", "advice")),
            )
            for row in self.findings.to_dict("records")
        ]
        caption = element("caption", self.verdict)
        return str(element("table", caption, head, *rows))
