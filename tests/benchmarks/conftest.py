"""What benchmarks share."""

from collections.abc import Iterator

import pytest
from timed import one_quiet_core


@pytest.fixture
def quiet_core() -> Iterator[None]:
    """Time on one quiet core."""
    with one_quiet_core():
        yield
