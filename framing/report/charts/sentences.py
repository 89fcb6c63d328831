"""Sentences in order: one bar each, as tall as the sentence is long, paragraphs set apart."""

from __future__ import annotations

from collections.abc import Sequence

from framing.report.charts.drawing import SIZE, Drawing

_TALL = 110.0
_LEFT = 34.0


def draw_sentences(
    name: str,
    width: int,
    lengths: Sequence[Sequence[int]],
    *,
    title: str,
    description: str,
) -> Drawing:
    """Draw the words of each sentence, grouped by paragraph, from the first to the last."""
    drawing = Drawing(name, width, 0, title, description)
    longest = max((n for paragraph in lengths for n in paragraph), default=1)
    top = next((t for t in (20, 40, 60, 80, 100, 150, 200) if longest <= t), longest)
    bottom = 8 + _TALL
    for value in (0, top // 2, top):
        y = bottom - _TALL * value / top
        drawing.line((_LEFT, y), (width, y), "zero" if value == 0 else "grid")
        drawing.text(_LEFT - 6, y + SIZE * 0.35, str(value), anchor="end", look="quiet")
    slots = sum(len(paragraph) for paragraph in lengths) + 0.6 * max(len(lengths) - 1, 0)
    pitch = min((width - _LEFT - 4) / max(slots, 1), 26.0)
    x, wide = _LEFT + 3, max(pitch * 0.78, 0.6)
    bars = []
    for paragraph in lengths:
        for words in paragraph:
            tall = _TALL * words / top
            bars.append(f"M{x:.1f} {bottom:.1f}v-{tall:.1f}h{wide:.1f}v{tall:.1f}z")
            x += pitch
        x += 0.6 * pitch
    drawing.path("".join(bars), "bar")
    drawing.height = bottom + 8
    return drawing
