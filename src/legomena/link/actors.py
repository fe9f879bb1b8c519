"""Who speaks and acts, across all documents: one `Actor` for all the names that it is given."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from legomena.records import OUTLET, Actor, Claim, Document, content_hash

from .bodies import body_words, is_itself, join_described
from .mentions import Mention, trim_names
from .names import Name, fold, initials, parse_name, same_body, same_person, similar, skeleton, word_set
from .union import Groups

_STATE_WORDS = word_set(
    """army military police ministry minister government official officials authorities authority president
    premier governor navy forces troops commissioner paramilitary ministry parliament prosecutor secretary
    mayor administration intelligence"""
)
_DEFINED = re.compile(
    r"((?:[A-Z][\w'’]*(?:[- ]|\s+(?:of|for|the|and|de|du|des|del)\s+)){1,8})\(([A-Z][A-Z0-9-]{1,9})\)"
)
_SIDE_OF_ROLE = {"security forces": "state"}


def side_of_role(role: str | None) -> str | None:
    """Return the side that a speaker's role stands on: a country's security forces stand on the state's."""
    return None if role is None else _SIDE_OF_ROLE.get(role, role)


def find_actors(documents: Sequence[Document], claims: Sequence[Claim]) -> tuple[Actor, ...]:
    """Return one actor for each person or body that speaks or acts in ``claims``, sorted by id.

    Names are compared only within blocks (same surname, same head word, same acronym), so the work
    grows with the number of names and not with its square. A bare surname or a bare "the army" goes to
    the one fuller name that it can stand for in its document, else in the whole case; where it could
    stand for several it stays on its own.
    """
    mentions = trim_names(_mentions(claims))
    groups: Groups[tuple[str, ...]] = Groups(mention.name.key for mention in mentions)
    counts = Counter(mention.name.key for mention in mentions)
    acronyms = _acronyms(documents, mentions)
    _join_acronyms(groups, mentions, acronyms)
    _join_full(groups, counts)
    _join_spokespersons(groups, mentions, acronyms)
    join_described(groups, ((m.name, m.role, m.document) for m in mentions))
    resolved = _join_bare(groups, mentions)

    members: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for mention in mentions:
        key = mention.name.key
        members[groups.find(resolved.get((mention.document, key), key))].append(mention)
    written = _written_out(documents)
    same_id: dict[str, list[tuple[Actor, list[Mention]]]] = defaultdict(list)
    for found in members.values():
        made = _actor(found, written)
        same_id[made.id].append((made, found))
    return tuple(_one_actor(id_, groups, written) for id_, groups in sorted(same_id.items()))


def _one_actor(
    id_: str,
    groups: Sequence[tuple[Actor, list[Mention]]],
    written: Mapping[tuple[str, ...], str],
) -> Actor:
    """Return the actor of groups that come to one name."""
    if len(groups) == 1:
        return groups[0][0]
    found = sorted((mention for _, mentions in groups for mention in mentions), key=_order)
    return msgspec.structs.replace(_actor(found, written), id=id_)


def _order(mention: Mention) -> tuple[str, str, str, str]:
    return mention.document, mention.claim, mention.part, mention.written


def _mentions(claims: Iterable[Claim]) -> list[Mention]:
    found = []
    for claim in sorted(claims, key=lambda claim: (claim.document, claim.start, claim.id)):
        speaker = claim.speaker
        found.append(
            Mention(
                claim.id,
                claim.document,
                speaker.name,
                parse_name(speaker.name),
                "speaks",
                speaker.role,
                speaker.actor,
            )
        )
        if claim.subject:
            name = parse_name(claim.subject)
            found.append(Mention(claim.id, claim.document, claim.subject, name, "acts", None, None))
    return found


def _acronyms(documents: Sequence[Document], mentions: Sequence[Mention]) -> dict[str, tuple[str, ...]]:
    """Return acronym → the words that it stands for, as the documents themselves define it most often."""
    votes: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for document in documents:
        if "(" not in document.text:
            continue
        for match in _DEFINED.finditer(document.text):
            words = tuple(fold(match[1]).split())
            for size in range(2, len(words) + 1):  # the shortest tail whose initials fit
                if initials(words[-size:]) == match[2].replace("-", ""):
                    votes[match[2]][words[-size:]] += 2
                    break
    texts = Counter([mention.written for mention in mentions])
    texts.update([mention.actor for mention in mentions if mention.actor])
    for text, count in texts.items():
        words = parse_name(text).words
        short = initials(words)
        if len(short) >= 2 and len(words) >= 2:
            votes[short][words] += count
            if len(short) == 2:
                votes[f"T{short}"][words] += count  # "The Free Front" may go by its article too
    return {short: min(found, key=lambda words: (-found[words], words)) for short, found in votes.items()}


def _written_out(documents: Sequence[Document]) -> dict[tuple[str, ...], str]:
    """Return folded words → the spelling in which the documents write them out before their acronym."""
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for document in documents:
        if "(" not in document.text:
            continue
        for match in _DEFINED.finditer(document.text):
            tokens = match[1].split()
            for size in range(2, len(tokens) + 1):
                words = tuple(fold(" ".join(tokens[-size:])).split())
                if initials(words) == match[2].replace("-", ""):
                    votes[words][" ".join(tokens[-size:])] += 1
                    break
    return {words: min(found, key=lambda text: (-found[text], text)) for words, found in votes.items()}


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


def _join_bare(
    groups: Groups[tuple[str, ...]], mentions: Sequence[Mention]
) -> dict[tuple[str, tuple[str, ...]], tuple[str, ...]]:
    """Return (document, bare name) → the full name that it stands for there."""
    full: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    here: dict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
    armed = {m.name.key for m in mentions if m.role == "armed group" and m.name.kind == "body"}
    for mention in mentions:
        key = mention.name.key
        if key[0] == "named" and len(key) > 2 and key not in armed and not _several(mention.name):
            full[skeleton(key[-1])].add(key)
            here[mention.document, skeleton(key[-1])].add(key)
    out: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
    for mention in mentions:
        key, name = mention.name.key, mention.name
        if mention.role == "armed group" and mention.actor and name.kind == "unnamed":
            out[mention.document, key] = _key_of_text(mention.actor)
        elif key[0] == "named" and len(key) == 2 and (name.kind == "person" or name.national):
            word = skeleton(key[1])
            for candidates in (here[mention.document, word], full[word]):
                fits = {groups.find(k) for k in candidates if similar(k[-1], key[1]) and _fits(name, k)}
                if len(fits) == 1:
                    out[mention.document, key] = next(iter(fits))
                    break
                if fits:
                    break
    return out


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


def _actor(found: Sequence[Mention], written_out: Mapping[tuple[str, ...], str]) -> Actor:
    """Make the actor of all mentions that were joined."""
    written = Counter(mention.written for mention in found)
    variants = tuple(sorted(written, key=lambda text: (-written[text], text)))
    first = found[0].name
    if first.kind == "outlet":
        return Actor(
            id=content_hash("actor", OUTLET),
            name=OUTLET,
            kind="outlet",
            side="media",
            variants=variants,
            speaks=_claims(found, "speaks"),
            acts=_claims(found, "acts"),
        )
    names = [mention.name for mention in found]
    titled = any(name.titled for name in names)
    roles = Counter(side for mention in found if (side := side_of_role(mention.role)) is not None)
    called_body = roles["armed group"] > 0
    country = roles["foreign government"] > 0 and all(len(name.words) == 1 for name in names)
    kind: Literal["person", "body", "unnamed"] = "person"
    if all(name.kind == "unnamed" for name in names):
        kind = "unnamed"
    elif any(name.kind == "body" for name in names) or (not titled and (called_body or country)):
        kind = "body"
    best = _fullest(found, kind, written_out)
    if 2 * roles["armed group"] >= roles["state"]:  # "the group" is easily taken for an authority
        roles["state"] = 0
    roles += Counter()
    side = min(roles, key=lambda side: (-roles[side], side)) if roles else _side_of_words(best)
    return Actor(
        id=content_hash("actor", kind, " ".join(parse_name(best).words)),
        name=best,
        kind=kind,
        side=side,
        variants=variants,
        speaks=_claims(found, "speaks"),
        acts=_claims(found, "acts"),
    )


def _claims(found: Iterable[Mention], part: str) -> tuple[str, ...]:
    return tuple(sorted({mention.claim for mention in found if mention.part == part}))


def _fullest(found: Sequence[Mention], kind: str, written_out: Mapping[tuple[str, ...], str]) -> str:
    """Return the name to show: the most used among those that say most (full name, long form)."""
    if any(mention.name.national for mention in found):  # "Pakistan's army" says more than "the army"
        owned = [mention for mention in found if len(mention.name.words) > 1]
        found = [m for m in owned or found if is_itself(m.written)] or owned or found
    pool: Counter[str] = Counter()
    uses: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in found:
        uses[mention.label or mention.written, mention.written].append(mention)
    for (text, _), same in uses.items():
        pool[_bare(text, same[0].name)] += len(same)
    for mention in found:
        if kind == "body" and mention.actor and mention.role == "armed group":
            pool[mention.actor] += 1
    if kind == "body":
        shorts = {mention.name.acronym for mention in found if mention.name.acronym}
        full = [text for words, text in written_out.items() if initials(words) in shorts]
        long = [text for text in pool if initials(parse_name(text).words) in shorts]
        if full or long:
            return min(long or full, key=lambda text: (-pool[text], text))
        return min(pool, key=lambda text: (-pool[text], text))
    most = max(min(len(parse_name(text).words), 2) for text in pool)
    kept = [text for text in pool if min(len(parse_name(text).words), 2) == most]
    return min(kept, key=lambda text: (-pool[text], text))


def _bare(written: str, name: Name) -> str:
    """Return the name without article, office and brackets where the words that remain stand together."""
    if name.kind == "unnamed" or not name.words:
        return written
    pattern = r"[\W_]+".join(re.escape(word) for word in name.words)
    plain = written if len(fold(written)) == len(written) else fold(written)
    match = re.search(pattern, plain, re.IGNORECASE)
    if match is None or plain is not written:
        return written
    short = plain[match.start() : match.end()]
    return short if short[:1].isupper() else written  # "the army" keeps its article


def _side_of_words(text: str) -> str | None:
    return "state" if set(fold(text).split()) & _STATE_WORDS else None
