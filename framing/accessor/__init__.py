"""The accessor: ``table.framing`` and ``series.framing``, there as soon as pandas is.

``import framing`` does not import pandas. Where pandas is there already the accessor is registered
at once, else when it comes: pandas has no entry points for accessors, and imports in alphabetical
order put ``framing`` first.

>>> import framing
>>> import pandas as pd
>>> table = pd.DataFrame({"body": ["Critics warned of a catastrophe."]}, index=["a"])
>>> table.framing.score(text="body", model="fast")["loaded_count"].to_dict()
{'a': 1.0}
"""

from framing.accessor.arrival import when_there
from framing.accessor.registering import SeriesAccessor, TableAccessor, register

__all__ = ["SeriesAccessor", "TableAccessor", "register_with_pandas"]


def register_with_pandas() -> None:
    """Register the accessor as soon as pandas is there."""
    when_there("pandas", register)
