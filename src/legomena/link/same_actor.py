"""Which names are one person's or body's: spellings, acronyms, spokespersons, bare surnames."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from .bodies import body_words, join_described
from .mentions import Mention
from .names import Key, Name, parse_name, same_body, same_person, similar, skeleton
from .union import Groups


def join_names(mentions: Sequence[Mention], acronyms: Mapping[str, Key]) -> list[list[Mention]]:
    """Return the mentions of each person or body together, the most used first.

    ``acronyms`` are given with the words that they stand for.
    """
    counts: Counter[Key] = Counter()
    for mention in mentions:
        counts[mention.name.key] += mention.times
    groups: Groups[Key] = Groups(counts)
    _join_acronyms(groups, mentions, acronyms)
    _join_full(groups, counts)
    _join_spokespersons(groups, mentions, acronyms)
    join_described(groups, ((m.name, m.role, m.uses.keys()) for m in mentions))
    members: dict[Key, list[Mention]] = defaultdict(list)
    for key, mention in _resolved(groups, mentions):
        members[groups.find(key)].append(mention)
    return list(members.values())


def _join_acronyms(
    groups: Groups[tuple[str, ...]], mentions: Sequence[Mention], acronyms: Mapping[str, tuple[str, ...]]
) -> None:
    for mention in mentions:
        name = mention.name
        if not name.acronym:
            continue
        if name.kind != "person":
            groups.join(("acronym", name.acronym), mention.name.key)
        long = acronyms.get(name.acronym)
        if long is not None:
            groups.join(("named", *body_words(long)), ("acronym", name.acronym))


def _join_full(groups: Groups[tuple[str, ...]], counts: Counter[tuple[str, ...]]) -> None:
    """Join spellings of one full name: within a block of one surname (or head word), or one acronym."""
    blocks: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in counts:
        if key[0] == "named" and len(key) > 2:
            blocks[skeleton(_plain(key)[-1])].append(key)
    for block in blocks.values():
        leaders: list[tuple[str, ...]] = []
        for key in sorted(block, key=lambda key: (-len(key), -counts[key], key)):
            words = key[1:]
            for leader in leaders:
                kinds = {parse_name(" ".join(words)).kind, parse_name(" ".join(leader[1:])).kind}
                fits = same_body(_plain(key), _plain(leader)) or (
                    "body" not in kinds and same_person(words, leader[1:])
                )
                if fits:
                    groups.join(leader, key)
                    break
            else:
                leaders.append(key)


def _plain(key: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a name with a country's army, military or armed forces called alike."""
    words = key[1:]
    if words[-2:] == ("armed", "forces"):
        return (*words[:-2], "military")
    return (*words[:-1], "military") if words[-1] == "army" else words


def _join_spokespersons(
    groups: Groups[tuple[str, ...]], mentions: Sequence[Mention], acronyms: Mapping[str, tuple[str, ...]]
) -> None:
    """Who speaks for an armed group is that group's voice; a minister or officer stays a person."""
    for mention in mentions:
        if mention.role != "armed group" or not mention.actor or mention.name.kind == "outlet":
            continue
        body = parse_name(mention.actor)
        words = acronyms.get(body.acronym or "", body.words)
        if mention.name.kind == "unnamed":
            continue  # "the group" means different groups in different documents: see _join_bare
        groups.join(("named", *words), mention.name.key)
        if body.acronym:
            groups.join(("named", *words), ("acronym", body.acronym))


def _resolved(groups: Groups[Key], mentions: Sequence[Mention]) -> Iterator[tuple[Key, Mention]]:
    """Yield the mentions with the key that each stands for, a bare name divided by what it stands for in
    each document."""
    bare: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        key, name = mention.name.key, mention.name
        if mention.role == "armed group" and mention.actor and name.kind == "unnamed":
            continue
        if key[0] == "named" and len(key) == 2 and (name.kind == "person" or name.national):
            bare[skeleton(key[1])].append(mention)
    full: dict[str, set[Key]] = defaultdict(set)
    here: dict[tuple[str, str], set[Key]] = defaultdict(set)
    armed = {m.name.key for m in mentions if m.role == "armed group" and m.name.kind == "body"}
    for mention in mentions:
        key = mention.name.key
        if key[0] != "named" or len(key) < 3 or key in armed or _several(mention.name):
            continue
        if (word := skeleton(key[-1])) in bare:
            full[word].add(key)
            for document in mention.uses:
                here[document, word].add(key)
    divided = {id(mention) for found in bare.values() for mention in found}
    groups_of: dict[tuple[str, Key], Key] = {}
    for mention in mentions:
        key, name = mention.name.key, mention.name
        if mention.role == "armed group" and mention.actor and name.kind == "unnamed":
            for document in mention.uses:  # "the group" in this document, whoever says it there
                groups_of.setdefault((document, key), _key_of_text(mention.actor))
        elif id(mention) in divided:
            word = skeleton(key[1])
            anywhere = _candidates(groups, name, key, full.get(word, set()))
            for document in mention.uses:
                fits = _candidates(groups, name, key, here.get((document, word), set())) or anywhere
                if len(fits) == 1:
                    groups_of[document, key] = next(iter(fits))
    keys = {key for _, key in groups_of}
    for mention in mentions:
        key = mention.name.key
        if key not in keys:
            yield key, mention
            continue
        parts: dict[Key, list[str]] = {}
        for document in mention.uses:
            parts.setdefault(groups_of.get((document, key), key), []).append(document)
        for part, documents in parts.items():
            yield part, mention if len(documents) == len(mention.uses) else mention.within(documents)


def _candidates(groups: Groups[Key], bare: Name, key: Key, full: Iterable[Key]) -> set[Key]:
    """Return the groups of the full names that a bare one can stand for."""
    return {groups.find(found) for found in full if similar(found[-1], key[1]) and _fits(bare, found)}


def _several(name: Name) -> bool:
    """Whether a name is two names in a row ("X and Y"), and neither's full form."""
    return "and" in name.words and name.kind == "person"


def _fits(bare: Name, full: tuple[str, ...]) -> bool:
    kind = parse_name(" ".join(full[1:]).title()).kind
    return (kind == "body" and len(full) == 3) if bare.national else kind != "body"


def _key_of_text(text: str) -> tuple[str, ...]:
    name = parse_name(text)
    if name.acronym and len(name.words) == 1:
        return ("acronym", name.acronym)
    return ("unnamed" if name.kind == "unnamed" else "named", *name.words)
