"""The look of a page: its style and its small script, kept as files beside the template."""

from __future__ import annotations

import base64
import hashlib
import re

from markupsafe import Markup

from framing.report.markup import TEMPLATE
from framing.report.section import Section

#: The style files that only some pages carry.
MORE_STYLES = frozenset({"compared.css", "validity.css"})

#: Jupyter sets all tables flush right, in a rule stronger than ours.
_IN_JUPYTER = ".jp-RenderedHTMLCommon .fr.fr :is(th,td){text-align:var(--align,left)}"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AROUND = re.compile(r" ?([{};,]) ?")


def stylesheet(name: str) -> str:
    """Give a style file of the template, without its comments and needless white space."""
    text = _COMMENT.sub("", (TEMPLATE / name).read_text("utf-8"))
    text = _AROUND.sub(r"\1", " ".join(text.split())).replace(": ", ":")
    return text.replace(";}", "}")


def script() -> str:
    """Give the page's script, without its comments and indentation."""
    text = _COMMENT.sub("", (TEMPLATE / "page.js").read_text("utf-8"))
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def policy(*, scripted: bool = True) -> str:
    """Give the page's content security policy: nothing from outside, no script but its own.

    The script is named by its hash, so that one smuggled in with a text cannot run even if
    escaping failed; a page without one (*scripted* false) may run none.
    """
    digest = base64.b64encode(hashlib.sha256(script().encode("utf-8")).digest()).decode("ascii")
    allowed = f"'sha256-{digest}'" if scripted else "'none'"
    return (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        f"script-src {allowed}; base-uri 'none'; form-action 'none'"
    )


def style(*more: str) -> Section:
    """Give the style of the sections, so that a notebook shows them as the page does.

    *more* names the style files that only some reports need.
    """
    text = "".join(map(stylesheet, ("sections.css", *more))) + _IN_JUPYTER
    return Section("style", "", Markup("<style>\n{}</style>").format(Markup(text)))
