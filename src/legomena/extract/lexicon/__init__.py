"""The words of the field: who is harmed, what is done to them, who speaks and how.

Plain word lists in the terms of casualty recording. They know English, not events: no town and no person
stands here, and the armed groups are those that coders' actor lists have worldwide.
"""

from __future__ import annotations

from .armed_groups import (
    ARMED_GROUP_ALIASES,
    ARMED_GROUP_LABELS,
    ARMED_GROUP_NAMES,
    ARMED_GROUP_WORDS,
)
from .effects import (
    BOTH,
    INJURED,
    INTRANSITIVE,
    KILLED,
    NOMINAL,
    SOFT_EFFECTS,
    STATES,
    TOLL_NOUNS,
    TRANSITIVE,
)
from .function_words import (
    ADVERBS,
    AUX,
    BE,
    CLAUSE_STARTS,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    HAVE,
    PREPOSITIONS,
)
from .people import (
    ARMED_WORDS,
    CIVILIANS,
    FORCE_WORDS,
    FORCES,
    FOREIGNERS,
    GROUP_OF,
    MEMBER_HEADS,
    MILITANTS,
    MODIFIERS,
    NOT_PEOPLE,
    PRISONERS,
    UNSPECIFIED,
)
from .speakers import (
    CUES_FIGURE,
    CUES_SAY,
    CUES_STRONG,
    MEDIA_SPEAKERS,
    PRONOUNS,
    SPEAKER_NOUNS,
    TITLES,
)
from .states import (
    DEMONYMS,
    SEATS,
    STATE_OF,
)
from .times import (
    MONTHS,
    TIME_WORDS,
    WEEKDAYS,
)

__all__ = [
    "ADVERBS",
    "ARMED_GROUP_ALIASES",
    "ARMED_GROUP_LABELS",
    "ARMED_GROUP_NAMES",
    "ARMED_GROUP_WORDS",
    "ARMED_WORDS",
    "AUX",
    "BE",
    "BOTH",
    "CIVILIANS",
    "CLAUSE_STARTS",
    "CONJUNCTIONS",
    "CUES_FIGURE",
    "CUES_SAY",
    "CUES_STRONG",
    "DEMONYMS",
    "DETERMINERS",
    "FINITE",
    "FORCES",
    "FORCE_WORDS",
    "FOREIGNERS",
    "GROUP_OF",
    "HAVE",
    "INJURED",
    "INTRANSITIVE",
    "KILLED",
    "MEDIA_SPEAKERS",
    "MEMBER_HEADS",
    "MILITANTS",
    "MODIFIERS",
    "MONTHS",
    "NOMINAL",
    "NOT_PEOPLE",
    "PREPOSITIONS",
    "PRISONERS",
    "PRONOUNS",
    "SEATS",
    "SOFT_EFFECTS",
    "SPEAKER_NOUNS",
    "STATES",
    "STATE_OF",
    "TIME_WORDS",
    "TITLES",
    "TOLL_NOUNS",
    "TRANSITIVE",
    "UNSPECIFIED",
    "WEEKDAYS",
]
