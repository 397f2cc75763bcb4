"""The nine parts of a yearly study dossier, and which records and files go into each.

Which forms of writing, steps of a session and attachments belong to a part is data: `PARTS` is
what holds where an archive says nothing, the vocabulary ``dossier_parts`` says it otherwise.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.records.files import PUBLISHABLE, file_of
from generator.records.kinds.experience import Experience
from generator.records.kinds.pack import Pack
from generator.records.kinds.plan import Plan
from generator.records.kinds.session import Session, Step
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.markers import Term
from generator.records.schema import specs_of
from generator.records.vocabulary import TermSetting
from generator.study.organisation import Member
from generator.study.preparing import Study
from generator.study.sessions import StudySession

VOCABULARY = "dossier_parts"
FORMS, STEPS = "forms", "steps"

# What some system does not let a file be called, with what stands for it.
_NOT_IN_NAMES = str.maketrans('\\/:*?"<>|', "＼／：＊？＂＜＞｜")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a dossier.

    Attributes:
        id: what the vocabulary calls it.
        number: its place, from 1.
        name: its Chinese name.
        claims: what belongs to it: ``forms/…`` a form of writing, ``steps/…`` a step of a session,
            any other word the attachments of sessions that have it in their names.
    """

    id: str
    number: int
    name: str
    claims: tuple[str, ...] = ()

    @property
    def folder(self) -> str:
        """The name of its folder, fit for every system."""
        name = "".join(one for one in self.name if one.isprintable()).translate(_NOT_IN_NAMES)
        return f"{self.number}-{name.strip(' .')}"

    def takes(self, vocabulary: str, term: TermSetting) -> bool:
        """Say whether a form or step belongs to it."""
        words = (term.id, term.name, *term.also)
        return any(f"{vocabulary}/{word}" in self.claims for word in words)

    def takes_file(self, names: Sequence[str]) -> bool:
        """Say whether an attachment with these names belongs to it."""
        words = (claim for claim in self.claims if not claim.startswith((f"{FORMS}/", f"{STEPS}/")))
        return any(word in name for word in words for name in names)


PLAN, MINUTES, ATTENDANCE, BRIEFS, SPEECHES, SELF_STUDY, REFLECTIONS, REPORTS, OTHER = PARTS = (
    Part("plan", 1, "计划和总结", ("forms/summary", "年度总结", "全年总结")),
    Part("minutes", 2, "会议记录", ("会议记录", "会议纪录")),
    Part("attendance", 3, "考勤", ("考勤", "签到", "出勤")),
    Part("briefs", 4, "纪要或简报", ("steps/summary", "steps/小结", "纪要", "简报", "小结")),
    Part("speeches", 5, "发言提纲", ("发言", "提纲")),
    Part("self-study", 6, "自学安排", ("steps/self-study", "steps/自学", "自学")),
    Part("reflections", 7, "学习体会", ("forms/reflection", "forms/学习体会")),
    Part("reports", 8, "调研报告和论文", ("forms/research", "forms/调研报告", "forms/论文")),
    Part("other", 9, "其他"),
)


def parts_of(library: Library) -> tuple[Part, ...]:
    """Return the nine parts as an archive names them."""
    vocabulary = library.vocabularies.get(VOCABULARY)
    own = {term.id: term for term in vocabulary.terms} if vocabulary else {}
    return tuple(
        replace(part, name=own[part.id].name, claims=own[part.id].also) if part.id in own else part
        for part in PARTS
    )


def unknown_parts(library: Library) -> tuple[str, ...]:
    """Return the ids that the archive's vocabulary names and no part has."""
    vocabulary = library.vocabularies.get(VOCABULARY)
    known = {part.id for part in PARTS}
    return tuple(one.id for one in vocabulary.terms if one.id not in known) if vocabulary else ()


@dataclass(frozen=True, slots=True)
class Filed:
    """A record in its part.

    Attributes:
        part: id of the part.
        record: the record.
        said: its circumstance, or an empty string.
    """

    part: str
    record: Record
    said: str = ""


@dataclass(frozen=True, slots=True)
class FiledFile:
    """A file of a record in its part.

    Attributes:
        part: id of the part.
        record: the record that it goes with.
        file: where it lies, relative to ``materials/``.
        label: what the record calls it, or its name.
    """

    part: str
    record: Record
    file: str
    label: str


@dataclass(frozen=True)
class Contents:
    """What a unit's dossier of a year is made of.

    Attributes:
        member: the unit.
        year: the year.
        parts: the nine parts.
        records: by part, then by day and key.
        files: in the order of their records.
        lost: files that records name and that are not there or may not be handed on.
        sessions: all of the year, in the order of days; those that do not count too.
        undated: records of the unit that belong to no year, though others of their kind do.
    """

    member: Member
    year: int
    parts: tuple[Part, ...]
    records: tuple[Filed, ...]
    files: tuple[FiledFile, ...]
    lost: tuple[FiledFile, ...]
    sessions: tuple[StudySession, ...]
    undated: tuple[Record, ...]

    def part(self, identifier: str) -> Part:
        """Return the part of this id."""
        return next(part for part in self.parts if part.id == identifier)

    def within(self, identifier: str) -> tuple[Filed, ...]:
        """Return the records of one part."""
        return tuple(one for one in self.records if one.part == identifier)

    @cached_property
    def held(self) -> tuple[StudySession, ...]:
        """The sessions that count."""
        return tuple(session for session in self.sessions if session.counts)


def contents_of(
    library: Library, links: Links, study: Study, member: Member, year: int
) -> Contents:
    """Return what the dossier of a unit for a year is made of.

    Args:
        library: what the audience may see.
        links: the links inside it.
        study: its study years.
        member: the unit.
        year: the year.
    """
    sorter = _Sorter(library, links, study, parts_of(library))
    mine = tuple(_records_of(library, links, member))
    dated = [(record, sorter.year_of(record)) for record in mine]
    # Of kinds that never have a date, such as resources, none is missed.
    with_dates = {record.kind.name for record in library.records if record.when}
    sessions = tuple(
        one for one in study.sessions if one.unit == member.key and one.on.year == year
    )
    filed = [sorter.filed(record) for record, own in dated if own == year]
    known = {one.record.key for one in filed}
    for session in sessions:
        for pack in sorter.packs_of(session.record):
            if pack.key not in known:
                known.add(pack.key)
                filed.append(Filed(SPEECHES.id, pack))
    used = {pack.key for session in sessions for pack in sorter.packs_of(session.record)}
    filed = [replace(one, part=SPEECHES.id) if one.record.key in used else one for one in filed]
    rank = {part.id: part.number for part in sorter.parts}
    filed.sort(key=lambda one: (rank[one.part], _day(one.record), one.record.key))
    files = [file for one in filed for file in sorter.files_of(one)]
    return Contents(
        member,
        year,
        sorter.parts,
        tuple(filed),
        tuple(file for file in files if sorter.is_there(file)),
        tuple(file for file in files if not sorter.is_there(file)),
        sessions,
        tuple(record for record, own in dated if own is None and record.kind.name in with_dates),
    )


def years_of(library: Library, links: Links, study: Study, member: Member) -> tuple[int, ...]:
    """Return the years of which a unit has records, the newest first."""
    sorter = _Sorter(library, links, study, PARTS)
    found = {sorter.year_of(record) for record in _records_of(library, links, member)}
    return tuple(sorted((year for year in found if year is not None), reverse=True))


def steps_in(
    part: Part, session: StudySession, library: Library
) -> Iterator[tuple[TermSetting, Step]]:
    """Yield the steps of a session that belong to a part, in the order of the record."""
    spec = next(spec for spec in specs_of(Step) if spec.name == "step")
    for step in session.fields.steps:
        term = library.term(spec, step.step)
        if term and part.takes(STEPS, term):
            yield term, step


def _records_of(library: Library, links: Links, member: Member) -> Iterator[Record]:
    for record in library.records:
        unit = links.from_field(record.key, ("unit",))
        if unit and unit.target == member.key:
            yield record


def _day(record: Record) -> str:
    return str(record.when) if record.when else ""


@dataclass(frozen=True)
class _Sorter:
    """Says where a record of a unit goes."""

    library: Library
    links: Links
    study: Study
    parts: tuple[Part, ...]

    def year_of(self, record: Record) -> int | None:
        """Return the year of a record; an undated experience has that of its session."""
        if record.when:
            return record.when.year
        link = self.links.from_field(record.key, ("session",))
        session = self.study.session_by_key.get(link.target or "") if link else None
        return session.on.year if session else None

    def filed(self, record: Record) -> Filed:
        match record.fields:
            case Plan():
                return Filed(PLAN.id, record, "" if record.fields.approved else "没有核定的记录")
            case Session():
                session = self.study.session_by_key.get(record.key)
                said = session.uncounted if session else ""
                text = "" if record.blocks else "没有正文"
                return Filed(MINUTES.id, record, "；".join(filter(None, (said, text))))
            case Experience():
                return Filed(self._part_of_form(record), record)
            case _:
                return Filed(OTHER.id, record)

    def packs_of(self, record: Record) -> list[Record]:
        """Return the packs that a session used, by its programme too."""
        found = (
            self.library.by_key[link.target]
            for link in self.links.leaving(record.key)
            if link.target and (link.path[:1] == ("packs",) or link.path[-1:] == ("pack",))
        )
        return [one for one in dict.fromkeys(found) if isinstance(one.fields, Pack)]

    def files_of(self, filed: Filed) -> Iterator[FiledFile]:
        """Yield the files of a record; those of its body stay beside it, so that links lead on."""
        record = filed.record
        beside = {
            name
            for block in record.blocks
            for target in block.targets
            if (name := file_of(record, target.address)) and name.rpartition("/")[0] == record.key
        }
        for name in sorted(beside):
            yield FiledFile(filed.part, record, name, name.rpartition("/")[2])
        for attachment in record.fields.attachments:
            name = self.library.attachment_path(record, attachment)
            if name in beside:
                continue
            beside.add(name)
            part = filed.part
            if isinstance(record.fields, Session):
                names = (attachment.file, attachment.label)
                takers = (one.id for one in self.parts if one.takes_file(names))
                part = next(takers, OTHER.id)
            yield FiledFile(part, record, name, attachment.label)

    def is_there(self, file: FiledFile) -> bool:
        """Say whether a file is there and of a sort that may be handed on."""
        suffix = file.file.rpartition("/")[2].rpartition(".")[2].lower()
        return file.file in self.library.files and f".{suffix}" in PUBLISHABLE

    def _part_of_form(self, record: Record) -> str:
        spec = next((one for one in record.kind.specs if one.name == "form"), None)
        written = getattr(record.fields, "form", None)
        if spec is None or not written or spec.marker(Term) is None:
            return OTHER.id
        term = self.library.term(spec, written)
        takers = (one.id for one in self.parts if term and one.takes(FORMS, term))
        return next(takers, OTHER.id)
