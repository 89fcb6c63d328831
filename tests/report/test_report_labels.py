"""Labels of charts: cut where they do not fit, in one walk along them however long they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.report.charts import labels
from framing.report.charts.labels import cut, text_width, wrap

TEXTS = st.text(st.sampled_from("iMa- Ж漢"), max_size=30)


@given(TEXTS, st.sampled_from([0, 5, 20, 60, 100]))
def test_as_much_is_kept_as_fits_with_the_ellipsis(text: str, width: float) -> None:
    found = cut(text, width, 12)
    if text_width(text, 12) <= width:
        assert found == text
        return
    fits = [n for n in range(len(text)) if text_width(f"{text[:n]}…", 12) <= width]
    assert found == f"{text[: max(fits, default=0)].rstrip()}…"


@pytest.mark.parametrize("text", ["x" * 50_000, "two words " * 5_000, "-" * 50_000])
def test_a_long_label_is_walked_along_a_few_times(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted in characters looked at; it was once the square of the length."""
    looked, advance = [0], labels._advance

    def counted(character: str) -> float:
        looked[0] += 1
        return advance(character)

    monkeypatch.setattr(labels, "_advance", counted)
    assert len(" ".join(wrap(text, 100, 12))) < 50
    assert looked[0] < 6 * len(text)
