from datetime import timedelta

import pytest


@pytest.fixture
def a_day_after():
    """The notice has hung out."""
    return lambda contest: contest.notice_until + timedelta(days=1)
