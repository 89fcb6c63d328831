"""What a browser sees of the charts on a page: labels in place, shapes in the box, contrast."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

THEMES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}
#: Looks that only guide the eye: what they show stands in labels, marks or the table as well.
GUIDES = ("grid", "lead", "join", "absent", "undefined")

_LABELS = """() => [...document.querySelectorAll('.chart svg')].flatMap((svg) => {
    const frame = svg.getBoundingClientRect();
    if (!frame.width) return [];
    const texts = [...svg.querySelectorAll('text')];
    const boxes = texts.map((text) => text.getBoundingClientRect());
    const outside = texts.filter((_, i) => boxes[i].left < frame.left - 1
        || boxes[i].right > frame.right + 1 || boxes[i].top < frame.top - 3
        || boxes[i].bottom > frame.bottom + 3).map((t) => 'outside: ' + t.textContent);
    const touch = texts.flatMap((text, i) => texts.slice(i + 1).filter((_, j) => {
        const a = boxes[i], b = boxes[i + 1 + j];
        return a.left < b.right && b.left < a.right && a.top + 3 < b.bottom && b.top + 3 < a.bottom;
    }).map((other) => 'touch: ' + text.textContent + ' / ' + other.textContent));
    const shapes = [...svg.querySelectorAll('path, rect, circle')].filter((shape) => {
        if (shape.closest('defs')) return false;
        const box = shape.getBoundingClientRect();
        return box.left < frame.left - 1.5 || box.right > frame.right + 1.5
            || box.top < frame.top - 1.5 || box.bottom > frame.bottom + 1.5;
    }).map((shape) => 'shape outside: ' + shape.outerHTML.slice(0, 90));
    const holds = (shape, box) => {
        const around = shape.getBoundingClientRect();
        if (around.right < box.left || around.left > box.right
            || around.bottom < box.top || around.top > box.bottom) return false;
        const matrix = shape.getScreenCTM().inverse();
        return [0.05, 0.25, 0.5, 0.75, 0.95].some((x) => [0.3, 0.5, 0.7].some((y) =>
            shape.isPointInFill(new DOMPoint(box.left + x * box.width, box.top + y * box.height)
                .matrixTransform(matrix))));
    };
    const marks = [...svg.querySelectorAll('.glyph, .glyph *, .bar, .dot')]
        .filter((shape) => shape.isPointInFill);
    const struck = marks.flatMap((shape) =>
        texts.filter((_, i) => holds(shape, boxes[i]))
            .map((text) => 'mark on label: ' + text.textContent));
    return [...outside, ...touch, ...shapes, ...struck];
})"""

_CONTRAST = """(guides) => {
    const parse = (text) => {
        const found = (text.match(/[\\d.]+/g) || []).map(Number);
        const scale = text.startsWith('color(') ? 255 : 1;
        const [r, g, b] = found.slice(0, 3).map((v) => v * scale);
        return text === 'none' || found.length < 3 ? null : [r, g, b, found[3] ?? 1];
    };
    const over = (top, under) =>
        top.slice(0, 3).map((v, i) => v * top[3] + under[i] * (1 - top[3]));
    const light = (colour) => {
        const [r, g, b] = colour.map((v) => v / 255)
            .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ratio = (one, other) => {
        const [a, b] = [light(one), light(other)];
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    };
    const faint = (node) => {
        let left = 1;
        for (; node && node.nodeType === 1; node = node.parentElement) {
            left *= Number(getComputedStyle(node).opacity);
        }
        return left;
    };
    const paint = (node, kind) => {
        const style = getComputedStyle(node), colour = parse(style[kind]);
        if (!colour || (kind === 'stroke' && !parseFloat(style.strokeWidth))) return null;
        const share = Number(style[kind === 'fill' ? 'fillOpacity' : 'strokeOpacity']);
        return [...colour.slice(0, 3), colour[3] * share * faint(node)];
    };
    const paper = (node) => {
        const layers = [];
        for (; node && node.nodeType === 1; node = node.parentElement) {
            const back = parse(getComputedStyle(node).backgroundColor);
            if (back && back[3]) layers.unshift(back);
        }
        const dark = matchMedia('(prefers-color-scheme: dark)').matches;
        return layers.reduce((under, top) => over(top, under), Array(3).fill(dark ? 0 : 255));
    };
    const holds = (shape, x, y) => {
        const around = shape.getBoundingClientRect();
        if (x < around.left || x > around.right) return false;
        if (y < around.top || y > around.bottom) return false;
        const matrix = shape.getScreenCTM();
        if (!matrix || !shape.isPointInFill) return false;
        const point = new DOMPoint(x, y).matrixTransform(matrix.inverse());
        return shape.isPointInFill(point);
    };
    const faults = [];
    for (const svg of document.querySelectorAll('.chart svg')) {
        if (!svg.getBoundingClientRect().width) continue;
        const under = paper(svg);
        const drawn = [...svg.querySelectorAll('path, rect, circle, text')]
            .filter((node) => !node.closest('defs'));
        drawn.forEach((node, at) => {
            const told = () => (node.classList + ' ' + node.textContent).trim().slice(0, 60);
            if (node.tagName === 'text') {
                const box = node.getBoundingClientRect();
                const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
                const back = drawn.slice(0, at)
                    .filter((shape) => shape.tagName !== 'text' && holds(shape, x, y))
                    .map((shape) => paint(shape, 'fill')).filter(Boolean)
                    .reduce((below, top) => over(top, below), under);
                const seen = ratio(over(paint(node, 'fill') || [0, 0, 0, 0], back), back);
                if (seen < 4.5) faults.push(`text ${seen.toFixed(2)}: ${told()}`);
                return;
            }
            if (guides.some((look) => node.classList.contains(look))) return;
            const kinds = [paint(node, 'fill'), paint(node, 'stroke')].filter((c) => c && c[3]);
            if (!kinds.length) return;
            const seen = Math.max(...kinds.map((colour) => ratio(over(colour, under), under)));
            if (seen < 3) faults.push(`mark ${seen.toFixed(2)}: ${told()}`);
        });
    }
    return [...new Set(faults)];
}"""


def in_themes(page: Page) -> Iterator[str]:
    """Show a page in one theme after the other, which needs no other page, and name it."""
    for theme, media in THEMES.items():
        page.emulate_media(**{"color_scheme": "light", "forced_colors": "none", **media})
        yield theme


def label_faults(page: Page) -> list[str]:
    """Give labels and shapes that stick out of their picture, and labels that something touches."""
    return page.evaluate(_LABELS)


def contrast_faults(page: Page, guides: tuple[str, ...] = GUIDES) -> list[str]:
    """Give texts of charts under 4.5 to 1, and marks under 3 to 1, against what lies behind them.

    Colours are those the browser has computed, with all opacities; a text is held against the
    shapes under its middle, a mark against the page. Of a mark, fill or outline has to stand out.
    """
    return page.evaluate(_CONTRAST, list(guides))
