"""What the model marks: kinds of span, kinds of link, and the classes of its other heads.

The order of every tuple is the order of the model's outputs, so a change here needs a new model.
"""

from __future__ import annotations

SPANS = (
    "fig",  # the number of a toll, with its qualifier
    "grp",  # who was counted
    "eff",  # the word that tells the effect
    "act",  # who did it
    "plc",
    "tim",
    "wpn",
    "tgt",  # whom or what it was aimed at
    "trg",  # the word that tells what happened
    "out",  # the word that tells how it ended
    "src",  # who is credited with words
    "cue",  # the words that credit
    "con",  # the words credited
    "con2",  # the words credited within words credited
    "via",  # who passes them on
    "stc",  # the words that take a stance
    "acc",  # who is blamed or cleared
    "obj",  # what the stance is about
)
LINKS = ("toll", "part", "say", "stance", "event")
"""What a link joins, head to tail.

- ``toll``: figure (or, without one, group) to its group, effect, doer, place, time, weapon
- ``part``: figure to the figure of its whole
- ``say``: cue to source and content, source to who passes it on
- ``stance``: stance to who takes it, whom it is laid on and what it is about
- ``event``: trigger to its roles
"""
HEADS = {
    "toll": ("fig", "grp"),
    "part": ("fig",),
    "say": ("cue", "src"),
    "stance": ("stc",),
    "event": ("trg", "out"),
}
TAILS = {
    "toll": ("grp", "eff", "act", "plc", "tim", "wpn"),
    "part": ("fig",),
    "say": ("src", "con", "con2", "via"),
    "stance": ("src", "acc", "obj"),
    "event": ("act", "tgt", "plc", "tim", "wpn"),
}

EFFECTS = (
    "killed",
    "injured",
    "killed or injured",
    "abducted",
    "missing",
    "arrested",
    "released",
    "escaped",
    "displaced",
)
GROUPS = ("civilians", "security forces", "militants", "prisoners", "foreigners", "officials", "unspecified")
STANCES = ("claim", "blame", "deny")
FLAGS = ("opinion", "other")
SHAPES = 8
"""Classes of a word's letters, see `encoding.shape`."""
