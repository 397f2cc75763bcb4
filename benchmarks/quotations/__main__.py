"""``python -m benchmarks.quotations``: measure the quotation check, print a report, write it."""

import argparse
import shutil
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks.corpus import CORPUS, Document, TooFewError, choose, read_corpus, write_source
from benchmarks.machine import describe_machine
from benchmarks.measure import ROOT, CommandError, run
from benchmarks.quotations.measuring import Results, measure
from benchmarks.tables import table

_WORK = Path(__file__).parents[1] / ".work" / "quotations"
_REPORT = ROOT / "docs" / "dev" / "quotation-benchmarks.md"
_VERSIONS = ("study-archive", "numpy", "rapidfuzz")

_METHOD = """\
# Quotation benchmarks

Written by `make bench-quotations` (`python -m benchmarks.quotations --help` lists the options).

## Method

* **Archive**: Chinese laws, regulations, reports and cases that nobody here wrote, imported as
  speeches; more documents than there are come from cutting the longer ones at chapters, always in
  the same way (`benchmarks/corpus.py`).
* **Passages**: 14 to 90 characters of one paragraph, drawn with a fixed seed. Half of them are
  altered by one character: a negation dropped, a number changed, two neighbouring letters swapped,
  a comma added. *Right* means the verdict that the contract asks for, and that the difference
  singles out the negation or the number. No source is stated, so that each passage is looked for in
  all documents.
* **In two or more documents**: passages that stand in several versions; none of them is altered.
* **A score of likeness** is what other tools offer: `rapidfuzz.fuzz.partial_ratio` of 95 or more
  between a passage and the very paragraph that it comes from. The column counts what it would pass.
* **Draft**: 30,000 characters, all of them quotations, half of them altered. Checking a draft looks
  once at every letter of the archive for all three-letter sequences of all quotations together
  (`generator/desk/seeds.py`); nothing is kept between runs. `str.find` is the plain way: each
  quotation in each text; it finds only what is whole, and says nothing of the rest.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; returns the exit status."""
    options = _parser().parse_args(arguments)
    corpus = read_corpus()
    if not corpus:
        print(f"the real documents are not there: ../{CORPUS.relative_to(ROOT.parent)}")
        return 2
    try:
        documents = choose(corpus, options.documents)
        archive = _archive(documents)
    except (CommandError, TooFewError) as error:
        print(error, file=sys.stderr)
        return 1
    report = _report(measure(archive, options.passages))
    options.out.write_text(report, encoding="utf-8", newline="\n")
    print(report, end="")
    return 0


def _archive(documents: Sequence[Document]) -> Path:
    shutil.rmtree(_WORK, ignore_errors=True)
    write_source(documents, _WORK / "source")
    archive = _WORK / "archive"
    archive.mkdir()
    (archive / "archive.yml").write_text("name: 计时用资料库\n", encoding="utf-8")
    command = [sys.executable, "-m", "generator", "import", str(_WORK / "source")]
    run(
        [*command, "--kind", "speech", "--quiet", "--root", str(archive)],
        accepted=frozenset({0, 1}),
    )
    return archive


def _report(results: Results) -> str:
    rows = [
        [row.kind, str(row.count), str(row.right), str(row.accused), str(row.alike)]
        for row in results.rows
    ]
    costs = [
        ["read the archive (each run)", f"{results.reading:.1f} s"],
        ["lay out its texts (each run)", f"{results.laying_out:.1f} s"],
        [f"judge a draft with {results.quotations} quotations", f"{results.judging:.1f} s"],
        ["the same with `str.find`", f"{results.finding:.1f} s"],
        ["memory at the peak, library included", f"{results.memory / 1_000_000:.0f} MB"],
    ]
    machine = table(["", ""], describe_machine(_VERSIONS))
    heads = ["Passages", "Number", "Right", "Accused", "Passed by a score of likeness"]
    title = f"{results.documents:,} documents, {results.letters:.1f} million letters"
    return "\n".join(
        [
            _METHOD,
            f"## Machine, {date.today()}\n\n{machine}\n",
            f"## Verdicts: {title}\n\n{table(heads, rows)}\n",
            f"## Costs\n\n{table(['', ''], costs)}\n",
        ]
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quotations", description=__doc__)
    parser.add_argument("--documents", type=int, default=5_000, help="in the archive")
    parser.add_argument("--passages", type=int, default=500, help="of each set")
    parser.add_argument("--out", type=Path, default=_REPORT, help="where the report goes")
    return parser


if __name__ == "__main__":
    sys.exit(main())
