"""From bytes to text: the encoding is stated, proved, or guessed with evidence; never assumed."""

from __future__ import annotations

import codecs
import re

from .language import LEGACY_ENCODINGS, guess_language
from .unreadable import Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Servers and editors put these labels on anything, so text that is valid UTF-8 overrules them.
_CARELESS = frozenset({"ascii", "iso8859-1", "cp1252"})
_LATIN = ("cp1252", "cp1250", "cp1254", "cp1257")

_BREAK = re.compile(r"\r\n|[\r\x0b\x0c\x85]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")

# What Western text in another encoding (Mac, DOS) looks like when read as Windows-1252.
_MISREAD = re.compile(r"[a-zß-ÿ][À-ÞŠŒŽŸ]|[^\W\d_][‚ƒ„†‡ˆ‰‹›¢£¤¥¦§¨ª¬¯±²³µ¶¸¹º¼½¾][^\W\d_]|[^\W\d_][‚„ƒˆ]")


def clean(text: str) -> str:
    """Return the text with line ends as ``\\n`` and byte order mark and control characters taken out.

    Vertical tab, form feed and "next line" are line ends too. Tabs stay. Nothing else is changed.
    """
    return _CONTROL.sub("", _BREAK.sub("\n", text.removeprefix("\ufeff")))


def decode(raw: bytes, declared: str | None = None) -> str:
    """Return the text of ``raw``, not yet cleaned.

    In this order: byte order mark; the declared charset; UTF-8; a guess that the language confirms.
    Raises ``Unreadable`` where none of them holds, and where the bytes are no text.
    """
    encoding, mark = byte_order(raw)
    if encoding:
        try:
            return _text(raw[mark:].decode(encoding))
        except UnicodeDecodeError as error:
            raise Unreadable(
                f"Its byte order mark says {encoding.upper()}, but byte {error.start + mark:,} does not fit; "
                "get an undamaged copy."
            ) from None
    name = known_charset(declared)
    if name and name not in _CARELESS:
        text = _try(raw, name)
        if text is not None:
            return _text(text)
    text = _try(raw, "utf-8")
    if text is None and name in _CARELESS:
        text = _try(raw, "cp1252")
    if text is None and looks_binary(raw):
        raise Unreadable(BINARY)
    return _text(text if text is not None else _guess(raw))


BINARY = "It is not text and of no known document format; convert it to text, PDF or DOCX, or leave it out."


def byte_order(raw: bytes) -> tuple[str | None, int]:
    """Return the encoding that a byte order mark (or UTF-16's NUL bytes) shows, and the mark's length."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return encoding, len(mark)
    sample = raw[:2048]
    if len(sample) >= 8:
        if sample[1::2].count(0) > 0.4 * len(sample) and not sample[::2].count(0):
            return "utf-16-le", 0
        if sample[::2].count(0) > 0.4 * len(sample) and not sample[1::2].count(0):
            return "utf-16-be", 0
    return None, 0


def known_charset(name: str | None) -> str | None:
    """Return Python's name of a declared text encoding, or null where there is none by that name."""
    try:
        info = codecs.lookup((name or "").strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    return info.name if getattr(info, "_is_text_encoding", True) else None


def _try(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeError, ValueError):
        return None


def _text(text: str) -> str:
    """Return ``text``; raise where so much of it is control characters that it is no text at all."""
    controls = len(_CONTROL.findall(text[:65536]))
    if controls > max(4, len(text[:65536]) // 50):
        raise Unreadable(BINARY)
    return text


def looks_binary(raw: bytes) -> bool:
    """Whether ``raw``, which is in no encoding of two or four bytes, holds what no text does."""
    sample = raw[:65536]
    return sum(sample.count(byte) for byte in (0, 1, 2, 3, 4, 5, 6, 7, 8)) > max(4, len(sample) // 100)


def _guess(raw: bytes) -> str:
    _refuse_damaged_utf8(raw)
    visible = re.sub(rb"<[^>]*>", b" ", raw)
    # The commonest words of European languages are mostly ASCII, so the language can be told first,
    # and the encoding follows from it.
    language = guess_language(visible.decode("cp1252", "ignore"))
    legacy = LEGACY_ENCODINGS.get(language or "")
    if legacy:
        text = _try(raw, legacy)
        if text is not None and not _MISREAD.search(text):
            return text
    elif language is None:
        readings = {_try(raw, encoding) for encoding in _LATIN}
        runs = re.findall(rb"[\x80-\xff]+", visible)
        if len(readings) == 1 and runs and sum(map(len, runs)) < 1.6 * len(runs):
            (text,) = readings
            if text is not None and not _MISREAD.search(text):
                return text
    text = _guess_other_script(raw)
    if text is not None:
        return text
    raise Unreadable(
        "Its character encoding is neither declared nor UTF-8 and cannot be told with confidence; "
        "save it as UTF-8."
    )


def _refuse_damaged_utf8(raw: bytes) -> None:
    """Raise where ``raw`` is plainly UTF-8 with some broken bytes: any other reading would garble it."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(character > "\x7f" for character in text) - broken
    if sound >= broken:
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError as error:
            raise Unreadable(
                f"It is UTF-8 with damaged characters (the first at byte {error.start:,}); "
                "get an undamaged copy, or save it again as UTF-8."
            ) from None


def _guess_other_script(raw: bytes) -> str | None:
    """Return the reading in a script other than Latin, where it makes sense in a language."""
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    if best is None or best.chaos >= 0.1:
        return None
    text = raw.decode(best.encoding)
    letters = [character for character in text if character > "\x7f" and character.isalpha()]
    other = [character for character in letters if character > "\u024f"]
    if len(other) < 20 or len(other) < 0.9 * len(letters):
        return None
    ideographs = sum("\u3040" <= character <= "\u9fff" for character in other)
    if best.coherence >= 0.2 or ideographs >= 0.9 * len(other):
        return text
    return None
