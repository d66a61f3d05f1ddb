"""Decisions -> incidents built anew, in a process of its own, once nothing more is decided."""

import logging
import subprocess
import sys
import threading
from pathlib import Path

from reportedly.store import Store

QUIET_SECONDS = 2.0
"""So long after the last decision the building starts: one for many."""

_log = logging.getLogger(__name__)


class Rebuilder:
    """Builds the incidents of a record anew when it is told that something was decided."""

    def __init__(self, record: Path, *, is_on: bool) -> None:
        self._record = record
        self._is_on = is_on
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def soon(self) -> None:
        """Build once it has been quiet for a while."""
        if self._is_on:
            self._later()

    def now(self) -> None:
        """Build at once, whether or not it is done by itself."""
        with self._lock:
            if self._process is None or self._process.poll() is not None:
                self._process = subprocess.Popen(  # noqa: S603 - our own program and record
                    [sys.executable, "-m", __name__, str(self._record)]
                )

    @property
    def is_building(self) -> bool:
        """Whether a building is going on."""
        return self._process is not None and self._process.poll() is None

    def close(self) -> None:
        """Start no more, and end the one that is going on: the record stays as it was before."""
        self._is_on = False
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
            if self._process is not None:
                self._process.terminate()
                self._process.wait()

    def _later(self) -> None:
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
            self._timer = threading.Timer(QUIET_SECONDS, self._start)
            self._timer.daemon = True
            self._timer.start()

    def _start(self) -> None:
        if self.is_building:
            self._later()
        elif self._is_on:
            self.now()


def build_at(record: Path) -> None:
    """Build the incidents of a record anew."""
    # spaCy comes with the pipeline and takes seconds to load: the server does without it
    from reportedly.pipeline import open_builder  # noqa: PLC0415 - see above

    with Store.open(record, create=False) as store:
        open_builder().update(store)


if __name__ == "__main__":
    build_at(Path(sys.argv[1]))
