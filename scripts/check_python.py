"""Stop early, and clearly, where Python is too old."""

import sys

if sys.version_info < (3, 11):
    sys.exit("Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11 site")
