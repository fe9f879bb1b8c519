"""The guess at a language: right on plain sentences, null when unsure."""

# ruff: noqa: E501 - samples of text stand on one line
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legomena.ingest.language import guess_language, language_tag

SENTENCES = {
    "en": "Police said on Sunday that the attack on the station was over and that five of the gunmen were dead.",
    "es": "La policía dijo el domingo que el ataque a la estación había terminado y que los atacantes murieron.",
    "fr": "La police a déclaré dimanche que l'attaque contre la gare était terminée et que les assaillants sont morts.",
    "pt": "A polícia disse no domingo que o ataque à estação terminou e que os atacantes foram mortos.",
    "de": "Die Polizei sagte am Sonntag, dass der Angriff auf den Bahnhof vorbei ist und die Täter tot sind.",
    "it": "La polizia ha detto domenica che l'attacco alla stazione è finito e che gli assalitori sono stati uccisi.",
    "tr": "Polis, pazar günü istasyona yapılan saldırının sona erdiğini ve bir çok kişinin öldüğünü söyledi.",
    "ar": "قالت الشرطة يوم الأحد إن الهجوم على المحطة انتهى وإن المهاجمين قتلوا جميعا في المدينة",
    "ur": "پولیس نے اتوار کو بتایا کہ اسٹیشن پر حملہ ختم ہو گیا ہے اور پانچ حملہ آور مارے گئے ہیں",
    "fa": "پلیس روز یکشنبه گفت که حمله به ایستگاه پایان یافته و پنج مهاجم کشته شده‌اند و چند نفر گریختند",
    "hi": "पुलिस ने रविवार को कहा कि स्टेशन पर हमला समाप्त हो गया है और पांच हमलावर मारे गए हैं",
    "zh": "警方周日表示，对车站的袭击已经结束，五名袭击者死亡，另有多人受伤。",
    "ja": "警察は日曜日、駅への攻撃は終わり、襲撃者五人が死亡したと発表した。",
    "ru": "Полиция сообщила в воскресенье, что нападение на станцию закончилось и пять нападавших были убиты.",
    "uk": "Поліція повідомила в неділю, що напад на станцію закінчився і що п'ятеро нападників загинули.",
    "ko": "경찰은 일요일 역에 대한 공격이 끝났고 공격자 다섯 명이 숨졌다고 밝혔다.",
    "he": "המשטרה מסרה ביום ראשון כי ההתקפה על התחנה הסתיימה וחמישה תוקפים נהרגו.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_plain_sentences(language: str) -> None:
    assert guess_language(SENTENCES[language]) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Killed: 5",
        "22 / 36 / 197",
        "Gwadar Nushki Mastung Kalat Dalbandin Kharan Pasni Turbat Tump",
        "!?" * 50,
    ],
)
def test_unsure_is_null(text: str) -> None:
    assert guess_language(text) is None


@given(st.text())
def test_any_text_is_guessed_without_error(text: str) -> None:
    found = guess_language(text)
    assert found is None or language_tag(found) == found


@pytest.mark.parametrize(
    ("stated", "tag"),
    [
        ("en_us", "en-US"),
        ("EN", "en"),
        ("zh-Hans", "zh-Hans"),
        ("en_GB.UTF-8", "en-GB"),
        ("und", None),
        ("English", None),
        ("", None),
        (None, None),
    ],
)
def test_tags(stated: str | None, tag: str | None) -> None:
    assert language_tag(stated) == tag
