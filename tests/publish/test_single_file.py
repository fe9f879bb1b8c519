"""The anatomy as one file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from legomena.publish import publish
from legomena.records import Anatomy


@pytest.fixture(scope="module")
def single(anatomy: Anatomy, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(anatomy, tmp_path_factory.mktemp("single"), single_file=True)


def test_it_is_one_file_and_the_same_each_time(anatomy: Anatomy, single: Path, tmp_path: Path) -> None:
    assert [path.name for path in single.parent.iterdir()] == ["anatomy.html"]
    assert publish(anatomy, tmp_path, single_file=True).read_bytes() == single.read_bytes()


def test_it_needs_nothing_beside_it(single: Path) -> None:
    page = html.parse(str(single))
    assert not page.xpath("//link[@rel='stylesheet'] | //script[@src] | //img")
    ids = set(page.xpath("//@id"))
    assert len(page.xpath("//@id")) == len(ids)
    within = [address for address in page.xpath("//a/@href") if not address.startswith("http")]
    assert {address[1:] for address in within} <= ids
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "unsafe" not in policy
    assert "file:" not in policy
    assert len(re.findall(r"'sha256-[^']+'", policy)) == 4


def test_all_texts_stand_in_it(anatomy: Anatomy, single: Path) -> None:
    texts = {
        node.text_content()
        for node in html.parse(str(single)).xpath("//section[@id='texts']//div[@class='text']")
    }
    assert texts == {document.text for document in anatomy.documents}


def test_its_scripts_run_and_nothing_is_asked_for(browser: Any, anatomy: Anatomy, single: Path) -> None:
    page = browser.new_page()
    errors: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: errors.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(single.as_uri())
    claim = next(one for one in anatomy.claims if "🕯" in one.quote)
    page.goto(f"{single.as_uri()}#claim-{claim.id}")
    assert "".join(page.locator("#reader mark.on").all_text_contents()) == claim.quote
    page.locator("#reader .meta a[href^='#c-']").click()
    assert not page.locator("#reader").is_visible()
    assert page.locator(f"[id='c-{claim.id}']").is_visible()
    assert page.title() == "Ashford & the hills"
    assert errors == []
    assert {url.partition("#")[0] for url in asked} == {single.as_uri()}
    page.close()


def test_without_a_script_a_figure_leads_to_its_words(browser: Any, single: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(single.as_uri())
    link = page.locator(".matrix a.cite").first
    anchor = link.get_attribute("href").removeprefix("#")
    link.click()
    assert page.locator(f"[id='{anchor}']").is_visible()
    context.close()
