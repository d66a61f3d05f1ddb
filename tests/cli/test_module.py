import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["reportedly", "reportedly.cli"])
def test_both_modules_run_as_the_command(module):
    ran = subprocess.run(
        [sys.executable, "-m", module, "--version"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ.copy(),
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "reportedly" in ran.stdout
