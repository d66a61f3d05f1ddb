"""The page that shows the sample's incident in every format shows what the program writes."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_sample_page_is_what_the_program_writes():
    command = [sys.executable, str(ROOT / "tests" / "eval" / "exports_page.py"), "--check"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, f"{ran.stdout}{ran.stderr}\nWrite it anew: make docs"
