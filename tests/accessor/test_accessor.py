"""The accessor: the same as the functions, and there in whatever order things are imported."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType
from typing import Any

import pandas as pd
import pytest

import framing
from framing.accessor.arrival import when_there
from framing.accessor.registering import SeriesAccessor, TableAccessor, register
from framing.errors import InputError
from framing.extractors.sentiment import Sentiment
from framing.scores import measures_of

TABLE = pd.DataFrame(
    {"n": [1, 2, 3], "body": ["The regime slammed critics.", None, "It rained."]},
    index=pd.MultiIndex.from_tuples([("a", 1), ("a", 1), ("b", 2)], names=["who", "when"]),
)
ASK = (
    "print(pd.DataFrame({'text': ['The regime fell.']}, index=['a']).framing"
    ".score(model='fast').loc['a', 'loaded_count'], sys.meta_path == before)"
)


def accessor_of(given: Any) -> Any:
    return given.framing


def test_a_table_gives_what_the_functions_give() -> None:
    known = accessor_of(TABLE)
    pd.testing.assert_frame_equal(
        known.score(text="body", model="fast"), framing.score(TABLE, text="body", model="fast")
    )
    pd.testing.assert_frame_equal(
        known.spans("body", model="fast"), framing.find_spans(TABLE, text="body", model="fast")
    )
    pd.testing.assert_frame_equal(known.measures(model="fast"), measures_of(model="fast"))


def test_a_column_gives_the_same_under_its_labels() -> None:
    known = accessor_of(TABLE["body"])
    chosen = [Sentiment()]
    pd.testing.assert_frame_equal(
        known.score(extractors=chosen), framing.score(TABLE, extractors=chosen)
    )
    pd.testing.assert_frame_equal(
        known.spans(extractors=chosen), framing.find_spans(TABLE, extractors=chosen)
    )
    assert known.score(extractors=chosen, prefix="x_").columns[0] == "x_sentiment_mean"
    assert known.measures(extractors=chosen).index.tolist() == [m.name for m in Sentiment.measures]


def test_words_lead_from_a_label_to_their_text() -> None:
    spans = accessor_of(TABLE).spans(model="fast")
    loaded = spans[spans["extractor"] == "loaded"]
    assert loaded.loc[("a", 1), "text"].tolist() == ["regime", "slammed"]


def test_scores_that_are_there_already_are_not_given_twice() -> None:
    scores = accessor_of(TABLE).score(extractors=[Sentiment()])
    both = pd.concat([TABLE, scores], axis=1)
    assert both.index.equals(TABLE.index)
    with pytest.raises(InputError, match="already: 'sentiment_mean'"):
        accessor_of(both).score(extractors=[Sentiment()])


def test_a_column_of_numbers_is_refused() -> None:
    with pytest.raises(InputError, match="the series: 1 fault"):
        accessor_of(TABLE["n"]).score()


def test_registering_again_changes_nothing() -> None:
    register()
    assert pd.DataFrame.framing is TableAccessor  # type: ignore[attr-defined]
    assert pd.Series.framing is SeriesAccessor  # type: ignore[attr-defined]


def test_an_accessor_of_somebody_else_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pd.DataFrame, "framing", "theirs")
    register()
    assert pd.DataFrame.framing == "theirs"  # type: ignore[attr-defined]


@pytest.mark.slow
@pytest.mark.parametrize(
    "order",
    [
        "import framing; import pandas as pd",
        "import pandas as pd; import framing",
        "import framing, importlib.util as u; u.find_spec('pandas'); import pandas as pd",
        "import framing, sklearn.base; import pandas as pd",
    ],
)
def test_the_order_of_imports_does_not_matter(order: str) -> None:
    code = f"import sys; before = sys.meta_path[:]; {order}; {ASK}"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["1.0", "True"]


@pytest.fixture
def path(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "meta_path", sys.meta_path[:])
    yield tmp_path
    for name in ("late_module", "broken_module"):
        sys.modules.pop(name, None)


def test_something_is_done_once_when_a_module_comes(path: Any) -> None:
    (path / "late_module.py").write_text("loader = __loader__, __spec__.loader\n", "utf-8")
    calls: list[str] = []
    before = sys.meta_path[:]
    when_there("late_module", lambda: calls.append("there"))
    import importlib.util

    found = importlib.util.find_spec("late_module")
    assert found is not None
    assert found.origin == str(path / "late_module.py")
    assert calls == []
    late: ModuleType = importlib.import_module("late_module")
    assert calls == ["there"]
    assert sys.meta_path == before
    assert late.loader[0] is late.loader[1] is late.__loader__
    assert type(late.__loader__).__name__ == "SourceFileLoader"
    importlib.reload(late)
    assert calls == ["there"]


def test_a_module_that_fails_may_come_later(path: Any) -> None:
    import importlib

    calls: list[str] = []
    when_there("broken_module", lambda: calls.append("there"))
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("broken_module")
    (path / "broken_module.py").write_text("raise ImportError('not yet')\n", "utf-8")
    importlib.invalidate_caches()
    with pytest.raises(ImportError, match="not yet"):
        importlib.import_module("broken_module")
    assert calls == []
    (path / "broken_module.py").write_text("ready = True  # at last\n", "utf-8")
    importlib.invalidate_caches()
    assert importlib.import_module("broken_module").ready
    assert calls == ["there"]
