"""The exporter: from an executed notebook to one offline page, registered with nbconvert."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment
from nbconvert.exporters.html import HTMLExporter
from nbconvert.exporters.templateexporter import TemplateExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode
from traitlets import default

from framing.errors import ReportError
from framing.report.downloads import FOLDER, hold_downloads
from framing.report.look import MORE_STYLES, policy, script, stylesheet
from framing.report.markup import TEMPLATE
from framing.report.notebook import NOTEBOOK_ONLY

#: Where the resources of an export have the SHA-256 of the notebook's file.
_DIGEST = "framing_notebook"


class ReportExporter(HTMLExporter):  # type: ignore[misc]
    """Render a report's notebook: no code, no outside address, everything in one file.

    ``jupyter nbconvert --to framing report.ipynb`` uses it; ``write_report`` calls it.
    """

    export_from_notebook = "Framing report"

    @default("template_name")
    def _template_name_default(self) -> str:
        return TEMPLATE.name

    @default("extra_template_basedirs")
    def _extra_template_basedirs_default(self) -> list[str]:
        return [str(TEMPLATE.parent)]

    def _create_environment(self) -> Environment:
        """Escape every value unless it is marked as markup, unlike the stock exporter."""
        environment: Environment = super()._create_environment()
        environment.autoescape = True
        environment.filters["safe_markdown"] = _markdown
        return environment

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """Render a notebook in the folder of its report, with what lies beside it.

        Where nothing was changed this gives the page that ``write_report`` gave, byte for byte.
        """
        notebook = Path(filename)
        told = {**(resources or {}), _DIGEST: _digest(notebook.read_bytes())}
        html, resources = super().from_filename(filename, told, **kw)
        beside = (notebook.parent / FOLDER).is_dir()
        return hold_downloads(html, notebook.parent) if beside else html, resources

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """Render the notebook, past the stock exporter's second parsing of the page.

        Raises ReportError where a cell's output is an error.
        """
        # ``base`` asks for these two filters; the stock exporter sets them in its own method,
        # which would parse and rewrite the whole page with BeautifulSoup afterwards.
        resources = self._init_resources(resources or {})
        html, resources = TemplateExporter.from_notebook_node(self, nb, resources, **kw)
        return html.rstrip() + "\n", resources

    def _preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Run the cells where that is asked for, and only then leave out those not of the page."""
        nb, resources = super()._preprocess(nb, resources)
        _refuse_errors(nb)
        resources["page"] = _page(nb, resources.get(_DIGEST))
        nb.cells = [cell for cell in nb.cells if NOTEBOOK_ONLY not in cell.metadata.get("tags", ())]
        return nb, resources


def _page(nb: NotebookNode, digest: str | None) -> dict[str, Any]:
    """Gather what the page's template needs around the sections.

    *digest* is that of the notebook's file, where there is one.
    """
    told = nb.metadata.get("framing", {})
    outputs = [o for cell in nb.cells if cell.cell_type == "code" for o in cell.outputs]
    entries = [o.get("metadata", {}).get("framing", {}) for o in outputs]
    return {
        "title": told.get("title", "Report"),
        "language": told.get("language", "en"),
        "contents": [entry for entry in entries if entry.get("title")],
        "policy": policy(),
        "styles": "".join(map(stylesheet, ("page.css", "sections.css", *_styles(told)))),
        "script": script(),
        "notebook": digest,
        "file": told.get("file", "report.ipynb"),
    }


def _styles(told: Mapping[str, Any]) -> list[str]:
    """Give the style files that a notebook asks for, of those there are."""
    return [name for name in told.get("styles", ()) if name in MORE_STYLES]


def _markdown(source: str) -> str:
    """Render a Markdown cell; HTML in it is shown as text."""
    return str(
        MarkdownWithMath(renderer=IPythonRenderer(escape=True, exclude_anchor_links=True)).render(
            source
        )
    )


def _refuse_errors(nb: NotebookNode) -> None:
    for cell in nb.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                raise ReportError(
                    f"The page was not rendered: cell {cell.get('id', '?')!r} of the notebook "
                    f"holds an error ({output.ename}: {output.evalue}). Run it again first."
                )


def render_page(notebook: NotebookNode, notebook_bytes: bytes) -> str:
    """Give the page of an executed notebook; it names the notebook by the hash of its bytes."""
    html, _ = ReportExporter().from_notebook_node(notebook, {_DIGEST: _digest(notebook_bytes)})
    return str(html)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
