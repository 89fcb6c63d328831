"""The command line: ``framing report``, ``framing analyze`` and ``framing doctor``."""

from framing.cli.commands import app, main

__all__ = ["app", "main"]
