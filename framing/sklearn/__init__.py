"""Transformers for scikit-learn: texts in, figures out, in pipelines, searches and column work.

Each takes a sequence of texts, a column, or a table of one column, and gives an array of floats,
or with ``set_output(transform="pandas")`` a table under the texts' own index. The columns are
those of ``framing.score``; their names come from ``get_feature_names_out``.

Nothing is learnt: ``fit`` only checks settings and texts, so that no figure of a text depends on
another, and cross-validation leaks nothing. A copy (``clone``) keeps models that are among the
settings, fitted as they are; but a grid of a search takes the fit from models in it, so name them
there by the folder they were saved to.

A text that is missing, blank, without words or not in English has NaN, and so has each measure
that is not defined for it: the sentiment of quoted words where nothing is quoted, readability of
a short text. Put an imputer behind, or a model that takes NaN. With ``keep_empty_features=True``
an imputer keeps a column that is NaN throughout, as happens in a small fold.

>>> from sklearn.impute import SimpleImputer
>>> from sklearn.linear_model import LogisticRegression
>>> from sklearn.pipeline import make_pipeline
>>> model = make_pipeline(
...     LoadedTransformer(model="fast"),
...     SimpleImputer(keep_empty_features=True),
...     LogisticRegression(),
... )
>>> texts = ["The regime slammed critics.", "A brutal, shameful farce.", "It rained.", "They met."]
>>> model.fit(texts, [1, 1, 0, 0]).predict(["A shameful regime.", "It snowed."])
array([1, 0])
"""

from framing.sklearn.transformers import (
    AttributionTransformer,
    FramesTransformer,
    FramingTransformer,
    LoadedTransformer,
    ReadabilityTransformer,
    SentimentTransformer,
)

__all__ = [
    "AttributionTransformer",
    "FramesTransformer",
    "FramingTransformer",
    "LoadedTransformer",
    "ReadabilityTransformer",
    "SentimentTransformer",
]
