"""Start one command, watch it, and print what it took as JSON.

``python -m benchmarks.launcher FOLDER PROGRAM ARGUMENT…`` is run by `benchmarks.measure`: a small
process of its own, since the kernel counts the memory of whoever starts a program to the program.
"""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Thread
from time import perf_counter

# ru_maxrss is in bytes on macOS and in KiB elsewhere.
_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024
_INTERVAL = 0.1
_PROC = Path("/proc")


def launch(folder: Path, command: Sequence[str]) -> dict[str, object]:
    """Run `command` in `folder` to its end; see `benchmarks.measure.Measurement` for the values."""
    with TemporaryFile() as output, TemporaryFile() as errors:
        started = perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=errors
        )
        sampler = _Sampler(process.pid)
        sampler.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - started
        sampler.finish()
        process.returncode = os.waitstatus_to_exitcode(status)
        texts = []
        for file in (output, errors):
            file.seek(0)
            texts.append(file.read().decode("utf-8", errors="replace"))
    peak = usage.ru_maxrss * _MAXRSS_UNIT
    return {
        "status": process.returncode,
        "seconds": seconds,
        "cpu_seconds": usage.ru_utime + usage.ru_stime,
        "peak_process": peak,
        "peak_together": None if sampler.peak is None else max(sampler.peak, peak),
        "output": texts[0],
        "errors": texts[1],
    }


def own_peak() -> int:
    """Return the bytes of memory that this process held at its peak so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _MAXRSS_UNIT


class _Sampler(Thread):
    """Watches the memory of a process and all that it starts."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak: int | None = None
        self._pid = pid
        self._done = Event()

    def run(self) -> None:
        """Sample until told to finish; where the system tells nothing, `peak` stays None."""
        if not (_PROC / "self" / "statm").exists():
            return
        while True:
            held = sum(map(_resident, _family(self._pid)))
            self.peak = max(self.peak or 0, held)
            if self._done.wait(_INTERVAL):
                return

    def finish(self) -> None:
        """Stop sampling."""
        self._done.set()
        self.join()


def _family(pid: int) -> Iterator[int]:
    """Yield `pid` and its descendants, as far as they still live."""
    yield pid
    try:
        for task in (_PROC / str(pid) / "task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _family(int(child))
    except OSError:
        return


def _resident(pid: int) -> int:
    """Return the bytes of memory that a process holds, 0 where it is gone."""
    try:
        pages = int((_PROC / str(pid) / "statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * resource.getpagesize()


if __name__ == "__main__":
    print(json.dumps(launch(Path(sys.argv[1]), sys.argv[2:])))
