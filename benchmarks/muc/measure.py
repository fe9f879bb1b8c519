"""MUC-4 on tst1 and tst2: all slots by the official rules, and the five-role form by CEAF-REE.

For each extractor, and for a naive baseline (one template for each message with a word of violence: the kind
by that word, the default day, the place named most, and the first words for perpetrators and victims):

- ``all_slots_f``, ``all_slots_recall``, ``all_slots_precision``: all templates, the official score of 1992;
- ``matched_only_f``: the same over templates that are aligned;
- ``confidence_f``, ``victim_number_f``, ``victim_effect_f``: slots 11, 21 and 23 over all templates;
- ``relevant_f``: messages that have an incident at all;
- ``ceaf_ree``, and the same for each role: F1 of role fillers on ``five-role-dev.json`` (the same messages).

What fills the templates was learned from the 1,300 development messages (``training/muc.py``) with the claims
of one extractor, and from what the shipped encoder makes of their words; an extractor without a model of its
own is read with the trained extractor's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

import numpy as np

from benchmarks.data import corpus as folder
from benchmarks.data import skip
from benchmarks.extractors import extractors
from benchmarks.muc import corpus, roles, scoring
from benchmarks.muc.areas import areas
from benchmarks.muc.entities import ROLES
from benchmarks.muc.features import TRIGGERS
from benchmarks.muc.filling import fill
from benchmarks.muc.model import Model
from benchmarks.muc.templates import (
    CATEGORY,
    CONFIDENCE,
    DATE,
    DESCRIPTION,
    HUMAN_EFFECT,
    HUMAN_NUMBER,
    HUMAN_TYPE,
    INDIVIDUAL,
    LOCATION,
    STAGE,
    TYPE,
    Fill,
    Template,
)
from benchmarks.muc.texts import Message
from benchmarks.muc.whereabouts import default_day, named_most, told_by
from legomena.extract.sentences import split_sentences
from legomena.extract.tokens import tokenize
from legomena.records import Document

PARTS = ("tst1", "tst2")
SIMPLE = {
    "individual": "PerpInd",
    "organization": "PerpOrg",
    "target": "Target",
    "name": "Victim",
    "weapon": "Weapon",
}
"""Our roles → those of the five-role form, where only named victims count."""
Templates = Mapping[str, Sequence[Template]]


def measure() -> dict[str, float]:
    """Return the figures by name: ``muc4/<extractor>/<figure>``."""
    there = folder("muc4", "muc4")
    if there is None:
        return {}
    keys = {m: t for part in PARTS for m, t in corpus.keys(part).items()}
    rows = (there / "five-role-dev.json").read_text(encoding="utf-8").splitlines()
    gold = roles.read_roles(map(json.loads, rows))
    given: dict[str, Templates] = {
        "naive": {m.name: naive(m, d) for part in PARTS for m, d in corpus.messages(part)}
    }
    for name, extractor in extractors("muc4"):
        path = corpus.model_path(name)
        path = path if path.exists() else corpus.model_path("neural")
        if not path.exists():
            skip(f"muc4/{name}", f"no model at {path} (python -m training.muc makes it)")
            continue
        model = Model.load(path)
        project = model.projection.astype(np.float32)
        given[name] = {
            found.message.name: fill(found.read(project), model)
            for part in PARTS
            for found in corpus.read_all(part, extractor)
        }
    return {
        f"muc4/{name}/{figure}": value
        for name, responses in given.items()
        for figure, value in figures(responses, keys, gold).items()
    }


def figures(responses: Templates, keys: Templates, gold: Mapping[str, roles.Roles]) -> dict[str, float]:
    """Return all figures of one set of responses."""
    result = scoring.score(responses, keys)
    rows = result.rows()
    out = {
        "all_slots_f": rows["all_templates"].f,
        "all_slots_recall": rows["all_templates"].recall,
        "all_slots_precision": rows["all_templates"].precision,
        "matched_only_f": rows["matched_only"].f,
        "confidence_f": result.slot(CONFIDENCE).f,
        "victim_number_f": result.slot(HUMAN_NUMBER).f,
        "victim_effect_f": result.slot(HUMAN_EFFECT).f,
        "relevant_f": result.relevant.f,
    }
    for role, tally in roles.score({m: as_roles(t) for m, t in responses.items()}, gold).items():
        out["ceaf_ree" if role == "all" else f"ceaf_ree_{role.lower()}"] = tally.f1
    return {name: round(value, 4) for name, value in out.items()}


def as_roles(templates: Sequence[Template]) -> dict[str, list[roles.Entity]]:
    """Return the entities of templates in the five-role form."""
    return {
        simple: list(
            dict.fromkeys(frozenset({f.values[0].lower()}) for t in templates for f in t.fills(ROLES[role]))
        )
        for role, simple in SIMPLE.items()
    }


_KINDS = {"bombing": "BOMBING", "abduction": "KIDNAPPING", "abducted": "KIDNAPPING", "arson": "ARSON"}
_PERPETRATORS = re.compile(
    r"\b(?:guerrillas|terrorists|rebels|gunmen|soldiers|armed men|subversives)\b", re.I
)
_VICTIMS = re.compile(
    r"\b(?:peasants?|civilians?|people|priests?|policem[ae]n|journalists?|students?|mayor)\b", re.I
)


def naive(message: Message, document: Document) -> list[Template]:
    """Return the one template of the baseline, where the message has a word of violence."""
    told = [TRIGGERS[w] for w in re.findall(r"[a-z-]+", document.text.lower()) if w in TRIGGERS]
    if not told:
        return []
    kind = next((_KINDS[t] for t in told if t in _KINDS), "ATTACK")
    slots = {TYPE: kind, STAGE: "ACCOMPLISHED", CATEGORY: "TERRORIST ACT", DATE: default_day(message)}
    sentences = [tokenize(document.text, a, b) for a, b in split_sentences(document.text)]
    slots[LOCATION] = named_most(told_by(message, document, sentences, areas()))
    template = Template(message.name, slots={slot: (Fill((v,)),) for slot, v in slots.items() if v})
    if found := _PERPETRATORS.search(document.text):
        template.slots[INDIVIDUAL] = (Fill((found.group().upper(),)),)
    if found := _VICTIMS.search(document.text):
        whom = (found.group().upper(),)
        template.slots[DESCRIPTION] = (Fill(whom),)
        template.slots[HUMAN_TYPE] = (Fill(("CIVILIAN",), whom),)
        template.slots[HUMAN_NUMBER] = (Fill(("PLURAL" if whom[0].endswith("S") else "1",), whom),)
        template.slots[HUMAN_EFFECT] = (Fill(("DEATH",), whom),)
    return [template]
