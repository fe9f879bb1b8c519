"""The trained extractor: a small encoder marks elements and links; the shared steps make claims of them."""

from __future__ import annotations

from legomena.extract.assembly import Assembly
from legomena.extract.sentences import split_sentences
from legomena.records import Claim, Document
from legomena.resolve.gazetteer import Gazetteer

from .decode import Marks, decode
from .reading import NeuralReading
from .runtime import Model

NAME = "neural"
VERSION = "0.1.0"


class Neural:
    """The extractor that works by a trained model. See `legomena.extract.Extractor`.

    ``model`` is the shipped one where none is given. ``gated``, sentences without a word of violence are not
    given to it.
    """

    name = NAME
    version = VERSION

    def __init__(self, model: Model | None = None, *, gated: bool = True) -> None:
        self.model = model or Model.shipped()
        self.gated = gated

    def extract(self, document: Document, gazetteer: Gazetteer | None = None) -> list[Claim]:
        """Return the claims of ``document`` in reading order, none twice."""
        reading = NeuralReading(self.marks(document.text))
        return Assembly(document, gazetteer or Gazetteer.default(), reading, f"{NAME} {VERSION}").claims()

    def marks(self, text: str) -> list[Marks]:
        """What the model marks in each sentence of ``text``, in order."""
        spans = split_sentences(text)
        return decode(self.model.read(text, spans, gated=self.gated), len(spans))
