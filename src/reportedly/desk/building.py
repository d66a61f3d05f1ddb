"""Decisions -> incidents built anew, in a process of its own, once nothing more is decided."""

import subprocess
import sys
import threading
import time

from reportedly.store import Store
from reportedly.store.where import Where, located

QUIET_SECONDS = 2.0
"""So long after the last decision the building starts: one for many."""

LATEST_SECONDS = 20.0
"""So long after the first of them it starts at the latest, however much is being decided."""

SHARE = 3
"""It starts no sooner than so many times the time it took the last time."""


class Rebuilder:
    """Builds the incidents of a record anew when it is told that something was decided.

    It does not give way: who is slow while it writes makes those wait who decide.
    """

    def __init__(self, record: Where, *, is_on: bool) -> None:
        self._record = record
        self._is_on = is_on
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._waits_since: float | None = None
        self._began = self.waits_until = 0.0

    def soon(self) -> None:
        """Build once it has been quiet for a while, or too long not."""
        if self._is_on:
            self._later()

    def now(self) -> None:
        """Build at once, whether or not it is done by itself."""
        with self._lock:
            if not self.is_building:
                self._waits_since, self._began = None, time.monotonic()
                self._process = subprocess.Popen(  # noqa: S603 - our own program and record
                    [sys.executable, "-m", __name__, str(self._record)]
                )
                threading.Thread(target=self._note_end, args=(self._process,), daemon=True).start()

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
            now = time.monotonic()
            if self._waits_since is None:
                self._waits_since = now
            if self._timer is not None:
                self._timer.cancel()
            start = min(now + QUIET_SECONDS, self._waits_since + LATEST_SECONDS)
            self._timer = threading.Timer(max(start, self.waits_until) - now, self._start)
            self._timer.daemon = True
            self._timer.start()

    def _start(self) -> None:
        if self.is_building:
            self._later()
        elif self._is_on:
            self.now()

    def _note_end(self, process: "subprocess.Popen[bytes]") -> None:
        process.wait()
        now = time.monotonic()
        self.waits_until = now + SHARE * (now - self._began)


def build_at(record: Where) -> None:
    """Build the incidents of a record anew."""
    # spaCy comes with the pipeline and takes seconds to load: the server does without it
    from reportedly.pipeline import open_builder  # noqa: PLC0415 - see above

    with Store.open(record, create=False) as store:
        open_builder().update(store)


if __name__ == "__main__":
    build_at(located(sys.argv[1]))
