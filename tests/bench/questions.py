"""Questions to the database, each in a process of the product."""

import json
import subprocess
import sys

from tests.stack import ROOT, Stack


def ask(stack: Stack, *question: object) -> dict:
    command = [sys.executable, "-m", "tests.bench.facts", *map(str, question)]
    found = subprocess.run(
        command, cwd=ROOT, env=stack.environment, check=True, capture_output=True, text=True
    )
    return json.loads(found.stdout)
