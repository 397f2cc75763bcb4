"""The report of a quotation check as one HTML file that needs nothing else."""

from collections.abc import Sequence
from datetime import date

from generator.desk.reporting import CONTRACT, DraftReport
from generator.desk.verdicts import Verdict
from generator.pages.templates import fill


def report_page(reports: Sequence[DraftReport], today: date) -> str:
    """Return the reports on some drafts as a whole HTML document."""
    return fill(
        "quotation_report.html.j2",
        "report.html",
        reports=reports,
        contract=CONTRACT,
        today=today,
        verdicts=Verdict,
    )
