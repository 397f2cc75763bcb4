"""What exists: one declaration a file, in the order of the site's navigation."""

from generator.records.kinds.case import CASE
from generator.records.kinds.decision import DECISION
from generator.records.kinds.experience import EXPERIENCE
from generator.records.kinds.lecturer import LECTURER
from generator.records.kinds.observation import OBSERVATION
from generator.records.kinds.outcome import OUTCOME
from generator.records.kinds.pack import PACK
from generator.records.kinds.plan import PLAN
from generator.records.kinds.problem import PROBLEM
from generator.records.kinds.resource import RESOURCE
from generator.records.kinds.rule import RULE
from generator.records.kinds.session import SESSION
from generator.records.kinds.speech import SPEECH
from generator.records.kinds.topic import TOPIC
from generator.records.kinds.training import TRAINING
from generator.records.kinds.unit import UNIT
from generator.records.schema import Kind

KINDS: tuple[Kind, ...] = (
    TOPIC,
    SPEECH,
    CASE,
    EXPERIENCE,
    SESSION,
    PLAN,
    RULE,
    LECTURER,
    RESOURCE,
    DECISION,
    PROBLEM,
    OBSERVATION,
    OUTCOME,
    TRAINING,
    UNIT,
    PACK,
)
