"""Archives: any number of articles in bounded memory, stopped and resumed, on several processes.

``framing.scale.dask`` and ``framing.scale.spark`` run the same scoring on engines of these names.
"""

from framing.scale.archive import analyze_archive

__all__ = ["analyze_archive"]
