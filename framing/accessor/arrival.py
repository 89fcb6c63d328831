"""The arrival of pandas: something is done then, or at once where it is there already."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

# The classes behind these names load what is heavy, and nobody needs to inherit from them.
if TYPE_CHECKING:
    from importlib.abc import Loader
    from importlib.machinery import ModuleSpec
    from types import ModuleType


class _Announcing:
    """The loader of a module, which says when the module is there; else it is that loader."""

    def __init__(self, loader: Loader, arrived: Callable[[], None]) -> None:
        self._loader = loader
        self._arrived = arrived

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        # The module need not know: from here on it has the loader that it would have had.
        module.__loader__ = self._loader
        if module.__spec__ is not None:
            module.__spec__.loader = self._loader
        self._loader.exec_module(module)
        self._arrived()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._loader, name)


class _Awaiting:
    """Finds nothing itself: lets the other finders find one module, and goes when it is there."""

    def __init__(self, name: str, then: Callable[[], None]) -> None:
        self._name = name
        self._then = then

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self._name:
            return None
        for finder in sys.meta_path:
            if finder is self or not hasattr(finder, "find_spec"):
                continue
            spec = finder.find_spec(fullname, path, target)
            if spec is not None:
                if spec.loader is not None:
                    spec.loader = cast("Loader", _Announcing(spec.loader, self._arrived))
                return spec
        return None

    def _arrived(self) -> None:
        if self in sys.meta_path:
            sys.meta_path.remove(self)
        self._then()


def when_there(name: str, then: Callable[[], None]) -> None:
    """Call *then* once the module is imported, by whomever; at once where it has been.

    >>> when_there("sys", lambda: print("there"))
    there
    """
    if name in sys.modules:
        then()
    else:
        sys.meta_path.insert(0, _Awaiting(name, then))
