"""Build a report again: ``python -m framing.report FOLDER OUT``."""

from __future__ import annotations

import argparse
import sys

from framing.errors import FramingError


def main() -> int:
    """Read the two folders from the command line, rebuild, and say where the page is."""
    from framing.report.rebuilding import rebuild

    parser = argparse.ArgumentParser(
        prog="python -m framing.report",
        description="Build a report again from its notebook and tables, to the same bytes."
        " This runs the code of the notebook: rebuild only what you trust.",
    )
    parser.add_argument("folder", help="the folder of the report")
    parser.add_argument("out", help="the folder to build it in, new or an earlier report")
    given = parser.parse_args()
    try:
        print(rebuild(given.folder, given.out))
    except FramingError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
