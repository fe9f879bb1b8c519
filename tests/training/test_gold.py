"""What corpora tell by labels of their own, on small files of their form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tokenizers import Tokenizer

import legomena.extract.neural as neural
from training import corpora, data, gold


@pytest.fixture(scope="module")
def tok() -> Tokenizer:
    return data.tokenizer(Path(neural.__file__).parent / "model")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(corpora, "DATA", tmp_path)
    corpora.texts.cache_clear()
    yield tmp_path
    corpora.texts.cache_clear()


def told(text: str, e: data.Example) -> set[tuple[str, str]]:
    at = e.window.offsets
    return {(k, text[at[a][0] : at[b - 1][1]]) for k, a, b in e.tags}


def test_wikievents_tells_of_triggers_and_of_roles_in_the_sentence(folder: Path, tok: Tokenizer) -> None:
    words = "Rebels attacked the depot , killing two guards . Police arrested a man in Arua ."
    arguments = [{"role": "Attacker", "text": "Rebels"}, {"role": "Place", "text": "Arua"}]
    events = [
        ("Conflict.Attack", 1, arguments),
        ("Life.Die", 5, [{"role": "Victim", "text": "two guards"}]),
        ("Justice.ArrestJailDetain", 10, []),
    ]
    row = {
        "docid": "one",
        "tokens": words.split(" "),
        "event_mentions": [
            {"event_type": t, "trigger": {"start_idx": k, "end_idx": k + 1}, "arguments": a}
            for t, k, a in events
        ],
    }
    (folder / "wikievents").mkdir()
    (folder / "wikievents" / "train.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (e,) = gold.wikievents(tok)
    text = corpora.texts("wikievents")["one"]
    assert told(text, e) == {
        ("trg", "attacked"),
        ("act", "Rebels"),
        ("eff", "killing"),
        ("grp", "two guards"),
    }
    assert len(e.links) == 1
    unknown = {(k, text[e.window.offsets[a][0] : e.window.offsets[b - 1][1]]) for k, a, b in e.unknown}
    assert {("trg", "killing"), ("trg", "arrested"), ("out", "arrested"), ("act", text)} <= unknown
    assert ("trg", text) not in unknown


def test_muc4_tells_where_a_sentence_holds_two_roles(folder: Path, tok: Tokenizer) -> None:
    text = "GUNMEN BLEW UP THE BRIDGE WITH DYNAMITE. THE BRIDGE IS OLD."
    (folder / "muc4" / "corpora" / "dev").mkdir(parents=True)
    (folder / "muc4" / "corpora" / "dev" / "dev-muc3-0001-0100").write_text(
        f"DEV-MUC3-0001 (X)\n\n{text}\n", encoding="latin-1"
    )
    template = {"PerpInd": [[["gunmen", 0]]], "PerpOrg": [], "Target": [[["the bridge", 15]]], "Victim": []}
    row = {"docid": "DEV-MUC3-0001", "templates": [template | {"Weapon": [[["dynamite", 31]]]}]}
    (folder / "muc4" / "five-role-train.json").write_text(json.dumps(row), encoding="utf-8")
    (e,) = gold.muc4(tok)
    whole = corpora.texts("muc4")["DEV-MUC3-0001"]
    assert told(whole, e) == {("act", "GUNMEN"), ("tgt", "THE BRIDGE"), ("wpn", "DYNAMITE")}
    assert whole.count("THE BRIDGE") == 2
    assert len(e.tags) == 3


def test_re3d_tells_what_is_no_weapon(folder: Path, tok: Tokenizer) -> None:
    text = "Mortars hit the town."
    (folder / "re3d" / "Source").mkdir(parents=True)
    (folder / "re3d" / "Source" / "documents.json").write_text(
        json.dumps({"_id": "one", "text": text}), encoding="utf-8"
    )
    entity = {"documentId": "one", "type": "Weapon", "begin": 0, "end": 7}
    (folder / "re3d" / "Source" / "entities.json").write_text(json.dumps(entity), encoding="utf-8")
    (e,) = gold.re3d(tok)
    at = e.window.offsets
    assert e.tags == []
    assert {(k, text[at[a][0] : at[b - 1][1]]) for k, a, b in e.unknown} == {("wpn", "Mortars")}
    assert e.kinds == {"wpn", "plc", "tim"}


def test_polnear_tells_sources_cues_and_contents(folder: Path, tok: Tokenizer) -> None:
    text = "The mayor said the road is shut."
    base = folder / "polnear" / "dev"
    (base / "text").mkdir(parents=True)
    (base / "attributions").mkdir()
    (base / "text" / "one.txt").write_text(text, encoding="utf-8")
    (base / "attributions" / "one_a.ann").write_text(
        "T1\tSource 0 9\tThe mayor\nT2\tCue 10 14\tsaid\nT3\tContent 15 31\tthe road is shut\n"
        "E1\tCue:T2 Source:T1 Content:T3\n",
        encoding="utf-8",
    )
    (e,) = gold.polnear("dev", tok)
    assert told(text, e) == {("src", "The mayor"), ("cue", "said"), ("con", "the road is shut")}
    assert {name for name, _, _ in e.links} == {"say"}
    assert e.kinds == gold.SAYING
