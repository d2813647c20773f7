"""What the tests of this room share."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _danish():
    """A request leaves its language behind; the next test starts in Danish."""
    with translation.override("da"):
        yield
