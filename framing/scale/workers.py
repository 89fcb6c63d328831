"""Workers: a function over many things on several processes, the results in order."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from framing.errors import StoppedError

if TYPE_CHECKING:
    from concurrent.futures import Future

Thing = TypeVar("Thing")
Result = TypeVar("Result")


def in_order(
    work: Callable[[Thing], Result], things: Iterable[Thing], workers: int
) -> Iterator[Result]:
    """Give *work* of each thing, in order, done by so many processes; by this one where it is 1.

    No more things are taken than are worked on, so memory stays bounded. *work* is sent to each
    process once. When the caller stops early, or is interrupted, the processes end at once.

    Raises StoppedError where a process ends by itself.
    """
    if workers == 1:
        yield from map(work, things)
        return
    from joblib.externals.loky import ProcessPoolExecutor
    from joblib.externals.loky.process_executor import TerminatedWorkerError

    executor = ProcessPoolExecutor(workers, initializer=_begin, initargs=(work, os.getpid()))
    waiting: deque[Future[Any]] = deque()
    try:
        for thing in things:
            waiting.append(executor.submit(_do, thing))
            if len(waiting) > workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except TerminatedWorkerError as error:
        raise StoppedError(
            "A worker ended by itself, most often because memory ran out. Use fewer workers."
        ) from error
    finally:
        executor.shutdown(wait=True, kill_workers=True)


#: What the process of a worker does; set once, when it begins.
_work: Callable[[Any], Any] | None = None


def _begin(work: Callable[[Any], Any], parent: int) -> None:
    """Leave Ctrl-C to the process that started this one, and end when that has ended."""
    global _work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def _do(thing: Any) -> Any:
    assert _work is not None, "a worker begins before it works"
    return _work(thing)
