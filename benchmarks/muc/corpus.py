"""The messages and keys of MUC-4, in ``muc4/`` of the folder that ``LEGOMENA_DATA`` names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.data import data_dir
from benchmarks.extractors import document_of
from benchmarks.muc.areas import areas
from benchmarks.muc.features import Pointed
from benchmarks.muc.model import Numbers
from benchmarks.muc.pointing import pointed_by
from benchmarks.muc.reading import Reading, read
from benchmarks.muc.templates import Template, merged, read_keys
from benchmarks.muc.texts import Message, Truecaser, mixed_case_texts, read_messages
from benchmarks.muc.vectors import Vectors, encoder
from legomena.extract import Extractor
from legomena.extract.sentences import split_sentences
from legomena.extract.tokens import tokenize
from legomena.records import Claim, Document
from legomena.resolve.gazetteer import Gazetteer


def model_path(extractor: str) -> Path:
    """Return where the model lies that was learned from the claims of this extractor."""
    return Path(__file__).parent / "models" / f"{extractor}.bin.gz"


def files(part: str) -> list[Path]:
    """Return the files of a part of the corpus: ``dev``, ``tst1`` or ``tst2``."""
    return sorted((data_dir() / "muc4" / "corpora" / part).iterdir())


def keys(part: str) -> dict[str, list[Template]]:
    """Return the answer keys of a part by message."""
    return merged(read_keys(_text(path)) for path in files(part) if path.name.startswith("key-"))


def messages(part: str) -> Iterator[tuple[Message, Document]]:
    """Yield the messages of a part, each as a document in sentence case."""
    written = truecaser()
    for path in files(part):
        if path.name.startswith(("dev-muc", "tst")):
            for message in read_messages(_text(path)):
                published = message.day.isoformat() if message.day else None
                yield message, document_of(written(message.text), message.name, published)


@dataclass
class Found:
    """A message with what an extractor finds in it, and what the encoder makes of its words."""

    message: Message
    document: Document
    claims: list[Claim]
    pointed: list[Pointed]
    vectors: list[Vectors]
    """Of the tokens of each sentence."""

    def read(self, projection: Numbers) -> Reading:
        """Return the message as features."""
        return read(self.message, self.document, self.claims, self.pointed, self.vectors, projection, areas())


def read_all(part: str, extractor: Extractor) -> Iterator[Found]:
    """Yield the messages of a part with what an extractor finds in them."""
    gazetteer = Gazetteer.default()
    for message, document in messages(part):
        sentences = [tokenize(document.text, a, b) for a, b in split_sentences(document.text)]
        yield Found(
            message,
            document,
            extractor.extract(document, gazetteer),
            pointed_by(extractor, document.text),
            encoder().read(document.text, sentences),
        )


@cache
def truecaser() -> Truecaser:
    """Return what writes upper case in sentence case, learned once."""
    return Truecaser(mixed_case_texts(data_dir()))


def _text(path: Path) -> str:
    return path.read_text(encoding="latin-1")
