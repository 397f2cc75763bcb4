"""The numbers of what study leads to, counted a second time from the files alone.

Written from ``docs/circular.md``, ``docs/appraisal.md``, ``docs/sit-in.md``,
``docs/decisions-and-problems.md`` and ``docs/exchange.md``, on top of `tests.recount`.  Like that
module it shares nothing with the program, and every number is the set of the names of what was
counted.  Besides the names of that module there are:

| name | what it is |
| --- | --- |
| ``<folder>/<id>`` | a record; a unit that has some |
| ``problems/<id>#<n>`` | the n-th measure against a problem, from 1 |
| ``cases/<id>#<n>`` | the n-th unit that took over a case, from 1 |
| ``observations/<id>+<stage>`` | a stage of a sit-in |
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from tests.recount import (
    RESPONSIBILITIES,
    Fields,
    Recount,
    Session,
    after_working_days,
    days_of,
    every,
    holds,
    is_worked,
    month_on,
    working_days,
)

Numbers = dict[str, set[str]]

# Authors write the word or the id.
SITTING_MEASURES = {"列席期限": "sitting-in", "列席覆盖": "coverage"}
PROBLEM_STATES = {
    "已登记": "noted", "整改中": "working", "已解决": "solved", "暂不整改": "set-aside",
}  # fmt: skip
CASE_STATES = {"推荐": "recommended", "核实": "verified", "示范": "exemplary", "退出": "withdrawn"}
SOURCES = {
    "学习要求": "expectation", "典型案例": "cases", "经验总结": "experiences",
    "学习成果": "outcomes", "问题整改": "problems", "决策前学习": "decisions",
    "列席旁听": "observations", "有文字记载": "written",
}  # fmt: skip
STAGE_STATES = ("on-time", "late", "no-record", "pending", "done", "exempt")
COMPARED = {
    "sessions", "steps", "step-due", "speakers", "attendance", "readings", "plan", "vetting",
    "follow", "roles",
}  # fmt: skip
FOLLOWED = {
    "on-time": "met", "early": "met", "late": "unmet", "not-held": "unmet",
    "no-record": "no-record", "pending": "open",
}  # fmt: skip
FEEDBACK = ("overall", "strengths", "weaknesses")
STOPPED = ("已停用", "停用", "已停办", "停办")
AGES = {
    "age-30": (0, 30), "age-90": (31, 90), "age-180": (91, 180), "age-365": (181, 365),
    "age-more": (366, 1_000_000),
}  # fmt: skip


def span_of(period: str) -> tuple[date, date]:
    """Return first and last day of what is written as 2026, 2026H1, 2026Q3 or 2026-07."""
    year, sort, number = period[:4], period[4:5], period[5:]
    length = {"": 12, "H": 6, "Q": 3, "-": 1}[sort]
    first = date(int(year), 1 + (int(number or 1) - 1) * length, 1)
    return first, month_on(first, length) - timedelta(days=1)


def before_working_days(day: date, count: int) -> date:
    """Return the last working day that lies `count` working days before a day; for 0 the day."""
    found = day
    while count and (working_days(found, day) < count or not is_worked(found)):
        found -= timedelta(days=1)
    return found


def bare(text: str) -> str:
    """Return a text without punctuation and white space, of one width and case."""
    same = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in same if letter.isalnum())


class Practice(Recount):
    """An archive with everything that its circulars, sheets and lists count."""

    def owned(self, folder: str) -> list[tuple[str, str, Fields]]:
        """Return records with the unit that has them; one of a hidden unit is hidden too."""
        return [
            (key, unit, fields)
            for key, fields in self.of(folder).items()
            if (unit := self.ref(fields.get("unit"), "units")) or not fields.get("unit")
        ]

    def term(self, vocabulary: str, written: str | None) -> str:
        """Return the id of a word of a vocabulary, an empty string for no word."""
        return self.words[vocabulary].get(written or "", "")

    def has_come(self, written: str | None) -> bool:
        """Say whether something is dated, and not later than today."""
        return bool(written) and days_of(written)[0] <= self.today

    def in_span(self, written: str | None, span: tuple[date, date]) -> bool:
        """Say whether a date lies in a span, whatever it may mean, and has come."""
        first, last = days_of(written or "1-01-01")
        return span[0] <= first and last <= span[1] and first <= self.today

    def problem_state(self, problem: Fields) -> str:
        """Return how far a problem has come; what is not written is noted."""
        written = problem.get("state") or "noted"
        return PROBLEM_STATES.get(written, written)

    # Circulars.

    def circular(self, period: str, scope: str = "") -> Numbers:
        """Return the numbers of a circular by the names that a wording uses."""
        first, last = span = span_of(period)
        units = {one for one in self.units if not scope or scope in {one, *self.above(one)}}
        members = {one for one in units if self.exists(one, first, min(last, self.today))}
        mine = [one for one in self.sessions if one.unit in units]
        found = [one for one in mine if self.in_span(one.fields["date"], span)]
        held = [one for one in found if one.counts]
        busy, told = {one.unit for one in held}, {one.unit for one in found}
        not_held = {one.name for one in found if one.fields.get("status") in {"not-held", "未开展"}}
        counted = {one.name for one in held}
        numbers = {
            "units": members,
            "units_studied": members & busy,
            "units_reported": (members & told) - busy,
            "units_no_record": members - told,
            "sessions": counted,
            "sessions_not_held": not_held,
            "sessions_uncounted": {one.name for one in found} - counted - not_held,
        }
        forms = ((one.name, [one.fields.get("study_form")]) for one in held)
        numbers |= self._by_term("forms", "study_forms", forms)
        ways = ((one.name, every(one.fields.get("ways")) or [""]) for one in held)
        numbers |= self._by_term("ways", "ways", ways, without="")
        numbers |= self._compared(held, first.year)
        numbers |= self._topics_of(span, units)
        numbers |= self._cases_of(span, units, scope)
        for folder, vocabulary in (("experiences", "forms"), ("outcomes", "outcome_forms")):
            made = [
                (key, [fields.get("form")])
                for key, unit, fields in self.owned(folder)
                if _is_mine(unit, units, scope) and self.in_span(fields.get("date"), span)
            ]
            numbers[folder] = {key for key, _ in made}
            numbers |= self._by_term(f"{folder[:-1]}_forms", vocabulary, made)
        numbers |= self._problems_of(span, units, scope)
        visits = [
            (key, unit, fields)
            for key, unit, fields in self.owned("observations")
            if unit in units and self.in_span(fields["date"], span)
        ]
        numbers["sit_ins"] = {key for key, _, _ in visits}
        numbers["sit_in_units"] = {unit for _, unit, _ in visits}
        numbers["sit_ins_with_feedback"] = {
            key for key, _, fields in visits if any(map(fields.get, FEEDBACK))
        }
        return numbers

    def _by_term(
        self,
        name: str,
        vocabulary: str,
        found: Iterable[tuple[str, list[Any]]],
        without: str = "none",
    ) -> Numbers:
        numbers: Numbers = {}
        for key, written in found:
            for word in written:
                if term := self.term(vocabulary, word) or without:
                    numbers.setdefault(f"{name}.{term}", set()).add(key)
        return numbers

    def _compared(self, held: list[Session], year: int) -> Numbers:
        """Return the sessions that are compared by steps and attendance, and those that meet."""
        met: dict[str, dict[str, bool]] = {"steps": {}, "attendance": {}}
        for unit in {one.unit for one in held}:
            for one in self.requirements(unit, year):
                if (known := met.get(one.expectation["measure"])) is not None:
                    for finding in one.findings:
                        both = known.get(finding.name, True) and finding.outcome == "met"
                        known[finding.name] = both
        names = {one.name for one in held}
        wrote = [one for one in held if one.fields.get("expected") and one.fields.get("attended")]
        steps, came = met["steps"], met["attendance"]
        present = {one.name: (one.fields["attended"], one.fields["expected"]) for one in wrote}
        return {
            "steps_asked": names & set(steps),
            "steps_complete": {name for name in names & set(steps) if steps[name]},
            "attendance_recorded": set(present),
            "attendance_full": {name for name, (a, b) in present.items() if int(a) >= int(b)},
            "attendance_asked": set(present) & set(came),
            "attendance_met": {name for name in set(present) & set(came) if came[name]},
        }

    def _topics_of(self, span: tuple[date, date], units: set[str]) -> Numbers:
        topics = [
            (days_of(fields["period"])[0], len(fields["period"]), key)
            for key, fields in self.of("topics").items()
            if self.in_span(fields.get("period"), span)
        ]
        numbers = {"topics": {key for _, _, key in topics}}
        for number, (_, _, topic) in enumerate(sorted(topics), start=1):
            followings = self.followings(span[0].year)
            for state in FOLLOWED:
                numbers[f"topics.{number}.{state.replace('-', '_')}"] = {
                    name
                    for name, its in followings.items()
                    if its == state and name.endswith(f"+{topic}") and name.split("+")[0] in units
                }
        return numbers

    def _cases_of(self, span: tuple[date, date], units: set[str], scope: str) -> Numbers:
        found = {
            key: fields.get("named") in {"yes", "同意"}
            for key, unit, fields in self.owned("cases")
            if _is_mine(unit, units, scope)
            and case_state(fields.get("state")) != "withdrawn"
            and (
                self.in_span(fields.get("date"), span)
                or any(
                    self.in_span(step["on"], span)
                    for step in every(fields.get("history"))
                    if case_state(step["state"]) == "exemplary"
                )
            )
        }
        named = {key for key, its in found.items() if its}
        return {"cases": set(found), "cases_named": named, "cases_unnamed": set(found) - named}

    def _problems_of(self, span: tuple[date, date], units: set[str], scope: str) -> Numbers:
        mine = [one for one in self.owned("problems") if _is_mine(one[1], units, scope)]
        found = [one for one in mine if self.in_span(one[2].get("date"), span)]
        measures = {
            f"{key}#{number}": one
            for key, _, fields in found
            for number, one in enumerate(measures_of(fields), start=1)
        }
        done = {name for name, one in measures.items() if self.has_come(one.get("done"))}
        late = {name for name, one in measures.items() if self._is_over(one.get("due"))}
        numbers = {
            "problems": {key for key, _, _ in found},
            "problem_units": {unit for _, unit, _ in found if unit},
            "measures": set(measures),
            "measures_done": done,
            "measures_overdue": late - done,
            "solved": {
                key
                for key, _, fields in mine
                if self.problem_state(fields) == "solved"
                and self.in_span(self.last_done(fields), span)
            },
        }
        for key, unit, fields in found:
            name = f"problem_types.{self.term('problem_types', fields.get('type')) or 'none'}"
            numbers.setdefault(f"{name}.problems", set()).add(key)
            numbers.setdefault(f"{name}.units", set()).update({unit} - {""})
        return numbers

    def last_done(self, problem: Fields) -> str:
        """Return the latest day on which a measure was done, an empty string for none."""
        days = [one["done"] for one in measures_of(problem) if one.get("done")]
        return max(days, key=lambda day: (days_of(day)[0], len(day)), default="")

    def _is_over(self, due: str | None) -> bool:
        return bool(due) and days_of(due)[1] < self.today

    # Appraisal sheets.

    def indicators(self, year: int) -> list[Fields]:
        """Return the indicators of the rules in force on the last day of a year, or today."""
        day = min(date(year, 12, 31), self.today)
        return [
            {**one, "source": SOURCES.get(one["source"], one["source"])}
            for key, fields in sorted(self.of("rules").items())
            if self.in_force(key, day)
            for one in every(fields.get("indicators"))
        ]

    def in_force(self, rule: str, day: date) -> bool:
        """Say whether a rule holds on a day: a newer one ends it on the day before its own."""
        if not holds(self.records[rule], day, day):
            return False
        return all(
            day < days_of(one["valid_from"])[0]
            for key, one in self.of("rules").items()
            if key != rule and rule in self.refs(one.get("supersedes"), "rules")
            if one.get("valid_from")
        )

    def sheet(self, unit: str, year: int) -> list[tuple[str, Numbers]]:
        """Return the result and the evidence of every indicator of a unit's year."""
        return [self._mark(one, unit, year) for one in self.indicators(year)]

    def _mark(self, indicator: Fields, unit: str, year: int) -> tuple[str, Numbers]:
        source = indicator["source"]
        found = self._evidence(indicator, unit, year)
        if found is None:
            return "exempt", {}
        met, unmet, missing = (len(found.get(one, ())) for one in ("met", "unmet", "no-record"))
        in_percent = source in {"expectation", "problems"}
        least = int(indicator.get("least") or (100 if in_percent else 1))
        share = met + unmet + missing if in_percent else 100
        if not met and not unmet:
            return "no-record", found
        if met * 100 >= least * share:
            return "met", found
        enough = missing and (met + missing) * 100 >= least * share
        return "no-record" if enough else "unmet", found

    def _evidence(self, indicator: Fields, unit: str, year: int) -> Numbers | None:
        source = indicator["source"]
        if source == "expectation":
            return self._expected(indicator["expectation"], unit, year)
        if source == "written":
            return {"met": self.writing(indicator["words"], unit, year)}
        mine = {
            key: fields
            for key, its, fields in self.owned(source)
            if its == unit and str(fields.get("date", ""))[:4] == str(year)
            if self.has_come(fields["date"])
        }
        if source == "problems":
            solved = {key for key, one in mine.items() if self.problem_state(one) == "solved"}
            return {"met": solved, "unmet": set(mine) - solved}
        if source == "decisions":
            found: Numbers = {"met": set(), "unmet": set(), "no-record": set()}
            for key, one in mine.items():
                days = [days_of(by["on"])[0] for by in readers(one) if by.get("on")]
                last = days_of(one["date"])[1]
                outcome = "met" if any(day <= last for day in days) else "unmet"
                found[outcome if days else "no-record"].add(key)
            return found
        return {"met": set(mine)}

    def _expected(self, name: str, unit: str, year: int) -> Numbers | None:
        """Return how a unit's year compares with what is expected under a name, None if nothing."""
        asked = [
            one
            for one in self.expectations(unit)
            if one["name"] == name and one["measure"] in COMPARED and holds(one, *days_of(year))
        ]
        if not asked:
            return None
        found: Numbers = {outcome: set() for outcome in ("met", "unmet", "no-record", "open")}
        for requirement in self.requirements(unit, year):
            if requirement.expectation["name"] == name:
                for finding in requirement.findings:
                    found[finding.outcome].add(finding.name)
        for topic in self.topics(year) if self.parent(unit) else ():
            state = self.following(unit, topic)[0]
            on_topic = [one for one in self.sessions if topic in one.topics and one.counts]
            own = next((one for one in on_topic if one.unit == unit), None)
            lead = self._lead(unit, own, on_topic)
            rule = self.measured_on(unit, "follow", lead.day) if lead else None
            if state in FOLLOWED and rule and rule["name"] == name:
                found[FOLLOWED[state]].add(f"{unit}+{topic}")
        day = min(date(year, 12, 31), self.today)
        posts = every(self.units[unit].get("roles"))
        held = {RESPONSIBILITIES.get(one["responsibility"], one["responsibility"]) for one in posts}
        for one in asked:
            if one["measure"] == "roles" and holds(one, day, day):
                for word in every(one["roles"]):
                    role = RESPONSIBILITIES.get(word, word)
                    found["met" if role in held else "no-record"].add(f"{unit}+{role}")
        return found

    def writing(self, words: str, unit: str, year: int) -> set[str]:
        """Return the records that bind a unit in which words are written."""
        line = [unit, *self.above(unit)]
        plans = [self.plans[one, year] for one in line if (one, year) in self.plans]
        day = min(date(year, 12, 31), self.today)
        rules = [key for key in self.of("rules") if self.in_force(key, day)]
        bound, wanted = (*line, *plans, *rules), bare(words)
        return {key for key in bound if any(wanted in bare(text) for text in self._texts(key))}

    def _texts(self, key: str) -> Iterator[str]:
        """Yield what is written in a record, value by value and paragraph by paragraph."""
        fields = self.records[key]
        unread = {"indicators", "audience", "formerly", "imported"}
        yield from _leaves({name: one for name, one in fields.items() if name not in unread})
        text = (self.root / "materials" / f"{key}.md").read_text("utf-8")
        yield from re.split(r"\n\s*\n", text.split("---\n", 2)[2])

    # Sit-ins.

    @cached_property
    def visits(self) -> list[tuple[date, str, str]]:
        """Return day, key and unit of the sit-ins; of one day and unit only the first."""
        found: dict[tuple[str, str], tuple[date, str, str]] = {}
        for key, unit, fields in self.owned("observations"):
            written = fields["date"]
            same = written if len(written) == 10 else key
            found.setdefault((unit, same), (days_of(written)[0], key, unit))
        return sorted(found.values())

    def since(self, months: int) -> date:
        """Return the first day of the last so many months."""
        month = month_on(self.today, -months)
        last = month_on(month, 1) - timedelta(days=1)
        same = min(month + timedelta(days=self.today.day - 1), last)
        return same + timedelta(days=1)

    def sitting_numbers(self) -> Numbers:
        """Return the numbers of the page of sit-ins."""
        numbers: Numbers = {name: set() for name in ("asked", "covered", "uncovered")}
        for unit in self.units:
            if self.parent(unit) and self.exists(unit, self.today, self.today):
                asked = self._sitting(unit, "coverage", self.today)
                if asked:
                    first = self.since(int(asked[0]["months"]))
                    own = [(day, key) for day, key, its in self.visits if its == unit]
                    mine = {key for day, key in own if first <= day <= self.today}
                    numbers["asked"].add(unit)
                    enough = len(mine) >= int(asked[0]["least"])
                    numbers["covered" if enough else "uncovered"].add(unit)
                    numbers[f"unit-{unit.removeprefix('units/')}"] = mine
        first = self.since(12)
        recent = [key for day, key, _ in self.visits if first <= day <= self.today]
        numbers["recent"] = set(recent)
        numbers |= {f"stage-{state}": set() for state in STAGE_STATES}
        for key in recent:
            for stage, state in self.stages(key).items():
                numbers[f"stage-{state}"].add(f"{key}+{stage}")
        return numbers

    def _sitting(self, unit: str, measure: str, day: date) -> list[Fields]:
        return [
            one
            for one in self.expectations(unit)
            if SITTING_MEASURES.get(one["measure"], one["measure"]) == measure
            and holds(one, day, day)
        ]

    def stages(self, key: str) -> dict[str, str]:
        """Return what became of every stage of a sit-in."""
        fields, words = self.records[key], self.words["stages"]
        day, unit = days_of(fields["date"])[0], self.ref(fields["unit"], "units")
        found = {}
        for stage in dict.fromkeys(words.values()):
            own = [one for one in every(fields.get("stages")) if words[one["stage"]] == stage]
            on = min((days_of(one["on"])[0] for one in own), default=date.max)
            limits = self._sitting(unit, "sitting-in", day)
            asked = [one for one in limits if stage in map(words.get, every(one["stages"]))]
            if not asked or len(fields["date"]) < 10:
                found[stage] = "done" if on <= self.today else "exempt"
                continue
            ahead, days = asked[0].get("ahead"), int(asked[0].get("days") or 0)
            due = after_working_days(day, days)
            due = before_working_days(day, int(ahead)) if ahead else due
            if on > self.today:
                found[stage] = "pending" if due >= self.today else "no-record"
            else:
                found[stage] = "late" if on > due and working_days(due, on) else "on-time"
        return found

    # Decisions, problems, exchange.

    def decision_numbers(self) -> Numbers:
        """Return the numbers of the page of decisions: of all, and of each unit."""
        numbers: Numbers = {}
        packs = self.of("packs").values()
        given = {self.ref(one.get("decision"), "decisions") for one in packs}
        for key, fields in self.of("decisions").items():
            last = days_of(fields["date"])[1] if fields.get("date") else date.max
            days = [days_of(one["on"])[0] for one in readers(fields) if one.get("on")]
            state = "afterwards" if any(day > last for day in days) else "read"
            names = ["total", state if readers(fields) else "no-record"]
            names += [] if every(fields.get("readings")) else ["no-readings"]
            has_packs = key in given or self.refs(fields.get("packs"), "packs")
            _note(numbers, key, [*names, *(["packs"] if has_packs else [])], self._prefix(fields))
        return numbers

    def _prefix(self, fields: Fields) -> str:
        unit = self.ref(fields["unit"], "units")
        return f"{unit.removeprefix('units/') or 'no.unit'}-"

    def problem_numbers(self) -> Numbers:
        """Return the numbers of the page of problems: of all, by type, by age and by unit."""
        numbers: Numbers = {}
        for key, fields in self.of("problems").items():
            state, prefix = self.problem_state(fields), self._prefix(fields)
            measures = measures_of(fields)
            unmeasured = not measures and state != "set-aside"
            names = ["total", state, *(["no-measure"] if unmeasured else [])]
            _note(numbers, key, names, prefix)
            for number, one in enumerate(measures, start=1):
                late = not one.get("done") and self._is_over(one.get("due"))
                bald = one.get("done") and not every(one.get("evidence"))
                names = [*(["overdue"] if late else []), *(["unproved"] if bald else [])]
                _note(numbers, f"{key}#{number}", names, prefix)
            if state in {"noted", "working"}:
                numbers.setdefault(self._age(fields), set()).add(key)
            unit = self.ref(fields["unit"], "units") or "no.unit"
            name = f"type-{self.term('problem_types', fields.get('type')) or 'no_type'}"
            numbers.setdefault(f"{name}-problems", set()).add(key)
            for part in ("units", "solving" if state == "solved" else "facing"):
                numbers.setdefault(f"{name}-{part}", set()).add(unit)
        for key, case in self.of("cases").items():
            if term := self.term("problem_types", case.get("problem_type")):
                numbers.setdefault(f"type-{term}-cases", set()).add(key)
        return numbers

    def _age(self, problem: Fields) -> str:
        if not problem.get("date"):
            return "age-unknown"
        days = max(0, (self.today - days_of(problem["date"])[1]).days)
        return next(name for name, (least, most) in AGES.items() if least <= days <= most)

    def exchange_numbers(self) -> Numbers:
        """Return the numbers of the page of the exchange."""
        numbers: Numbers = {}
        for key, fields in self.of("cases").items():
            state = case_state(fields.get("state"))
            term = self.term("problem_types", fields.get("problem_type"))
            unit = self.ref(fields["unit"], "units")
            name = f"type-{term}" if term else "no-type"
            numbers.setdefault(f"state-{state}", set()).add(key)
            numbers.setdefault(f"{name}-cases", set()).add(key)
            if term and unit and state in {"verified", "exemplary"}:
                numbers.setdefault(f"{name}-solved", set()).add(unit)
            adopted = self.adoptions(key)
            numbers[f"{key.removeprefix('cases/')}-adopted"] = set(adopted)
        for fields in self.of("problems").values():
            term = self.term("problem_types", fields.get("type"))
            unit, state = self.ref(fields["unit"], "units"), self.problem_state(fields)
            part = {"noted": "facing", "working": "facing", "solved": "solved"}.get(state)
            if term and unit and part:
                numbers.setdefault(f"type-{term}-{part}", set()).add(unit)
        return numbers

    def adoption_numbers(self) -> Numbers:
        """Return how many units wrote what came of a case that they took over."""
        numbers: Numbers = {}
        for case in self.of("cases"):
            for name, result in self.adoptions(case).items():
                state = "stopped" if result.startswith(STOPPED) else "told"
                numbers.setdefault(f"result-{state if result else 'no-record'}", set()).add(name)
        return numbers

    def adoptions(self, case: str) -> dict[str, str]:
        """Return the adoptions of a case by units that are known, with the result."""
        written = _parts(self.records[case].get("adopted_by"), "unit")
        return {
            f"{case}#{number}": one.get("result", "")
            for number, one in enumerate(written, start=1)
            if self.ref(one["unit"], "units")
        }


def case_state(written: str | None) -> str:
    """Return the id of a state of a case."""
    return CASE_STATES.get(written or "", written or "none")


def readers(decision: Fields) -> list[Fields]:
    """Return who read before a decision, posts alone as fields too."""
    return _parts(decision.get("read_by"), "post")


def measures_of(problem: Fields) -> list[Fields]:
    """Return the measures against a problem."""
    return _parts(problem.get("measures"), "text")


def _parts(written: Any, name: str) -> list[Fields]:
    """Return the parts of a field; one that is only a word is that of `name`."""
    return [one if isinstance(one, dict) else {name: one} for one in every(written)]


def _is_mine(unit: str, units: set[str], scope: str) -> bool:
    return unit in units if unit else not scope


def _note(numbers: Numbers, item: str, names: Iterable[str], prefix: str) -> None:
    for name in names:
        numbers.setdefault(name, set()).add(item)
        numbers.setdefault(f"{prefix}{name}", set()).add(item)


def _leaves(value: Any) -> Iterator[str]:
    """Yield every text inside a value."""
    if isinstance(value, dict):
        for one in value.values():
            yield from _leaves(one)
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one)
    else:
        yield str(value)
