"""Dask and Spark: the real engines give what an analysis in memory gives, cell by cell."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from archive_making import write_archive

import framing
from framing.analysis import Analysis
from framing.errors import InputError
from framing.scale.engines import TABLES, check, empty_table, score_tables
from framing.scoring import Scoring

FAST = Scoring("fast")
FOREIGN = "Мост открыт. Пострадавших нет, сообщили в мэрии города в понедельник утром."


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    path = tmp_path_factory.mktemp("engines") / "a.csv"
    write_archive(path, articles=6, random_state=11)
    table = pd.read_csv(path)
    return pd.concat([table, pd.DataFrame([{"article_id": "z", "text": FOREIGN}])])


@pytest.fixture(scope="module")
def analysis(articles: pd.DataFrame) -> Analysis:
    return framing.analyze(articles, model="fast")


def expected(analysis: Analysis, table: str) -> pd.DataFrame:
    return TABLES[table](analysis).reset_index(drop=True)


@pytest.mark.parametrize("table", TABLES)
def test_tables_apart_are_the_whole(table: str, articles: pd.DataFrame, analysis: Analysis) -> None:
    parts = [articles.iloc[:2], articles.iloc[2:2], articles.iloc[2:]]
    scored = list(score_tables(parts, FAST, table=table, text=None))
    assert len(scored) == 3
    whole = pd.concat(scored, ignore_index=True)
    pd.testing.assert_frame_equal(whole, expected(analysis, table), check_exact=True)
    empty = empty_table(FAST, table)
    assert len(empty) == 0
    assert empty.dtypes.to_dict() == whole.dtypes.to_dict()


def test_articles_need_ids_and_a_table_a_name() -> None:
    check(["ID", "text"], table="spans")
    with pytest.raises(InputError, match="have no column 'article_id'; their columns are 'text'"):
        check(["text"], table="spans")
    with pytest.raises(InputError, match="Name one of 'scores', 'spans'"):
        check(["article_id", "text"], table="features")


def need(module: str) -> None:
    """Skip on a laptop without the engine, and fail in CI."""
    if importlib.util.find_spec(module) is None:
        missing = f"{module} is not installed: pip install 'framing-toolkit[{module[-5:]}]'"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)


@pytest.mark.engine
@pytest.mark.parametrize("scheduler", ["sync", "threads", "processes"])
@pytest.mark.parametrize("table", ["scores", "attributions"])
def test_dask_gives_the_same(
    scheduler: str, table: str, articles: pd.DataFrame, analysis: Analysis
) -> None:
    need("dask")
    import dask.dataframe as dd

    from framing.scale import dask as on_dask

    parted = dd.from_pandas(articles.reset_index(drop=True), npartitions=3)
    lazy = on_dask.analyze(parted, model="fast", table=table)
    assert list(lazy.columns) == list(TABLES[table](analysis).columns)
    scored = lazy.compute(scheduler=scheduler).reset_index(drop=True)
    pd.testing.assert_frame_equal(scored, expected(analysis, table), check_exact=True)


@pytest.mark.engine
def test_a_bad_row_is_named_by_dask(articles: pd.DataFrame) -> None:
    need("dask")
    import dask.dataframe as dd

    from framing.scale import dask as on_dask

    bad = pd.concat([articles, pd.DataFrame([{"article_id": "bad", "text": " "}])])
    lazy = on_dask.analyze(dd.from_pandas(bad.reset_index(drop=True), npartitions=2), model="fast")
    with pytest.raises(InputError, match="row 7: 'text' is empty"):
        lazy.compute(scheduler="sync")
    with pytest.raises(InputError, match="have no column 'article_id'"):
        on_dask.analyze(dd.from_pandas(bad[["text"]].reset_index(drop=True), npartitions=1))


@contextmanager
def local_spark() -> Iterator[Any]:
    """Give a real Spark on this machine; without one, skip on a laptop and fail in CI."""
    need("pyspark")
    if shutil.which("java") is None:
        if os.environ.get("CI"):
            pytest.fail("Spark needs Java, which is not installed")
        pytest.skip("Spark needs Java")
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    settings = {
        "spark.ui.enabled": "false",
        "spark.log.level": "ERROR",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "2",
    }
    session = SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
    yield session
    session.stop()


# Starting Spark takes most of the time, so one test asks for all tables.
@pytest.mark.engine
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support:FutureWarning")
@pytest.mark.filterwarnings("ignore:The copy keyword is deprecated")
@pytest.mark.filterwarnings("ignore:.*unclosed:ResourceWarning")
def test_spark_gives_the_same(articles: pd.DataFrame, analysis: Analysis, tmp_path: Path) -> None:
    articles.to_parquet(tmp_path / "a.parquet", index=False)
    with local_spark() as spark:
        from framing.scale import spark as on_spark

        rows = spark.read.parquet(str(tmp_path / "a.parquet")).repartition(3)
        lazy = {table: on_spark.analyze(rows, model="fast", table=table) for table in TABLES}
        scored = {table: frame.toPandas() for table, frame in lazy.items()}
    for table, got in scored.items():
        wanted = expected(analysis, table)
        keys = ["article_id", "paragraph_id", "relation", "extractor", "kind", "start", "entry"]
        order = [name for name in keys if name in wanted]
        one, two = (
            frame.sort_values(order, kind="stable", ignore_index=True)
            for frame in (got.astype(wanted.dtypes.to_dict()), wanted)
        )
        pd.testing.assert_frame_equal(one, two, check_exact=True)
