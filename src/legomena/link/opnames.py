"""Names of operations: spellings folded, phases told apart."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .names import fold, similar, skeleton, word_set

_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8"}
_ORDINAL = {"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6"}
_ORDINAL |= {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5"}
_NOISE = word_set(
    """operation operations campaign offensive the its their our his a phase part stage round of code
    named codenamed"""
)
_DESCRIBED = re.compile(r"(?:the |its )?\w+ (?:phase|part|stage|round) of ", re.IGNORECASE)
_LINKS = word_set("al ul el e i ur ud an as")


OperationKey = tuple[str, str | None]
"""What an operation is called, folded, and its phase."""


@dataclass(frozen=True)
class OperationName:
    """A name taken apart: the words that name it, folded, and the number of its phase where it has one."""

    words: tuple[str, ...]
    phase: str | None


@lru_cache(maxsize=1 << 14)
def parse_operation(name: str) -> OperationName:
    """Take an operation's name apart: ``Operation Herof, Phase II`` → (``herof``), ``2``."""
    text = re.sub(r"[\"'“”‘’()]", " ", fold(name))
    tokens = re.findall(r"\d+(?:\.\d+)?|[^\W\d_]+", text)
    phase: str | None = None
    words: list[str] = []
    for place, token in enumerate(tokens):
        before = tokens[place - 1] if place else ""
        after = tokens[place + 1] if place + 1 < len(tokens) else ""
        if token[0].isdecimal():
            phase = token.removesuffix(".0")
        elif words and token in _ROMAN and (not after or before in _NOISE):
            phase = _ROMAN[token]
        elif token in _ORDINAL and (after in _NOISE or before in _NOISE):
            phase = _ORDINAL[token]
        elif token not in _NOISE:
            words.append(token)
    return OperationName(tuple(words) or tuple(tokens), phase)


def title_name(names: Sequence[str]) -> str:
    """Return the name to show of ``names``, most used first: a full one ("Operation X 2") before a bare word
    or a description ("the second phase of X")."""
    full = [name for name in names if name.lower().startswith("operation ")]
    plain = [name for name in names if not _DESCRIBED.match(name)]
    return (full or plain or list(names))[0]


def operation_core(name: OperationName) -> str:
    """Return the words of a name run together, without articles: what its spellings have in common."""
    return "".join(word for word in name.words if word not in _LINKS)


def fold_names(names: Iterable[str] | Mapping[str, int]) -> dict[str, OperationKey]:
    """Return each name as written → (base, phase): the key of the operation that it names.

    ``names`` are given as often as they are told, or with how often. Spellings of one base are one; a
    name without a number stands for the phase most often named with it.
    """
    counts = Counter(names)
    parsed = {name: parse_operation(name) for name in counts}
    bases: dict[str, dict[str, set[str]]] = defaultdict(dict)
    base_of: dict[str, str] = {}
    for name in sorted(counts, key=lambda name: (-counts[name], name)):
        core = operation_core(parsed[name])
        block = bases[skeleton(core)]  # spellings of one name have one skeleton
        found = next(
            (base for base, spelled in block.items() if any(similar(core, s) for s in spelled)), core
        )
        block.setdefault(found, set()).add(core)
        base_of[name] = found
    phases: dict[str, Counter[str]] = {}
    for name, count in counts.items():
        phase = parsed[name].phase
        if phase is not None:
            phases.setdefault(base_of[name], Counter())[phase] += count
    out: dict[str, OperationKey] = {}
    for name in counts:
        base = base_of[name]
        usual = phases.get(base)
        default = min(usual, key=lambda phase: (-usual[phase], phase)) if usual else None
        out[name] = (base, parsed[name].phase or default)
    return out
