"""The figures of the judged questions: `[python -m tests.servers] python -m tests.catalog…`."""

import sys
from pathlib import Path

import pytest

sys.exit(pytest.main([str(Path(__file__).parent), "-q", "-s"]))
