"""Memory: when what is not used any more is looked for."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collected_after() -> Iterator[None]:
    """Let the garbage collector wait until a piece of work is done, then look at what that left.

    That is little. Amid the work it would find most in use, take it for old, and soon go through
    the whole memory: a third of all time. For a block, or as a decorator.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.collect(1)
            gc.enable()
