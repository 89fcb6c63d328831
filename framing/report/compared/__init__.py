"""The sections of a report on groups of articles: each draws on the tables of a comparison."""

from framing.report.compared.advice import advice
from framing.report.compared.differences import differences
from framing.report.compared.draws import with_draws
from framing.report.compared.examples import example_articles
from framing.report.compared.files import comparison_files
from framing.report.compared.findings import findings
from framing.report.compared.frames import frame_shares
from framing.report.compared.head import head
from framing.report.compared.keyness import keyword_table
from framing.report.compared.left_out import left_out
from framing.report.compared.lengths import readability_and_length
from framing.report.compared.loaded import loaded_words
from framing.report.compared.periods import outlet_mix, time_course
from framing.report.compared.sample import sample_flow
from framing.report.compared.voices import voices

__all__ = [
    "advice",
    "comparison_files",
    "differences",
    "example_articles",
    "findings",
    "frame_shares",
    "head",
    "keyword_table",
    "left_out",
    "loaded_words",
    "outlet_mix",
    "readability_and_length",
    "sample_flow",
    "time_course",
    "voices",
    "with_draws",
]
