"""A light guess at a text's language, from its script and its commonest words; null when unsure."""

from __future__ import annotations

import re
from collections import Counter

_WORDS = {
    "en": "the of and to in was were that for on with said by at from has have had after is are who been",
    "es": "el la los las de del que en y por con una un se para al su fueron según tras más muertos",
    "fr": "le la les des du et en que dans une un par pour sur au aux est ont été qui avec selon d l",
    "pt": "o a os as de do da dos das que em e no na um uma por com para foram ao mais segundo não",
    "de": "der die das und in den von zu mit dem ein eine ist wurden auf bei nach nicht im sich des wurde",
    "it": "il di che la e in un una per con del della sono dei nel alla è stati gli le da secondo hanno",
    "nl": "de het een van en in op zijn dat met voor werd bij aan door naar niet die ook werden volgens",
    "pl": "w i na z do się że po jest przez od dla oraz nie o zostało według co był było są to",
    "cs": "a v na se je z do že o s po k za při byl byli podle které který ve jsou od",
    "hu": "a az és hogy nem is egy szerint volt meg csak után között már ez mint de vagy pedig el",
    "tr": "ve bir bu da de için ile olarak olan çok göre sonra daha oldu olduğu kadar en saldırıda dedi",
    "id": "yang dan di dari untuk dengan pada ini itu dalam oleh tidak akan telah adalah ke tersebut",
    "sw": "na ya wa kwa katika ni za la watu kuwa hiyo huo baada cha kutoka alisema huku",
}
_WORD_SETS = {language: frozenset(words.split()) for language, words in _WORDS.items()}

LEGACY_ENCODINGS = {
    **dict.fromkeys(("en", "es", "fr", "pt", "de", "it", "nl", "id", "sw"), "cp1252"),
    **dict.fromkeys(("pl", "cs", "hu"), "cp1250"),
    "tr": "cp1254",
}
"""Single-byte encoding in which files of a Latin-script language were written before Unicode."""

_SCRIPTS = (
    ("latin", re.compile(r"[A-Za-zÀ-ɏ]")),
    ("arabic", re.compile(r"[\u0620-\u06d3\u06fa-\u06ff\u0750-\u077f]")),
    ("devanagari", re.compile(r"[\u0900-\u097f]")),
    ("cyrillic", re.compile(r"[\u0400-\u04ff]")),
    ("kana", re.compile(r"[\u3040-\u30ff]")),
    ("han", re.compile(r"[\u3400-\u9fff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("he", re.compile(r"[\u05d0-\u05ea]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("th", re.compile(r"[\u0e01-\u0e4e]")),
    ("bn", re.compile(r"[\u0985-\u09df]")),
    ("ta", re.compile(r"[\u0b85-\u0bcd]")),
    ("my", re.compile(r"[\u1000-\u104f]")),
    ("am", re.compile(r"[\u1200-\u135a]")),
    ("ka", re.compile(r"[\u10d0-\u10ff]")),
    ("hy", re.compile(r"[\u0531-\u0587]")),
)
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def language_tag(value: str | None) -> str | None:
    """Return a stated language as a BCP 47 tag (``en_us`` → ``en-US``), or null where it is none."""
    tag = (value or "").strip().replace("_", "-").partition(".")[0]
    if not _TAG.fullmatch(tag) or tag.casefold() in ("und", "mul", "zxx"):
        return None
    first, *rest = tag.split("-")
    return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])


def guess_language(text: str) -> str | None:
    """Return the ISO 639 code of the language that ``text`` is most likely in, or null when unsure."""
    sample = text[:20_000]
    counts = Counter({script: len(pattern.findall(sample)) for script, pattern in _SCRIPTS})
    total = counts.total()
    if total < 20:
        return None
    if counts["kana"] > 0.05 * total and counts["kana"] + counts["han"] > 0.6 * total:
        return "ja"
    script, number = counts.most_common(1)[0]
    if number < 0.6 * total:
        return None
    if script == "latin":
        return _by_words(sample)
    if script == "arabic":
        return _arabic_script(sample)
    if script == "cyrillic":
        return _cyrillic_script(sample)
    if script == "devanagari":
        return "hi" if _share(sample, {"है", "हैं", "और", "का", "की", "के", "में", "ने", "को", "से"}) > 0.1 else None
    return {"han": "zh", "kana": "ja"}.get(script, script)


def _tokens(text: str) -> list[str]:
    # Combining signs belong to words in Devanagari; \w leaves them out.
    return re.findall(r"(?:[^\W\d_]|[\u0900-\u0963])+", text.casefold())


def _share(text: str, words: set[str] | frozenset[str]) -> float:
    tokens = _tokens(text)
    return sum(token in words for token in tokens) / len(tokens) if tokens else 0.0


def _by_words(text: str) -> str | None:
    tokens = Counter(_tokens(text))
    total = tokens.total()
    if total < 8:
        return None
    shares = sorted(
        ((sum(tokens[word] for word in words) / total, name) for name, words in _WORD_SETS.items()),
        reverse=True,
    )
    (best, language), (second, _) = shares[:2]
    return language if best >= 0.12 and best >= 1.25 * second else None


def _arabic_script(text: str) -> str | None:
    counts = Counter(text)

    def some(letters: str) -> bool:
        return sum(counts[letter] for letter in letters) >= max(2, len(text) // 500)

    if some("ټډړښځڅۍې"):
        return "ps"
    if some("ۆێڵڕ"):
        return "ckb"
    if some("ٹڈڑںھے"):
        return "ur"
    if some("پچژگ") and some("یک"):
        return "fa"
    return "ar" if some("ةىيك") else None


def _cyrillic_script(text: str) -> str | None:
    if re.search(r"[іїєґ]", text.casefold()):
        return "uk" if _share(text, {"і", "в", "на", "що", "у", "з", "та", "до", "за", "не"}) > 0.08 else None
    if _share(text, {"и", "в", "на", "что", "с", "по", "не", "из", "за", "были", "о"}) > 0.08:
        # Bulgarian and Serbian share these words, but not these letters.
        return "ru" if re.search(r"[ыэ]", text.casefold()) else None
    return None
