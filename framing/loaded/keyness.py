"""Keyness of load: which loaded words mark a group of articles off from the others."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np
import pandas as pd

from framing.comparison.permuting import adjusted
from framing.comparison.sides import Sides, is_evident
from framing.errors import InputError
from framing.loaded.groups import read_groups
from framing.loaded.occurrences import MEASURE, VOICES, read_occurrences
from framing.tables import Tables

#: So many contexts are shown of an entry.
CONTEXTS = 3
COLUMNS = {
    "kind": "str",
    "count": "int64",
    "words": "int64",
    "per_10000_words": "float64",
    "reference_count": "int64",
    "reference_per_10000_words": "float64",
    "log_ratio": "float64",
    "articles": "int64",
    "articles_share": "float64",
    "reference_articles": "int64",
    "dispersion": "float64",
    "p_value": "float64",
    "q_value": "float64",
    "contexts": "object",
}


def loaded_keyness(
    analysis: Tables,
    *,
    by: str = "outlet",
    reference: Hashable = None,
    voice: str = "narrator",
    permutations: int = 9_999,
    random_state: int = 0,
) -> pd.DataFrame:
    """Give the entries of the loaded list in each group of articles, against the other groups.

    *by* names a column of ``articles``; *reference* the group that the others are compared with,
    without one each is compared with all the others together. *voice* is whose words count:
    ``"narrator"``, ``"quoted"`` or ``"all"``. One row per group and entry that occurs in it
    (the reference itself has none), indexed by ``group`` and ``entry``:

    - ``kind`` of the list; ``count`` of occurrences; ``words`` of the group in that voice;
      ``per_10000_words``, the rate (0 to 10,000); ``reference_count`` and
      ``reference_per_10000_words``, the same on the other side.
    - ``log_ratio``, the binary logarithm of rate by reference rate (Hardie 2014): 0 where they are
      equal, 1 where the group's is twice as high, -1 where it is half; unbounded. A frequency of
      zero is taken as 0.5 here, and only here.
    - ``articles`` of the group with the entry, ``articles_share`` of its articles (0 to 1), and
      ``reference_articles``.
    - ``dispersion`` over the group's articles, the normalised DP (Gries 2008; Lijffijt and Gries
      2012): 0 as even as their lengths, 1 all in the shortest one. NaN for a group of one article.
    - ``p_value`` (0 to 1), the chance of figures as far apart where whole articles change groups at
      random, twice that of the side found, with what articles of other lengths do taken out
      (``framing.comparison.studentising.studentised_p_values``); exact where they can in no more
      than *permutations* ways. NaN with fewer than 3 articles on a side, and for an entry in fewer
      than 3 articles of both sides together.
    - ``q_value``, p corrected for the false discovery rate (Benjamini and Hochberg 1995) over one
      family: every group with every entry that could be tested, used by the group or not. (Among
      the rows shown, which are those used, more than 5 % can have p <= .05 by chance; q allows
      for that.)
    - ``contexts``, up to 3, from different articles where there are: (paragraph_id, before,
      keyword, after), plain text that is not escaped.

    Groups stand in their own order. In each, entries in at least 3 articles of the side that uses
    them more, with a p, come first; then the others; each from the highest log ratio to the
    lowest. ``attrs`` say ``by``, ``reference``, ``voice``, ``articles`` of each group,
    ``left_out`` (articles ``without_value`` in *by*; ``without_words`` in that voice, or not in
    English; ``duplicates`` of another), ``family`` (how many tests), ``permutations`` and
    ``random_state``.

    Of articles of one group that are nearly the same one counts, as in ``framing.compare``
    (``framing.comparison.repeats``); one that stands in two groups counts in both.

    Raises InputError where *by* is no column or gives fewer than two groups, where *reference* is
    none of them, or where the analysis did not look for loaded words.

    Hardie, A. (2014). Log Ratio: an informal introduction. CASS, Lancaster University. Lijffijt,
    J., et al. (2016). Significance testing of word frequencies in corpora. Digital Scholarship in
    the Humanities 31(2), 374–397 (why what is sampled is the text and not the word). Benjamini,
    Y., and Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the Royal
    Statistical Society B 57(1), 289–300.

    Two articles of two outlets, too few for a test:

    >>> import framing
    >>> texts = ["The regime sent thugs and a mob.", "The government sent three officers."]
    >>> table = pd.DataFrame({"outlet": ["Herald", "Courier"], "text": texts})
    >>> keyness = loaded_keyness(framing.analyze(table, model="fast"))
    >>> keyness.loc["Herald", ["count", "log_ratio"]].round(2).to_numpy().tolist()
    [[1.0, 0.51], [1.0, 0.51], [1.0, 0.51]]
    >>> print(keyness.loc[("Herald", "regime"), "contexts"][0])
    0:0000: The [regime] sent thugs and a mob.
    >>> bool(keyness["p_value"].isna().all())
    True
    """
    faults = _faults_of_arguments(analysis, by, voice, permutations)
    if faults:
        raise InputError("loaded_keyness", faults, remedy="Correct what is named here.")
    groups = read_groups(analysis, by, voice)
    groups.check(reference)
    occurrences = read_occurrences(analysis, groups.article_ids, voice)
    other = None if reference is None else groups.names.index(reference)
    sides = Sides(occurrences.counts, groups.words, groups.labels, other)
    p_values = sides.p_values(permutations=permutations, random_state=random_state)
    table = pd.concat([sides.figures(label) for label in sides.compared])
    table = table[table["count"] > 0].reset_index(drop=True)
    places = (table["label"].to_numpy(), table["column"].to_numpy())
    contexts = occurrences.contexts(groups.labels, most=CONTEXTS)
    table = table.assign(
        group=[groups.names[label] for label in places[0]],
        entry=pd.Series(occurrences.entries[places[1]], dtype="str"),
        kind=occurrences.kinds[places[1]],
        p_value=p_values[places],
        q_value=adjusted(p_values)[places],
        contexts=pd.Series([contexts[key] for key in zip(*places, strict=True)], dtype="object"),
    )
    keyness = _sorted(table).set_index(["group", "entry"])[list(COLUMNS)].astype(COLUMNS)
    keyness.attrs = {
        "by": by,
        "reference": reference,
        "voice": voice,
        "articles": groups.sizes,
        "left_out": {
            "without_value": groups.without_value,
            "without_words": groups.without_words,
            "duplicates": groups.duplicates,
        },
        "family": int(np.count_nonzero(~np.isnan(p_values))),
        "permutations": permutations,
        "random_state": random_state,
    }
    return keyness


def _sorted(table: pd.DataFrame) -> pd.DataFrame:
    """Put rows in order: by group, those with evidence first, from high to low log ratio."""
    order = table.assign(evident=is_evident(table))
    return order.sort_values(
        ["label", "evident", "log_ratio", "count", "column"],
        ascending=[True, False, False, False, True],
    )


def _faults_of_arguments(analysis: Tables, by: str, voice: str, permutations: int) -> list[str]:
    faults = []
    if MEASURE not in analysis.features:
        faults.append(
            f"analysis: no loaded words were looked for ({MEASURE} is not among its features);"
            " analyse with the extractor of loaded language"
        )
    if by not in analysis.articles:
        known = ", ".join(repr(str(name)) for name in analysis.articles)
        faults.append(f"by: articles have no column {by!r}; they have {known}")
    if voice not in VOICES:
        faults.append(f"voice: expected {' or '.join(map(repr, VOICES))}, got {voice!r}")
    if permutations < 1:
        faults.append(f"permutations: expected 1 or more, got {permutations!r}")
    return faults
