"""Reports: from the tables of an analysis to a notebook and an offline page.

``write_report`` makes all of it. The other names are the sections a report is built from: each
takes the tables and gives something that displays itself in a notebook.
"""

from framing.report.look import style
from framing.report.modes import shorten_names
from framing.report.pairing import parallel_pair
from framing.report.section import Section
from framing.report.sections.citation import citation
from framing.report.sections.downloads import downloads
from framing.report.sections.frames import frame_strip
from framing.report.sections.head import head
from framing.report.sections.loaded import loaded_words
from framing.report.sections.method import method
from framing.report.sections.openings import openings
from framing.report.sections.overview import overview
from framing.report.sections.parallel import parallel_reading
from framing.report.sections.presence import source_presence
from framing.report.sections.quality import measurement_quality
from framing.report.sections.readability import readability_table
from framing.report.sections.sentiment import sentiment_arc
from framing.report.sections.sources import attribution_table
from framing.report.sections.texts import annotated_texts
from framing.report.sections.wrapping import quotation_wrapping
from framing.report.writing import write_report

__all__ = [
    "Section",
    "annotated_texts",
    "attribution_table",
    "citation",
    "downloads",
    "frame_strip",
    "head",
    "loaded_words",
    "measurement_quality",
    "method",
    "openings",
    "overview",
    "parallel_pair",
    "parallel_reading",
    "quotation_wrapping",
    "readability_table",
    "sentiment_arc",
    "shorten_names",
    "source_presence",
    "style",
    "write_report",
]
