"""Run a command in a process of its own and say what it took."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
"""The checkout."""

# Python ends with the same status for a crash as many programs do for a finding.
_CRASH = "Traceback (most recent call last)"


@dataclass(frozen=True, slots=True)
class Measurement:
    """What one run of a command took.

    Attributes:
        seconds: from start to end on the wall.
        cpu_seconds: of all its processes, in the system and outside.
        peak_process: bytes of memory at the peak of its largest process.
        peak_together: bytes of memory at the peak of all its processes together, sampled ten times
            a second; None where the system does not tell.
        output: what it wrote to its standard output.
    """

    seconds: float
    cpu_seconds: float
    peak_process: int
    peak_together: int | None
    output: str


class CommandError(Exception):
    """A measured command failed; the message ends with what it said."""


def run(
    command: Sequence[str],
    *,
    folder: Path = ROOT,
    environment: Mapping[str, str] | None = None,
    accepted: frozenset[int] = frozenset({0}),
) -> Measurement:
    """Run `command` to its end and measure it.

    Args:
        command: program and arguments.
        folder: the working directory.
        environment: variables over those of this process.
        accepted: statuses that count as success.

    Raises:
        CommandError: for any other status, and where a Python program crashed.
    """
    launched = subprocess.run(
        [sys.executable, "-m", "benchmarks.launcher", str(folder), *command],
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE,
        check=True,
    )
    found = json.loads(launched.stdout)
    status, errors = found.pop("status"), found.pop("errors")
    measurement = Measurement(**found)
    if status not in accepted or _CRASH in errors:
        last = "\n".join((measurement.output + errors).splitlines()[-20:])
        raise CommandError(f"{' '.join(command)}\nended with {status}:\n{last}")
    return measurement
