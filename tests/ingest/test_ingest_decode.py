"""Bytes to text: nothing is garbled, nothing but line ends and control characters is changed."""

# ruff: noqa: E501 - samples of text stand on one line
from __future__ import annotations

import codecs
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legomena.ingest.decode import clean, decode
from legomena.ingest.unreadable import Unreadable

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"))

SAMPLES = {
    "en": "“We are done,” he said – twenty-two soldiers and a café owner were killed in the attack on Saturday.",
    "fr": "Au moins vingt-deux personnes ont été tuées à l’aube dans une série d’attaques, selon le porte-parole.",
    "es": "Los atacantes mataron a veintidós soldados en una operación que duró más de un día, según la policía.",
    "pl": "Rzecznik policji powiedział, że w sobotnim ataku zginęło dwudziestu żołnierzy i było wielu rannych.",
    "tr": "Polis sözcüsü, cumartesi günkü saldırıda yirmi iki askerin öldüğünü ve çok sayıda yaralı olduğunu söyledi.",
    "ru": "По данным полиции, в результате нападения погибли двадцать два военнослужащих и были раненые.",
    "ar": "قال المتحدث باسم الشرطة إن اثنين وعشرين جنديا قتلوا في الهجوم يوم السبت في المدينة",
    "el": "Ο εκπρόσωπος της αστυνομίας είπε ότι είκοσι δύο στρατιώτες σκοτώθηκαν στην επίθεση.",
    "zh": "警方发言人说，星期六的袭击造成二十二名士兵和三十一名平民死亡，另有多人受伤。",
    "ja": "警察の報道官は、土曜日の攻撃で兵士二十二人が死亡し、市民三十一人が負傷したと述べた。",
}
LEGACY = [
    ("en", "cp1252"),
    ("fr", "cp1252"),
    ("es", "latin-1"),
    ("pl", "cp1250"),
    ("tr", "cp1254"),
    ("ru", "cp1251"),
    ("ru", "koi8-r"),
    ("ar", "cp1256"),
    ("el", "cp1253"),
    ("zh", "gb18030"),
    ("ja", "shift_jis"),
]


@given(TEXTS)
def test_utf8_gives_the_same_text(text: str) -> None:
    assert clean(decode(text.encode())) == text.removeprefix("\ufeff")


@given(
    TEXTS,
    st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]),
    st.none() | st.sampled_from(["ascii", "latin-1"]),
)
def test_a_byte_order_mark_overrules_what_is_declared(text: str, encoding: str, declared: str | None) -> None:
    assert clean(decode(text.encode(encoding), declared)) == text.removeprefix("\ufeff")


@given(TEXTS, st.sampled_from(["gb18030", "utf-16-le", "utf-8"]))
def test_a_declared_charset_is_used(text: str, encoding: str) -> None:
    raw = text.encode(encoding)
    if not raw.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        assert clean(decode(raw, encoding)) == text.removeprefix("\ufeff")


@given(TEXTS)
def test_clean_changes_line_ends_and_controls_only(text: str) -> None:
    noisy = "\ufeff" + text.replace("\n", "\r\n") + "\x00\x07\x1b"
    assert clean(noisy) == text
    assert clean(clean(noisy)) == text.removeprefix("\ufeff")


@given(st.text())
def test_what_is_clean_has_no_control_characters(text: str) -> None:
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", clean(text))


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_reason(raw: bytes) -> None:
    try:
        decode(raw).encode()
    except Unreadable as error:
        assert str(error).endswith(".")


def test_breaks_that_are_not_newlines() -> None:
    assert clean("a\rb\r\nc\x0cd\x0be\x85f") == "a\nb\nc\nd\ne\nf"


@pytest.mark.parametrize(("language", "encoding"), LEGACY)
@pytest.mark.parametrize("times", [1, 8])
def test_an_undeclared_encoding_is_told_or_refused(language: str, encoding: str, times: int) -> None:
    text = "\n".join([SAMPLES[language]] * times)
    if encoding == "latin-1":
        text = text.replace("“", '"').replace("”", '"')
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["mac_roman", "cp437", "cp850"])
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_rare_encodings_are_never_garbled(language: str, encoding: str) -> None:
    text = SAMPLES[language].translate(str.maketrans("“”’–", '""\'-'))
    try:
        assert decode(text.encode(encoding)) == text
    except Unreadable as error:
        assert "encoding" in str(error)


def test_mac_quotation_marks_are_not_taken_for_letters() -> None:
    with pytest.raises(Unreadable, match="encoding"):
        decode(SAMPLES["en"].encode("mac_roman"))


def test_utf8_overrules_a_careless_label() -> None:
    assert decode("café “quoted”".encode(), "iso-8859-1") == "café “quoted”"
    assert decode("caf\u00e9 \u201cquoted\u201d".encode("cp1252"), "iso-8859-1") == "café “quoted”"


def test_damaged_utf8_is_refused_and_says_where() -> None:
    raw = SAMPLES["fr"].encode()
    at = raw.index("é".encode())
    with pytest.raises(Unreadable, match=f"at byte {at}"):
        decode(raw[: at + 1] + raw[at + 2 :])
    with pytest.raises(Unreadable, match="byte order mark"):
        decode(codecs.BOM_UTF8 + b"abc\xff\xfedef")


def test_unknown_and_non_text_charsets_are_passed_over() -> None:
    assert decode(b"plain words", "x-unheard-of") == "plain words"
    assert decode(b"plain words", "base64") == "plain words"
    assert decode(b"plain words", "") == "plain words"


def test_utf16_without_a_mark() -> None:
    assert decode("Five people were killed.".encode("utf-16-le")) == "Five people were killed."
    assert decode("Five people were killed.".encode("utf-16-be")) == "Five people were killed."
