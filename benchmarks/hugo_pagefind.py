"""Build a Hugo site and index it with Pagefind: two commands that are measured as one.

``python -m benchmarks.hugo_pagefind`` is run in the folder of the Hugo site.
"""

import subprocess
import sys

_COMMANDS = (
    ("hugo", "build", "--quiet", "--noBuildLock", "--destination", "site"),
    ("pagefind_bin_extended", "--quiet", "--site", "site"),
)


def main() -> int:
    """Run both; returns the status of the first that fails."""
    for command in _COMMANDS:
        status = subprocess.run([sys.executable, "-m", *command], check=False).returncode
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
