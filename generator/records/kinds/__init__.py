"""What exists: one declaration a file, in the order of the site's navigation."""

from generator.records.kinds.case import CASE
from generator.records.kinds.experience import EXPERIENCE
from generator.records.kinds.pack import PACK
from generator.records.kinds.speech import SPEECH
from generator.records.kinds.topic import TOPIC
from generator.records.kinds.unit import UNIT
from generator.records.schema import Kind

KINDS: tuple[Kind, ...] = (TOPIC, SPEECH, CASE, EXPERIENCE, UNIT, PACK)
