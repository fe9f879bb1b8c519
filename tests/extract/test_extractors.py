"""Which extractor reads, and what is said where the trained one is not installed."""

from __future__ import annotations

import sys

import pytest

import legomena.extract as extract_package
from legomena.extract import ExtractorMissingError, default_extractor, extractor


def test_the_best_that_is_installed_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    assert default_extractor() == "neural"
    monkeypatch.setattr(extract_package, "find_spec", lambda name: None if name == "onnxruntime" else True)
    assert default_extractor() == "grammar"
    assert extractor("grammar").name == "grammar"


def test_a_missing_package_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [n for n in sys.modules if n.startswith("legomena.extract.neural")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    made = extract_package._loaded
    made.cache_clear()
    try:
        with pytest.raises(ExtractorMissingError, match=r"onnxruntime.*pip install 'legomena\[neural\]'"):
            extractor("neural")
    finally:
        made.cache_clear()
