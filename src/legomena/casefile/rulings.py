"""Rulings over claims: which may be added, and what they make of the claims. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import msgspec

from legomena.records import Claim, Ruling

from .errors import CasefileError

FIXED_FIELDS = frozenset({"id", "document", "quote", "start", "end", "sentence", "extractor"})
"""Claim fields that no ruling changes: what the claim is, and the words it rests on."""

_TYPES: dict[str, Any] = {
    field.name: field.type for field in msgspec.structs.fields(Claim) if field.name not in FIXED_FIELDS
}


def apply_rulings(claims: Iterable[Claim], rulings: Iterable[Ruling]) -> tuple[Claim, ...]:
    """Return the claims as a person ruled on them: a rejected one dropped, an amended one changed.

    Of several rulings on one claim only the last one given counts, whatever its date: an acceptance
    after an amendment brings back the claim as extracted, and a second amendment replaces the first.
    An amended claim keeps its id, so that later rulings still find it. ``part_of`` may name a claim that
    was rejected. Rulings on other claims, and those that link incidents, change nothing here.
    """
    last = {
        target: ruling
        for ruling in rulings
        if ruling.kind in ("accept", "reject", "amend")
        for target in ruling.targets
    }
    if not last:
        return tuple(claims)
    ruled: list[Claim] = []
    for claim in claims:
        ruling = last.get(claim.id)
        if ruling is None or ruling.kind == "accept":
            ruled.append(claim)
        elif ruling.kind == "amend":
            ruled.append(msgspec.structs.replace(claim, **_new_values(claim.id, ruling.changes)))
    return tuple(ruled)


def check_ruling(ruling: Ruling) -> None:
    """Refuse a ruling that does not say who, when and why, or that cannot be carried out."""
    name = ruling_name(ruling)
    for field in ("by", "why"):
        if not getattr(ruling, field).strip():
            raise CasefileError(f"{name}: does not say {field!r}; a ruling says who, when and why")
    if not _is_moment(ruling.at):
        raise CasefileError(
            f"{name}: 'at' is {ruling.at!r}; give an ISO 8601 date and time with its offset, "
            "as in 2026-01-31T12:00:00+05:00"
        )
    _check_targets(ruling, name)
    if ruling.kind != "amend":
        if ruling.changes:
            raise CasefileError(f"{name}: only an amendment has changes; rule 'amend', or leave them out")
        return
    if not ruling.changes:
        raise CasefileError(f"{name}: an amendment must say what it changes")
    _new_values(ruling.targets[0], ruling.changes)


def is_on_names(ruling: Ruling) -> bool:
    """Whether a ruling is about names of persons and not about claims."""
    return ruling.kind in ("redact", "disclose")


def ruling_name(ruling: Ruling) -> str:
    """What errors call a ruling."""
    return f"ruling {ruling.kind!r} on {', '.join(ruling.targets) or 'nothing'}"


def _check_targets(ruling: Ruling, name: str) -> None:
    found = len(ruling.targets)
    if len(set(ruling.targets)) != found:
        raise CasefileError(f"{name}: names the same {'name' if is_on_names(ruling) else 'claim'} twice")
    if ruling.kind == "split":
        if not found:
            raise CasefileError(f"{name}: needs the claims or documents that leave their incident")
        return
    if is_on_names(ruling):
        if not found or not all(any(map(str.isalpha, target)) for target in ruling.targets):
            raise CasefileError(f"{name}: needs the name of a person, in letters")
        return
    if ruling.kind in ("same", "different"):
        if found < 2:
            raise CasefileError(f"{name}: needs two claims or more, not {found}")
    elif found != 1:
        raise CasefileError(f"{name}: needs exactly one claim, not {found}; make one ruling for each")


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _new_values(claim: str, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the changes as typed values of a claim's fields."""
    values: dict[str, Any] = {}
    for field, value in changes.items():
        if field in FIXED_FIELDS:
            raise CasefileError(
                f"amendment of claim {claim}: {field!r} cannot be changed, it is what the claim rests on; "
                "reject the claim instead"
            )
        if field not in _TYPES:
            raise CasefileError(
                f"amendment of claim {claim}: a claim has no field {field!r}; use one of {', '.join(_TYPES)}"
            )
        try:
            values[field] = msgspec.convert(msgspec.to_builtins(value), type=_TYPES[field])
        except (msgspec.MsgspecError, TypeError) as error:
            raise CasefileError(
                f"amendment of claim {claim}: {field!r} cannot be {value!r}: {error}"
            ) from error
    return values
