"""The anatomy in a real browser, opened from disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from legomena.records import Anatomy


class Opened:
    """A page with what went wrong on it and what it asked for."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.errors: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda m: self.errors.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))


@pytest.fixture
def opened(browser: Any, published: Path) -> Iterator[Opened]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    one = Opened(context.new_page())
    one.page.goto((published / "index.html").as_uri())
    yield one
    assert one.errors == []
    assert [url for url in one.requests if not url.startswith("file://")] == []
    assert one.page.title() == "Ashford & the hills"
    context.close()


def lit(page: Any) -> str:
    return "".join(page.locator("#reader mark.on").all_text_contents())


def test_every_figure_opens_its_words(opened: Opened, anatomy: Anatomy) -> None:
    page = opened.page
    claims = {claim.id: claim for claim in anatomy.claims}
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    links = page.locator("table a.cite, .saying a.cite")
    assert links.count() > 8
    for index in range(links.count()):
        link = links.nth(index)
        if not link.is_visible():
            continue
        wanted = link.get_attribute("data-claims").split()[0]
        link.evaluate("node => node.click()")
        assert page.url.endswith(f"#claim-{wanted}")
        assert lit(page) == claims[wanted].quote
        assert page.locator("#reader mark.on").first.is_visible()


def test_escape_closes_the_reader_and_gives_the_focus_back(opened: Opened) -> None:
    page = opened.page
    link = page.locator(".matrix a.cite").first
    link.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "reader-title"
    page.keyboard.press("Escape")
    page.wait_for_function("!document.getElementById('reader').open && !location.hash")
    assert link.evaluate("node => node === document.activeElement")


def test_reports_that_carry_one_figure_can_be_stepped_through(opened: Opened, anatomy: Anatomy) -> None:
    page = opened.page
    link = page.locator(".tolls a.cite[data-claims*=' ']").first
    first, second = link.get_attribute("data-claims").split()
    link.click()
    assert page.locator(".reader-count").text_content() == "1 of 2"
    page.locator("#reader .next").click()
    assert page.url.endswith(second)
    page.keyboard.press("ArrowLeft")
    assert page.url.endswith(first)


def test_a_link_to_a_claim_opens_at_its_quote(opened: Opened, published: Path, anatomy: Anatomy) -> None:
    for claim in anatomy.claims:
        opened.page.goto((published / "index.html").as_uri() + f"#claim-{claim.id}")
        assert lit(opened.page) == claim.quote
    opened.page.goto((published / "index.html").as_uri() + "#claim-unknown")
    assert not opened.page.locator("#reader").is_visible()


def test_back_closes_the_reader(opened: Opened) -> None:
    page = opened.page
    page.locator(".matrix a.cite").first.click()
    page.go_back()
    page.wait_for_function("!document.getElementById('reader').open")


def test_texts_are_set_in_their_direction(opened: Opened, anatomy: Anatomy) -> None:
    claim = next(one for one in anatomy.claims if "جنديا" in one.quote)
    opened.page.goto(opened.page.url.split("#")[0] + f"#claim-{claim.id}")
    assert opened.page.locator("#reader .text").get_attribute("dir") == "rtl"
    assert lit(opened.page) == claim.quote


@pytest.mark.parametrize("width", [380, 768, 1280])
def test_nothing_overflows(opened: Opened, width: int) -> None:
    page = opened.page
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("a.cite:visible").first.click()
    box = page.locator("#reader").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width + 0.5
    if width == 380:
        assert box["width"] == pytest.approx(width, abs=1)
        assert box["height"] == pytest.approx(800, abs=1)


def test_the_map_zooms(opened: Opened) -> None:
    page = opened.page
    before = page.locator("svg.map:visible").get_attribute("viewBox")
    page.locator(".zoom button[data-zoom=in]").click()
    assert page.locator("svg.map:visible").get_attribute("viewBox") != before
    page.locator(".zoom button[data-zoom=all]").click()
    assert [float(x) for x in page.locator("svg.map:visible").get_attribute("viewBox").split()] == [
        float(x) for x in before.split()
    ]


def test_no_label_of_a_picture_lies_on_another(opened: Opened) -> None:
    overlaps = opened.page.evaluate(
        """() => {
        const found = [];
        for (const svg of document.querySelectorAll('svg.chart, svg.map')) {
          const texts = [...svg.querySelectorAll('text')].filter(t => t.getBoundingClientRect().width);
          const boxes = texts.map(t => t.getBoundingClientRect());
          boxes.forEach((a, i) => boxes.forEach((b, j) => {
            if (i < j && a.left < b.right - 1 && b.left < a.right - 1
                && a.top < b.bottom - 4 && b.top < a.bottom - 4)
              found.push(texts[i].textContent + ' / ' + texts[j].textContent);
          }));
        }
        return found;
        }"""
    )
    assert overlaps == []


def test_it_reads_without_a_script(browser: Any, published: Path, anatomy: Anatomy) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((published / "index.html").as_uri())
    link = page.locator(".matrix a.cite").first
    anchor = link.get_attribute("href").partition("#")[2]
    link.click()
    assert page.url.endswith(anchor)
    assert page.locator(f"[id='{anchor}']").is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_enough(browser: Any, published: Path, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto((published / "index.html").as_uri())
    worst = page.evaluate(
        """() => {
        const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
          .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
          .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        const parse = text => text.match(/[\\d.]+/g).map(Number);
        const ground = node => { for (; node; node = node.parentElement) {
          const c = parse(getComputedStyle(node).backgroundColor);
          if (c.length === 3 || c[3] > 0.99) return c; } return [255, 255, 255]; };
        let worst = [99, ''];
        for (const node of document.querySelectorAll('main *, nav *, header *')) {
          const own = [...node.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
          if (!own || node.closest('svg')) continue;
          const a = light(parse(getComputedStyle(node).color)), b = light(ground(node));
          const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          if (ratio < worst[0]) worst = [ratio, node.className + ' ' + node.textContent.slice(0, 40)];
        }
        return worst;
        }"""
    )
    assert worst[0] >= 4.5, worst
    context.close()
