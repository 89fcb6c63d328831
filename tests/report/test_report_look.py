"""The look: small scripts, a strict policy, and colours with enough contrast in every theme."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from framing.report.look import policy, script, stylesheet
from framing.report.markup import TEMPLATE

MARKS = (
    *("loaded", "named", "unnamed", "document", "verb"),
    *("quotation", "scare", "frame", "other"),
)
STYLES = sorted(path.name for path in TEMPLATE.glob("*.css"))
NAMES = r"--([a-z-]+): (#[0-9a-f]{3,6})"


def palettes() -> dict[str, dict[str, str]]:
    css = (TEMPLATE / "sections.css").read_text("utf-8")
    light_rule, dark_rule = (part.split("}")[0] for part in re.split(r"\.fr-page \{", css)[1:3])
    light = dict(re.findall(NAMES, light_rule))
    return {"light": light, "dark": {**light, **dict(re.findall(NAMES, dark_rule))}}


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(2 * d for d in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_computed_as_the_guidelines_do() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_has_a_contrast_of_4_5(theme: str) -> None:
    colours = palettes()[theme]
    for text in ("ink", "quiet", "accent", "loaded"):
        assert contrast(colours[text], colours["paper"]) >= 4.5, text
    assert contrast(colours["warn"], colours["warn-tint"]) >= 4.5
    assert contrast(colours["ink"], colours["warn-tint"]) >= 4.5
    for mark in MARKS:
        tint = colours[f"{mark}-t"]
        assert contrast(colours["ink"], tint) >= 4.5, mark
        assert contrast(colours[mark], tint) >= 4.5, f"the letter of {mark}"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_shapes_and_underlines_have_a_contrast_of_3(theme: str) -> None:
    colours = palettes()[theme]
    for shape in (*MARKS, "paraphrase", "accent", "accent-soft"):
        assert contrast(colours[shape], colours["paper"]) >= 3, shape


def test_scripts_are_small_and_named_by_their_hash() -> None:
    assert len(script()) <= 10_000
    digest = base64.b64encode(hashlib.sha256(script().encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy()
    assert policy().startswith("default-src 'none'")


def test_nothing_is_fetched_from_a_style_or_script() -> None:
    for text in (*map(stylesheet, STYLES), script()):
        assert not re.search(r"https?:|@import|url\(|fetch\(|XMLHttpRequest|eval\(", text)
