"""A desk in a process of its own, and a page that notes what it should not do."""

import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHOTS = ROOT / "out" / "desk"
NAMED = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((found for name in NAMED if (found := shutil.which(name))), None)
PHONE, DESKTOP = {"width": 390, "height": 800}, {"width": 1366, "height": 900}


def sync_api():
    """Playwright, or the test is skipped."""
    return pytest.importorskip("playwright.sync_api")


def started(record, *options):
    """A desk in a process of its own, and the address it prints."""
    words = [sys.executable, "-c", "from reportedly.cli import main; raise SystemExit(main())"]
    process = subprocess.Popen(
        [*words, "serve", "--record", str(record), "--port", "0", "--by", "Ana", *options],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    line = process.stderr.readline()
    return process, re.search(r"http://\S+?(?=/ )", line)[0]


@contextmanager
def served(record, *options):
    """A running desk's address."""
    process, address = started(record, *options)
    try:
        yield address
    finally:
        process.terminate()
        process.wait(20)
        process.stderr.close()


class Watched:
    """A page that notes what it should not do: reach elsewhere, complain, break."""

    def __init__(self, context, address):
        self.page = context.new_page()
        self.page.set_default_timeout(15_000)
        self.address = address
        self.faults = []
        self.page.on("request", self._request)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))

    def _request(self, request):
        if not request.url.startswith(self.address):
            self.faults.append(f"reached {request.url}")

    def _console(self, message):
        if message.type in {"error", "warning"}:
            self.faults.append(message.text)

    def open(self, at):
        answer = self.page.goto(f"{self.address}{at}", wait_until="load")
        self.page.wait_for_load_state("networkidle")
        return answer
