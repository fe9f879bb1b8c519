"""Coded rows: other people's data sets as documents, one speaker each.

A row becomes a document whose text is a short form of it, one ``Label: value`` a line, which the extractor
reads into claims; its bytes are those of the row. A file that is taken as background becomes one document
with a line a month. What the columns mean stands in a mapping, one JSON file a data set.
"""

from .mapping import Mapping, detect, load, names
from .rows import document_of_row
from .series import document_of_series

__all__ = ["Mapping", "detect", "document_of_row", "document_of_series", "load", "names"]
