"""Where this machine has a chromium that tests and pictures can use."""

from __future__ import annotations

from shutil import which

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")


def launched(playwright: Playwright) -> Browser | None:
    """Start the browser; ``None`` where there is none."""
    path = next(filter(None, map(which, NAMES)), None)
    if path is None:
        return None
    return playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
