"""Turn judgements into diagnostics, as heavy as the kind of record has them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.desk.verdicts import Judgement, Verdict
from generator.records import rules
from generator.records.diagnostics import Diagnostic, Place, Rule, Severity
from generator.records.quotation_weights import Weight

_RULES: Mapping[Verdict, Rule] = {
    Verdict.NOT_FOUND: rules.QUOTATION_NOT_FOUND,
    Verdict.CHANGED: rules.QUOTATION_CHANGED,
    Verdict.OTHER_SOURCE: rules.QUOTATION_FROM_ELSEWHERE,
    Verdict.SUPERSEDED: rules.QUOTATION_SUPERSEDED,
    Verdict.SUMMARY_ONLY: rules.QUOTATION_FROM_SUMMARY,
    Verdict.PUNCTUATION: rules.QUOTATION_PUNCTUATION,
}
_SEVERITIES = {Weight.ERROR: Severity.ERROR, Weight.WARNING: Severity.WARNING}
_SHOWN = 40


def diagnose(
    judgement: Judgement, file: str, weights: Mapping[str, Weight]
) -> Iterator[Diagnostic]:
    """Yield what is to be reported of a quotation.

    Args:
        judgement: on the quotation.
        file: that quotes.
        weights: of each verdict in that kind of file.
    """
    place = Place(file, judgement.quotation.line)
    words = _short(judgement.quotation.text)
    rule = _RULES.get(judgement.verdict)
    severity = _SEVERITIES.get(weights.get(judgement.verdict.value, Weight.OFF))
    if rule and severity:
        said = judgement.said or "不是原来的一整句"
        found = rule.at(place, words=words, spot=judgement.spot, difference=said)
        yield replace(found, severity=severity)
    severity = _SEVERITIES.get(weights.get("unclosed", Weight.OFF))
    if judgement.quotation.unclosed and severity:
        yield replace(rules.QUOTATION_UNCLOSED.at(place, words=words), severity=severity)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
